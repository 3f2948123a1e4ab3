"""What everybody is told about a copy: by code, by fingerprint, by its bytes."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from books import forms, gatekeeping
from books.models import Book, EditionFile, FileForm, SignedFile
from books.recording import sha256_of
from books.verifying import verify
from tests.books.papers import a_printed_edition, book_of, sign
from tests.builders.books import a_signed_file, an_edition_file, an_endorsement

CHECK = "/periksa/"


@pytest.fixture
def edition(plan, admin):
    return a_printed_edition(admin, plan=plan)


@pytest.fixture
def second(edition, admin):
    return a_printed_edition(admin, 2, plan=edition.plan, supersedes=edition)


@pytest.fixture(autouse=True)
def _nobody_came_before():
    gatekeeping.cache.clear()


def sent(client, data, name="buku.pdf"):
    return client.post(CHECK, {"chosen": SimpleUploadedFile(name, data)})


# The code on a printed page


@pytest.mark.parametrize("end", ["", "/"])
@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_a_code_leads_to_its_edition(client, edition, end, case):
    page = client.get(f"/e/{case(edition.code)}{end}")

    assert page.status_code == 200
    assert page.context["edition"] == edition
    assert "<strong>Edisi 1 berlaku.</strong>" in page.text
    assert edition.plan.title in page.text
    assert "1 November 2021" in page.text


def test_a_code_is_read_in_groups_of_four(client, edition):
    code = "-".join(re.findall("....", edition.code))

    assert client.get(f"/e/{code}").context["edition"] == edition


def test_the_code_on_paper_is_the_address_of_its_page(edition):
    assert reverse("copies:code", args=[edition.code]) == f"/e/{edition.code}"


def test_an_old_code_leads_on_to_the_new_edition(client, edition, second):
    page = client.get(f"/e/{edition.code}")

    said = "Edisi 1 sudah digantikan Edisi 2 yang terbit 2 November 2021."
    assert said in page.text
    assert f'href="/e/{second.code}"' in page.text


def test_a_page_of_a_code_lists_the_fingerprints(client, edition, admin):
    signed = a_signed_file(book_of(edition)[0], admin)

    page = client.get(f"/e/{edition.code}").text

    for file in edition.files.all():
        assert file.sha256 in page
    assert signed.sha256 in page
    assert edition.sha256 in page


def test_a_page_of_a_code_names_chapters_and_forms(client, edition):
    an_edition_file(edition, book=Book.TWO, chapter=3, title="Bab III Strategi")
    an_edition_file(edition, book=Book.TWO, form=FileForm.DOCX)

    page = client.get(f"/e/{edition.code}").text

    assert "PDF per bab (1)" in page
    assert "<dt>Bab III Strategi</dt>" in page
    assert "<dt>Word</dt>" in page


def test_a_page_of_a_code_says_whether_the_council_agreed(client, edition, council):
    before = client.get(f"/e/{edition.code}").text
    an_endorsement(edition, council)
    after = client.get(f"/e/{edition.code}").text

    assert "Belum disahkan" in before
    assert "Belum disahkan" not in after


def test_a_page_of_a_code_names_nobody(client, edition, admin, council):
    an_endorsement(edition, council, note="Catatan dewan")
    a_signed_file(book_of(edition)[0], admin)

    page = client.get(f"/e/{edition.code}").text

    for name in (admin.full_name, council.full_name, "Bupati", "Catatan dewan"):
        assert name not in page
    assert edition.content["title"] not in page


@pytest.mark.parametrize("code", ["123456789abc", "bukan-kode", "0" * 80, "-"])
def test_a_strange_code_is_nobodys(client, edition, code):
    page = client.get(f"/e/{code}")

    assert page.status_code == 404
    assert "Kode ini bukan milik edisi mana pun" in page.text


def test_a_code_that_was_typed_leads_to_its_page(client, edition):
    answer = client.get(CHECK, {"kode": f" {edition.code.upper()} "})

    assert answer.url == f"/e/{edition.code}"


def test_what_was_typed_and_is_no_code_leads_to_the_page_that_says_so(client, db):
    page = client.get(CHECK, {"kode": "???"}, follow=True)

    assert page.status_code == 404
    assert "bukan milik edisi mana pun" in page.text


def test_the_content_is_shown_only_where_the_plan_is_public(client, edition):
    hidden = client.get(f"/e/{edition.code}").text
    edition.plan.is_public = True
    edition.plan.save()
    shown = client.get(f"/e/{edition.code}").text

    assert "/terbitan/" not in hidden
    assert 'href="/terbitan/"' in shown


# A file


def test_a_file_is_judged_as_on_the_terminal(client, edition):
    data = book_of(edition)[1]

    page = sent(client, data)

    assert verify(data).sentence in page.text
    assert f'href="/e/{edition.code}"' in page.text
    assert "alert-success" in page.text


@pytest.mark.parametrize(
    ("change", "look"),
    [(sign, "alert-warning"), (lambda data: b"lain", "alert-danger")],
    ids=["signed-outside", "foreign"],
)
def test_a_file_that_is_no_original_looks_like_none(client, edition, change, look):
    data = change(book_of(edition)[1])

    page = sent(client, data)

    assert verify(data).sentence in page.text
    assert look in page.text
    assert "alert-success" not in page.text


def test_a_signed_file_names_who_signed_it(client, edition, admin):
    file, data = book_of(edition)
    signed = a_signed_file(file, admin, sha256=sha256_of(data + b"x"))

    page = sent(client, data + b"x")

    assert "bertanda tangan elektronik" in page.text
    assert signed.signed_by[0].name in page.text


def test_an_empty_file_is_said_to_be_empty(client, edition):
    assert "Berkas ini kosong." in sent(client, b"").text


def test_no_file_is_asked_for(client, edition):
    page = client.post(CHECK, {"x": "1"})

    assert page.context["form"].errors["chosen"]
    assert page.context["verdict"] is None


def test_a_file_that_is_too_large_is_not_read(client, edition, monkeypatch):
    data = book_of(edition)[1]
    monkeypatch.setattr(forms, "MOST_BYTES", len(data) - 1)

    page = sent(client, data)

    assert page.context["verdict"] is None
    assert "paling besar" in page.context["form"].errors["chosen"][0]


def test_a_check_leaves_nothing_behind(client, edition):
    sent(client, sign(book_of(edition)[1]))

    assert EditionFile.objects.count() == 3
    assert not SignedFile.objects.exists()
    assert "sessionid" not in client.cookies


def test_a_check_wants_its_own_form(edition):
    strict = Client(enforce_csrf_checks=True)

    assert sent(strict, b"lain").status_code == 403

    strict.get(CHECK)
    token = strict.cookies["csrftoken"].value
    chosen = SimpleUploadedFile("buku.pdf", b"lain")
    page = strict.post(CHECK, {"chosen": chosen, "csrfmiddlewaretoken": token})
    assert page.status_code == 200


# A fingerprint


@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_a_fingerprint_is_judged_as_its_file(client, edition, case):
    file, data = book_of(edition)

    part = client.get(f"/periksa/sidik/{case(file.sha256)}/")

    assert verify(data).sentence in part.text
    assert "<html" not in part.text


def test_an_unknown_fingerprint_asks_for_the_file(client, edition):
    part = client.get(f"/periksa/sidik/{'a' * 64}/")

    assert "data-unknown" in part.text
    assert "masih di perangkat Anda" in part.text


# The gate


def test_one_address_examines_so_many_files_a_minute(client, edition, monkeypatch):
    monkeypatch.setattr(gatekeeping, "MOST_A_MINUTE", 1)

    first, second = sent(client, b"satu"), sent(client, b"dua")

    assert (first.status_code, second.status_code) == (200, 429)
    assert "Tunggu satu menit" in second.text


def test_so_many_files_are_examined_at_a_time(client, edition):
    with gatekeeping.place_for("10.0.0.1"), gatekeeping.place_for("10.0.0.2"):
        busy = sent(client, b"lain")
    free = sent(client, b"lain")

    assert (busy.status_code, free.status_code) == (429, 200)
    assert "Masih ada berkas lain" in busy.text


def test_a_place_is_given_back_after_an_error(db):
    with pytest.raises(ValueError, match="rusak"), gatekeeping.place_for("10.0.0.1"):
        raise ValueError("rusak")

    with gatekeeping.place_for("10.0.0.1"), gatekeeping.place_for("10.0.0.2"):
        pass
