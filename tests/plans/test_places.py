"""Can one point at every kecamatan, desa and kelurahan?"""

import pytest

from agencies.models import AuditEntry
from plans.models import Place
from tests.builders.plans import a_place
from tests.forms import opened

pytestmark = pytest.mark.django_db
PLACES = "/kerangka/wilayah/"


def edit(client, place, **facts):
    """Change a place on its page."""
    path = f"{PLACES}{place.pk}/ubah/"
    return client.post(path, opened(client, path) | facts)


@pytest.fixture
def kecamatan(db):
    return a_place(name="Kuaro")


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def test_places_are_listed_by_kecamatan(client, operator, kecamatan):
    a_place(name="Keluang Paser Jaya", kind="DESA", parent=kecamatan)
    a_place(name="Batu Sopang")
    client.force_login(operator)

    page = client.get(PLACES)

    assert [place.name for place in page.context["object_list"]] == [
        "Batu Sopang",
        "Kuaro",
    ]
    assert "Desa Keluang Paser Jaya" in page.text
    assert "Belum ada desa atau kelurahan" in page.text
    assert "/ubah/" not in page.text


def test_places_without_any_say_what_comes_first(client, operator):
    client.force_login(operator)

    assert "Belum ada wilayah" in client.get(PLACES).text


def test_place_is_added_to_the_kecamatan_that_was_tapped(desk, kecamatan):
    page = desk.get(f"{PLACES}baru/?parent={kecamatan.pk}")
    assert f'<option value="{kecamatan.pk}" selected>' in page.text

    facts = {"kind": "DESA", "name": "Padang Jaya", "parent": kecamatan.pk}
    answer = desk.post(f"{PLACES}baru/", facts)

    assert answer.url == PLACES
    assert str(kecamatan.children.get()) == "Desa Padang Jaya"
    assert AuditEntry.objects.get().verb == "place.create"
    assert "Padang Jaya" in desk.get(PLACES).text


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "DESA", "name": "Baru"}, "harus berada di kecamatan"),
        ({"kind": "KECAMATAN", "name": "Kuaro"}, "Kecamatan ini sudah ada."),
    ],
)
def test_place_refuses_what_cannot_be(desk, kecamatan, facts, sentence):
    page = desk.post(f"{PLACES}baru/", facts)

    assert sentence in page.text
    assert Place.objects.count() == 1


def test_kecamatan_with_villages_stays_one(desk, kecamatan):
    a_place(name="Padang Jaya", kind="DESA", parent=kecamatan)
    other = a_place(name="Long Ikis")

    page = edit(desk, kecamatan, kind="DESA", parent=other.pk)

    assert "masih berisi desa atau kelurahan" in page.text


def test_empty_kecamatan_may_turn_out_to_be_a_village(desk, kecamatan):
    other = a_place(name="Long Ikis")

    edit(desk, kecamatan, kind="KELURAHAN", parent=other.pk)

    kecamatan.refresh_from_db()
    assert str(kecamatan) == "Kelurahan Kuaro"


def test_places_are_kept_by_admins_alone(client, verifier, kecamatan):
    client.force_login(verifier)

    assert client.get(f"{PLACES}baru/").status_code == 403
    assert client.get(f"{PLACES}{kecamatan.pk}/ubah/").status_code == 403
