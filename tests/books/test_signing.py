"""A file stands beside its edition if it shows the same and its signatures hold."""

import io
import socket
from datetime import UTC, datetime

import pytest
from asn1crypto import x509
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper

from agencies.models import AuditEntry, Message
from books.models import Book, SignedFile, Trust
from books.signing import certificates, reading
from books.signing.admitting import NotTaken, admit
from books.signing.reading import NotSigned, signers_of
from tests.books.papers import (
    NAME,
    PASSPHRASE,
    a_pdf,
    a_printed_edition,
    append,
    book_of,
    made,
    made_with_addresses,
    other_text,
    rewrite,
    sign,
)
from tests.builders.books import a_signed_file


@pytest.fixture
def edition(plan, admin):
    return a_printed_edition(admin, plan=plan)


@pytest.fixture
def book(edition):
    """The bytes of Buku 2."""
    return book_of(edition)[1]


@pytest.fixture
def roots(tmp_path, monkeypatch):
    """The folder of the certificates that this office trusts."""
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    folder = tmp_path / reading.ROOTS
    folder.mkdir()
    return folder


def stamper():
    """What stands in for a time stamping authority, without a network."""
    key = signers.SimpleSigner.load_pkcs12_data(
        made().signer, other_certs=[], passphrase=PASSPHRASE.encode()
    )
    return DummyTimeStamper(
        key.signing_cert, key.signing_key, fixed_dt=datetime(2021, 12, 1, 2, tzinfo=UTC)
    )


def refused(edition, admin, data):
    """Why a file is refused; it leaves nothing behind."""
    with pytest.raises(NotTaken) as refusal:
        admit(edition, data, by=admin)
    assert not SignedFile.objects.exists()
    assert not AuditEntry.objects.exists()
    return str(refusal.value)


# What is kept


def test_a_signed_file_stands_with_its_original(edition, admin, book):
    data = sign(book)

    signed = admit(edition, data, by=admin)

    assert signed.original == book_of(edition)[0]
    assert bytes(SignedFile.objects.get().file) == data
    assert (signed.size, signed.added_by) == (len(data), admin)
    [signer] = signed.signed_by
    assert (signer.name, signer.issuer) == (NAME, f"Induk {NAME}")
    assert (signer.is_stamped, signer.trust) == (False, Trust.UNCHECKED)
    assert abs((datetime.now(UTC) - signer.at).total_seconds()) < 300


def test_the_original_stays_as_it_was(edition, admin, book):
    admit(edition, sign(book), by=admin)

    assert book_of(edition)[1] == book


def test_a_visible_signature_may_stand_on_a_page(edition, admin, book):
    data = sign(book, box=(10, 10, 90, 40))

    assert admit(edition, data, by=admin).signed_by[0].name == NAME


def test_a_file_may_be_signed_by_several(edition, admin, book):
    data = sign(sign(book, "Bupati"), "Sekda", reason="Mengetahui")

    assert len(admit(edition, data, by=admin).signed_by) == 2


def test_an_edition_may_have_several_signed_files(edition, admin, book):
    first = admit(edition, sign(book), by=admin)
    second = admit(edition, sign(bytes(first.file), "Sekda"), by=admin)
    other = admit(edition, sign(book_of(edition, Book.ONE)[1]), by=admin)

    assert list(SignedFile.objects.of(edition)) == [first, second, other]
    assert (second.original, other.original) != (first.original, first.original)
    assert second.original.book == Book.TWO


def test_a_signature_that_certifies_is_as_good(edition, admin, book):
    data = sign(book, certify=True, docmdp_permissions=fields.MDPPerm.NO_CHANGES)

    assert admit(edition, data, by=admin).signed_by[0].name == NAME


def test_a_file_that_the_signer_wrote_anew_is_kept_if_it_shows_the_same(
    edition, admin, book
):
    data = sign(rewrite(book))
    assert not data.startswith(book)

    signed = admit(edition, data, by=admin)

    assert signed.original == book_of(edition)[0]


def test_a_time_stamp_tells_the_moment(edition, admin, book):
    data = sign(book, timestamper=stamper())

    [signer] = admit(edition, data, by=admin).signed_by

    assert signer.is_stamped
    assert signer.at == datetime(2021, 12, 1, 2, tzinfo=UTC)


def test_proofs_may_follow_the_last_signature(edition, admin, book):
    data = append(sign(book), lambda writer: add_proofs(writer))

    assert admit(edition, data, by=admin).signed_by[0].name == NAME


def add_proofs(writer):
    writer.root["/DSS"] = generic.DictionaryObject({"/Certs": generic.ArrayObject()})
    writer.update_root()


def test_a_time_stamp_over_the_whole_file_is_no_signer(edition, admin, book):
    data = stamped(sign(book))

    assert len(admit(edition, data, by=admin).signed_by) == 1


def test_a_time_stamp_alone_is_no_signature(edition, admin, book):
    assert "belum ada tanda tangan" in refused(edition, admin, stamped(book))


def stamped(data):
    """With a time stamp over the whole file."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    pen = signers.PdfTimeStamper(stamper(), field_name="Cap")
    return pen.timestamp_pdf(writer, "sha256").getvalue()


def test_a_blank_line_behind_the_file_does_no_harm(edition, admin, book):
    assert admit(edition, sign(book) + b"\r\n", by=admin)


def test_the_same_file_twice_is_one(edition, admin, second_admin, book):
    data = sign(book)
    first = admit(edition, data, by=admin)

    again = admit(edition, data, by=second_admin)

    assert again == first
    assert AuditEntry.objects.count() == 1


def test_what_was_kept_is_on_record_and_told(edition, admin, second_admin, book):
    signed = admit(edition, sign(book), by=admin)

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by) == ("edition.add_signed", admin)
    assert entry.after["sha256"] == signed.sha256
    message = Message.objects.get()
    assert (message.recipient, message.url) == (
        second_admin,
        edition.get_absolute_url(),
    )
    assert NAME in message.text


def test_only_an_admin_hands_in(edition, council, book):
    with pytest.raises(PermissionDenied):
        admit(edition, sign(book), by=council)

    assert not SignedFile.objects.exists()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_nothing_changes_a_signed_file(edition, admin, change):
    signed = a_signed_file(book_of(edition)[0], admin)
    changes = {
        "update": lambda: SignedFile.objects.update(size=1),
        "delete": lambda: SignedFile.objects.all()._raw_delete("default"),
    }

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        changes[change]()

    assert SignedFile.objects.get().size == signed.size


# What is refused


def test_an_unsigned_original_is_refused(edition, admin, book):
    assert "belum bertanda tangan" in refused(edition, admin, book)


def test_an_unsigned_copy_is_refused(edition, admin, book):
    assert "belum ada tanda tangan" in refused(edition, admin, rewrite(book))


def test_a_signature_that_was_stripped_is_refused(edition, admin, book):
    def strip(pdf):
        del pdf.Root.AcroForm
        del pdf.pages[0].obj.Annots[-1]

    data = rewrite(sign(book), strip)

    assert "belum ada tanda tangan" in refused(edition, admin, data)


def test_a_file_of_another_edition_is_refused(edition, admin):
    other = a_printed_edition(admin, 2, plan=edition.plan, supersedes=edition)

    said = refused(edition, admin, sign(book_of(other)[1]))

    assert said.startswith("Berkas ini dari Edisi 2, bukan dari Edisi 1.")


def test_a_signed_file_of_another_edition_is_refused(edition, admin):
    other = a_printed_edition(admin, 2, plan=edition.plan, supersedes=edition)
    data = sign(book_of(other)[1])
    admit(other, data, by=admin)

    with pytest.raises(NotTaken, match="dari Edisi 2"):
        admit(edition, data, by=admin)


def test_a_foreign_file_is_refused(edition, admin):
    data = sign(a_pdf("Lain"))

    assert "tidak ada catatan edisi" in refused(edition, admin, data)


def test_foreign_pages_around_our_record_are_refused(edition, admin, book):
    def replace(pdf):
        pdf.pages[1].obj.Contents = pdf.make_stream(b"BT (Lain) Tj ET")

    data = sign(rewrite(book, replace))

    assert "tidak sama dengan berkas mana pun" in refused(edition, admin, data)


def test_a_change_before_the_signature_is_refused(edition, admin, book):
    data = sign(append(book, other_text))

    said = refused(edition, admin, data)

    assert "tidak lagi sama dengan Edisi 1 Buku 2" in said
    assert "halaman 1 tidak sama" in said


def test_a_change_after_the_signature_is_refused(edition, admin, book):
    data = append(sign(book), other_text)

    assert "halaman 1 tidak sama" in refused(edition, admin, data)


def test_a_change_of_the_signature_itself_is_refused(edition, admin, book):
    def move(writer):
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9)))
        writer.update_container(field)

    data = append(sign(book), move)

    assert "Sesudah tanda tangan terakhir" in refused(edition, admin, data)


def test_bytes_behind_the_signature_are_refused(edition, admin, book):
    data = sign(book) + b"PK\x03\x04"

    assert "bukan bagian PDF" in refused(edition, admin, data)


def test_a_signature_after_one_that_closes_is_refused(edition, admin, book):
    closed = sign(book, closes=True)

    said = refused(edition, admin, sign(closed, "Lain"))

    assert f"{NAME} menutup berkas ini untuk perubahan" in said


def test_a_signature_over_an_earlier_state_is_refused(edition, admin, book):
    def carry_over(writer):
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/V"] = writer.add_object(generic.DictionaryObject(field["/V"]))
        writer.update_container(field)

    data = append(sign(book), carry_over)

    assert "hanya mencakup sebagian berkas" in refused(edition, admin, data)


def test_a_signature_that_is_none_is_refused(edition, admin, book):
    data = sign(book)
    place = data.index(b"/Contents <", len(book)) + len(b"/Contents <")

    broken = data[:place] + b"0" * 200 + data[place + 200 :]

    assert "rusak sehingga tidak terbaca" in refused(edition, admin, broken)


def regions(book, data):
    """One place in every kind of region of a signed file."""
    added = len(book)
    contents = data.index(b"/Contents <", added) + len(b"/Contents <")
    return {
        "page": data.index(b"stream", 20) + 9,
        "catalog": data.index(b"/Catalog") + 1,
        "field": data.index(b"/FT /Sig", added) + 5,
        "range": data.index(b"/ByteRange", added) + 15,
        "signature": contents + 40,
        "padding": data.index(b"0" * 40, contents) + 20,
        "cross-reference": data.rindex(b"/Size") + 7,
        "end": data.rindex(b"startxref") + 11,
    }


@pytest.mark.parametrize(
    "region",
    [
        "page",
        "catalog",
        "field",
        "range",
        "signature",
        "padding",
        "cross-reference",
        "end",
    ],
)
def test_one_byte_of_a_signed_file_is_enough(edition, admin, book, region):
    data = bytearray(sign(book))
    data[regions(book, data)[region]] ^= 1

    assert refused(edition, admin, bytes(data))


# Whom the certificates come from


def test_a_signer_below_a_known_root_is_known(roots, book):
    (roots / "induk.pem").write_bytes(made().root)

    [signer] = signers_of(sign(book))

    assert signer.trust == Trust.KNOWN


def test_a_signer_below_another_root_is_unknown(roots, book):
    (roots / "lain.pem").write_bytes(certificates.make("Lain", "rahasia").root)

    [signer] = signers_of(sign(book))

    assert signer.trust == Trust.UNKNOWN


def test_a_stamp_of_an_unknown_authority_is_no_better_than_a_clock(roots, book):
    (roots / "lain.pem").write_bytes(certificates.make("Lain", "rahasia").root)

    [signer] = signers_of(sign(book, timestamper=stamper()))

    assert not signer.is_stamped


def test_no_network_is_asked(roots, book, monkeypatch):
    asked = []

    def refuse(*where, **how):
        asked.append(where)
        raise OSError

    for way in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, way, refuse)
    certificate = made_with_addresses()
    (roots / "induk.pem").write_bytes(certificate.root)

    [signer] = signers_of(sign(book, certificate=certificate))

    assert (signer.name, signer.trust) == ("Sekda", Trust.KNOWN)
    assert asked == []


def test_a_root_that_cannot_be_read_is_named(roots, book):
    (roots / "rusak.pem").write_bytes(b"bukan sertifikat")

    with pytest.raises(NotSigned, match=r"induk rusak\.pem di server"):
        signers_of(sign(book))


def test_names_of_signers_are_plain_words(book):
    subject = x509.Name.build({"common_name": "Bupati\n\u202ePaser" + "x" * 300})

    name = reading._common_name(subject)

    assert name.startswith("Bupati  Paserxxx")
    assert len(name) == reading.LONGEST_NAME
