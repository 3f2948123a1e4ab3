"""Do tasks end, and do records know the session in which they were spoken of?"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from agencies.models import AuditEntry
from tests.builders.agencies import an_evidence
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding, a_session, an_outcome
from tests.forms import opened
from workshops.models import Outcome


@pytest.fixture
def session(workshop):
    return a_session(workshop, title="Kerja kelompok")


def settle(client, outcome, done="yes"):
    address = reverse("workshops:outcome_settle", args=[outcome.pk])
    return client.post(address, {"done": done}, follow=True)


def test_task_is_done_and_opened_again(client, admin, operator, workshop):
    task = an_outcome(workshop, kind="TASK", text="Lengkapi data.")
    client.force_login(admin)

    done = settle(client, task)
    task.refresh_from_db()
    finisher = task.done_by
    again = settle(client, task, done="")
    task.refresh_from_db()

    assert "Tugas selesai: Lengkapi data." in done.text
    assert "Selesai " in done.text
    assert finisher == admin
    assert "Tugas dibuka lagi: Lengkapi data." in again.text
    assert "Belum selesai" in again.text
    assert (task.done_at, task.done_by) == (None, None)
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["outcome.finish", "outcome.reopen"]


@pytest.mark.parametrize("writer", ["operator", "verifier"])
def test_owner_of_a_task_closes_it_and_opens_it_again(
    client, request, writer, agency, workshop
):
    task = an_outcome(workshop, kind="TASK", text="Lengkapi data.", owner=agency)
    person = request.getfixturevalue(writer)
    client.force_login(person)

    done = settle(client, task)
    task.refresh_from_db()
    finisher = task.done_by
    again = settle(client, task, done="")
    task.refresh_from_db()

    assert "Tugas selesai: Lengkapi data." in done.text
    assert finisher == person
    assert "Tugas dibuka lagi: Lengkapi data." in again.text
    assert task.done_at is None


@pytest.mark.parametrize("who", ["outsider", "expert", "council"])
def test_task_of_an_agency_is_nobody_elses_to_close(
    client, request, who, agency, workshop
):
    task = an_outcome(workshop, kind="TASK", owner=agency)
    client.force_login(request.getfixturevalue(who))

    refused = settle(client, task)
    page = client.get(workshop.get_absolute_url()).text

    assert refused.status_code == 403
    assert "instansi yang ditugasi, atau oleh DKISP" in refused.text
    assert "Tandai selesai" not in page
    assert "belum selesai</h2>" not in page
    task.refresh_from_db()
    assert task.done_at is None


def test_task_of_no_agency_is_closed_by_dkisp_alone(client, operator, admin, workshop):
    task = an_outcome(workshop, kind="TASK")
    client.force_login(operator)
    refused = settle(client, task)
    client.force_login(admin)
    settle(client, task)

    assert refused.status_code == 403
    assert Outcome.objects.get().done_by == admin


def test_two_who_say_done_at_once_do_not_open_it_again(
    client, admin, operator, workshop
):
    task = an_outcome(workshop, kind="TASK", owner=operator.agency)
    for person in (operator, admin):
        client.force_login(person)
        settle(client, task)

    assert Outcome.objects.get().done_by == operator
    assert AuditEntry.objects.filter(verb="outcome.finish").count() == 1


def test_agency_sees_what_it_has_still_to_do(client, operator, outsider, workshop):
    today = timezone.localdate()
    facts = {"kind": "TASK", "owner": operator.agency}
    an_outcome(workshop, **facts, text="Kapan saja.")
    an_outcome(workshop, **facts, text="Nanti.", due_on=today)
    an_outcome(workshop, **facts, text="Terlambat.", due_on=today - timedelta(days=1))
    done = an_outcome(workshop, **facts, text="Sudah.")
    an_outcome(workshop, kind="TASK", owner=outsider.agency, text="Orang lain.")
    an_outcome(workshop, owner=operator.agency, text="Keputusan.")
    client.force_login(operator)
    settle(client, done)

    detail = client.get(workshop.get_absolute_url())
    listed = client.get(reverse("workshops:list"))

    tasks = ["Terlambat.", "Nanti.", "Kapan saja."]
    assert {task.text for task in detail.context["page"].tasks} == set(tasks)
    assert [task.text for task in listed.context["tasks"]] == tasks
    for page in (detail.text, listed.text):
        assert "Tugas untuk DLH yang belum selesai" in page
        assert page.count("lewat tenggat") == 1
        assert page.count(" tenggat ") >= 2
    assert detail.text.count("Tandai selesai") == 3


def test_decision_is_never_done(client, admin, workshop):
    client.force_login(admin)

    assert settle(client, an_outcome(workshop)).status_code == 404


def test_task_that_is_done_does_not_become_a_decision(client, admin, workshop):
    task = an_outcome(workshop, kind="TASK")
    client.force_login(admin)
    settle(client, task)
    address = reverse("workshops:outcome_edit", args=[task.pk])

    page = client.post(address, opened(client, address) | {"kind": "DECISION"})

    assert "Tugas ini sudah selesai" in page.text
    assert Outcome.objects.get().kind == "TASK"


def test_outcome_names_a_session_of_its_own_workshop(client, admin, workshop, session):
    client.force_login(admin)
    address = reverse("workshops:outcome_create", args=[workshop.pk])

    client.post(
        address, {"kind": "TASK", "text": "Lengkapi data.", "session": session.pk}
    )

    outcome = Outcome.objects.get()
    assert outcome.session == session
    page = client.get(workshop.get_absolute_url()).text
    assert "Dari acara Kerja kelompok" in page


def test_finding_and_program_show_the_session(client, operator, workshop, session):
    finding, program = a_finding(operator), a_program(operator)
    for one in (session, None):
        outcome = an_outcome(workshop, session=one)
        outcome.findings.add(finding)
        outcome.programs.add(program)
    client.force_login(operator)

    of_finding = client.get(finding.get_absolute_url()).text
    of_program = client.get(program.get_absolute_url()).text

    assert "Kerja kelompok, Bimtek I</a>" in of_finding
    assert '#hasil">Bimtek I</a>' in of_finding
    assert "(Kerja kelompok)" in of_program
    assert "(Bimtek I)" in of_program


def test_materials_of_a_session_are_kept_as_files(client, admin, operator, session):
    address = reverse("workshops:session_evidence", args=[session.pk])
    piece = an_evidence(admin, session, name="paparan.jpg")
    client.force_login(operator)
    mine = client.get(address).text
    refused = client.post(address, {})
    agenda = client.get(reverse("workshops:detail", args=[session.workshop_id])).text
    client.force_login(admin)
    theirs = client.get(address).text

    assert "Bahan acara dikelola DKISP." in mine
    assert refused.status_code == 403
    assert "Tambah bahan" not in mine
    assert "Tambah bahan" in theirs
    assert f"/bahan/{piece.pk}/berkas/" in agenda


def test_session_with_materials_is_not_deleted(client, admin, session):
    an_evidence(admin, session)
    client.force_login(admin)

    page = client.post(
        reverse("workshops:session_delete", args=[session.pk]), follow=True
    )

    assert "“Kerja kelompok” tidak dihapus" in page.text


def test_material_that_is_added_belongs_to_the_agency_of_its_adder(
    client, admin, session
):
    client.force_login(admin)
    address = reverse("workshops:session_evidence", args=[session.pk])
    file = SimpleUploadedFile("paparan.pdf", b"%PDF-1.7 isi %%EOF")

    page = client.post(address, {"chosen": file, "caption": "Paparan"}, follow=True)

    assert "Bahan tersimpan: Paparan" in page.text
    assert session.evidence.get().agency == admin.agency
