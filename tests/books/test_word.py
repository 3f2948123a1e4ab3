"""The editable book says what the printed one says, with the means of Word."""

import re
from base64 import b64encode
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import docx
import pytest
from django.template.loader import render_to_string
from lxml import html as reader
from PIL import Image

from books import exports, pieces
from books.contexts import Book
from books.contexts.facts import Frame, Office
from books.drafts import Drafts
from books.exports.package import Manuscript, bookmark_name
from books.exports.pictures import png_of
from books.imprints import imprint_of
from books.listing import listings_of
from books.models import Edition
from books.press import cut
from books.volumes import volume
from paser_masterplan.money import format_rupiah
from tests.books.wordfile import WordFile, bare, w
from tests.builders.facts import (
    a_book,
    a_chapter,
    a_full_book,
    a_funding,
    a_program,
    an_action,
)

PARTS = ["1", "2", "3", "all"]


@cache
def full(part):
    """The file of a book that has everything."""
    return exports.write(a_full_book(), part, "docx")


def write(book, part="1", **options):
    return WordFile(exports.write(book, part, "docx", **options))


def printed_words(pieces_of_it):
    """The letters that the press reads, without what only paper has."""
    said = []
    for piece in pieces_of_it:
        page = render_to_string(piece.template, {"content": piece.content})
        tree = reader.fragment_fromstring(page)
        for drawing in tree.xpath(".//svg | .//*[@class='again']"):
            drawing.drop_tree()
        said.append(bare(tree.text_content()))
    return "".join(said)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("book", [a_full_book(), a_book()], ids=["full", "empty"])
def test_file_says_what_the_print_says_in_the_same_order(part, book):
    printed = cut(Drafts(book), part, imprint_of(book))
    around = (*printed.front[1:], *printed.back)
    lists = [
        piece
        for listing in listings_of(printed.volume, around, {})
        for piece in pieces.listings(listing)
    ]

    said = write(book, part).words()

    ordered = (*printed.front, *lists, *printed.back, *printed.body)
    assert said == printed_words(ordered)


def test_headings_are_real_ones():
    file = docx.Document(BytesIO(full("2")))

    headings = [
        (line.style.name, line.text)
        for line in file.paragraphs
        if line.style.name.startswith("Heading")
    ]

    assert headings[:2] == [
        ("Heading 1", "Bab I Bab goals"),
        ("Heading 2", "1.1 Pengantar"),
    ]
    assert ("Heading 3", "SC21-0001 Bank sampah") in headings
    assert ("Heading 4", "Latar belakang") in headings


def test_headings_of_the_whole_stand_below_those_of_the_books():
    file = docx.Document(BytesIO(full("all")))

    headings = [(line.style.name, line.text) for line in file.paragraphs]

    assert ("Heading 1", "Buku 2 Rencana Induk") in headings
    assert ("Heading 2", "Bab I Bab goals") in headings
    assert ("Heading 4", "SC21-0001 Bank sampah") in headings


def test_section_that_stands_apart_opens_a_page():
    file = WordFile(full("3"))

    apart = file.find(".//w:p[w:pPr/w:pageBreakBefore]")

    said = ["".join(file.find(".//w:t/text()", line)) for line in apart]
    assert said == ["1.2 Smart Society", "1.3 Smart Environment", "2.3 Bank sampah"]


@pytest.mark.parametrize("part", PARTS)
def test_every_table_and_figure_has_a_caption_that_word_counts(part):
    book = a_full_book()
    file = write(book, part)

    counted = [
        "".join(file.find(".//w:instrText/text()", line)).split()[:2]
        for line in file.find(".//w:p[w:pPr/w:pStyle/@w:val='Caption']")
    ]
    said = [bare(line) for line in file.paragraphs("Caption")]

    exhibits = [
        exhibit
        for one in volume(book, part).books
        for chapter in one.chapters
        for exhibit in chapter.exhibits
    ]
    assert [
        line.startswith(bare(f"{one.number} {one.caption}"))
        for line, one in zip(said, exhibits, strict=True)
    ] == [True] * len(exhibits)
    assert counted == [["SEQ", exhibit.kind] for exhibit in exhibits]


@pytest.mark.parametrize(("part", "level"), [("2", "1"), ("all", "2")])
def test_count_of_captions_begins_again_with_each_chapter(part, level):
    codes = WordFile(full(part)).find(".//w:instrText/text()")

    ends = {code.split()[-1] for code in codes if "SEQ" in code}
    assert ends == {level}


def test_table_holds_the_content_cell_by_cell():
    file = docx.Document(BytesIO(full("2")))

    table = next(one for one in file.tables if one.rows[0].cells[0].text == "Indikator")

    assert [[cell.text for cell in row.cells] for row in table.rows[:2]] == [
        ["Indikator", "Kondisi awal", "2022", "2023", "2024"],
        ["Sampah terkelola (persen)", "12 (2021)", "20", "", "40"],
    ]


def test_money_is_whole_to_the_rupiah():
    amounts = (850_000_001, 1_234_567_890_123)
    fundings = (a_funding(amount=amount) for amount in amounts)
    book = a_full_book(programs=(a_program(an_action(*fundings)),))

    file = docx.Document(BytesIO(exports.write(book, "2", "docx")))

    money = next(
        one for one in file.tables if one.rows[0].cells[-1].text == "Pendanaan"
    )
    assert [line.text for line in money.rows[1].cells[3].paragraphs] == [
        f"2022, APBD Kabupaten: {format_rupiah(amount)}" for amount in amounts
    ]
    assert money.rows[2].cells[3].text == format_rupiah(sum(amounts))


def test_heads_of_tables_repeat_and_rows_do_not_break():
    file = WordFile(full("2"))

    tables = file.find(".//w:tbl")

    repeated = [
        table for table in tables if file.find("w:tr/w:trPr/w:tblHeader", table)
    ]
    assert len(repeated) > len(tables) / 2
    for table in repeated:
        rows = [
            bool(file.find("w:trPr/w:tblHeader", row)) for row in table.iter(w("tr"))
        ]
        assert rows == sorted(rows, reverse=True)
        assert all(file.find("w:trPr/w:cantSplit", row) for row in table.iter(w("tr")))


def test_figure_is_a_picture_that_says_what_it_shows():
    book = a_full_book()
    file = write(book, "1")

    figures = volume(book, "1").books[0].figures
    targets = {
        one.get("Id"): one.get("Target")
        for one in file.xml("word/_rels/document.xml.rels")
    }

    assert file.find(".//wp:docPr/@descr") == [one.data.alternative for one in figures]
    shown = file.find(".//*[local-name()='blip']/@r:embed")
    assert [file.parts[f"word/{targets[name]}"] for name in shown] == [
        png_of(one.data) for one in figures
    ]


def test_picture_that_two_books_show_is_kept_once():
    file = WordFile(full("all"))

    shown = file.find(".//*[local-name()='blip']/@r:embed")

    assert len(shown) > len(set(shown))
    kept = [name for name in file.parts if name.startswith("word/media/")]
    assert len(kept) == len(set(shown))


def test_legend_names_each_color():
    assert WordFile(full("1")).paragraphs("Legenda") == [
        "■ Saat ini    ■ Diharapkan    ",
        "■ Masalah    ■ Potensi    ",
    ]


def test_contents_and_lists_are_fields_with_links():
    file = WordFile(full("1"))

    codes = [code.strip() for code in file.find(".//w:instrText/text()")]
    assert codes[:3] == [
        r'TOC \o "1-2" \h \z \u',
        r'TOC \c "Tabel" \h \z',
        r'TOC \c "Gambar" \h \z',
    ]
    assert file.paragraphs("Toc1") == [
        "Lembar Pengesahan",
        "Lembar Komitmen",
        "Daftar Singkatan",
        "Bab I Bab readiness",
        "Bab II Bab gap",
        "Bab III Bab findings",
    ]
    assert (
        file.paragraphs("TableOfFigures")[-1] == "Gambar 3.1 Jumlah temuan per dimensi"
    )
    assert b"updateFields" in file.parts["word/settings.xml"]


def test_lists_of_nothing_are_left_out():
    file = write(a_book(chapters=(a_chapter(),)), "1")

    assert file.paragraphs("JudulDaftar") == ["Tentang draf ini", "Daftar Isi"]


def test_book_without_chapters_says_so():
    file = write(a_book(), "2")

    assert file.paragraphs("Heading1") == ["Rencana Induk"]
    assert "Buku 2 belum memiliki bab." in "".join(file.paragraphs("Normal"))


def test_links_within_the_book_lead_to_bookmarks():
    file = WordFile(full("2"))

    wanted = set(file.find(".//w:hyperlink/@w:anchor"))

    assert "program_SC21_0001" in wanted
    assert wanted <= set(file.find(".//w:bookmarkStart/@w:name"))


def test_links_to_the_web_stay_links():
    narrative = "Lihat [Satu *Data*](https://data.go.id/a?b=1&c=2) dan **ini**."
    file = write(a_book(chapters=(a_chapter(narrative=narrative),)))

    (link,) = file.find(".//w:hyperlink[@r:id]")

    relations = file.xml("word/_rels/document.xml.rels")
    (target,) = [one for one in relations if one.get("TargetMode") == "External"]
    assert target.get("Target") == "https://data.go.id/a?b=1&c=2"
    assert link.get(f"{{{link.nsmap['r']}}}id") == target.get("Id")
    assert "Lihat Satu Data dan ini." in file.paragraphs("Normal")


def test_narrative_keeps_its_lists_quotes_code_and_breaks():
    narrative = (
        "1. satu\n   - dalam\n\n     lanjut\n2. dua\n\ntengah\n\n1. lagi\n\n"
        "> kutipan\n\n```\na  b\n  c\n```\n\n---\n\nbaris  \nkedua\n"
    )
    file = write(a_book(chapters=(a_chapter(narrative=narrative),)))

    numbered = file.find(".//w:p[w:pPr/w:pStyle/@w:val='Heading1']/following::w:p")
    items = [
        (
            "".join(file.find(".//w:t/text()", line)),
            *file.find(".//w:numPr/*/@w:val", line),
        )
        for line in numbered
        if file.find("w:pPr/w:numPr", line)
    ]
    assert items == [
        ("satu", "0", "5"),
        ("dalam", "1", "1"),
        ("dua", "0", "5"),
        ("lagi", "0", "6"),
    ]
    assert file.paragraphs("SambunganButir") == ["lanjut"]
    assert file.paragraphs("Quote") == ["kutipan"]
    assert file.paragraphs("Kode") == ["a  b  c"]
    code = file.find(".//w:p[w:pPr/w:pStyle/@w:val='Kode']//w:br")
    assert len(code) == 1
    assert "bariskedua" in file.paragraphs("Normal")


def test_table_of_the_narrative_keeps_its_sides():
    narrative = "| A | B |\n|---|--:|\n| a | 1 |\n"
    file = write(a_book(chapters=(a_chapter(narrative=narrative),)))

    (table,) = file.find(".//w:tbl[.//w:t='A']")

    assert file.find(".//w:tc//w:jc/@w:val", table) == ["right", "right"]


def test_pages_are_counted_in_roman_and_then_in_arabic():
    file = WordFile(full("2"))

    sections = [
        (
            *file.find("w:pgSz/@w:orient", one),
            *file.find("w:pgNumType/@w:fmt", one),
            *file.find("w:pgNumType/@w:start", one),
        )
        for one in file.find(".//w:sectPr")
    ]

    assert sections[:3] == [(), ("lowerRoman", "1"), ("decimal", "1")]
    assert set(sections[3:]) == {("landscape", "decimal"), ("decimal",)}


def test_heads_and_feet_of_pages_name_the_book_and_its_state():
    file = WordFile(full("2"))

    heads = {file.words(file.xml(name)) for name in file.parts if "header" in name}
    feet = {file.words(file.xml(name)) for name in file.parts if "footer" in name}

    assert bare("Rencana Induk Smart City Buku 2 Rencana Induk") in heads
    assert feet == {bare("DRAF · 23 September 2021 10.42 WITA 1")}


def test_edition_names_itself_on_its_pages():
    edition = Edition(
        number=3,
        address="https://contoh.go.id",
        code="ab" * 6,
        sha256="ab" * 32,
        issued_at=datetime(2021, 12, 1, tzinfo=UTC),
    )

    file = write(a_full_book(), "1", edition=edition)

    assert "Edisi3,diterbitkan1Desember2021" in file.words()
    feet = {file.words(file.xml(name)) for name in file.parts if "footer" in name}
    assert feet == {"Edisi3·abababababab·https://contoh.go.id/e/abababababab1"}


def test_file_says_what_it_is():
    file = docx.Document(BytesIO(full("1")))

    facts = file.core_properties

    assert facts.title == "Rencana Induk Smart City: Buku 1 Analisis Strategis"
    assert facts.author == "Pemerintah Kabupaten Paser"
    assert facts.created == datetime(2021, 9, 23, 2, 42, tzinfo=UTC)


def test_progress_is_told_as_it_goes():
    told = []

    exports.write(a_full_book(), "1", "docx", progress=lambda *said: told.append(said))

    total = len(told)
    assert told[0] == ("Menulis Bab I Bab readiness", 1, total)
    assert told[-1] == ("Menulis Bab III Bab findings", total, total)


def test_book_survives_json_and_gives_the_same_file():
    book = a_full_book()

    again = Book.from_json(book.to_json())

    assert exports.write(again, "2", "docx") == exports.write(book, "2", "docx")


@pytest.mark.parametrize("form", ["pdf", "json", "doc"])
def test_other_forms_are_not_made_of_a_draft(form):
    with pytest.raises(ValueError, match=form):
        exports.write(a_book(), "1", form)


def test_crest_stands_on_the_cover():
    picture = BytesIO()
    Image.new("RGB", (40, 80), "#14493f").save(picture, "PNG")
    crest = b64encode(picture.getvalue()).decode()
    book = a_book(frame=Frame("Rencana", "Kab. Paser", "", 2022, 2024, crest=crest))

    file = write(book)

    assert file.find(".//wp:docPr/@descr") == ["Lambang Kab. Paser"]
    assert file.parts["word/media/gambar-1.png"] == picture.getvalue()
    (wide,), (high,) = file.find(".//wp:extent/@cx"), file.find(".//wp:extent/@cy")
    assert int(high) == 2 * int(wide)  # as it is, and no wider than its room


def test_people_sign_side_by_side():
    offices = (Office("DKISP", "Dinas Kominfo", is_coordinator=True),)
    file = docx.Document(BytesIO(exports.write(a_book(offices=offices), "1", "docx")))

    approval, commitment = [one for one in file.tables if len(one.rows) == 1]

    assert [cell.text.split("\n")[0] for cell in approval.rows[0].cells] == [
        "Disusun di bawah koordinasi",
        "Disahkan oleh",
    ]
    assert [cell.text.split("\n")[0] for cell in commitment.rows[0].cells] == [
        "",
        "Kepala Daerah",
    ]


def test_closing_of_a_foreword_stands_at_the_right():
    chapter = a_chapter(book="0", number="", narrative="Puji syukur.\n\n---\n\nBupati")

    file = docx.Document(
        BytesIO(exports.write(a_book(chapters=(chapter,)), "1", "docx"))
    )

    (closing,) = [one for one in file.tables if "Bupati" in one.rows[0].cells[-1].text]
    assert closing.rows[0].cells[0].text == ""
    assert closing.rows[0].cells[1].text.startswith("Bupati")


def test_rows_in_which_people_sign_are_high():
    offices = (Office("DLH", "Dinas Lingkungan Hidup"),)
    book = a_full_book(offices=offices)
    file = write(book)

    (table,) = file.find(".//w:tbl[.//w:t='Jabatan dan instansi']")

    assert len(file.find("w:tr/w:trPr/w:trHeight", table)) == 1


def test_narrative_holds_exhibits_where_they_are_called():
    narrative = "Lihat di bawah.\n\n[[gambar: Jumlah temuan per dimensi]]\n\nDemikian."
    book = a_full_book()
    chapters = (*book.chapters, a_chapter(number="IX", narrative=narrative))

    file = write(a_full_book(chapters=chapters))

    assert file.paragraphs("Caption")[-1] == "Gambar 9.1 Jumlah temuan per dimensi"
    shown = file.find(".//wp:docPr/@descr")
    assert shown[-1] == shown[-2]  # in its own chapter, and where it is called


def test_place_is_marked_once_and_its_name_suits_word():
    manuscript = Manuscript(is_whole=False, width=9000)
    long = "sangat-" * 10

    marks = list(manuscript.bookmarked(["b1-2", "b1_2", "2", long]))

    names = [one.get(w("name")) for one in marks if one.tag == w("bookmarkStart")]
    assert names == ["b1_2", bookmark_name("2"), bookmark_name(long)]
    assert all(re.fullmatch(r"b_[0-9a-f]{32}", name) for name in names[1:])
