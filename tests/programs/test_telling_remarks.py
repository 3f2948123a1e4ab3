"""When does the agency learn of a remark, and who waits for whom?"""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from agencies.models import AuditEntry
from paser_masterplan.moves import MoveRefused
from programs import remarking, workflow
from programs.models import Program, Remark
from tests.builders.programs import a_program, a_remark, a_revision
from tests.forms import fields_on, opened

State = Remark.State


@pytest.fixture
def returned(plan, operator, verifier):
    return a_program(operator, complete=True, status=Program.Status.RETURNED)


def seen_by(person, program):
    return set(program.remarks.visible_to(person))


def url_of(name, remark):
    return reverse(f"programs:{name}", args=[remark.program_id, remark.pk])


# Told with the move


def test_only_reviewers_read_what_is_not_told_yet(
    client, reviewed, operator, verifier, admin, second_admin, expert, council
):
    remark = remarking.write(reviewed, by=admin, field="objective", text="Ukurannya?")

    readers = (operator, verifier, council, admin, second_admin, expert)
    before = {person for person in readers if seen_by(person, reviewed)}
    history = reverse("programs:history", args=[reviewed.pk])
    client.force_login(operator)
    page = client.get(history).content.decode()
    workflow.perform("return", reviewed, by=admin)

    assert remark.state == State.UNTOLD
    assert before == {admin, second_admin, expert}
    assert "Ukurannya?" not in page
    assert "Ukurannya?" in client.get(history).content.decode()
    assert all(seen_by(person, reviewed) == {remark} for person in readers)


@pytest.mark.parametrize("move", ["return", "reject"])
def test_what_is_said_is_told_when_the_program_leaves_review(reviewed, admin, move):
    said = a_remark(reviewed, admin, told_at=None)
    settled = a_remark(reviewed, admin, told_at=None, status="RESOLVED")
    among_us = a_remark(reviewed, admin, is_internal=True)

    workflow.perform(move, reviewed, by=admin, note="Lihat catatan.")

    moments = {}
    for remark in (said, settled, among_us):
        remark.refresh_from_db()
        moments[remark] = remark.told_at
    assert moments == {said: moments[said], settled: None, among_us: None}
    assert moments[said] is not None


def test_what_was_told_stands_once_in_the_history(reviewed, admin):
    a_remark(reviewed, admin, told_at=None, field="actions", text="Dua pekerjaan.")
    a_remark(reviewed, admin, told_at=None)

    remarking.tell_all(reviewed, by=admin, at=timezone.now())
    remarking.tell_all(reviewed, by=admin, at=timezone.now())

    entry = AuditEntry.objects.about(reviewed).get()
    assert (entry.verb, entry.label, entry.reason) == (
        "remark.tell",
        "2 catatan telaah disampaikan",
        "Kegiatan: Dua pekerjaan.\nTujuan: Sebutkan ukurannya.",
    )


def test_what_is_not_told_holds_nothing_up_but_spares_the_note(
    returned, verifier, admin
):
    a_remark(returned, admin, told_at=None)

    assert workflow.gaps_before_submitting(returned) == []
    assert returned.has_open_remark()


def test_submitting_again_waits_for_every_answer(returned, verifier, admin):
    remark = a_remark(returned, admin)

    with pytest.raises(MoveRefused, match="pada Tujuan belum dijawab"):
        workflow.perform("submit", returned, by=verifier)
    remarking.answer(remark, by=verifier, text="Tetap.", disagrees=True)
    moved = workflow.perform("submit", returned, by=verifier)

    assert moved.status == Program.Status.SUBMITTED


# Of which revision


def test_a_remark_on_an_older_revision_is_refused_with_its_text(
    client, reviewed, operator, admin
):
    a_revision(reviewed, operator, number=1)
    url = reverse("programs:remark", args=[reviewed.pk, "objective"])
    client.force_login(admin)
    typed = opened(client, url) | {"text": "Ukurannya?"}
    a_revision(reviewed, operator, number=2)

    page = client.post(url, typed).content.decode()
    response = client.post(url, fields_on(page))

    assert "Revisi 2 diserahkan Oki Operator" in page
    assert f'href="/program/{reviewed.pk}/banding/1/"' in page
    assert "Ukurannya?</textarea>" in page
    assert response.status_code == 302
    assert Remark.objects.get().revision.number == 2


def test_a_remark_that_was_asked_for_nothing_is_pinned_to_the_latest(
    reviewed, operator, admin
):
    latest = a_revision(reviewed, operator, number=3)

    remark = remarking.write(reviewed, by=admin, field="title", text="Terlalu umum.")

    assert remark.revision == latest


# To disagree


def test_the_agency_may_disagree_with_a_reason(client, returned, operator, admin):
    remark = a_remark(returned, admin)
    client.force_login(operator)
    url = url_of("remark_answer", remark)

    client.post(url, opened(client, url) | {"answer": "Sudah.", "disagrees": "on"})

    remark.refresh_from_db()
    assert (remark.disagrees, remark.state) == (True, State.DISPUTED)
    assert AuditEntry.objects.about(returned).get().label == (
        "Catatan telaah tidak disetujui: Tujuan"
    )
    page = client.get(returned.get_absolute_url()).content.decode()
    assert "Perangkat daerah tidak setuju." in page


@pytest.mark.parametrize("how", [{}, {"_cara": "tombol"}])
def test_disagreeing_without_a_reason_is_refused(
    client, returned, operator, admin, how
):
    remark = a_remark(returned, admin)
    client.force_login(operator)
    url = url_of("remark_answer", remark)

    typed = opened(client, url) | {"disagrees": "on"} | how
    page = client.post(url, typed).content.decode()

    remark.refresh_from_db()
    assert "Tulis alasan mengapa tidak setuju." in page
    assert remark.state == State.OPEN


def test_an_empty_answer_is_not_called_saved(client, returned, operator, admin):
    remark = a_remark(returned, admin)
    client.force_login(operator)
    url = url_of("remark_answer", remark)

    page = client.post(url, opened(client, url)).content.decode()

    remark.refresh_from_db()
    assert "Tulis jawabannya; bila tidak setuju, alasannya." in page
    assert remark.state == State.OPEN


def test_the_agency_may_insist_on_its_answer(client, returned, operator, admin):
    remark = a_remark(returned, admin, status="ANSWERED")
    Remark.objects.update(status="OPEN")  # asked once more
    client.force_login(operator)
    url = url_of("remark_answer", remark)

    client.post(url, opened(client, url))

    remark.refresh_from_db()
    assert (remark.answer, remark.state) == ("Sudah.", State.ANSWERED)


def test_an_answer_says_something(returned, operator, admin):
    with pytest.raises(MoveRefused, match="Tulis jawabannya"):
        remarking.answer(a_remark(returned, admin), by=operator, text=" ")


def test_agreeing_after_all_is_saved_alone(client, returned, operator, admin):
    remark = a_remark(returned, admin, status="ANSWERED", disagrees=True)
    client.force_login(operator)
    url = url_of("remark_answer", remark)
    typed = opened(client, url)
    del typed["disagrees"]

    client.post(url, typed)

    remark.refresh_from_db()
    assert (remark.answer, remark.state) == ("Sudah.", State.ANSWERED)


# A step back


@pytest.mark.parametrize(
    ("facts", "state", "label"),
    [
        ({"status": "ANSWERED"}, State.OPEN, "Jawaban diminta lagi: Tujuan"),
        ({"status": "RESOLVED"}, State.ANSWERED, "Catatan telaah dibuka lagi: Tujuan"),
        (
            {"status": "RESOLVED", "answered_at": None, "answered_by": None},
            State.OPEN,
            "Catatan telaah dibuka lagi: Tujuan",
        ),
    ],
)
def test_a_remark_is_opened_again(reviewed, admin, facts, state, label):
    remark = a_remark(reviewed, admin, status=facts["status"])
    Remark.objects.filter(pk=remark.pk).update(**facts)

    opened_again = remarking.reopen(remark, by=admin)

    assert (opened_again.state, opened_again.resolved_at) == (state, None)
    assert AuditEntry.objects.about(reviewed).get().label == label


def test_what_is_asked_again_waits_for_the_agency(reviewed, admin, verifier):
    remark = remarking.reopen(a_remark(reviewed, admin, status="ANSWERED"), by=admin)
    workflow.perform("return", reviewed, by=admin)

    with pytest.raises(MoveRefused, match="belum dijawab"):
        workflow.perform("submit", reviewed, by=verifier)

    assert remark.answer == "Sudah."


def test_a_remark_is_opened_again_only_under_review(returned, operator, admin):
    remark = a_remark(returned, admin, status="RESOLVED")

    with pytest.raises(MoveRefused, match="statusnya kini “Dikembalikan”"):
        remarking.reopen(remark, by=admin)
    with pytest.raises(PermissionDenied, match="diselesaikan oleh penelaahnya"):
        remarking.reopen(remark, by=operator)


@pytest.mark.parametrize("facts", [{}, {"is_internal": True}])
def test_what_is_open_cannot_be_opened(reviewed, admin, facts):
    with pytest.raises(MoveRefused, match="masih terbuka"):
        remarking.reopen(a_remark(reviewed, admin, **facts), by=admin)


def test_a_remark_is_opened_again_on_the_page(client, reviewed, admin):
    remark = a_remark(reviewed, admin, status="RESOLVED")
    client.force_login(admin)
    url = url_of("remark_reopen", remark)

    page = client.get(reviewed.get_absolute_url()).content.decode()
    response = client.post(url, follow=True)

    assert f'formaction="{url}"' in page
    assert "Catatan telaah dibuka lagi." in response.content.decode()
    assert response.redirect_chain[0][0] == remark.get_absolute_url()
