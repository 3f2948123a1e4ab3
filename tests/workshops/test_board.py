"""Does the wall show what comes in, cheaply, and nobody's title?"""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from plans.models import Stage
from tests.builders.agencies import an_agency
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding, a_workshop
from workshops.board import Board, keywords


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def content(workshop):
    return reverse("workshops:board_content", args=[workshop.pk])


def test_board_counts_by_dimension_and_agency(plan, workshop, operator, outsider):
    a_finding(operator)
    a_finding(operator, kind="POTENTIAL")
    a_program(outsider, status="SUBMITTED")
    a_program(outsider)

    board = Board.gather(workshop)

    whole = board.whole
    assert (whole.problems, whole.potentials) == (1, 1)
    assert (whole.proposals, whole.drafts) == (1, 1)
    counts = [(one.findings, one.proposals) for one in board.dimensions if one.total]
    assert sum(findings for findings, _ in counts) == 2
    assert {(one.name, one.total) for one in board.agencies} == {
        ("DLH", 2),
        ("Dishub", 2),
    }


def test_silent_is_who_said_nothing_at_that_stage(plan, workshop, operator, outsider):
    an_agency(short_name="Tutup", active=False)
    second = a_workshop(stage=plan.stages.get(kind=Stage.Kind.PROPOSALS))
    a_finding(operator)
    a_program(outsider)

    assert Board.gather(workshop).silent == ("Dishub",)
    assert Board.gather(second).silent == ("DLH",)


def test_latest_stands_first(plan, workshop, operator, outsider):
    a_finding(outsider)
    finding = a_finding(operator)
    finding.created_at = timezone.now() - timedelta(hours=1)
    finding.save()

    assert [one.agency for one in Board.gather(workshop).latest] == ["Dishub", "DLH"]


def test_keywords_are_counted_without_empty_words():
    found = keywords(
        ["Sampah pasar belum dipilah", "Sampah di sungai", "Sungai dan pasar", "Jalan"]
    )

    assert [(one.word, one.titles, one.level) for one in found] == [
        ("pasar", 2, 4),
        ("sampah", 2, 4),
        ("sungai", 2, 4),
    ]
    assert keywords([]) == ()


def test_draft_gives_the_wall_no_words(plan, workshop, operator):
    for _ in range(2):
        a_program(operator, title="Rahasia rancangan")

    assert Board.gather(workshop).keywords == ()


def test_page_shows_no_title_of_anybody(client, operator, outsider, workshop):
    a_finding(outsider, title="Halte tanpa atap")
    client.force_login(operator)

    page = client.get(reverse("workshops:board", args=[workshop.pk])).text

    assert "Dishub" in page
    assert "Halte" not in page
    assert '<noscript><meta http-equiv="refresh" content="15"></noscript>' in page
    assert 'data-every="5"' in page
    assert "&lt;dl" not in page


def test_what_did_not_change_is_not_sent_again(client, operator, workshop, content):
    client.force_login(operator)
    first = client.get(content)

    again = client.get(content, headers={"if-none-match": first.headers["ETag"]})
    cache.clear()
    a_finding(operator)
    changed = client.get(content, headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_eighty_people_cost_one_look(client, operator, workshop, content):
    client.force_login(operator)
    a_finding(operator)
    with CaptureQueriesContext(connection) as first:
        client.get(content)

    with CaptureQueriesContext(connection) as others:
        for _ in range(79):
            client.get(content)

    assert len(first) == 3 + 4
    assert len(others) == 79 * 3  # session, person, workshop
    assert all("finding" not in query["sql"] for query in others)


def test_hall_behind_one_address_is_not_locked_out(client, operator, workshop, content):
    client.force_login(operator)

    codes = {client.get(content).status_code for _ in range(200)}

    assert codes == {200}


def test_room_code_is_guessed_without_locking_the_hall_out(client, workshop):
    facts = {"room": "SALAH9", "code": "SALAH9", "mode": "ONSITE"}

    codes = {
        client.post(reverse("workshops:arrive"), facts).status_code for _ in range(30)
    }

    assert codes == {200}
