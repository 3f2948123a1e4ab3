"""Printing the draft from the terminal."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from books.typeset import crew
from tests.builders.books import a_chapter


def test_print_book_writes_the_file_and_says_how_far_it_is(plan, tmp_path):
    a_chapter(plan=plan)
    file, said = tmp_path / "buku1.pdf", StringIO()

    call_command("print_book", book="1", output=file, stdout=said)

    lines = [line.strip() for line in said.getvalue().split("\r")]
    assert file.read_bytes().startswith(b"%PDF-1.7")
    assert any(re.match(r"\d+/\d+ bagian: \w+", line) for line in lines)
    assert re.fullmatch(r".*buku1\.pdf: \d+ halaman dalam \d+,\d detik", lines[-1])


def test_print_book_needs_a_plan(db, tmp_path):
    with pytest.raises(CommandError, match="Belum ada rencana induk"):
        call_command("print_book", book="1", output=tmp_path / "buku.pdf")


def test_print_book_needs_a_folder(plan, tmp_path):
    with pytest.raises(CommandError, match="Buat dahulu"):
        call_command("print_book", book="1", output=tmp_path / "jauh" / "buku.pdf")


def test_print_book_says_what_the_machine_lacks(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "PANGO", ("libnirwana.so",))

    with pytest.raises(CommandError, match="Pencetakan belum tersedia"):
        call_command("print_book", book="1", output=tmp_path / "buku.pdf")

    assert not (tmp_path / "buku.pdf").exists()
