"""Which chapters, sections and exhibits a volume has."""

import pytest

from books.contexts.facts import Vote
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
        ("1.2", "Kesiapan struktur"),
        ("1.3", "Kesiapan infrastruktur"),
        ("1.4", "Kesiapan suprastruktur"),
        ("1.5", "Gambaran kesiapan"),
        ("1.6", "Rekap SWOT"),
        ("1.7", "Kondisi, harapan, dan rekomendasi"),
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
        (
            Block.PROGRAMS,
            ["Smart Society", "Smart Environment", "Sebaran menurut perangkat daerah"],
        ),
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
            [
                "Program menurut jangka waktu",
                "Peta jalan",
                "Tahapan Smart Society",
                "Tahapan Smart Environment",
            ],
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
        (
            Block.WORKSHEETS,
            ["Daftar perangkat daerah", "Kertas kerja perangkat daerah"],
        ),
        (Block.COMMITMENTS, ["Komitmen perangkat daerah"]),
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
        (Block.COMMITMENTS, ["Program yang dipimpin dan didukung"]),
    ],
)
def test_third_book_is_brief(block, titles):
    assert [one.title for one in chapter_of(block, book="3").sections] == titles


def many_programs(count):
    return tuple(
        facts.a_rich_program(code=f"SC21-{n:04}", agency=f"DINAS {n:03}")
        for n in range(count)
    )


def captions(section):
    return [(one.kind, one.caption) for one in section.exhibits]


PACE = "Program yang berjalan menurut dimensi dan tahun"


def test_roadmap_of_few_programs_is_one_drawing_beside_its_numbers():
    _, whole, *dimensions = chapter_of(Block.ROADMAP).sections

    assert captions(whole) == [("Gambar", "Peta jalan semua program"), ("Tabel", PACE)]
    assert captions(dimensions[1]) == [("Tabel", "Peta jalan Smart Environment")]


def test_roadmap_of_many_programs_counts_them_on_one_page_and_is_drawn_in_pieces():
    _, whole, *dimensions = chapter_of(
        Block.ROADMAP, programs=many_programs(21)
    ).sections

    assert captions(whole) == [("Gambar", PACE), ("Tabel", PACE)]
    assert captions(dimensions[0]) == [("Tabel", "Peta jalan Smart Society")]
    assert captions(dimensions[1]) == [
        ("Gambar", "Peta jalan Smart Environment"),
        ("Gambar", "Peta jalan Smart Environment"),
        ("Tabel", "Peta jalan Smart Environment"),
    ]


def test_roadmap_of_the_third_book_is_one_drawing_for_any_plan():
    (whole,) = chapter_of(Block.ROADMAP, book="3", programs=many_programs(90)).sections

    assert captions(whole) == [("Gambar", PACE), ("Tabel", PACE)]
    assert whole.exhibits[0].data.alternative == (
        f"{PACE}. Smart Society: tidak ada; Smart Environment: 2022 90, 2023 90."
    )


def test_spread_over_agencies_is_drawn_in_slices_of_one_scale():
    spread = chapter_of(Block.PROGRAMS, programs=many_programs(25)).sections[-1]

    drawn = "Program menurut perangkat daerah dan dimensi"
    assert captions(spread) == [
        ("Gambar", f"{drawn} (1 dari 2)"),
        ("Gambar", f"{drawn} (2 dari 2)"),
        ("Tabel", "Program dan dana menurut perangkat daerah"),
    ]
    assert [one.called for one in spread.exhibits[:2]] == [drawn] * 2


def test_spread_of_no_programs_is_a_table_that_says_so():
    spread = chapter_of(Block.PROGRAMS, programs=()).sections[-1]

    assert captions(spread) == [("Tabel", "Program dan dana menurut perangkat daerah")]


def test_readiness_is_drawn_as_it_was_assessed():
    judged = (
        facts.a_judgement(level=2, expected_level=4),
        facts.a_judgement("SUPRA_POLICY", "DLH", level=3, expected_level=None),
    )

    sections = chapter_of(Block.READINESS, book="1", assessments=judged).sections
    drawn, listed = sections[3].exhibits

    assert [(one.label, one.level) for one in listed.data if one.level] == [
        ("Infrastruktur: digital", 2),
        ("Suprastruktur: kebijakan", 3),
    ]
    assert len(listed.data) == 9
    assert len(drawn.data.dots) == 3
    assert [section.title for section in sections[5:]] == [
        "Kondisi, harapan, dan rekomendasi",
        "Penilaian kesiapan menurut perangkat daerah",
    ]


def test_agencies_without_assessments_have_no_section_of_readiness():
    sections = chapter_of(Block.READINESS, book="1").sections

    assert sections[-1].title == "Kondisi, harapan, dan rekomendasi"


def test_problems_are_ranked_only_where_somebody_scored_them():
    scored = facts.a_finding(1, votes=(Vote(5, 4, 4), Vote(4, 4, 3)))

    bare = chapter_of(Block.FINDINGS, book="1", findings=(facts.a_finding(2),))
    ranked = chapter_of(
        Block.FINDINGS, book="1", findings=(scored, facts.a_finding(2))
    ).sections[-1]

    assert bare.sections[-1].title != ranked.title
    assert captions(ranked) == [("Tabel", "Urutan masalah menurut nilai USG")]
    [only] = ranked.exhibits[0].data
    assert (only.rank, only.finding, only.total) == (1, scored, 12)


def test_budget_is_stacked_by_source_and_by_dimension():
    sections = chapter_of(Block.BUDGET).sections

    assert captions(sections[0])[1:] == [
        ("Gambar", "Anggaran per tahun dan sumber dana"),
        ("Tabel", "Anggaran per sumber dana dan tahun"),
    ]
    assert captions(sections[1]) == [
        ("Gambar", "Anggaran per dimensi"),
        ("Gambar", "Anggaran per tahun dan dimensi"),
        ("Tabel", "Anggaran per dimensi dan tahun"),
    ]


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
