"""By what do experts score, and who keeps it?"""

import pytest
from django.urls import reverse

from agencies.models import AuditEntry
from programs.models import Criterion
from tests.builders.scoring import a_criterion
from tests.forms import opened

pytestmark = pytest.mark.django_db
LIST = "/telaah/kriteria/"


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def criterion(db):
    Criterion.objects.all().delete()
    return a_criterion(name="Manfaat", question="Siapa yang merasakan?", weight=100)


def test_five_criteria_are_there_from_the_start_and_make_a_whole():
    seeded = Criterion.objects.in_order()

    assert [row.name for row in seeded] == [
        "Manfaat bagi warga",
        "Kesiapan",
        "Kejelasan indikator",
        "Kewajaran dana",
        "Kesesuaian dan keberlanjutan",
    ]
    assert sum(row.weight for row in seeded) == 100


def test_list_says_nothing_while_the_weights_make_a_whole(desk, criterion):
    page = desk.get(LIST).text

    assert "Siapa yang merasakan?" in page
    assert "bukan 100" not in page


def test_list_says_when_the_weights_do_not_make_a_whole(desk, criterion):
    a_criterion(weight=15)
    a_criterion(weight=30, is_active=False)

    page = desk.get(LIST).text

    assert "berjumlah 115, bukan 100" in page
    assert "Tidak dipakai" in page


def test_list_without_criteria_says_what_follows(desk):
    Criterion.objects.all().delete()

    page = desk.get(LIST).text

    assert "Belum ada kriteria" in page
    assert "berjumlah 0" not in page


def test_admin_adds_a_criterion(desk, criterion):
    path = reverse("reviews:criterion_create")
    facts = {
        "name": "Inovasi",
        "question": "Apa yang baru?",
        "weight": "10",
        "position": "6",
        "is_active": "on",
    }

    answer = desk.post(path, opened(desk, path) | facts, follow=True)

    added = Criterion.objects.get(name="Inovasi")
    assert (added.question, added.weight, added.position, added.is_active) == (
        "Apa yang baru?",
        10,
        6,
        True,
    )
    assert answer.redirect_chain == [(LIST, 302)]
    assert "Kriteria ditambahkan." in answer.text
    assert AuditEntry.objects.get().verb == "criterion.create"


def test_admin_switches_a_criterion_off(desk, criterion):
    path = reverse("reviews:criterion_edit", args=[criterion.pk])
    fields = opened(desk, path)
    del fields["is_active"]

    desk.post(path, fields)

    criterion.refresh_from_db()
    assert not criterion.is_active
    assert AuditEntry.objects.get().changes == [("masih dipakai", "ya", "tidak")]


@pytest.mark.parametrize("weight", ["0", "101", "banyak"])
def test_weight_is_from_one_to_a_hundred(desk, criterion, weight):
    path = reverse("reviews:criterion_edit", args=[criterion.pk])

    answer = desk.post(path, opened(desk, path) | {"weight": weight})

    criterion.refresh_from_db()
    assert answer.status_code == 200
    assert criterion.weight == 100


def test_experts_read_the_criteria_and_do_not_keep_them(client, expert, criterion):
    client.force_login(expert)

    page = client.get(LIST).text

    assert "Manfaat" in page
    assert "Tambah kriteria" not in page
    assert "/ubah/" not in page
    path = reverse("reviews:criterion_edit", args=[criterion.pk])
    assert client.get(path).status_code == 403
