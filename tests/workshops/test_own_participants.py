"""May an agency name its own people, until the workshop is over or they came?"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import AuditEntry
from tests.builders.workshops import (
    a_check_in,
    a_participant,
    a_session,
    a_workshop,
    somebody_there,
)
from tests.forms import opened
from workshops.models import Participant

OVER = "“Bimtek I” sudah berakhir, jadi daftar pesertanya tetap."
CAME = "Oki sudah tercatat hadir, jadi namanya tetap."


@pytest.fixture
def workshop(plan):
    """A workshop whose last day is today."""
    return a_workshop(ends_on=timezone.localdate())


def url(verb, thing):
    return reverse(f"workshops:participant_{verb}", args=[thing.pk])


def end(workshop):
    workshop.ends_on = timezone.localdate() - timedelta(days=1)
    workshop.save()


@pytest.mark.parametrize("writer", ["operator", "verifier"])
def test_writers_name_their_own_people(client, request, writer, agency, workshop):
    client.force_login(request.getfixturevalue(writer))

    page = client.get(url("create", workshop)).text
    client.post(url("create", workshop), {"full_name": "Oki", "position": "Staf"})

    person = Participant.objects.get()
    assert (person.agency, person.is_expected) == (agency, True)
    assert 'name="agency"' not in page
    assert "Dinas Lingkungan Hidup" in page
    (entry,) = AuditEntry.objects.about(person)
    assert (entry.verb, entry.label) == ("participant.create", "peserta dicatat: Oki")


def test_what_is_typed_about_another_agency_is_not_heard(
    client, operator, outsider, workshop
):
    client.force_login(operator)
    strangers = {"agency": outsider.agency_id}

    client.post(url("create", workshop), strangers | {"full_name": "Oki"})
    client.post(url("enroll", workshop), strangers | {"people": "Rika; Staf"})

    assert {person.agency for person in Participant.objects.all()} == {operator.agency}


def test_writers_paste_a_list_of_their_own(client, operator, workshop):
    a_participant(workshop, operator.agency, full_name="Oki")
    client.force_login(operator)

    page = client.get(url("enroll", workshop)).text
    doubled = client.post(url("enroll", workshop), {"people": "oki\nRika; Staf"})
    client.post(url("enroll", workshop), {"people": "Vera\nRika; Staf"})

    assert "Untuk Dinas Lingkungan Hidup." in page
    assert "orang ini sudah tercatat" in doubled.text
    names = Participant.objects.order_by("pk").values_list("full_name", flat=True)
    assert list(names) == ["Oki", "Vera", "Rika"]


def test_same_person_twice_is_said_in_words(client, operator, workshop):
    a_participant(workshop, operator.agency, full_name="Oki")
    client.force_login(operator)

    page = client.post(url("create", workshop), {"full_name": "Oki"}).text

    assert "Peserta ini sudah tercatat di lokakarya ini." in page
    assert Participant.objects.count() == 1


def test_writers_change_their_people_and_strike_them_out(client, operator, workshop):
    person = a_participant(workshop, operator.agency, full_name="Oki")
    client.force_login(operator)
    address = url("edit", person)

    client.post(address, opened(client, address) | {"position": "Kepala Bidang"})
    person.refresh_from_db()
    page = client.post(url("delete", person), follow=True).text

    assert (person.position, person.agency) == ("Kepala Bidang", operator.agency)
    assert "Peserta dihapus: Oki" in page
    assert not Participant.objects.exists()


def test_people_of_others_are_not_theirs_to_change(
    client, operator, outsider, workshop
):
    person = a_participant(workshop, outsider.agency, full_name="Omar")
    client.force_login(operator)

    answers = [client.get(url("edit", person)), client.post(url("delete", person))]

    for answer in answers:
        assert answer.status_code == 403
        assert "hanya Dishub dan DKISP yang mengubahnya" in answer.text
    assert Participant.objects.exists()


def test_readers_name_nobody(client, expert, workshop):
    client.force_login(expert)

    refused = client.get(url("create", workshop))
    page = client.get(workshop.get_absolute_url()).text

    assert refused.status_code == 403
    assert "dicatat oleh operator dan pejabat penanggung jawab" in refused.text
    assert "Tambah satu peserta" not in page


def test_list_of_an_ended_workshop_stays(client, operator, workshop):
    person = a_participant(workshop, operator.agency, full_name="Oki")
    end(workshop)
    client.force_login(operator)
    facts = {"full_name": "Rika", "position": "Staf"}

    pages = [
        client.get(url("create", workshop)),
        client.get(url("enroll", workshop)),
        client.get(url("edit", person)),
        client.post(url("create", workshop), facts),
        client.post(url("enroll", workshop), {"people": "Rika; Staf"}),
        client.post(url("delete", person), follow=True),
    ]

    assert [OVER in page.text for page in pages] == [True] * 6
    assert ["<textarea" in page.text for page in pages[:3]] == [False] * 3
    assert 'value="Rika"' in pages[3].text
    assert "Rika; Staf" in pages[4].text
    assert list(Participant.objects.all()) == [person]


def test_who_came_stays_as_written(client, operator, workshop):
    person = a_participant(workshop, operator.agency, full_name="Oki")
    client.force_login(operator)
    address = url("edit", person)
    typed = opened(client, address) | {"full_name": "Oki Baru"}
    a_check_in(person, a_session(workshop))

    pages = [
        client.get(address),
        client.post(address, typed),
        client.post(url("delete", person), follow=True),
    ]

    assert [CAME in page.text for page in pages] == [True] * 3
    assert 'value="Oki Baru"' in pages[1].text
    assert Participant.objects.get().full_name == "Oki"


def test_dkisp_keeps_all_lists_at_any_time(client, admin, operator, workshop):
    person = somebody_there(workshop, operator.agency, full_name="Oki")
    end(workshop)
    client.force_login(admin)
    address = url("edit", person)

    client.post(address, opened(client, address) | {"full_name": "Okta"})
    client.post(
        url("enroll", workshop), {"agency": operator.agency_id, "people": "Rika"}
    )

    names = Participant.objects.order_by("pk").values_list("full_name", flat=True)
    assert list(names) == ["Okta", "Rika"]


def test_page_shows_an_agency_its_own_people_first(
    client, operator, outsider, workshop
):
    other = a_participant(workshop, outsider.agency, full_name="Adi")
    there = somebody_there(workshop, operator.agency, full_name="Budi")
    own = a_participant(workshop, operator.agency, full_name="Citra")
    client.force_login(outsider)
    theirs = client.get(workshop.get_absolute_url()).context["page"]
    client.force_login(operator)
    response = client.get(workshop.get_absolute_url())
    mine = response.context["page"]

    assert theirs.presences[0].agency == outsider.agency
    assert mine.presences[0].agency == operator.agency
    assert (theirs.changeable, mine.changeable) == ({other.pk}, {own.pk})
    assert "Daftarkan sendiri peserta DLH." in response.text
    assert url("edit", there) not in response.text


def test_page_of_a_workshop_to_come_says_who_sends_nobody_yet(
    client, operator, outsider, workshop
):
    workshop.starts_on = workshop.ends_on = timezone.localdate() + timedelta(days=1)
    workshop.save()
    a_participant(workshop, operator.agency)
    client.force_login(operator)

    response = client.get(workshop.get_absolute_url())

    page = response.context["page"]
    assert (page.enrolled, page.absent) == (1, [outsider.agency])
    assert "Instansi yang belum mendaftarkan peserta.</p>" in response.text
    assert "Hadir di tempat" not in response.text


def test_page_of_an_ended_workshop_offers_no_list(client, operator, workshop):
    a_participant(workshop, operator.agency)
    end(workshop)
    client.force_login(operator)

    response = client.get(workshop.get_absolute_url())

    assert "Tambah satu peserta" not in response.text
    assert response.context["page"].changeable == frozenset()
