"""Which chapters, sections and exhibits a volume has."""

import pytest

from books.models import Chapter
from books.volumes import arabic, volume
from tests.builders import facts

Block = Chapter.Block


def chapter_of(block, book="2", **more):
    """The pages of a chapter with one block, in a book with one of everything."""
    chapter = facts.a_chapter(book=book, number="III", block=block)
    whole = {
        "chapters": (chapter,),
        "findings": (facts.a_finding(),),
        "programs": (facts.a_rich_program(),),
    }
    return volume(facts.a_book(**(whole | more)), book).books[0].chapters[0]


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        ("I", "1"),
        ("IV", "4"),
        ("IX", "9"),
        ("XIV", "14"),
        ("7", "7"),
        ("Lampiran A", "A"),
        ("Lampiran", "L"),
        ("", "0"),
    ],
)
def test_chapter_number_is_counted_in_arabic(number, counted):
    assert arabic(number) == counted


def test_chapter_that_is_no_bab_keeps_its_own_label():
    chapters = (facts.a_chapter(), facts.a_chapter(number="Lampiran A"))

    pages = volume(facts.a_book(chapters=chapters), "1").books[0]

    assert [chapter.label for chapter in pages.chapters] == ["Bab I", "Lampiran A"]


def test_sections_of_a_block_are_numbered_after_those_of_the_narrative():
    chapter = facts.a_chapter(narrative="# Latar\n\nTeks.", block=Block.READINESS)

    pages = volume(facts.a_book(chapters=(chapter,)), "1").books[0].chapters[0]

    assert [heading.number for heading in pages.headings] == ["1.1"]
    assert [(one.number, one.title) for one in pages.sections] == [
        ("1.2", "Temuan pada struktur"),
        ("1.3", "Temuan pada infrastruktur"),
        ("1.4", "Temuan pada suprastruktur"),
        ("1.5", "Analisis SWOT"),
    ]


def test_tables_and_figures_are_numbered_apart():
    chapter = facts.a_chapter(number="V", block=Block.FINDINGS)

    book = volume(facts.a_book(chapters=(chapter,)), "1").books[0]

    assert [one.number for one in book.tables] == [
        "Tabel 5.1",
        "Tabel 5.2",
        "Tabel 5.3",
    ]
    assert [(one.number, one.anchor) for one in book.figures] == [
        ("Gambar 5.1", "b1-1-gambar-1")
    ]


@pytest.mark.parametrize(
    ("block", "titles"),
    [
        (Block.NONE, []),
        (Block.GAP, ["Kesenjangan Smart Society", "Kesenjangan Smart Environment"]),
        (
            Block.GOALS,
            ["Visi", "Misi dan keselarasan dengan RPJMD", "Sasaran dan strategi"],
        ),
        (Block.PROGRAMS, ["Smart Society", "Smart Environment"]),
        (
            Block.ACTIONS,
            [
                "Rencana aksi kebijakan dan kelembagaan",
                "Rencana aksi sumber daya manusia",
                "Rencana aksi infrastruktur pendukung",
                "Rencana aksi aplikasi pendukung",
                "Rencana aksi penguatan literasi",
                "Matriks rencana aksi Smart Society",
                "Matriks rencana aksi Smart Environment",
            ],
        ),
        (
            Block.ROADMAP,
            ["Peta jalan", "Tahapan Smart Society", "Tahapan Smart Environment"],
        ),
        (
            Block.BUDGET,
            [
                "Anggaran per tahun dan sumber dana",
                "Anggaran per dimensi",
                "Anggaran per perangkat daerah",
                "Dana yang belum diketahui",
            ],
        ),
        (Block.SUMMARY, ["Smart Society", "Smart Environment"]),
        (Block.QUICK_WINS, ["Quick win yang dipilih", "Bank sampah"]),
        (
            Block.TRACEABILITY,
            [
                "Keterlacakan Smart Society",
                "Keterlacakan Smart Environment",
                "Yang belum terhubung",
            ],
        ),
    ],
)
def test_block_draws_its_sections(block, titles):
    assert [section.title for section in chapter_of(block).sections] == titles


@pytest.mark.parametrize(
    ("block", "titles"),
    [
        (Block.ROADMAP, ["Peta jalan"]),
        (
            Block.BUDGET,
            ["Anggaran per tahun dan sumber dana", "Anggaran per dimensi"],
        ),
        (Block.QUICK_WINS, ["Quick win yang dipilih", "Bank sampah"]),
    ],
)
def test_third_book_is_brief(block, titles):
    assert [one.title for one in chapter_of(block, book="3").sections] == titles


def test_roadmap_of_many_programs_is_drawn_in_pieces():
    many = tuple(facts.a_rich_program(code=f"SC21-{n:04}") for n in range(21))

    drawn = chapter_of(Block.ROADMAP, programs=many).sections[0].exhibits

    assert [one.caption for one in drawn] == ["Peta jalan Smart Environment"] * 2


def test_program_sheets_follow_the_list_of_their_dimension():
    section = chapter_of(Block.PROGRAMS).sections[1]

    assert [one.template.rpartition("/")[2] for one in section.exhibits] == [
        "_definition.html",
        "_parts.html",
        "_program_table.html",
        "_sheet.html",
    ]


def test_whole_volume_holds_the_three_books():
    chapters = tuple(facts.a_chapter(book=book) for book in "123")

    whole = volume(facts.a_book(chapters=chapters), "all")

    assert whole.is_whole
    assert [(book.name, len(book.chapters)) for book in whole.books] == [
        ("Buku 1", 1),
        ("Buku 2", 1),
        ("Buku 3", 1),
    ]
    assert (whole.has_tables, whole.has_figures) == (False, False)


def test_volume_of_one_book_is_named_after_it():
    one = volume(facts.a_book(), "2")

    assert (one.name, one.title, one.is_whole) == ("Buku 2", "Rencana Induk", False)
