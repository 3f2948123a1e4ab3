"""Whether the leader reads the numbers of the book, and apart what is not in it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from books import briefing
from books.briefing import briefing_for
from books.contexts import Book
from books.contexts.brief import numbers_of
from tests.builders.books import an_edition
from tests.builders.plans import a_sub_dimension, an_extension_request
from tests.builders.programs import a_funding, a_program, an_action
from tests.builders.workshops import a_finding

ADDRESS = "/ringkasan/"


def text_of(response):
    """The words of a page, without its tags."""
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(bare).split())


@pytest.fixture
def busy_plan(plan, operator):
    """Two programs in the book, three on their way, one finding without a program."""
    first = a_program(
        operator,
        status="APPROVED",
        title="Bank sampah",
        is_quick_win=True,
        sub_dimension=a_sub_dimension(),
    )
    a_funding(an_action(first), amount=1_250_000_000)
    second = a_program(
        operator, status="APPROVED", title="Kompos", sub_dimension=a_sub_dimension()
    )
    a_funding(an_action(second), amount=None, unknown_reason="Belum dihitung")
    a_program(operator, status="SUBMITTED", sub_dimension=a_sub_dimension())
    a_program(operator, status="DRAFT")
    a_program(operator, status="RETURNED")
    a_finding(operator, accepted=True)
    return plan


def test_leader_reads_the_numbers_of_the_book(busy_plan, council):
    found = briefing_for(council)

    assert found.brief.numbers == numbers_of(Book.gather(busy_plan))
    assert found.brief.numbers.programs == 2


def test_leader_reads_apart_what_is_not_in_the_book(busy_plan, council):
    found = briefing_for(council)

    assert (found.waiting.in_review, found.waiting.writing) == (1, 2)
    assert found.waiting.programs == found.book.waiting.programs
    assert [row.waiting for row in found.rows] == [0, 0, 0, 0, 0, 1]
    assert found.undecided == 2


def test_leader_sees_who_waits_for_an_answer(busy_plan, council, operator):
    an_extension_request(busy_plan.stages.first(), operator)

    assert briefing_for(council).requests == 1


def test_leader_sees_the_stage_that_is_open_else_the_next_else_the_last(
    busy_plan, council
):
    def kinds():
        return [window.kind for window in briefing_for(council).windows]

    now, day = timezone.now(), timedelta(days=1)
    busy_plan.stages.exclude(kind__in=("FINDINGS", "PROPOSALS")).delete()
    found, proposed = busy_plan.stages.order_by("kind")
    found.opens_at, found.closes_at = now - 3 * day, now - 2 * day
    proposed.opens_at, proposed.closes_at = now + day, now + 2 * day
    found.save()
    proposed.save()
    assert kinds() == ["PROPOSALS"]

    proposed.opens_at = now - day
    proposed.save()
    assert kinds() == ["PROPOSALS"]

    proposed.delete()
    assert kinds() == ["FINDINGS"]


def test_leader_sees_no_stage_where_none_is_planned(client, busy_plan, council):
    busy_plan.stages.all().delete()
    client.force_login(council)

    assert "Jadwal tahap belum ditetapkan." in text_of(client.get(ADDRESS))


def test_page_says_what_the_numbers_say(client, busy_plan, council):
    client.force_login(council)

    page = text_of(client.get(ADDRESS))

    assert "Dana yang diketahui, dan 1 baris dana yang belum diketahui" in page
    assert "Rp1,25 miliar" in page
    assert "Masalah yang belum dijawab 1 dari 1" in page
    assert "Jumlah 3 belum masuk buku, 2 di antaranya belum berdimensi" in page
    assert "Bank sampah" in page
    assert "Belum ada edisi yang terbit." in page


def test_quick_win_leads_to_its_sheet(client, busy_plan, council):
    client.force_login(council)
    chosen = busy_plan.programs.get(is_quick_win=True)

    page = client.get(ADDRESS).content.decode()

    assert f'<a href="/buku/program/{chosen.pk}/">Bank sampah</a>' in page


def test_many_quick_wins_are_counted(client, busy_plan, council, operator):
    for number in range(briefing.QUICK_WINS_SHOWN):
        a_program(
            operator, status="APPROVED", is_quick_win=True, title=f"Cepat {number}"
        )
    client.force_login(council)

    assert "Dan 1 lagi" in text_of(client.get(ADDRESS))


def test_edition_in_force_stands_beside_where_it_differs(
    client, busy_plan, council, admin
):
    then = Book.gather(busy_plan).to_json()
    an_edition(admin, plan=busy_plan, number=1, content=then, sha256="1" * 64)
    client.force_login(council)
    assert "Edisi 1: " not in text_of(client.get(ADDRESS))

    new = a_program(admin, status="APPROVED", is_quick_win=True)
    a_funding(an_action(new), amount=1_000_000)
    page = text_of(client.get(ADDRESS))

    assert "Program dalam buku Edisi 1: 2 3" in page
    assert "Quick win Edisi 1: 1 2" in page
    assert "Edisi 1: Rp1,25 miliar dan 1 baris" in page


def queries(user):
    with CaptureQueriesContext(connection) as made:
        briefing_for(user)
    return len(made)


def test_edition_is_counted_once(busy_plan, council, admin):
    then = Book.gather(busy_plan).to_json()
    an_edition(admin, plan=busy_plan, number=1, content=then, sha256="2" * 64)

    first, second = queries(council), queries(council)

    assert first - second == 1


def test_page_of_an_empty_portal_says_so(client, db, council):
    client.force_login(council)

    assert "Belum ada rencana induk" in text_of(client.get(ADDRESS))


def test_page_of_an_empty_plan_has_its_zeros(client, plan, council):
    client.force_login(council)

    page = text_of(client.get(ADDRESS))

    assert "Belum ada quick win yang disetujui." in page
    assert "Smart Living 0 0 quick win tidak ada" in page


def test_agencies_are_told_where_their_numbers_are(client, plan, operator):
    client.force_login(operator)

    response = client.get(ADDRESS)

    assert response.status_code == 403
    assert "Angka yang sudah terbit ada di edisi" in text_of(response)


def test_council_is_led_to_the_page_from_the_desk(client, plan, council, operator):
    client.force_login(council)
    assert "Baca ringkasan" in text_of(client.get("/"))

    client.force_login(operator)
    assert "ringkasan" not in text_of(client.get("/")).lower()
