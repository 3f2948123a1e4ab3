"""Are agencies kept by all their names, once each?"""

import pytest
from django.urls import reverse

from agencies.models import Agency, AuditEntry
from tests.builders.agencies import a_user, an_agency
from tests.forms import opened

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "Dinas Kesehatan",
    "short_name": "Dinkes",
    "aliases": "DINKES Paser\n\n Dinas  Kesehatan Kab. \nDINKES Paser",
    "kind": "AGENCY",
    "head_title": "Kepala Dinas",
    "active": "on",
}


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def test_create_agency_keeps_each_alias_once(desk):
    answer = desk.post("/instansi/baru/", FACTS)

    agency = Agency.objects.get(short_name="Dinkes")
    assert answer.url == agency.get_absolute_url()
    assert agency.alias_list == ["DINKES Paser", "Dinas  Kesehatan Kab."]
    assert AuditEntry.objects.get().label == "Perangkat daerah ditambahkan: Dinkes"


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("name", "dinas  lingkungan hidup"),
        ("short_name", "dlh"),
        ("short_name", "BLH"),
        ("aliases", "Lama\nblh"),
    ],
)
def test_create_agency_refuses_a_name_of_another(desk, agency, field, name):
    agency.aliases = "BLH"
    agency.save()

    page = desk.post("/instansi/baru/", FACTS | {field: name})

    assert "sudah menjadi nama Dinas Lingkungan Hidup" in page.text
    assert not Agency.objects.filter(name=FACTS["name"]).exists()


def test_edit_agency_may_keep_its_own_names(desk, agency):
    path = f"/instansi/{agency.pk}/ubah/"

    desk.post(path, opened(desk, path) | {"aliases": "dlh"})

    agency.refresh_from_db()
    assert agency.aliases == "dlh"
    assert ("nama lain", "", "dlh") in AuditEntry.objects.get().changes


def test_edit_agency_without_a_name_shows_the_form_again(desk, agency):
    path = f"/instansi/{agency.pk}/ubah/"

    page = desk.post(path, opened(desk, path) | {"name": ""})

    assert page.status_code == 200
    assert "is-invalid" in page.text


def test_agencies_are_listed_by_kind_for_everybody(client, operator):
    an_agency(short_name="Aek", kind="KECAMATAN")
    an_agency(short_name="PLN", kind="ENTERPRISE", active=False)
    client.force_login(operator)

    page = client.get("/instansi/")

    assert [agency.short_name for agency in page.context["object_list"]] == [
        "DLH",
        "Aek",
        "PLN",
    ]
    assert "(tidak aktif)" in page.text
    assert "Akun aktif" not in page.text


def test_agencies_are_listed_with_their_open_accounts_for_admins(desk, operator):
    a_user(agency=operator.agency, is_active=False)

    listed = desk.get("/instansi/").context["object_list"]

    assert {agency.short_name: agency.people for agency in listed} == {
        "DKISP": 1,
        "DLH": 1,
    }


def test_agency_page_names_people_to_admins_alone(client, operator, colleague, admin):
    path = operator.agency.get_absolute_url()
    client.force_login(operator)
    assert "rekan.dlh" not in client.get(path).text

    client.force_login(admin)
    assert "rekan.dlh" in client.get(path).text


def test_agency_page_leads_admins_to_its_worksheets(client, operator, admin, agency):
    pages = {}
    for person in (operator, admin):
        client.force_login(person)
        pages[person.role] = client.get(agency.get_absolute_url()).text

    link = f'href="{reverse("programs:worksheets", args=[agency.pk])}"'
    assert {role: link in page for role, page in pages.items()} == {
        "OPERATOR": False,
        "ADMIN": True,
    }


def test_agency_page_without_people_says_what_to_do(desk, agency):
    assert "Buat akun pertamanya" in desk.get(agency.get_absolute_url()).text


@pytest.mark.parametrize("path", ["/instansi/baru/", "/instansi/{}/ubah/"])
def test_agencies_are_kept_by_admins_alone(client, verifier, path):
    client.force_login(verifier)

    page = client.get(path.format(verifier.agency_id))

    assert page.status_code == 403
    assert "dikelola admin DKISP" in page.text


def test_agency_is_called_by_any_of_its_names(agency):
    agency.aliases = "Badan Lingkungan Hidup\nBLH"
    agency.save()
    called = Agency.objects.all().called

    assert called(" badan lingkungan  HIDUP") == agency
    assert called("Dinas Pasar") is None
