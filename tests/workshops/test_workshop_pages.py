"""Is a workshop kept whole: agenda, people, minutes, outcomes, what was heard?"""

from datetime import date, time

import pytest
from django.urls import reverse

from agencies.models import AuditEntry
from plans.models import Stage
from tests.builders.agencies import an_agency
from tests.builders.plans import a_plan
from tests.builders.programs import a_program
from tests.builders.workshops import (
    a_finding,
    a_participant,
    a_session,
    a_workshop,
    an_outcome,
    somebody_there,
)
from tests.forms import opened
from workshops.models import Outcome, Participant, Session, Workshop

LIST = reverse("workshops:list")
CREATE = reverse("workshops:create")


def text(response):
    return response.content.decode()


def url(name, thing):
    return reverse(f"workshops:{name}", args=[thing.pk])


def edit(client, address, **facts):
    """Change what stands at an address on its page."""
    return client.post(address, opened(client, address) | facts)


def about(plan, **facts):
    stage = plan.stages.get(kind=Stage.Kind.FINDINGS)
    return {
        "stage": stage.pk,
        "title": "Bimtek I",
        "place": "Pendopo",
        "starts_on": "2021-09-03",
        "ends_on": "2021-09-04",
    } | facts


def test_admin_records_a_workshop(client, admin, plan):
    client.force_login(admin)

    response = client.post(CREATE, about(plan))

    workshop = Workshop.objects.get()
    assert response.url == workshop.get_absolute_url()
    assert (workshop.starts_on, workshop.is_hybrid) == (date(2021, 9, 3), False)
    (entry,) = AuditEntry.objects.about(workshop)
    assert (entry.verb, entry.by) == ("workshop.create", admin)
    assert (entry.after["tempat"], "juga daring" in entry.after) == ("Pendopo", False)


def test_days_stand_in_order(client, admin, plan):
    client.force_login(admin)

    response = client.post(CREATE, about(plan, ends_on="2021-09-01"))

    assert "Hari terakhir mendahului hari pertama." in text(response)
    assert not Workshop.objects.exists()


def test_admin_writes_the_minutes(client, admin, workshop):
    client.force_login(admin)

    edit(
        client,
        url("edit", workshop),
        minutes="Peserta membahas sampah.",
        place="Pendopo",
    )

    workshop.refresh_from_db()
    assert workshop.minutes == "Peserta membahas sampah."
    (entry,) = AuditEntry.objects.about(workshop)
    assert entry.after == {"notulen": "Peserta membahas sampah.", "tempat": "Pendopo"}


def test_workshop_of_an_earlier_plan_keeps_its_stages(client, admin, plan):
    old = a_plan(is_current=False, title="Rencana lama")
    workshop = a_workshop(stage=old.stages.get(kind=Stage.Kind.FINDINGS))
    client.force_login(admin)

    offered = client.get(url("edit", workshop)).context["form"].fields["stage"].queryset

    assert {stage.plan for stage in offered} == {old}


def test_only_the_admin_is_invited_to_write(client, operator, admin, workshop):
    client.force_login(operator)
    mine = text(client.get(LIST)) + text(client.get(workshop.get_absolute_url()))
    refused = client.get(CREATE)
    client.force_login(admin)
    theirs = text(client.get(LIST)) + text(client.get(workshop.get_absolute_url()))

    assert "Catat lokakarya" not in mine
    assert "Ubah dan tulis notulen" not in mine
    assert refused.status_code == 403
    assert "Catatan lokakarya dikelola DKISP" in text(refused)
    assert "Catat lokakarya" in theirs
    assert "Ubah dan tulis notulen" in theirs


def test_empty_list_says_what_to_do(client, operator, admin, plan):
    client.force_login(operator)
    mine = text(client.get(LIST))
    client.force_login(admin)
    theirs = text(client.get(LIST))

    assert "DKISP mencatat lokakarya di sini" in mine
    assert "Catat bimtek I lebih dahulu" in theirs


def test_list_counts_people_and_agencies(client, operator, outsider, workshop):
    for agency in (operator.agency, operator.agency, outsider.agency):
        somebody_there(workshop, agency)
    a_participant(workshop, outsider.agency)
    client.force_login(operator)

    (listed,) = client.get(LIST).context["object_list"]

    assert (listed.people, listed.offices) == (3, 2)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2021, 9, 3), date(2021, 9, 3), "3 September 2021"),
        (date(2021, 9, 3), date(2021, 9, 4), "3–4 September 2021"),
        (date(2021, 9, 30), date(2021, 10, 1), "30 September – 1 Oktober 2021"),
        (date(2021, 12, 31), date(2022, 1, 1), "31 Desember 2021 – 1 Januari 2022"),
    ],
)
def test_days_are_said_in_indonesian(client, operator, plan, first, last, said):
    workshop = a_workshop(starts_on=first, ends_on=last)
    client.force_login(operator)

    assert said in text(client.get(workshop.get_absolute_url()))


def test_page_tells_the_whole_workshop(client, operator, outsider, admin, plan):
    workshop = a_workshop(purpose="Menghimpun temuan.", minutes="Dibuka pukul 08.30.")
    a_session(workshop, title="Kerja kelompok", held_on=date(2021, 9, 4))
    a_session(workshop, title="Pembukaan", speakers="Wakil Bupati", starts_at=time(8))
    somebody_there(workshop, operator.agency, full_name="Oki")
    somebody_there(workshop, operator.agency, full_name="Rika", mode="ONLINE")
    a_participant(workshop, outsider.agency, full_name="Omar")
    a_finding(operator, heard_in=workshop)
    a_finding(outsider, heard_in=workshop, kind="POTENTIAL")
    client.force_login(admin)

    response = client.get(workshop.get_absolute_url())
    page = response.context["page"]

    assert [(day.day, [s.title for s in rows]) for day, rows in page.days] == [
        (3, ["Pembukaan"]),
        (4, ["Kerja kelompok"]),
    ]
    assert [
        (p.agency, [one.full_name for one in p.people]) for p in page.presences
    ] == [(operator.agency, ["Oki", "Rika"]), (outsider.agency, ["Omar"])]
    assert page.offices == 1
    assert (page.onsite, page.online) == (1, 1)
    assert page.absent == [admin.agency, outsider.agency]
    assert [(row.problems, row.potentials) for row in page.heard] == [(1, 1)]
    for words in ("Menghimpun temuan.", "Dibuka pukul 08.30.", "Jumat, 3 September"):
        assert words in text(response)


def test_closed_agency_is_not_missed(client, operator, workshop):
    an_agency(active=False)
    client.force_login(operator)

    page = client.get(workshop.get_absolute_url()).context["page"]

    assert page.absent == [operator.agency]


def test_everybody_came(client, operator, workshop):
    somebody_there(workshop, operator.agency)
    client.force_login(operator)

    assert "Semua instansi mengirim peserta." in text(
        client.get(workshop.get_absolute_url())
    )


def test_operator_reads_only_the_own_findings_of_a_workshop(
    client, operator, outsider, workshop
):
    outcome = an_outcome(workshop, owner=operator.agency, due_on=date(2021, 9, 17))
    mine = a_finding(operator, heard_in=workshop, title="Temuan sendiri")
    theirs = a_finding(outsider, heard_in=workshop, title="Temuan Dishub")
    outcome.findings.add(mine, theirs)
    outcome.programs.add(a_program(operator, title="Bank sampah"))
    outcome.programs.add(a_program(outsider, title="Halte cerdas"))
    client.force_login(operator)

    response = client.get(workshop.get_absolute_url())

    assert [
        (row.problems, row.potentials) for row in response.context["page"].heard
    ] == [(1, 0)]
    page = text(response)
    assert "Temuan sendiri" in page
    assert "Bank sampah" in page
    assert "Tenggat 17 September 2021" in page
    assert "Temuan Dishub" not in page
    assert "Halte cerdas" not in page


def test_agenda_is_written_changed_and_thinned(client, admin, workshop):
    client.force_login(admin)
    item = {"held_on": "2021-09-03", "starts_at": "08:30", "ends_at": "09:00"}
    first_day = client.get(url("session_create", workshop)).context["form"]["held_on"]

    response = client.post(
        url("session_create", workshop), item | {"title": "Pembukaan"}
    )
    session = Session.objects.get()
    edit(client, url("session_edit", session), title="Pembukaan resmi")
    session.refresh_from_db()
    renamed = session.title
    client.post(url("session_delete", session))

    assert first_day.value() == workshop.starts_on
    assert response.url == workshop.get_absolute_url()
    assert renamed == "Pembukaan resmi"
    assert not Session.objects.exists()
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "session.create",
        "session.edit",
        "session.delete",
    ]
    assert AuditEntry.objects.last().before["acara"] == "Pembukaan resmi"


def test_agenda_stays_within_the_days_of_the_workshop(client, admin, workshop):
    client.force_login(admin)

    response = client.post(
        url("session_create", workshop),
        {
            "held_on": "2021-10-01",
            "starts_at": "09:00",
            "ends_at": "08:00",
            "title": "Penutupan",
        },
    )

    assert "Pilih hari di antara hari lokakaryanya." in text(response)
    assert not Session.objects.exists()


def test_agenda_item_ends_after_it_began(client, admin, workshop):
    client.force_login(admin)

    response = client.post(
        url("session_create", workshop),
        {
            "held_on": "2021-09-03",
            "starts_at": "09:00",
            "ends_at": "08:00",
            "title": "Penutupan",
        },
    )

    assert "Jam selesai harus sesudah jam mulai." in text(response)


def test_participant_is_written_changed_and_struck_out(
    client, admin, operator, workshop
):
    client.force_login(admin)
    person = {"agency": operator.agency_id, "full_name": "Oki", "is_expected": "on"}

    client.post(url("participant_create", workshop), person)
    participant = Participant.objects.get()
    form_page = client.get(url("participant_edit", participant))
    edit(client, url("participant_edit", participant), position="Kepala Bidang")
    participant.refresh_from_db()
    position = participant.position
    client.post(url("participant_delete", participant))

    assert "Hapus catatan ini" in text(form_page)
    assert position == "Kepala Bidang"
    assert not Participant.objects.exists()


def test_who_came_is_not_struck_out(client, admin, operator, workshop):
    person = somebody_there(workshop, operator.agency, full_name="Oki")
    client.force_login(admin)

    response = client.post(url("participant_delete", person), follow=True)

    assert "“Oki” tidak dihapus, karena sudah punya kehadiran" in text(response)
    assert Participant.objects.get() == person
    assert not AuditEntry.objects.exists()


def test_session_that_is_spoken_of_stays(client, admin, workshop):
    session = a_session(workshop, title="Pembukaan")
    an_outcome(workshop, session=session)
    client.force_login(admin)

    response = client.post(url("session_delete", session), follow=True)

    assert "“Pembukaan” tidak dihapus" in text(response)


def test_outcome_points_at_findings_by_number(client, admin, operator, workshop):
    one, two = (a_finding(operator, title=f"Sampah {name}") for name in "AB")
    decision = {"kind": "TASK", "text": "Lengkapi data.", "owner": operator.agency_id}
    client.force_login(admin)

    client.post(
        url("outcome_create", workshop),
        decision | {"findings": f"{one.pk}, {two.pk};", "due_on": "2021-09-17"},
    )
    outcome = Outcome.objects.get()
    form = client.get(url("outcome_edit", outcome)).context["form"]
    shown = form["findings"].value()
    edit(client, url("outcome_edit", outcome), findings="")

    assert set(shown.split(", ")) == {str(one.pk), str(two.pk)}
    assert outcome.due_on == date(2021, 9, 17)
    assert not outcome.findings.exists()
    assert AuditEntry.objects.last().before == {"temuan terkait": [str(one), str(two)]}


def test_numbers_that_two_admins_wrote_can_be_joined(client, admin, operator, workshop):
    outcome, one, two = an_outcome(workshop), a_finding(operator), a_finding(operator)
    client.force_login(admin)
    address = url("outcome_edit", outcome)
    page = opened(client, address) | {"findings": str(two.pk)}
    outcome.findings.add(one)

    asked = client.post(address, page)
    [conflict] = asked.context["form"].conflicts.values()
    client.post(address, page | {conflict.name: f"gabung.{conflict.token}"})

    assert (conflict.mine, conflict.theirs) == (str(two), str(one))
    assert set(outcome.findings.all()) == {one, two}


def test_outcome_with_unknown_numbers_keeps_its_text(client, admin, workshop):
    client.force_login(admin)

    response = client.post(
        url("outcome_create", workshop),
        {"kind": "TASK", "text": "Lengkapi data.", "findings": "77, tujuh"},
    )

    assert "Tidak ada temuan bernomor 77, tujuh." in text(response)
    assert "Lengkapi data." in text(response)
    assert 'value="77, tujuh"' in text(response)


def test_outcome_is_taken_away(client, admin, workshop):
    outcome = an_outcome(workshop, owner=None)
    client.force_login(admin)

    response = client.post(url("outcome_delete", outcome))

    assert response.url == workshop.get_absolute_url()
    assert not Outcome.objects.exists()


def test_part_of_no_workshop_is_no_page(client, admin, plan):
    client.force_login(admin)

    for name in ("session_create", "participant_enroll"):
        assert client.get(reverse(f"workshops:{name}", args=[7])).status_code == 404
