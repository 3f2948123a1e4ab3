"""Does each page cost the same for one row and for three?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders.agencies import a_message, a_user, an_agency, an_audit_entry

pytestmark = pytest.mark.django_db
# Session and user are two of each.
PAGES = {
    "/akun/": 2,
    "/kata-sandi/": 2,
    "/instansi/": 3,
    "/instansi/{agency}/": 4,
    "/instansi/baru/": 2,
    "/instansi/{agency}/ubah/": 3,
    "/orang/": 5,
    "/orang/baru/": 3,
    "/orang/{person}/": 5,
    "/orang/{person}/ubah/": 3,
    "/pesan/": 4,
    "/jejak/": 4,
}


@pytest.mark.parametrize(("path", "number"), PAGES.items())
def test_page_costs_the_same_for_one_and_for_three(client, admin, agency, path, number):
    client.force_login(admin)
    person = a_user(agency=agency)
    path = path.format(agency=agency.pk, person=person.pk)
    costs, answers = [], []

    for more in (1, 2):
        for _ in range(more):
            a_message(admin)
            an_audit_entry(admin, thing=person)
            an_agency(aliases="Nama lama")
            a_user(agency=agency)
        with CaptureQueriesContext(connection) as captured:
            answers.append(client.get(path).status_code)
        costs.append(len(captured))

    assert costs == [number, number]
    assert answers == [200, 200]
