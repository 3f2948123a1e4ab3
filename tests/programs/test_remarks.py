"""How does a reviewer speak about a field, and the agency answer?"""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse

from agencies.models import AuditEntry, Message
from paser_masterplan.moves import MoveRefused
from programs import remarking, workflow
from programs.margins import quote
from programs.models import Program, Remark
from tests.builders.agencies import an_agency
from tests.builders.plans import a_mission, a_place
from tests.builders.programs import a_funding, a_program, a_remark, a_revision
from tests.forms import fields_on, opened

Status = Remark.Status


@pytest.fixture
def returned(plan, operator):
    return a_program(
        operator,
        complete=True,
        status=Program.Status.RETURNED,
        title="Bank sampah",
        code="SC21-0001",
    )


def told():
    return {
        message.recipient.username: message.text for message in Message.objects.all()
    }


def write_url(program, field="objective"):
    return reverse("programs:remark", args=[program.pk, field])


def answer_url(remark):
    return reverse("programs:remark_answer", args=[remark.program_id, remark.pk])


def resolve_url(remark):
    return reverse("programs:remark_resolve", args=[remark.program_id, remark.pk])


def test_remark_quotes_what_the_field_says_now(reviewed, admin):
    reviewed.objective = "Bersih."
    reviewed.save()

    remark = remarking.write(reviewed, by=admin, field="objective", text="Ukurannya?")

    reviewed.objective = "Lestari."
    reviewed.save()
    remark.refresh_from_db()
    assert (remark.quote, remark.text, remark.status, remark.by) == (
        "Bersih.",
        "Ukurannya?",
        "OPEN",
        admin,
    )


def test_every_field_can_be_quote(plan, operator, verifier):
    program = a_program(
        operator,
        complete=True,
        title="Bank sampah",
        partners="Karang taruna",
        mission=a_mission(plan, number=1, text="Lingkungan lestari"),
        nomenclature_code="2.11.11",
        benefit="Sampah diangkut.",
        is_quick_win=True,
    )
    program.supporting.add(an_agency(name="Dinas Kesehatan"))
    program.places.add(a_place(name="Kuaro"))
    action = program.actions.get()
    a_funding(action, year=2023, amount=None, unknown_reason="Menunggu pagu.")
    a_funding(action, year=2024, amount=None)

    finding = program.findings.get()
    said = {field: quote(program, field) for field in Remark.Field.values}

    assert said == dict.fromkeys(Remark.Field.values, "") | {
        "title": "Bank sampah",
        "plan_type": "Program dimensi",
        "sub_dimension": f"{finding.sub_dimension.dimension}: {finding.sub_dimension}",
        "horizon": "Jangka menengah (5 tahun)",
        "is_quick_win": "Ya",
        "supporting": "Dinas Kesehatan",
        "partners": "Karang taruna",
        "mission": "Misi 1: Lingkungan lestari",
        "nomenclature_code": "2.11.11",
        "findings": finding.title,
        "background": "Cukup jelas.",
        "objective": "Cukup jelas.",
        "description": "Cukup jelas.",
        "beneficiaries": "Cukup jelas.",
        "places": "Kecamatan Kuaro",
        "actions": "Membentuk bank sampah · 12 unit · 2022",
        "indicators": (
            "Sampah terkelola · persen · awal 12 · 2022: 20, 2026: 70 · SIPSN"
        ),
        "fundings": (
            "Membentuk bank sampah · 2022 · APBD Kabupaten · Rp850.000.000\n"
            "Membentuk bank sampah · 2023 · APBD Kabupaten · belum diketahui "
            "(Menunggu pagu.)\n"
            "Membentuk bank sampah · 2024 · APBD Kabupaten · belum diketahui "
            "(tanpa alasan)"
        ),
        "benefit": "Sampah diangkut.",
    }


def test_empty_field_is_quoted_as_nothing(draft):
    assert [quote(draft, field) for field in ("indicators", "sub_dimension")] == [
        "",
        "",
    ]


def test_life_of_a_remark(returned, operator, admin):
    remark = a_remark(returned, admin)

    answered = remarking.answer(remark, by=operator, text="Delapan ton.")
    again = remarking.answer(remark, by=operator, text="Sembilan ton.")
    settled = remarking.resolve(remark, by=admin)

    assert (answered.status, again.status, settled.status) == (
        "ANSWERED",
        "ANSWERED",
        "RESOLVED",
    )
    assert (settled.answer, settled.answered_by, settled.resolved_by) == (
        "Sembilan ton.",
        operator,
        admin,
    )


def test_reviewer_may_settle_a_remark_that_nobody_answered(reviewed, admin):
    settled = remarking.resolve(a_remark(reviewed, admin), by=admin)

    assert (settled.status, settled.answered_at) == ("RESOLVED", None)


def test_settled_remark_is_left_alone(returned, operator, admin):
    remark = a_remark(returned, admin, status="RESOLVED")

    with pytest.raises(MoveRefused, match="sudah diselesaikan"):
        remarking.answer(remark, by=operator, text="Sudah.")
    with pytest.raises(MoveRefused, match="sudah diselesaikan"):
        remarking.resolve(remark, by=admin)


def test_no_single_remark_sends_a_message(reviewed, operator, admin):
    remark = remarking.write(reviewed, by=admin, field="objective", text="Ukurannya?")
    workflow.perform("return", reviewed, by=admin, note="")
    Message.objects.all().delete()

    remarking.answer(remark, by=operator, text="Delapan ton.")
    remarking.resolve(remark, by=admin)

    assert told() == {}


def test_remarks_stand_in_the_history_of_their_program(returned, operator, admin):
    remark = a_remark(returned, admin)
    remarking.answer(remark, by=operator, text="Delapan ton.")

    entry = AuditEntry.objects.about(returned).get()
    assert (entry.verb, entry.label, entry.reason) == (
        "remark.answer",
        "Catatan telaah dijawab: Tujuan",
        "Delapan ton.",
    )


# Who and when


def test_remarks_are_written_only_under_review(returned, admin):
    with pytest.raises(MoveRefused, match="statusnya kini “Dikembalikan”"):
        remarking.write(returned, by=admin, field="title", text="Terlalu umum.")


def test_remarks_are_answered_only_when_the_program_is_back(reviewed, operator, admin):
    remark = a_remark(reviewed, admin)

    with pytest.raises(MoveRefused, match="statusnya kini “Sedang ditelaah”"):
        remarking.answer(remark, by=operator, text="Delapan ton.")


def test_strangers_hands_are_refused(reviewed, operator, admin, council):
    remark = a_remark(reviewed, admin)

    with pytest.raises(PermissionDenied, match="ditulis oleh penelaah"):
        remarking.write(reviewed, by=council, field="title", text="Bagus.")
    with pytest.raises(PermissionDenied, match="dijawab oleh perangkat daerahnya"):
        remarking.answer(remark, by=admin, text="Sudah.")
    with pytest.raises(PermissionDenied, match="diselesaikan oleh penelaahnya"):
        remarking.resolve(remark, by=operator)


def test_answered_remark_has_an_answer_in_the_database(reviewed, admin):
    with pytest.raises(IntegrityError):
        Remark.objects.create(
            program=reviewed, field="title", text="?", by=admin, status="ANSWERED"
        )


# Through the pages


def test_reviewer_writes_on_the_page(client, reviewed, admin):
    client.force_login(admin)

    page = client.get(write_url(reviewed)).content.decode()
    response = client.post(write_url(reviewed), {"text": "Ukurannya?"})

    remark = Remark.objects.get()
    assert "Cukup jelas." in page
    assert response.url == f"/program/{reviewed.pk}/#catatan-{remark.pk}"
    assert remark.text == "Ukurannya?"


def test_agency_answers_on_the_page(client, returned, operator, admin):
    remark = a_remark(returned, admin)
    client.force_login(operator)

    page = client.get(answer_url(remark)).content.decode()
    typed = fields_on(page) | {"answer": "Delapan ton."}
    response = client.post(answer_url(remark), typed)

    remark.refresh_from_db()
    assert "Sebutkan ukurannya." in page
    assert response.url == f"/program/{returned.pk}/#catatan-{remark.pk}"
    assert (remark.answer, remark.disagrees) == ("Delapan ton.", False)


@pytest.fixture
def contested(client, returned, operator, colleague, admin):
    """Two answers to one remark: the page of Oki, and what came back for it."""
    url = answer_url(a_remark(returned, admin))
    client.force_login(operator)
    page = opened(client, url) | {"answer": "Delapan ton."}
    client.force_login(colleague)
    client.post(url, opened(client, url) | {"answer": "Sembilan ton."})
    client.force_login(operator)
    return url, page, client.post(url, page)


def test_answers_of_two_colleagues_are_both_shown(contested):
    _, _, response = contested

    page = response.content.decode()
    assert "Delapan ton.</textarea>" in page
    assert "<p>Sembilan ton.</p>" in page
    assert Remark.objects.get().answer == "Sembilan ton."


def test_answers_of_two_colleagues_can_be_joined(client, contested, operator):
    url, page, response = contested
    [conflict] = response.context["form"].conflicts.values()

    client.post(url, page | {conflict.name: f"gabung.{conflict.token}"})

    remark = Remark.objects.get()
    assert remark.answer == "Sembilan ton.\n\nDelapan ton."
    assert remark.answered_by == operator


def test_answer_that_was_better_already_is_left_as_it_is(
    client, contested, colleague, admin
):
    url, page, response = contested
    [conflict] = response.context["form"].conflicts.values()
    Message.objects.all().delete()

    answer = client.post(url, page | {conflict.name: f"ini.{conflict.token}"})

    remark = Remark.objects.get()
    assert answer.status_code == 302
    assert (remark.answer, remark.answered_by) == ("Sembilan ton.", colleague)
    assert told() == {}


def test_reviewers_are_not_asked_to_answer(client, reviewed, admin):
    client.force_login(admin)

    assert client.get(answer_url(a_remark(reviewed, admin))).status_code == 403


def test_reviewer_settles_on_the_page(client, reviewed, admin):
    remark = a_remark(reviewed, admin)
    client.force_login(admin)

    first = client.post(resolve_url(remark), follow=True).content.decode()
    second = client.post(resolve_url(remark), follow=True).content.decode()

    assert "Catatan telaah diselesaikan." in first
    assert "Catatan ini sudah diselesaikan penelaah." in second


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Bidang ini tidak boleh kosong."),
        ("x" * 10_001, "paling banyak 10000 karakter"),
        ("nul \x00", "Karakter null tidak diizinkan."),
    ],
)
def test_bad_remark_is_answered_in_words(client, reviewed, admin, text, sentence):
    client.force_login(admin)

    response = client.post(write_url(reviewed), {"text": text})

    assert sentence in response.content.decode()
    assert not Remark.objects.exists()


def test_refused_remark_keeps_its_text(client, returned, admin):
    client.force_login(admin)

    page = client.post(write_url(returned), {"text": "Ukurannya?"}).content.decode()

    assert "Catatan telaah hanya bisa ditulis selama" in page
    assert "Ukurannya?" in page


def test_refused_answer_keeps_its_text(client, reviewed, operator, admin):
    remark = a_remark(reviewed, admin)
    client.force_login(operator)

    typed = opened(client, answer_url(remark)) | {"answer": "Delapan ton."}
    page = client.post(answer_url(remark), typed).content.decode()

    assert "Catatan dijawab setelah program dikembalikan" in page
    assert "Delapan ton." in page


def test_unknown_field_and_remark_of_another_program_do_not_exist(
    client, reviewed, operator, admin
):
    other = a_remark(a_program(operator, status="IN_REVIEW"), admin)
    client.force_login(operator)
    mixed = reverse("programs:remark_answer", args=[reviewed.pk, other.pk])

    assert client.get(mixed).status_code == 404
    client.force_login(admin)
    assert client.get(write_url(reviewed, "agency")).status_code == 404


def test_a_word_among_reviewers_stays_among_them(
    client, reviewed, operator, admin, second_admin, expert, council
):
    note = remarking.write(
        reviewed, by=admin, field="objective", text="Tanya ahlinya.", is_internal=True
    )

    history = reverse("programs:history", args=[reviewed.pk])
    found = set()
    for person in (operator, admin, second_admin, expert, council):
        client.force_login(person)
        page = client.get(reviewed.get_absolute_url()).content.decode()
        found |= {person} if note.text in page else set()
        assert note.text not in client.get(history).content.decode()

    assert found == {admin, second_admin, expert}
    assert told() == {}
    assert not reviewed.has_open_remark()
    assert AuditEntry.objects.about(note).get().reason == "Tanya ahlinya."


def test_a_word_among_reviewers_is_hidden_from_the_experts_own_agency(
    reviewed, expert, admin
):
    own = a_program(expert, status="IN_REVIEW")
    a_remark(own, admin, is_internal=True)
    shared = a_remark(own, admin)

    assert list(Remark.objects.visible_to(expert)) == [shared]


def test_a_word_among_reviewers_asks_nothing(client, returned, operator, admin):
    note = a_remark(returned, admin, is_internal=True)
    client.force_login(operator)

    assert client.get(answer_url(note)).status_code == 404
    with pytest.raises(MoveRefused, match="tidak menunggu jawaban"):
        remarking.resolve(note, by=admin)


def test_a_remark_is_pinned_to_the_revision_that_was_read(
    client, reviewed, operator, admin
):
    a_revision(reviewed, operator, number=1)
    second = a_revision(reviewed, operator, number=2)
    client.force_login(admin)

    client.post(write_url(reviewed), {"text": "Ukurannya?", "is_internal": "on"})

    remark = Remark.objects.get()
    assert (remark.revision, remark.is_internal) == (second, True)
    assert "revisi 2</a>" in client.get(reviewed.get_absolute_url()).content.decode()
