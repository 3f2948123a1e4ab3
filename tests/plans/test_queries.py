"""Does each page cost the same for one row and for three?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders.agencies import a_user, an_agency
from tests.builders.plans import (
    a_dimension,
    a_goal,
    a_mission,
    a_place,
    a_plan,
    a_sub_dimension,
    an_extension,
    an_extension_request,
)

pytestmark = pytest.mark.django_db
# Session and user are two of each.
PAGES = {
    "/kerangka/": 10,
    "/kerangka/{old}/": 10,
    "/kerangka/baru/": 2,
    "/kerangka/{plan}/ubah/": 3,
    "/kerangka/misi/baru/": 3,
    "/kerangka/misi/{mission}/ubah/": 3,
    "/kerangka/sasaran/baru/": 5,
    "/kerangka/sasaran/{goal}/ubah/": 6,
    "/kerangka/dimensi/{dimension}/ubah/": 6,
    "/kerangka/subdimensi/{part}/ubah/": 3,
    "/kerangka/tahap/{stage}/": 7,
    "/kerangka/tahap/baru/": 3,
    "/kerangka/tahap/{stage}/ubah/": 3,
    "/kerangka/tahap/{stage}/perpanjangan/": 4,
    "/kerangka/tahap/{stage}/minta/": 4,
    "/kerangka/permintaan/": 4,
    "/kerangka/permintaan/{request}/": 4,
    "/kerangka/wilayah/": 4,
    "/kerangka/wilayah/baru/": 3,
    "/kerangka/wilayah/{place}/ubah/": 4,
}


@pytest.fixture
def known(plan, operator):
    """What the addresses point at."""
    part = a_sub_dimension()
    return {
        "plan": plan.pk,
        "old": a_plan(stages=False, is_current=False).pk,
        "mission": a_mission(plan).pk,
        "goal": a_goal(plan).pk,
        "part": part.pk,
        "dimension": part.dimension_id,
        "stage": plan.stages.first().pk,
        "place": a_place().pk,
        "request": an_extension_request(plan.stages.first(), operator).pk,
    }


def add_to(plan, admin):
    """One more of everything that a page of the frame lists."""
    agency, stage = an_agency(), plan.stages.first()
    a_goal(plan, mission=a_mission(plan))
    an_extension(stage, agency, admin)
    an_extension(stage, admin.agency, admin)
    an_extension_request(stage, a_user(agency=agency))
    a_place(kind="DESA", name=agency.name, parent=a_place())
    expert = a_user(role="EXPERT", agency=agency)
    a_dimension().experts.add(expert)
    a_plan(stages=False, is_current=False)


@pytest.mark.parametrize(("path", "number"), PAGES.items())
def test_page_costs_the_same_for_one_and_for_three(
    client, admin, plan, known, path, number
):
    client.force_login(admin)
    costs, answers = [], []

    for more in (1, 2):
        for _ in range(more):
            add_to(plan, admin)
        with CaptureQueriesContext(connection) as captured:
            answers.append(client.get(path.format(**known)).status_code)
        costs.append(len(captured))

    assert costs == [number, number]
    assert answers == [200, 200]
