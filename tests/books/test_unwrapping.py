"""What strangers send is read apart, within limits, and never believed."""

import io
import resource
import runpy
import subprocess
import sys
import zlib

import pikepdf
import pytest

from books import unwrapping
from books.unwrapping import End, Unreadable, look, unwrap
from tests.books.papers import a_pdf, saved

NAME = "edisi.json"


def holding(data):
    return a_pdf("Isi", attachments={NAME: data, "lain.txt": b"lain"})


def changed(change):
    """A PDF with a record, in which something was changed."""
    with pikepdf.open(io.BytesIO(holding(b"{}"))) as pdf:
        change(pdf)
        return saved(pdf)


def locked(word):
    encryption = pikepdf.Encryption(owner="pemilik", user=word)
    with pikepdf.open(io.BytesIO(holding(b"{}"))) as pdf:
        return saved(pdf, encryption=encryption)


def swollen(megabytes):
    """A small PDF whose record unpacks to so many zeros."""
    block = zlib.compressobj(9, wbits=-15)
    one = block.compress(bytes(1 << 20)) + block.flush(zlib.Z_FULL_FLUSH)
    sum_of_zeros = ((megabytes << 20) % 65521 << 16 | 1).to_bytes(4, "big")
    packed = b"\x78\xda" + megabytes * one + block.flush() + sum_of_zeros
    with pikepdf.open(io.BytesIO(holding(b"{}"))) as pdf:
        spec = pdf.Root.Names.EmbeddedFiles.Names[1]
        file = pikepdf.Stream(pdf, b"")
        file.write(packed, filter=pikepdf.Name.FlateDecode)
        spec.EF.F = spec.EF.UF = file
        return saved(pdf, compress_streams=False)


def test_a_record_comes_out_as_it_was_put_in():
    assert unwrap(holding(b'{"a":1}\n'), NAME) == b'{"a":1}\n'


@pytest.mark.parametrize(
    "data",
    [
        a_pdf("Isi"),
        a_pdf("Isi", attachments={"lain.json": b"{}"}),
        holding(b""),
        changed(lambda pdf: pdf.Root.__setitem__("/Names", pikepdf.Array([1, 2]))),
    ],
    ids=["nothing", "another", "empty", "odd"],
)
def test_a_pdf_without_a_record_holds_none(data):
    assert unwrap(data, NAME) is None


def test_a_locked_pdf_is_said_to_be_locked():
    with pytest.raises(Unreadable, match="terkunci kata sandi"):
        unwrap(locked("kunci"), NAME)


def test_a_pdf_that_opens_without_a_word_is_read():
    assert unwrap(locked(""), NAME) == b"{}"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n" + bytes(999),
        holding(b"{}")[:-200],
        changed(lambda pdf: pdf.Root.Names.EmbeddedFiles.Names[1].__delitem__("/EF")),
    ],
    ids=["nothing", "zeros", "cut", "hollow"],
)
def test_a_broken_pdf_is_said_to_be_broken(data):
    with pytest.raises(Unreadable, match="rusak atau terpotong"):
        unwrap(data, NAME)


def test_a_pdf_that_swells_is_given_up():
    data = swollen(megabytes=80)
    assert len(data) < 100_000

    with pytest.raises(Unreadable, match="tidak dapat dibaca dengan aman"):
        unwrap(data, NAME)


def test_a_pdf_that_swells_beyond_memory_kills_only_its_reader():
    with pytest.raises(Unreadable):
        unwrap(swollen(megabytes=2000), NAME)


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(unwrapping, "MOST_SECONDS", 0.001)

    with pytest.raises(Unreadable, match="tidak dapat dibaca dengan aman"):
        unwrap(holding(b"{}"), NAME)


def test_the_limit_is_on_what_is_found(monkeypatch):
    monkeypatch.setattr(unwrapping, "MOST_BYTES", 3)

    assert look(holding(b"{ }"), NAME) == (End.FOUND, b"{ }")
    with pytest.raises(MemoryError):
        look(holding(b"{  }"), NAME)


@pytest.mark.parametrize(
    ("data", "end", "found"),
    [
        (holding(b"{}"), End.FOUND, b"{}"),
        (a_pdf("Isi"), End.ABSENT, b""),
        (locked("kunci"), End.LOCKED, b""),
        (b"%PDF-", End.BROKEN, b""),
    ],
    ids=["found", "absent", "locked", "broken"],
)
def test_the_reader_takes_a_pdf_and_hands_out_what_it_holds(
    monkeypatch, data, end, found
):
    limits = resource.getrlimit(resource.RLIMIT_AS)
    out = io.BytesIO()
    monkeypatch.setattr(sys, "argv", ["unwrapping.py", NAME])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out))
    # The limit is for a process that reads strangers, and tests are none.
    monkeypatch.setattr(resource, "setrlimit", lambda which, limits: None)

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(unwrapping.__file__, run_name="__main__")

    assert (ended.value.code, out.getvalue()) == (end, found)
    assert resource.getrlimit(resource.RLIMIT_AS) == limits


def test_the_reader_knows_nothing_of_the_portal():
    code = (
        "import runpy, sys; runpy.run_path(sys.argv[1]); print('django' in sys.modules)"
    )

    ended = subprocess.run(
        [sys.executable, "-I", "-c", code, unwrapping.__file__],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout == "False\n"
