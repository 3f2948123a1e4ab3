"""Whose is a file, and does it still hold: the page and the terminal say the same."""

import io
import json

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from books import verifying
from books.models import Book, FileForm
from books.recording import FILE_NAME, canonical, record_of, sha256_of
from books.verifying import Kind, recognize, verify
from tests.books.papers import (
    a_pdf,
    a_printed_edition,
    append,
    book_of,
    other_text,
    rewrite,
    saved,
    sign,
)
from tests.builders.books import a_signed_file, an_edition_file


@pytest.fixture
def edition(plan, admin):
    return a_printed_edition(admin, plan=plan)


@pytest.fixture
def second(edition, admin):
    return a_printed_edition(admin, 2, plan=edition.plan, supersedes=edition)


def carrying(record):
    """Somebody's own PDF with these bytes under the name of our record."""
    return a_pdf("Isi", attachments={FILE_NAME: record})


def test_a_file_of_ours_is_named_and_in_force(edition):
    file, data = book_of(edition)

    verdict = verify(data)

    assert (verdict.kind, verdict.file, verdict.edition) == (
        Kind.ORIGINAL,
        file,
        edition,
    )
    assert verdict.is_valid
    assert verdict.sentence == (
        "Berkas ini asli: Edisi 1 Buku 2: Rencana Induk. Edisi 1 berlaku."
    )


def test_a_file_of_an_old_edition_names_the_new_one(edition, second):
    verdict = verify(book_of(edition)[1])

    assert verdict.kind == Kind.ORIGINAL
    assert not verdict.is_valid
    assert verdict.sentence.endswith(
        "Edisi 1 sudah digantikan Edisi 2 yang terbit 2 November 2021."
    )


def test_an_old_edition_costs_no_more_than_a_new_one(
    edition, second, django_assert_num_queries
):
    sha256 = sha256_of(book_of(edition)[1])

    with django_assert_num_queries(1):
        said = recognize(sha256).sentence

    assert "Edisi 2" in said


@pytest.mark.parametrize("form", [FileForm.DOCX, FileForm.XLSX, FileForm.JSON])
def test_every_form_of_a_book_is_known_to_the_byte(edition, form):
    data = b"PK\x03\x04" + form.encode()
    an_edition_file(edition, form=form, file=data, sha256=sha256_of(data), size=99)

    assert verify(data).is_valid


def test_a_signed_file_that_was_taken_in_is_known(edition, admin):
    file, data = book_of(edition)
    signed = a_signed_file(file, admin, sha256=sha256_of(data + b"x"))

    verdict = verify(data + b"x")

    assert (verdict.kind, verdict.signed, verdict.edition) == (
        Kind.SIGNED,
        signed,
        edition,
    )
    assert verdict.is_valid


def test_a_signature_from_outside_is_an_addition(edition):
    file, data = book_of(edition)

    verdict = verify(sign(data))

    assert (verdict.kind, verdict.file) == (Kind.EXTENDED, file)
    assert not verdict.is_valid
    assert "diawali Edisi 1 Buku 2: Rencana Induk yang asli" in verdict.sentence


def test_an_addition_may_be_anything(edition):
    data = book_of(edition)[1]

    said = verify(append(data, other_text)).sentence

    assert "dapat mengubah yang tampak di layar" in said


def test_a_file_that_begins_with_a_shorter_and_a_longer_one_is_the_longer(edition):
    data = book_of(edition)[1]
    longer = data + b"lampiran"
    file = an_edition_file(
        edition,
        chapter=1,
        book=Book.TWO,
        file=longer,
        size=len(longer),
        sha256=sha256_of(longer),
    )

    assert verify(longer + b"\n").file == file
    assert verify(data + b"\n").file.chapter == 0


def test_a_book_that_was_saved_anew_is_a_copy(edition):
    verdict = verify(rewrite(book_of(edition)[1]))

    assert (verdict.kind, verdict.edition, verdict.file) == (Kind.COPY, edition, None)
    assert not verdict.is_valid
    assert not verdict.is_suspect
    assert "bukan terbitan asli" in verdict.sentence


def test_the_record_alone_is_a_copy(edition):
    assert verify(record_of(edition)).kind == Kind.COPY


def test_foreign_pages_around_our_record_are_no_original(edition):
    verdict = verify(carrying(record_of(edition)))

    assert verdict.kind == Kind.COPY
    assert "dapat berbeda dari aslinya" in verdict.sentence


@pytest.mark.parametrize(
    "change",
    [
        {"content": {"title": "Rencana Induk Lain"}},
        {"address": "https://palsu.example"},
        {"issued_at": "2022-01-01T08:00:00+08:00"},
        {"supersedes": 7},
        {"code": "f" * 12},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_record_with_anything_changed_is_tampered(edition, change):
    told = json.loads(record_of(edition)) | change

    verdict = verify(carrying(canonical(told)))

    assert verdict.kind == Kind.TAMPERED
    assert verdict.is_suspect
    assert "mengaku Edisi 1" in verdict.sentence


def test_a_record_of_an_edition_that_never_was_is_foreign(edition):
    told = json.loads(record_of(edition)) | {"number": 9}

    verdict = verify(carrying(canonical(told)))

    assert (verdict.kind, verdict.edition) == (Kind.FOREIGN, None)
    assert "mengaku edisi 9" in verdict.sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (a_pdf("Isi"), "tidak ada catatan edisi"),
        (carrying(b"{}"), "tidak ada catatan edisi"),
        (b"PK\x03\x04 lampiran.docx", "Word dan Excel hanya dikenali"),
        (b"{}", "bukan berkas dari edisi mana pun"),
        (b"MZ", "bukan berkas dari edisi mana pun"),
        (b"[" * 100_000, "bukan berkas dari edisi mana pun"),
    ],
    ids=["pdf", "pdf-json", "zip", "json", "program", "deep"],
)
def test_what_is_not_ours_is_foreign(edition, data, words):
    verdict = verify(data)

    assert (verdict.kind, verdict.is_suspect) == (Kind.FOREIGN, True)
    assert words in verdict.sentence


def locked(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: b"", "kosong"),
        (lambda data: data[:-99], "rusak atau terpotong"),
        (locked, "terkunci kata sandi"),
    ],
    ids=["empty", "cut", "locked"],
)
def test_what_cannot_be_read_is_said_to_be_so(edition, change, words):
    verdict = verify(change(book_of(edition)[1]))

    assert (verdict.kind, verdict.is_suspect) == (Kind.UNREADABLE, False)
    assert words in verdict.sentence


def test_what_is_too_large_is_not_read(edition, monkeypatch):
    data = book_of(edition)[1]
    monkeypatch.setattr(verifying, "MOST_BYTES", len(data) - 1)

    verdict = verify(data)

    assert verdict.kind == Kind.UNREADABLE
    assert "paling besar" in verdict.sentence


@pytest.mark.parametrize("part", ["head", "text", "record", "tail"])
def test_one_byte_makes_a_file_another(edition, part):
    data = book_of(edition)[1]
    places = {"head": 5, "text": data.index(b"endobj") - 3, "tail": len(data) - 2}
    place = places.get(part, data.index(b"/EmbeddedFile"))
    other = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]

    verdict = verify(other)

    assert not verdict.is_authentic
    assert not verdict.is_valid


@pytest.mark.parametrize("typed", ["ABCDEF012345", "abcd-ef01 2345", " abcdef012345 "])
def test_a_code_is_read_as_people_type_it(typed):
    assert verifying.plain_code(typed) == "abcdef012345"


# On the terminal


@pytest.fixture
def desk(tmp_path):
    """Lays bytes down as a file."""

    def lay(data):
        path = tmp_path / "buku.pdf"
        path.write_bytes(data)
        return path

    return lay


def test_the_terminal_says_what_the_page_says(edition, desk, capsys):
    data = book_of(edition)[1]
    path = desk(data)

    call_command("verify_edition", str(path))

    assert capsys.readouterr().out == f"{path}: {verify(data).sentence}\n"


def test_the_terminal_fails_at_what_has_been_replaced(edition, second, desk):
    data = book_of(edition)[1]

    with pytest.raises(CommandError) as failed:
        call_command("verify_edition", str(desk(data)))

    assert str(failed.value).endswith(verify(data).sentence)
    assert failed.value.returncode == 1


def test_the_terminal_fails_at_what_is_not_ours(edition, desk):
    with pytest.raises(CommandError, match="bukan berkas dari edisi mana pun"):
        call_command("verify_edition", str(desk(b"lain")))


def test_the_terminal_does_not_read_what_is_too_large(edition, tmp_path):
    path = tmp_path / "besar.pdf"
    with path.open("wb") as file:
        file.truncate(verifying.MOST_BYTES + 1)

    with pytest.raises(CommandError, match="paling besar 60 MB"):
        call_command("verify_edition", str(path))


def test_the_terminal_says_what_it_cannot_read(db, tmp_path):
    with pytest.raises(CommandError, match="tidak terbaca"):
        call_command("verify_edition", str(tmp_path / "tidak-ada.pdf"))
