"""The place for files that were signed elsewhere: on the page of their edition."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from books.models import SignedFile
from tests.books.papers import NAME, a_printed_edition, book_of, sign
from tests.builders.books import a_signed_file, an_edition_file


@pytest.fixture
def edition(plan, admin):
    return a_printed_edition(admin, plan=plan)


@pytest.fixture
def add(edition):
    return reverse("books:signed_add", args=[edition.pk])


def hand_in(client, add, data):
    chosen = SimpleUploadedFile("tte.pdf", data, content_type="application/pdf")
    return client.post(add, {"chosen": chosen}, follow=True)


def test_an_admin_hands_a_signed_file_in(client, admin, edition, add):
    client.force_login(admin)

    page = hand_in(client, add, sign(book_of(edition)[1]))

    signed = SignedFile.objects.get()
    assert page.redirect_chain == [(edition.get_absolute_url(), 302)]
    assert f"Berkas tersimpan: {signed}." in page.text
    assert signed.sha256 in page.text
    assert NAME in page.text
    assert "belum diperiksa terhadap sertifikat induk" in page.text


def test_what_is_refused_says_why_and_leaves_nothing(client, admin, edition, add):
    client.force_login(admin)

    page = hand_in(client, add, book_of(edition)[1])

    [why] = page.context["form"].errors["chosen"]
    assert why in page.text
    assert "belum bertanda tangan" in why
    assert not SignedFile.objects.exists()


@pytest.mark.parametrize("person", ["operator", "verifier", "expert", "council"])
def test_others_do_not_hand_in(client, edition, add, person, request):
    client.force_login(request.getfixturevalue(person))

    answer = hand_in(client, add, sign(book_of(edition)[1]))

    assert answer.status_code == 403
    assert not SignedFile.objects.exists()
    assert add not in client.get(edition.get_absolute_url()).text


def test_an_admin_finds_the_place(client, admin, edition, add):
    client.force_login(admin)

    page = client.get(edition.get_absolute_url()).text

    assert add in page
    assert "Belum ada berkas yang kembali" in page


def test_everybody_downloads_what_was_signed(client, operator, admin, edition):
    signed = a_signed_file(book_of(edition)[0], admin, file=b"%PDF-1.7 tte")
    client.force_login(operator)
    file = reverse("books:signed_file", args=[signed.pk])

    page, answer = client.get(edition.get_absolute_url()), client.get(file)

    name = "masterplan-smart-city-edisi-1-buku-2-bertanda-tangan.pdf"
    assert file in page.text
    assert answer.content == b"%PDF-1.7 tte"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_signed_chapter_is_called_by_its_title(client, operator, admin, edition):
    chapter = an_edition_file(edition, chapter=4, title="Bab IV Rencana Aksi")
    a_signed_file(chapter, admin)
    client.force_login(operator)

    page = client.get(edition.get_absolute_url()).text

    assert ">Bab IV Rencana Aksi</a>" in page


def test_the_page_says_how_the_moment_is_known(client, operator, admin, edition):
    signer = {
        "name": "Bupati Paser",
        "issuer": "Balai Sertifikasi",
        "at": "2021-12-01T02:00:00+00:00",
        "is_stamped": True,
        "trust": "KNOWN",
    }
    unknown = signer | {"name": "Sekda", "at": None, "trust": "UNKNOWN"}
    a_signed_file(book_of(edition)[0], admin, signers=[signer, unknown])
    client.force_login(operator)

    page = client.get(edition.get_absolute_url()).text

    assert "1 Desember 2021 10.00 WITA menurut cap waktu" in page
    assert "berasal dari induk yang dikenal" in page
    assert "<strong>Sekda</strong>. Sertifikat" in page
