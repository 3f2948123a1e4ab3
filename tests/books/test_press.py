"""What comes out of the press, read back from the paper."""

import json
import logging
import os
import re
import subprocess
import sys
import threading
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from books import press
from books.contexts.facts import Waiting
from books.models import Chapter
from tests.builders import facts

Block = Chapter.Block
EDITION = SimpleNamespace(
    number=3,
    sha256="abcdef012345" + "0" * 52,
    issued_at=datetime(2021, 12, 1, 2, 0, tzinfo=UTC),
    supersedes=SimpleNamespace(number=2),
)
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
def edition():
    return read(press.print_pdf(a_small_book(), "2", edition=EDITION))


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
    contents = words(draft.pages[2])
    number = re.search(r"Bab II Peta Jalan[ .]+(\d+)", contents)[1]

    assert draft.page_labels[page_with(draft, "Hutan dijaga")] == number


def test_pages_are_roman_before_the_first_chapter(draft):
    first = page_with(draft, "Alinea ke-0 ")

    assert draft.page_labels[:3] == ["i", "ii", "iii"]
    assert draft.page_labels[first : first + 2] == ["1", "2"]
    assert words(draft.pages[first]).endswith(" 1")


def test_bookmarks_lead_to_the_chapters(draft):
    titles = [mark.title for mark in draft.outline if not isinstance(mark, list)]

    assert titles == ["Bab I Pendahuluan", "Bab II Peta Jalan"]


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
    html = press.render_html(facts.a_book(chapters=chapters_with_every_block()), "1")

    for sentence in (
        "Belum ada temuan yang diterima.",
        "Belum ada masalah yang diterima.",
        "Belum ada sasaran.",
        "Belum ada program yang disetujui.",
        "Belum ada kegiatan.",
        "Belum ada quick win yang disetujui.",
        "Semua dana sudah diketahui.",
    ):
        assert sentence in html


def test_empty_plan_prints_a_book_that_says_so():
    reader = read(press.print_pdf(facts.a_book(offices=()), "all"))

    text = " ".join(words(page) for page in reader.pages)
    assert "Buku 1 belum memiliki bab." in text
    assert "Daftar Tabel" not in text


# An edition


def test_edition_is_no_draft(edition):
    text = " ".join(words(page) for page in edition.pages)

    assert "DRAF" not in text
    assert "Edisi 3, diterbitkan pada 1 Desember 2021, menggantikan Edisi 2." in text
    assert "Edisi 3 · abcdef012345" in words(edition.pages[3])


def test_edition_ends_with_the_fingerprint_of_its_content(edition):
    last = edition.pages[-1].extract_text()

    assert EDITION.sha256 in "".join(last.split())


def test_first_edition_replaces_none():
    first = SimpleNamespace(**(vars(EDITION) | {"supersedes": None}))

    assert "menggantikan" not in press.render_html(a_small_book(), "2", first)


def test_watermark_stands_in_a_draft_alone():
    draft = press.render_html(a_small_book(), "2")
    issued = press.render_html(a_small_book(), "2", EDITION)

    assert ("books/draft.css" in draft, "books/draft.css" in issued) == (True, False)


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


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://198.51.100.7/",
        "https://buku.invalid/books/../../manage.py",
        "https://buku.invalid/css/portal.css",
        "data:text/css,*{}",
    ],
)
def test_shelf_refuses_what_is_not_on_it(url):
    with pytest.raises(ValueError, match="Refused"):
        press._shelf().fetch(url)


def test_shelf_hands_out_the_print_style():
    answer = press._shelf().fetch("https://buku.invalid/books/book.css")

    assert answer.content_type == "text/css"
    assert answer.read().startswith(b"/* The printed book")


def test_every_file_that_the_style_names_is_on_the_shelf():
    files = press._files()
    named = [
        press.SHELF + ("fonts/" if "fonts/" in url else "books/") + url.split("/")[-1]
        for path in files.values()
        if path.suffix == ".css"
        for url in re.findall(r"url\(([^)]+)\)", path.read_text())
    ]

    assert [url for url in named if url not in files] == []


def test_emoji_and_rare_letters_do_not_break_the_print():
    chapters = (facts.a_chapter(narrative="Padi 🌾 naik ≥ 5 persen, kata Đặng 漢."),)

    reader = read(press.print_pdf(facts.a_book(chapters=chapters), "1"))

    text = " ".join(words(page) for page in reader.pages)
    assert "Padi 🌾 naik ≥ 5 persen, kata Đặng" in text


def test_plain_text_does_not_load_rare_letters():
    assert "books/rare.css" not in press.render_html(a_small_book(), "2")


# What the press says while it works


def test_progress_tells_steps_and_true_pages():
    heard = []
    chapters = (facts.a_chapter(narrative="Singkat."),)

    printed = press.print_pdf(
        facts.a_book(chapters=chapters),
        "1",
        progress=lambda step, page: heard.append((step, page)),
    )

    assert heard[0] == ("Membaca naskah", 0)
    assert heard[-1] == ("Menulis keterangan berkas", printed.pages)
    assert ("Menata halaman", 2) in heard


def test_progress_of_another_thread_is_not_heard():
    heard = []
    log = logging.getLogger("weasyprint.progress")

    with press._heard_by(lambda step, page: heard.append(page)):
        other = threading.Thread(
            target=log.info, args=("Step 5 - Creating layout - Page 99",)
        )
        other.start()
        other.join()
        log.info("Step 5 - Creating layout - Page 1")
        log.info("Something else")

    assert heard == [1]


def test_press_says_what_is_missing_on_the_machine(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(press.PressUnavailable, match="Pasang pango dan harfbuzz"):
        press.print_pdf(facts.a_book(), "1")
