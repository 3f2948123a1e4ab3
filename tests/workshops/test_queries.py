"""Does a page cost the same for one thing and for three?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.builders.agencies import an_agency
from tests.builders.plans import a_place
from tests.builders.programs import a_program
from tests.builders.workshops import (
    a_finding,
    a_session,
    a_workshop,
    an_outcome,
    somebody_there,
)
from workshops import workflow
from workshops.models import Workshop

# With the session and the person. Operator first, then admin.
COSTS = {
    "list": (5, 5),
    "detail": (12, 12),
    "edit": (None, 4),
    "session_edit": (None, 3),
    "participant_edit": (4, 5),
    "outcome_edit": (None, 6),
    "participant_enroll": (3, 4),
    "finding_list": (5, 6),
    "finding": (11, 12),
    "finding_create": (9, 9),
    "finding_edit": (12, None),
}


@pytest.fixture
def things(plan, operator, admin):
    """What every address leads to, with one of everything in it."""
    workshop = a_workshop()
    finding = a_finding(operator, heard_in=workshop)
    known = {
        "detail": workshop,
        "edit": workshop,
        "participant_enroll": workshop,
        "session_edit": a_session(workshop),
        "participant_edit": somebody_there(workshop, operator.agency),
        "outcome_edit": an_outcome(workshop),
        "finding": finding,
        "finding_edit": finding,
    }
    fill(known, operator, admin)
    return known


def fill(things, operator, admin):
    """One more of everything."""
    workshop, finding = things["detail"], things["finding"]
    a_session(workshop)
    somebody_there(workshop, operator.agency)
    an_agency()
    other = a_finding(operator, accepted=True, heard_in=workshop)
    outcome = an_outcome(workshop, owner=operator.agency)
    for one in (finding, other):
        outcome.findings.add(one)
        program = a_program(operator)
        program.findings.add(one)
        program.outcomes.add(outcome)
    things["outcome_edit"].findings.add(other)
    finding.places.add(a_place())
    a_finding(operator, status="MERGED", merged_into=finding)
    workflow.perform("return", finding, by=admin, note="Tambah angka.")
    workflow.perform("send", finding, by=operator)


def costs(client, person, things):
    client.force_login(person)
    found = {}
    for name in COSTS:
        address = reverse(
            f"workshops:{name}", args=[things[name].pk] if name in things else []
        )
        client.get(address)  # the first look may take a seat
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        found[name] = len(queries) if response.status_code == 200 else None
    return found


@pytest.mark.parametrize("who", ["operator", "admin"])
def test_pages_cost_the_same_for_one_and_for_three(
    request, client, operator, admin, things, who
):
    person = request.getfixturevalue(who)

    once = costs(client, person, things)
    for _ in range(2):
        fill(things, operator, admin)
        a_workshop()
    thrice = costs(client, person, things)

    column = ["operator", "admin"].index(who)
    assert once == {name: cost[column] for name, cost in COSTS.items()}
    assert thrice == once
    assert Workshop.objects.count() == 3
