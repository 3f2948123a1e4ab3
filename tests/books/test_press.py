"""What comes out of the press, read back from the paper."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from books import press
from books.contexts.facts import Waiting
from books.models import Chapter, Edition
from books.recording import canonical, read_record, sha256_of
from books.typeset import crew
from tests.books import proof
from tests.books.proof.charter import labels
from tests.builders import facts

Block = Chapter.Block
LONG = "\n\n".join(f"Alinea ke-{n} tentang sungai Kandilo." for n in range(60))


def a_small_book(**more):
    chapters = (
        facts.a_chapter(book="2", narrative=LONG),
        facts.a_chapter(
            book="2",
            number="II",
            title="Peta Jalan",
            narrative="# Arah\n\nHutan dijaga bersama.",
            block=Block.ROADMAP,
        ),
    )
    whole = {
        "chapters": chapters,
        "findings": (facts.a_finding(),),
        "programs": (facts.a_rich_program(),),
        "waiting": Waiting(4, 2),
    }
    return facts.a_book(**(whole | more))


def an_edition_of(book, **more):
    """An edition that is kept nowhere."""
    content = book.to_json()
    sha256 = sha256_of(canonical(content))
    facts = {
        "number": 3,
        "content": content,
        "sha256": sha256,
        "code": sha256[:12],
        "address": "https://portal.paserkab.go.id",
        "issued_at": datetime(2021, 12, 1, 2, 0, tzinfo=UTC),
        "supersedes": Edition(number=2),
    }
    return Edition(**(facts | more))


def read(printed):
    return PdfReader(BytesIO(printed.pdf))


def words(page):
    return " ".join(page.extract_text().split())


@pytest.fixture(scope="module")
def printed():
    return press.print_pdf(a_small_book(), "2")


@pytest.fixture(scope="module")
def draft(printed):
    return read(printed)


@pytest.fixture(scope="module")
def edition_row():
    return an_edition_of(a_small_book())


@pytest.fixture(scope="module")
def issued(edition_row):
    return press.print_pdf(a_small_book(), "2", edition=edition_row)


@pytest.fixture(scope="module")
def edition(issued):
    return read(issued)


def page_with(reader, text):
    """The first page after the contents on which the text stands."""
    return next(
        index
        for index, page in enumerate(reader.pages)
        if text in words(page) and "Daftar" not in words(page)
    )


# A draft


def test_draft_says_what_it_is(draft, printed):
    assert len(draft.pages) == printed.pages
    assert draft.metadata.title == "Rencana Induk Smart City: Buku 2 Rencana Induk"
    assert draft.metadata.author == "Pemerintah Kabupaten Paser"
    assert draft.root_object["/Lang"] == "id"
    assert draft.root_object["/MarkInfo"] == {"/Marked": True}


def test_draft_counts_on_its_front_page_what_is_on_its_way(draft):
    assert "Program 1 disetujui 4 Temuan 1 diterima 2" in words(draft.pages[1])


def test_draft_says_so_at_the_foot_of_every_page(draft):
    stamped = [
        page
        for page in draft.pages[1:]
        if "DRAF · 23 September 2021 10.42 WITA" in words(page)
    ]

    assert len(stamped) == len(draft.pages) - 1


def test_chapters_stand_with_the_words_that_were_typed(draft):
    text = " ".join(words(page) for page in draft.pages)

    assert "Bab I Pendahuluan" in text
    assert "Bab II Peta Jalan" in text
    assert "Hutan dijaga bersama." in text
    assert "Alinea ke-59 tentang sungai Kandilo." in text


def test_contents_name_the_page_on_which_a_chapter_stands(draft):
    contents = next(w for w in map(words, draft.pages) if "Daftar Isi" in w)
    number = re.search(r"Bab II Peta Jalan[ .]+(\d+)", contents)[1]

    assert draft.page_labels[page_with(draft, "Hutan dijaga")] == number


def test_pages_are_roman_before_the_first_chapter(draft):
    first = page_with(draft, "Alinea ke-0 ")

    assert draft.page_labels[:3] == ["i", "ii", "iii"]
    assert draft.page_labels[first : first + 2] == ["1", "2"]
    assert " WITA 1 Bab I Pendahuluan" in words(draft.pages[first])


def test_bookmarks_lead_to_the_chapters(draft):
    titles = [mark.title for mark in draft.outline if not isinstance(mark, list)]

    assert titles[0] == "Lembar Pengesahan"
    assert titles[-2:] == ["Bab I Pendahuluan", "Bab II Peta Jalan"]


def test_matrix_lies_on_its_side(draft):
    sizes = {round(page.mediabox.width) for page in draft.pages}

    assert sizes == {595, 842}


def test_table_repeats_its_head_on_the_next_page():
    many = tuple(facts.a_finding(n, description="Panjang. " * 40) for n in range(30))
    chapters = (facts.a_chapter(number="V", block=Block.FINDINGS),)

    reader = read(press.print_pdf(facts.a_book(chapters=chapters, findings=many), "1"))

    heads = [p for p in reader.pages if "Jenis Temuan Angka dan sumber" in words(p)]
    assert len(heads) >= 3


def chapters_with_every_block():
    blocks = [block for block in Block.values if block]
    return tuple(
        facts.a_chapter(number=str(n), title=f"Judul {n}", block=block)
        for n, block in enumerate(blocks, 1)
    )


def test_every_block_can_be_printed():
    chapters = chapters_with_every_block()

    reader = read(press.print_pdf(a_small_book(chapters=chapters), "1"))

    text = " ".join(words(page) for page in reader.pages)
    said = [f"Bab {one.number} {one.title}" for one in chapters]
    assert [title for title in said if title not in text] == []
    assert "Rp850.000.000 dan 2 baris belum diketahui" in text


def test_every_block_says_when_there_is_nothing_yet():
    book = facts.a_book(chapters=chapters_with_every_block())

    reader = read(press.print_pdf(book, "1"))

    text = " ".join(words(page) for page in reader.pages)
    for sentence in (
        "Belum ada temuan yang diterima.",
        "Belum ada masalah yang diterima.",
        "Belum ada sasaran.",
        "Belum ada program yang disetujui.",
        "Belum ada kegiatan.",
        "Belum ada quick win yang disetujui.",
        "Semua dana sudah diketahui.",
    ):
        assert sentence in text


def test_empty_plan_prints_a_book_that_says_so():
    reader = read(press.print_pdf(facts.a_book(offices=()), "all"))

    text = " ".join(words(page) for page in reader.pages)
    assert "Buku 1 belum memiliki bab." in text
    assert "Daftar Tabel" not in text


# An edition


def test_edition_is_no_draft(edition, edition_row):
    text = " ".join(words(page) for page in edition.pages)

    assert "DRAF" not in text
    assert "Edisi 3, diterbitkan pada 1 Desember 2021, menggantikan Edisi 2." in text


def test_every_page_of_an_edition_says_where_to_ask_for_it(edition, edition_row):
    address = f"https://portal.paserkab.go.id/e/{edition_row.code}"
    silent = [
        number
        for number, page in enumerate(edition.pages[1:], 2)
        if f"Edisi 3 · {edition_row.code} {address}" not in words(page)
    ]

    assert silent == []


def test_edition_ends_with_the_fingerprint_of_its_content(edition, edition_row):
    last = edition.pages[-1].extract_text()

    assert edition_row.sha256 in "".join(last.split())


def test_first_edition_replaces_none():
    book = a_small_book()

    printed = press.print_pdf(book, "2", edition=an_edition_of(book, supersedes=None))

    assert "menggantikan" not in " ".join(words(p) for p in read(printed).pages)


def test_edition_carries_its_content(issued, edition_row):
    with pikepdf.open(BytesIO(issued.pdf)) as pdf:
        record = read_record(pdf.attachments["edisi.json"].get_file().read_bytes())

    assert record.content == edition_row.content
    assert record.code == edition_row.code


def test_draft_carries_nothing(printed):
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        assert list(pdf.attachments) == []


def test_print_keeps_the_promises_of_both_standards(issued):
    proof.prove(issued.pdf)


def test_chapters_by_themselves_keep_the_numbers_of_their_book(edition_row):
    printed = press.print_edition(a_small_book(), edition_row)

    whole, first, second = (read(printed["2", chapter]) for chapter in (0, 1, 2))
    start = page_with(whole, "Hutan dijaga bersama.")
    assert second.page_labels[0] == whole.page_labels[start]
    assert "Alinea ke-59" in " ".join(words(page) for page in first.pages)
    assert "Hutan dijaga" not in " ".join(words(page) for page in first.pages)
    assert set(printed) == {
        ("1", 0),
        ("2", 0),
        ("3", 0),
        ("all", 0),
        ("2", 1),
        ("2", 2),
    }
    checks = [check for check in proof.CHECKS if check is not labels]
    proof.prove(printed["2", 2].pdf, *checks)


# The same again


def test_same_content_gives_the_same_bytes_in_another_process(printed):
    script = (
        "import sys, json, hashlib, django; django.setup();"
        "from books.contexts import Book; from books.press import print_pdf;"
        "book = Book.from_json(json.load(sys.stdin));"
        "print(hashlib.sha256(print_pdf(book, '2').pdf).hexdigest())"
    )

    other = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(a_small_book().to_json()),
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "paser_masterplan.settings"}
        | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.strip() == sha256(printed.pdf).hexdigest()


def test_same_content_gives_the_same_bytes_from_nothing(printed, settings, tmp_path):
    settings.DATA_DIR = tmp_path

    assert press.print_pdf(a_small_book(), "2").pdf == printed.pdf


def composed(book, settings, tmp_path):
    """How many pieces had to be set for a print."""
    settings.DATA_DIR = tmp_path
    return press.print_pdf(book, "2").made


def test_nothing_changed_sets_nothing(settings, tmp_path):
    assert composed(a_small_book(), settings, tmp_path) > 5

    assert composed(a_small_book(), settings, tmp_path) == 0


def test_one_program_changed_sets_its_sheet_and_no_other(settings, tmp_path):
    other = facts.a_rich_program(code="SC21-0002", title="Taman kota")
    program = facts.a_rich_program()
    chapters = (facts.a_chapter(book="2", number="III", block=Block.PROGRAMS),)
    book = a_small_book(chapters=chapters, programs=(program, other))
    composed(book, settings, tmp_path)

    changed = replace(program, background="Ditulis ulang.")
    again = replace(book, programs=(changed, other))

    assert composed(again, settings, tmp_path) == 1


def test_what_a_disk_lost_is_set_again(settings, tmp_path):
    composed(a_small_book(), settings, tmp_path)
    for path in (tmp_path / "press").glob("*/*"):
        path.write_bytes(path.read_bytes()[:-1])

    printed = press.print_pdf(a_small_book(), "2")

    proof.prove(printed.pdf)


# What the press lets in


def test_hostile_narrative_stands_as_words_and_fetches_nothing():
    narrative = (
        "<script>alert(1)</script> <img src='file:///etc/passwd'> "
        "![peta](http://198.51.100.7/peta.png) [sandi](file:///etc/passwd) "
        "[portal](https://paserkab.go.id)\n\n<style>@import 'http://198.51.100.7'</style>"
    )
    chapters = (facts.a_chapter(narrative=narrative),)

    reader = read(press.print_pdf(facts.a_book(chapters=chapters), "1"))

    # A long word may go on in the next line.
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert "<script>alert(1)</script>" in text
    assert "[sandi](file:///etc/passwd)" in text
    assert "portal(https://paserkab.go.id)" in text
    addresses = {
        note.get_object().get("/A", {}).get("/URI")
        for page in reader.pages
        for note in page.get("/Annots", [])
    }
    assert addresses == {
        None,
        "http://198.51.100.7/peta.png",
        "https://paserkab.go.id",
    }


def test_letters_that_no_font_has_do_not_break_the_print():
    chapters = (facts.a_chapter(narrative="Padi \N{EAR OF RICE} naik ≥ 5, 漢\x00."),)

    reader = read(press.print_pdf(facts.a_book(chapters=chapters), "1"))

    text = " ".join(words(page) for page in reader.pages)
    assert "Padi \N{EAR OF RICE} naik ≥ 5, □" in text


# What the press says while it works


def test_progress_tells_the_pieces(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    heard = []

    press.print_pdf(a_small_book(), "2", progress=lambda *said: heard.append(said))

    step, done, total = heard[0]
    assert (step, done) == ("Menata halaman", 0)
    assert ("Bab I Pendahuluan", total) in [(name, of) for name, _, of in heard]
    assert [done for _, done, of in heard if of == total][-1] == total


def test_press_says_what_is_missing_on_the_machine(monkeypatch):
    monkeypatch.setattr(crew, "PANGO", ("libnirwana.so",))

    with pytest.raises(press.PressUnavailable, match="Pasang pango dan harfbuzz"):
        press.print_pdf(facts.a_book(), "1")
