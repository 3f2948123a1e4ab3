"""How does the office keep its standard sentences?"""

from django.urls import reverse

from agencies.models import AuditEntry
from programs.models import StandardRemark
from tests.builders.programs import a_standard_remark
from tests.forms import opened

LIST = "/telaah/catatan-baku/"


def edit_url(standard):
    return reverse("reviews:standard_edit", args=[standard.pk])


def test_the_library_begins_with_useful_sentences(db):
    seeded = StandardRemark.objects.all()

    assert 12 <= seeded.count() <= 20
    assert seeded.fitting("indicators").filter(field="indicators").count() == 4
    assert str(seeded.in_order()[0]).startswith("Kondisi awal belum menyebut tahunnya.")


def test_an_admin_adds_a_sentence(client, admin):
    client.force_login(admin)
    url = reverse("reviews:standard_create")
    given = {"field": "objective", "text": "Tujuan belum terukur.", "position": "5"}

    response = client.post(url, opened(client, url) | given, follow=True)

    standard = StandardRemark.objects.get(position=5)
    assert (standard.field, standard.is_active) == ("objective", True)
    assert "Catatan baku ditambahkan." in response.content.decode()
    assert "Tujuan belum terukur." in response.content.decode()
    assert AuditEntry.objects.about(standard).get().verb == "standard.create"


def test_an_admin_takes_a_sentence_out_of_use(client, admin):
    standard = a_standard_remark(text="Tujuan belum terukur.")
    client.force_login(admin)
    typed = opened(client, edit_url(standard))
    del typed["is_active"]

    response = client.post(edit_url(standard), typed, follow=True)

    standard.refresh_from_db()
    assert not standard.is_active
    assert "Tujuan belum terukur. <span" in response.content.decode()
    assert "Tidak dipakai" in response.content.decode()
    assert StandardRemark.objects.in_order().last() == standard


def test_experts_read_the_library_and_leave_it_alone(client, expert):
    standard = a_standard_remark()
    client.force_login(expert)

    page = client.get(LIST).content.decode()

    assert standard.text in page
    assert "Ubah" not in page
    assert client.get(edit_url(standard)).status_code == 403


def test_an_empty_library_says_what_to_do(client, admin):
    StandardRemark.objects.all().delete()
    client.force_login(admin)

    assert "Belum ada catatan baku" in client.get(LIST).content.decode()
