"""Signing with a certificate of the office's own, checked like any other."""

import stat
from io import BytesIO

import pikepdf
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from books.models import Book, SignedFile, Trust
from books.signing import reading
from books.signing.asking import VARIABLE
from books.signing.reading import signers_of
from books.signing.stamping import NotACertificate, sign
from tests.books.papers import (
    NAME,
    PASSPHRASE,
    a_pdf,
    a_printed_edition,
    book_of,
    made,
)


@pytest.fixture
def edition(plan, admin):
    return a_printed_edition(admin, plan=plan)


@pytest.fixture
def key(tmp_path, monkeypatch):
    """The certificate on the disk of the office, and its passphrase at hand."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    path = tmp_path / "penanda-tangan.p12"
    path.write_bytes(made().signer)
    return path


def signed_here(data):
    return sign(data, certificate=made().signer, passphrase=PASSPHRASE)


def test_a_signature_stands_behind_the_untouched_file():
    data = a_pdf("Visi")

    signed = signed_here(data)

    assert signed.startswith(data)
    [signer] = signers_of(signed)
    assert (signer.name, signer.issuer) == (NAME, f"Induk {NAME}")


def test_every_signature_has_a_place_of_its_own():
    signed = signed_here(signed_here(a_pdf("Visi")))

    assert len(signers_of(signed)) == 2


def test_the_place_of_a_signature_is_off_the_page_and_printed():
    """What PDF/A (printed, not hidden) and PDF/UA (off the page, named) ask of it."""
    with pikepdf.open(BytesIO(signed_here(a_pdf("Visi")))) as pdf:
        [field] = pdf.Root.AcroForm.Fields
        facts = {key: field[key] for key in ("/Subtype", "/FT", "/F", "/TU")}
        rect = [int(corner) for corner in field.Rect]
        filters = (str(field.V.SubFilter), str(field.V.Filter))

    assert facts == {
        "/Subtype": "/Widget",
        "/FT": "/Sig",
        "/F": 4 | 128,
        "/TU": "Tanda tangan elektronik 1",
    }
    assert rect == [-9999] * 4
    assert filters == ("/ETSI.CAdES.detached", "/Adobe.PPKLite")


def test_a_signed_file_stays_pdf_1_7():
    with pikepdf.open(BytesIO(signed_here(a_pdf("Visi")))) as pdf:
        assert "/Version" not in pdf.Root or pdf.Root.Version == "/1.7"


@pytest.mark.parametrize(
    ("certificate", "passphrase"),
    [(b"bukan sertifikat", PASSPHRASE), (made, "salah")],
    ids=["rubbish", "wrong-word"],
)
def test_a_certificate_that_does_not_open_is_named(certificate, passphrase):
    certificate = made().signer if callable(certificate) else certificate

    with pytest.raises(NotACertificate, match="Sertifikat tidak terbuka"):
        sign(a_pdf("Visi"), certificate=certificate, passphrase=passphrase)


# On the terminal


def test_the_command_signs_and_hands_in(edition, admin, key, capsys):
    call_command("sign_edition", "1", book="2", certificate=key)

    signed = SignedFile.objects.get()
    assert (signed.original, signed.added_by) == (book_of(edition)[0], admin)
    assert bytes(signed.file).startswith(book_of(edition, Book.TWO)[1])
    said = capsys.readouterr().out
    assert said == (
        f"Edisi 1 Buku 2: Rencana Induk ditandatangani {NAME}. Sidik: {signed.sha256}\n"
    )


def test_the_command_signs_in_the_name_that_it_is_told(edition, second_admin, key):
    by = second_admin.username

    call_command("sign_edition", "1", book="1", certificate=key, by=by)

    assert SignedFile.objects.get().added_by == second_admin


def test_the_command_asks_for_the_word_if_nobody_gave_it(
    edition, admin, key, monkeypatch
):
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("books.signing.asking.getpass", lambda prompt: PASSPHRASE)

    call_command("sign_edition", "1", book="2", certificate=key)

    assert SignedFile.objects.get().signed_by[0].name == NAME


@pytest.mark.parametrize(("number", "book"), [("9", "2"), ("1", "3")])
def test_the_command_says_what_was_never_printed(edition, admin, key, number, book):
    with pytest.raises(CommandError, match=f"Edisi {number} tidak punya"):
        call_command("sign_edition", number, book=book, certificate=key)


def test_the_command_says_what_it_cannot_read(edition, admin, tmp_path, key):
    with pytest.raises(CommandError, match="tidak terbaca"):
        call_command(
            "sign_edition", "1", book="2", certificate=tmp_path / "tidak-ada.p12"
        )


def test_the_command_says_what_does_not_open(edition, admin, key):
    key.write_bytes(b"bukan sertifikat")

    with pytest.raises(CommandError, match="Sertifikat tidak terbuka"):
        call_command("sign_edition", "1", book="2", certificate=key)

    assert not SignedFile.objects.exists()


def test_a_certificate_is_made_that_the_portal_can_know(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(VARIABLE, "rahasia")
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    folder = tmp_path / reading.ROOTS

    call_command("make_certificate", name="Kepala DKISP", output=folder)

    signer = folder / "penanda-tangan.p12"
    signed = sign(a_pdf("Visi"), certificate=signer.read_bytes(), passphrase="rahasia")
    [found] = signers_of(signed)
    assert (found.name, found.trust) == ("Kepala DKISP", Trust.KNOWN)
    assert stat.S_IMODE(signer.stat().st_mode) == 0o600
    assert str(signer) in capsys.readouterr().out


def test_a_certificate_never_replaces_another(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "rahasia")
    there = tmp_path / "penanda-tangan.p12"
    there.write_bytes(b"kunci lama")

    with pytest.raises(CommandError, match="sudah ada"):
        call_command("make_certificate", name="Kepala DKISP", output=tmp_path)

    assert there.read_bytes() == b"kunci lama"
