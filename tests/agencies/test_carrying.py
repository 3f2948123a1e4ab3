"""Does typed text come through the pages that ask for a password?"""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agencies.carrying import PREFIX, Parcel, parcel_of
from agencies.models import Agency
from tests.builders.agencies import PASSWORD, a_user, an_agency
from tests.forms import FormReader

pytestmark = pytest.mark.django_db
NEW = "/instansi/baru/"
KEY = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
TEXT = 'Dinas "Kesehatan" <b>&amp;</b>\r\nPaser'


@pytest.fixture
def writer(dkisp):
    """An admin who comes in by the door, with a password."""
    return a_user(username="admin.dkisp", password=PASSWORD, agency=dkisp, role="ADMIN")


def typed(writer, **more):
    """What the form of a new agency sends."""
    return {
        "csrfmiddlewaretoken": "x",
        "_kunci": KEY,
        "_siapa": str(writer.pk),
        "name": "Dinas Kesehatan",
        "short_name": "Dinkes",
        "aliases": TEXT,
        "kind": "AGENCY",
        "active": "on",
    } | more


def form_of(page, number=0):
    """What the form of a page would send, by its fields, and where to."""
    reader = FormReader()
    reader.feed(page.text)
    head = {"/keluar/", "/cari/"}
    forms = [form for form in reader.forms if form["action"] not in head]
    return forms[number]["action"], forms[number]["fields"]


def press(client, page, **answers):
    """Fill in the form of a page and send it."""
    action, fields = form_of(page)
    return client.post(action, fields | answers)


def enter(client, page, person, password=PASSWORD):
    return press(client, page, username=person.username, password=password)


def test_text_survives_the_login_and_is_sent_by_one_button(client, writer):
    asked = client.post(NEW, typed(writer))
    shown = enter(client, asked, writer)
    done = press(client, shown)

    assert (asked.status_code, shown.status_code, done.status_code) == (401, 200, 302)
    assert "Yang Anda tulis belum disimpan, tetapi tidak hilang" in asked.text
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in shown.text
    assert form_of(shown)[0] == NEW
    assert Agency.objects.get(short_name="Dinkes").alias_list == TEXT.splitlines()


def test_sent_text_is_what_was_typed_and_no_password(client, writer):
    asked = client.post(NEW, typed(writer, next="/luar/", old_password="rahasia"))

    _, carried = form_of(asked)
    _, sent = form_of(enter(client, asked, writer))

    assert carried["next"] == [NEW]
    assert sent == {
        name: [value]
        for name, value in typed(writer, next="/luar/").items()
        if name != "csrfmiddlewaretoken"
    } | {"csrfmiddlewaretoken": sent["csrfmiddlewaretoken"]}


def test_button_is_tapped_twice_and_done_once(client, writer):
    shown = enter(client, client.post(NEW, typed(writer)), writer)

    first, second = press(client, shown), press(client, shown)

    assert first.url == second.url
    assert Agency.objects.filter(short_name="Dinkes").count() == 1


def test_wrong_password_keeps_carrying(client, writer):
    page = client.post(NEW, typed(writer))
    for _ in range(3):
        page = enter(client, page, writer, password="keliru")

    assert "belum cocok" in page.text
    assert enter(client, page, writer).context["address"] == NEW


def test_waiting_keeps_carrying(client, writer):
    page = client.post(NEW, typed(writer))
    for _ in range(5):
        page = enter(client, page, writer, password="keliru")
    door = press(client, page)

    assert page.status_code == 429
    assert "Tulisan Anda masih dibawa halaman ini" in page.text
    assert door.status_code == 200
    assert "is-invalid" not in door.text
    assert form_of(door)[1][f"{PREFIX}name"] == ["Dinas Kesehatan"]


def test_another_person_is_not_shown_the_text(client, writer):
    other = a_user(username="lain", password=PASSWORD)
    asked = client.post(NEW, typed(writer))

    page = client.get(enter(client, asked, other).url)

    assert "milik akun lain" in page.text
    assert "Dinas Kesehatan" not in page.text


def test_text_without_an_owner_is_nobodys(client, writer):
    asked = client.post(NEW, typed(writer, _siapa=""))

    assert enter(client, asked, writer).url == "/"


@pytest.mark.parametrize("address", ["https://example.com/", "//example.com/", ""])
def test_text_is_sent_nowhere_else(client, writer, address):
    asked = client.post(NEW, typed(writer))

    answer = press(
        client, asked, username=writer.username, password=PASSWORD, next=address
    )

    assert answer.url == "/"


def test_one_time_password_is_changed_on_the_way(client, writer):
    writer.must_change_password = True
    writer.save()

    shown = enter(client, client.post(NEW, typed(writer)), writer)
    change = press(client, shown)
    new = {"new_password1": "perahu-lontar-77", "new_password2": "perahu-lontar-77"}
    wrong = press(client, change, old_password="keliru", **new)
    again = press(client, wrong, old_password=PASSWORD, **new)
    done = press(client, again)

    assert change.status_code == 403
    assert "Pilih kata sandi Anda sendiri dahulu" in change.text
    assert done.url == Agency.objects.get(short_name="Dinkes").get_absolute_url()


def test_step_without_words_is_pressed_once_more(client, operator, writer):
    step = reverse("agencies:person_move", args=[operator.pk, "disable"])
    asked = client.post(step, {"_kunci": KEY, "_siapa": str(writer.pk)})

    shown = enter(client, asked, writer)

    assert "Ulangi langkah tadi" in shown.text
    assert form_of(shown)[0] == step


@pytest.mark.parametrize("path", ["/keluar/", "/kata-sandi/"])
def test_own_way_in_and_out_carries_nothing(client, path):
    assert client.post(path, {"old_password": "rahasia"}).url == "/masuk/"


def test_file_is_not_carried_and_the_page_says_so(client, writer):
    photo = SimpleUploadedFile("foto.jpg", b"...")

    asked = client.post(NEW, typed(writer, foto=photo))
    shown = enter(client, asked, writer)

    assert "Berkas yang dipilih tidak dapat dibawa" in asked.text
    assert "Berkas yang tadi dipilih tidak ikut" in shown.text
    assert "_berkas" not in form_of(shown)[1]


@pytest.mark.parametrize(
    "more",
    [
        {"aliases": "a" * 2_618_000},
        {f"baris-{n}": "" for n in range(3980)},
    ],
    ids=["letters", "fields"],
)
def test_what_would_not_fit_is_not_carried(client, writer, more):
    asked = client.post(NEW, typed(writer, **more))

    assert "terlalu panjang untuk dibawa" in asked.text
    assert f"{PREFIX}name" not in asked.text
    assert enter(client, asked, writer).url == NEW


def test_what_just_fits_is_carried_whole(client, writer):
    most = {"aliases": "é" * 1_300_000}

    asked = client.post(NEW, data=typed(writer, **most))
    shown = enter(client, asked, writer)

    assert form_of(shown)[1]["aliases"] == [most["aliases"]]


def test_typed_text_has_the_names_of_the_screen():
    parcel = Parcel(
        (
            ("name", "Dinas Kesehatan"),
            ("kind", "KECAMATAN"),
            ("agency", "7"),
            ("note", " "),
            ("kegiatan-1-output", "12 unit"),
            ("kegiatan-1-opened", "output=1f3a9c02"),
            ("kegiatan-TOTAL_FORMS", "2"),
            ("hal_lain", "apa saja"),
        )
    )

    assert parcel.typed == [
        ("Nama lengkap", "Dinas Kesehatan"),
        ("Jenis", "Kecamatan"),
        ("Kegiatan 2: Keluaran", "12 unit"),
        ("Hal lain", "apa saja"),
    ]


def test_parcel_of_nobody_belongs_to_nobody(rf):
    parcel = parcel_of(rf.post(NEW, {"_siapa": "None"}))

    assert not parcel.belongs_to(AnonymousUser())


# Another person's page


def test_nobody_sends_in_anothers_name(client, writer, operator):
    client.force_login(writer)

    page = client.post(NEW, typed(operator))

    assert page.status_code == 403
    assert f"Halaman tadi dibuka {operator}" in page.text
    assert "Dinkes" not in page.text
    assert not Agency.objects.filter(short_name="Dinkes").exists()


@pytest.mark.parametrize("owner", ["0", "bukan-angka", "9" * 30])
def test_unknown_owner_is_another_person(client, writer, owner):
    client.force_login(writer)

    page = client.post(NEW, typed(writer, _siapa=owner))

    assert "Halaman tadi dibuka akun lain" in page.text


# A page that was opened before somebody came in


@pytest.fixture
def strict():
    """A browser whose tokens are looked at."""
    return Client(enforce_csrf_checks=True)


def test_stale_page_gives_back_what_was_typed(strict, writer):
    strict.force_login(writer)

    page = strict.post(NEW, typed(writer))

    assert page.status_code == 403
    assert "Ini tulisan Anda" in page.text
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page.text


def test_stale_page_unpacks_what_was_carried(strict, writer):
    strict.force_login(writer)
    carried = {f"{PREFIX}{name}": value for name, value in typed(writer).items()}

    page = strict.post("/masuk/", carried | {"password": "rahasia"})

    assert "Dinas Kesehatan" in page.text
    assert "rahasia" not in page.text


def test_stale_page_shows_nothing_to_another(strict, writer, operator):
    strict.force_login(operator)

    page = strict.post(NEW, typed(writer))

    assert f"Halaman tadi dibuka {writer}" in page.text
    assert "Dinkes" not in page.text


def test_stale_page_shows_nothing_to_nobody(strict, writer):
    page = strict.post(NEW, typed(writer))

    assert page.status_code == 403
    assert "Dinkes" not in page.text


def test_page_of_another_site_is_not_shown_as_ones_own(strict, writer):
    strict.force_login(writer)

    page = strict.post(NEW, typed(writer), headers={"origin": "https://example.com"})

    assert page.status_code == 403
    assert "Dinkes" not in page.text


# Scripts


def test_script_is_told_that_the_session_has_ended(client, writer):
    answer = client.post(NEW, typed(writer, _cara="sendiri"))

    assert (answer.status_code, answer.json()) == (401, {})


def test_script_is_told_whose_text_it_holds(client, writer, operator):
    client.force_login(operator)

    answer = client.post(NEW, typed(writer, _cara="sendiri"))

    assert answer.status_code == 401
    assert answer.json()["error"] == (
        f"Tulisan ini milik {writer}, sedangkan di peramban ini sekarang {operator} "
        "yang masuk."
    )


def test_script_is_sent_to_choose_an_own_password(client, writer):
    writer.must_change_password = True
    writer.save()
    client.force_login(writer)

    answer = client.post(NEW, typed(writer, _cara="sendiri"))

    assert answer.status_code == 403
    assert answer.json() == {
        "error": "Ganti dahulu kata sandi sekali pakai Anda. Tulisan ini tetap "
        "disimpan.",
        "next": "/kata-sandi/",
    }


def test_script_comes_in_also_in_anothers_place(client, writer):
    client.force_login(a_user(username="lain", agency=an_agency()))
    facts = {"username": writer.username, "password": PASSWORD, "_cara": "sendiri"}

    answer = client.post("/masuk/", facts)

    assert (answer.status_code, answer.json()) == (200, {})
    assert client.session["_auth_user_id"] == str(writer.pk)


def test_script_is_told_of_a_wrong_password_and_of_the_wait(client, writer):
    facts = {"username": writer.username, "password": "keliru", "_cara": "sendiri"}

    answers = [client.post("/masuk/", facts) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [400] * 4 + [429]
    assert "belum cocok" in answers[0].json()["error"]
    assert answers[-1].json() == {
        "error": "Kata sandi beberapa kali keliru. Coba lagi 15 menit lagi."
    }


def test_script_is_told_where_a_button_leads(client, writer):
    client.force_login(writer)
    path = reverse("agencies:inbox_read")
    same = {"_kunci": KEY, "_siapa": str(writer.pk), "_cara": "tombol"}

    first, second = client.post(path, same), client.post(path, same)

    assert (first.status_code, first.json()["next"]) == (200, "/pesan/")
    assert re.fullmatch(r"\d\d\.\d\d", first.json()["jam"])
    assert "Location" not in first.headers
    assert second.json()["next"] == "/pesan/"


def test_script_reads_what_a_page_says_that_knows_of_no_scripts(client, writer):
    client.force_login(writer)
    wrong = {"_siapa": str(writer.pk), "_cara": "tombol", "old_password": "keliru"}

    answer = client.post("/kata-sandi/", wrong)

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["errors"] == {"": "Periksa isian yang ditandai."}


def test_script_is_told_in_a_sentence_that_something_is_not_ones_own(client, operator):
    client.force_login(operator)

    answer = client.post(NEW, typed(operator, _cara="tombol"))

    assert answer.status_code == 403
    assert answer.json()["error"].endswith(".")


def test_file_for_a_button_is_left_as_it_is(client, writer):
    client.force_login(writer)

    answer = client.post("/buku/pratinjau/", {"text": "Halo", "_siapa": str(writer.pk)})

    assert "html" in answer.headers["Content-Type"]
