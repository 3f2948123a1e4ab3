"""Can a whole list of participants be pasted, and does a bad line lose nothing?"""

import pytest
from django.urls import reverse

from agencies.models import AuditEntry
from tests.builders.workshops import a_participant
from workshops.enrolling import enroll
from workshops.models import Participant


@pytest.fixture
def paste(client, admin, operator, workshop):
    """Paste `lines` as participants of the operator's agency."""
    client.force_login(admin)

    def post(lines, **facts):
        fields = {"agency": operator.agency_id, "people": lines}
        address = reverse("workshops:participant_enroll", args=[workshop.pk])
        return client.post(address, fields | facts)

    return post


def everybody():
    return list(Participant.objects.order_by("pk").values_list("full_name", "position"))


def test_every_line_is_one_person(paste, workshop):
    response = paste("Oki; Kepala Bidang\n\n Rika \nVera;Sekretaris\n")

    assert response.url == workshop.get_absolute_url()
    assert everybody() == [
        ("Oki", "Kepala Bidang"),
        ("Rika", ""),
        ("Vera", "Sekretaris"),
    ]
    (entry,) = AuditEntry.objects.about(workshop)
    assert entry.label == "3 peserta DLH dicatat"
    assert entry.after == {"peserta": ["Oki", "Rika", "Vera"]}


def test_bad_lines_come_back_with_all_the_others(paste, operator, workshop):
    a_participant(workshop, operator.agency, full_name="Sudah Ada")
    lines = [
        "Oki; Staf",
        "; tanpa nama",
        "a; b; c",
        "x" * 151,
        "sudah ada; Staf",
        "OKI",
    ]

    response = paste("\n".join(lines))

    page = response.content.decode()
    assert [
        error[: error.index("(") - 1]
        for error in response.context["form"].errors["people"]
    ] == [
        "Baris 2",
        "Baris 3",
        "Baris 4",
        "Baris 5",
        "Baris 6",
    ]
    assert "namanya belum ada" in page
    assert "lebih dari satu titik koma" in page
    assert "paling panjang 150 huruf" in page
    assert page.count("orang ini sudah tercatat") == 2
    assert "Oki; Staf" in page
    assert everybody() == [("Sudah Ada", "Staf")]


def test_same_name_from_another_agency_is_another_person(paste, outsider, workshop):
    a_participant(workshop, outsider.agency, full_name="Oki")

    paste("Oki")

    assert Participant.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"agency": "999999"}, "agency"),
        ({"agency": "9" * 40}, "agency"),
        ({"people": "Oki\0"}, "people"),
        ({"people": ""}, "people"),
        ({"people": "a\n" * 201}, "people"),
        ({"people": "a" * 10_001}, "people"),
    ],
)
def test_unfit_list_stays_on_the_page(paste, facts, field):
    response = paste(facts.pop("people", "Oki; Staf"), **facts)

    assert field in response.context["form"].errors
    assert not Participant.objects.exists()


def test_who_was_written_down_meanwhile_is_not_doubled(admin, operator, workshop):
    a_participant(workshop, operator.agency, full_name="Oki")

    enroll(workshop, operator.agency, [("Oki", ""), ("Rika", "")], by=admin)

    assert Participant.objects.count() == 2


def test_page_of_the_list_names_its_workshop(client, admin, workshop):
    client.force_login(admin)

    page = client.get(reverse("workshops:participant_enroll", args=[workshop.pk]))

    assert workshop.title in page.content.decode()
