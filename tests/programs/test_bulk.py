"""What becomes of each program when one move is made for many?"""

import pytest
from django.urls import reverse

from agencies.auditing import first_break
from agencies.models import AuditEntry
from programs import deciding
from programs.models import Program, Verdict
from tests.builders.programs import a_program, a_remark, a_revision, a_verdict

Status = Program.Status
URL = "reviews:bulk"


def statuses(*programs):
    return [Program.objects.get(pk=program.pk).status for program in programs]


def ask(client, person, step, *programs, **more):
    client.force_login(person)
    given = {"langkah": step, "program": [program.pk for program in programs]}
    response = client.post(reverse(URL), given | more, follow=True)
    return response.content.decode()


@pytest.fixture
def three(plan, verifier):
    """Two programs under review, and one that nobody has opened."""
    found = [
        a_program(verifier, complete=True, status=status)
        for status in (Status.IN_REVIEW, Status.IN_REVIEW, Status.SUBMITTED)
    ]
    for program in found:
        a_revision(program, verifier)
    return found


def test_each_row_is_decided_or_refused_by_itself(three, admin):
    a_remark(three[1], admin)

    results = deciding.bulk("approve", three, by=admin)

    assert [result.is_done for result in results] == [True, False, False]
    assert "belum diselesaikan" in results[1].sentence
    assert "statusnya kini “Antrean telaah”" in results[2].sentence
    assert statuses(*three) == ["APPROVED", "IN_REVIEW", "SUBMITTED"]
    assert AuditEntry.objects.count() == 1
    assert first_break() is None


def test_rows_are_pinned_to_what_was_read(three, verifier, admin):
    a_revision(three[1], verifier, number=2)
    reads = {program.pk: 1 for program in three}

    results = deciding.bulk("approve", three[:2], by=admin, reads=reads)

    assert [result.is_done for result in results] == [True, False]
    assert "Revisi 2" in results[1].sentence


def test_approvals_are_prepared_row_by_row(three, admin, second_admin):
    a_verdict(three[0], second_admin)

    results = deciding.bulk("approve", three, by=admin, prepares=True)

    assert [result.is_done for result in results] == [False, True, False]
    assert "Dua Admin sudah menyiapkan" in results[0].sentence
    assert set(Verdict.objects.values_list("program", flat=True)) == {
        three[0].pk,
        three[1].pk,
    }


def test_first_the_page_says_what_would_happen(client, three, admin):
    page = ask(client, admin, "approve", *three)

    assert "Belum ada yang dilakukan." in page
    assert "Program disetujui." in page
    assert "statusnya kini “Antrean telaah”" in page
    assert page.count(" checked>") == 2
    assert f'name="read" value="{three[0].pk}:1"' in page
    assert statuses(*three) == ["IN_REVIEW", "IN_REVIEW", "SUBMITTED"]


def test_page_of_preparing_says_what_holds_it(client, three, admin, second_admin):
    a_verdict(three[0], second_admin)
    mine = a_program(admin, complete=True, status=Status.IN_REVIEW, submitted_by=admin)

    page = ask(client, admin, "prepare", three[0], three[1], mine)

    assert "Dua Admin sudah menyiapkan" in page
    assert "Keputusan disiapkan. Perangkat daerah belum diberi tahu." in page
    assert "admin yang tidak mengajukan programnya" in page
    assert page.count(" checked>") == 1


def test_page_says_which_prepared_decision_would_end(client, three, admin):
    a_verdict(three[0], admin)

    page = ask(client, admin, "return", *three[:2])

    assert page.count("Keputusan yang disiapkan, “Setujui”, gugur.") == 1


def test_page_of_returning_asks_for_a_reason(client, three, admin):
    page = ask(client, admin, "return", *three[:2])

    assert "Catatan untuk semua" in page
    assert "Catatan untuk semua" not in ask(client, admin, "approve", *three[:2])


def test_then_it_is_done_and_each_refusal_is_said(client, three, admin):
    reads = [f"{program.pk}:1" for program in three]
    page = ask(client, admin, "return", *three, sure="1", read=reads, note="Sebutkan.")

    assert f"2 program: {three[0].code}, {three[1].code}." in page
    assert f"{three[2].code}: “Kembalikan untuk diperbaiki” tidak dilakukan" in page
    assert statuses(*three) == ["RETURNED", "RETURNED", "SUBMITTED"]


def test_nothing_done_is_no_success(client, three, admin):
    page = ask(client, admin, "start", *three[:2], sure="1", read=["?"])

    assert "alert-success" not in page
    assert "statusnya kini “Sedang ditelaah”" in page


def test_expert_starts_what_is_asked_of_the_expert(client, three, assigned):
    ask(client, assigned, "start", three[2], sure="1")

    assert Program.objects.get(pk=three[2].pk).reviewer == assigned


def test_nothing_ticked_is_said(client, three, admin):
    assert "Centang sedikitnya satu program." in ask(client, admin, "approve")


def test_agency_moves_nothing_in_bulk(client, three, verifier):
    client.force_login(verifier)

    response = client.post(reverse(URL), {"langkah": "approve"})

    assert response.status_code == 403


@pytest.mark.parametrize("many", [1, 2])
def test_page_costs_the_same_for_one_and_two(
    client, django_assert_num_queries, three, admin, many
):
    client.force_login(admin)
    given = {"langkah": "prepare", "program": [one.pk for one in three[:many]]}

    with django_assert_num_queries(9):
        client.post(reverse(URL), given)
