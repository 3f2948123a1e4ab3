"""What the marks of a writer come to: exhibits, numbers, links, sentences."""

import pytest

from books import blocks
from books.drafts import Drafts
from books.models import Book as Part
from books.models import Chapter
from books.prose import Prose
from books.volumes import chapter, volume
from tests.builders import facts

Block = Chapter.Block
COUNTS = "[[tabel: Jumlah temuan per dimensi]]"
BARS = "[[gambar: jumlah-temuan-per-dimensi]]"


def a_book(*chapters, **more):
    return facts.a_book(
        chapters=chapters,
        findings=(facts.a_finding(),),
        programs=(facts.a_rich_program(),),
        **more,
    )


def body_of(narrative, *others, **more):
    """The body of chapter III of Buku 1 with this narrative."""
    one = facts.a_chapter(number="III", narrative=narrative, **more)
    return chapter(a_book(one, *others), Part.ONE, 0).body


def gaps_of(narrative, *others):
    drafts = Drafts(a_book(facts.a_chapter(narrative=narrative), *others))
    return [said for draft in drafts.of(Part.ONE) for said in drafts.gaps(draft)]


def test_exhibit_stands_between_the_paragraphs_that_ask_for_it():
    before, table, after = body_of(f"Sebelum.\n\n{COUNTS}\n\nSesudah.")

    assert (before, after) == ("<p>Sebelum.</p>\n", "<p>Sesudah.</p>\n")
    assert (table.number, table.caption, table.anchor) == (
        "Tabel 3.1",
        "Jumlah temuan per dimensi",
        "b1-1-tabel-1",
    )
    assert [one.dimension.name for one in table.data] == [
        "Smart Society",
        "Smart Environment",
    ]


def test_exhibits_are_numbered_on_into_the_block_of_the_chapter():
    book = a_book(
        facts.a_chapter(
            number="V",
            narrative=f"# Latar\n\n{COUNTS}\n{BARS}\n{COUNTS}",
            block=Block.FINDINGS,
        )
    )

    pages = volume(book, "1").books[0]

    assert [one.number for one in pages.tables] == [
        f"Tabel 5.{count}" for count in range(1, 6)
    ]
    assert [one.anchor for one in pages.figures] == ["b1-1-gambar-1", "b1-1-gambar-2"]
    assert pages.chapters[0].sections[0].number == "5.2"
    assert [one.number for one in pages.chapters[0].headings] == ["5.1"]


def test_figure_in_slices_is_put_slice_by_slice():
    many = tuple(facts.a_rich_program(code=f"SC21-{n:04}") for n in range(21))
    book = facts.a_book(
        chapters=(
            facts.a_chapter(narrative="[[gambar: Peta jalan Smart Environment]]"),
        ),
        programs=many,
    )

    body = chapter(book, Part.ONE, 0).body

    assert [one.number for one in body] == ["Gambar 1.1", "Gambar 1.2"]


def test_reference_leads_to_what_stands_nearest():
    see = "[[lihat tabel: Jumlah temuan per dimensi]]"
    book = a_book(
        facts.a_chapter(number="I", narrative=see),
        facts.a_chapter(number="II", narrative=f"{see}\n\n{COUNTS}"),
        facts.a_chapter(number="V", block=Block.FINDINGS),
    )

    one, two, _ = volume(book, "1").books[0].chapters

    assert two.body[0] == '<p><a href="#b1-2-tabel-1">Tabel 2.1</a></p>\n'
    assert one.body[0] == two.body[0]


def test_reference_is_no_link_where_what_it_means_is_not_there():
    see = "[[lihat tabel: Jumlah temuan per dimensi]]"
    book = a_book(
        facts.a_chapter(number="I", narrative=see),
        facts.a_chapter(number="V", block=Block.FINDINGS),
    )

    assert chapter(book, "1", 0).body == ("<p>Tabel 5.1</p>\n",)


def test_reference_without_a_kind_leads_to_the_figure_or_the_table():
    both = facts.a_chapter(number="V", block=Block.FINDINGS)

    body = body_of("[[lihat: jumlah temuan per dimensi]] [[lihat: misi]]", both)
    (goals,) = body_of("[[lihat: Misi RPJMD yang didukung]]", goals_of("2"))

    assert "Gambar 5.1" in body[0]
    assert goals == "<p>Tabel 2.1 Buku 2</p>\n"


def goals_of(book):
    return facts.a_chapter(book=book, number="II", block=Block.GOALS)


def test_reference_into_another_book_is_a_link_where_both_are_bound_together():
    narrative = "[[lihat tabel: Misi RPJMD yang didukung]]"
    book = a_book(facts.a_chapter(narrative=narrative), goals_of("2"))

    whole = volume(book, "all").books[0].chapters[0].body
    alone = volume(book, "1").books[0].chapters[0].body

    assert whole == ('<p><a href="#b2-1-tabel-1">Tabel 2.1 Buku 2</a></p>\n',)
    assert alone == ("<p>Tabel 2.1 Buku 2</p>\n",)


@pytest.mark.parametrize(
    ("narrative", "said"),
    [
        ("[[gambar: Peta harta]]", "Tidak ada gambar bernama “Peta harta”"),
        ("[[lihat: Harta]]", "Tidak ada gambar atau tabel bernama “Harta”"),
        ("[[tabel: Peta jalan]]", "Tidak ada tabel bernama “Peta jalan”"),
        ("[[gambr: Peta jalan]]", "Tanda [[gambr: Peta jalan]] tidak dikenal"),
        ("Lihat [[tabl: x]].", "Tanda [[tabl: x]] tidak dikenal"),
        (
            "Lihat [[gambar: Peta jalan]] ini.",
            "Tanda [[gambar: Peta jalan]] harus sendiri pada barisnya, di luar daftar "
            "dan kutipan",
        ),
        (
            "[[tabel: Keterlacakan Smart Society]]",
            "Tidak ada tabel bernama “Keterlacakan Smart Society”",
        ),
        (
            "[[tabel: Peta jalan Smart Society]]",
            "“Peta jalan Smart Society” terlalu lebar untuk naskah; cukup dirujuk "
            "dengan [[lihat tabel: Peta jalan Smart Society]]",
        ),
        (
            "[[lihat gambar: Peta jalan]]",
            "“Peta jalan” dirujuk, tetapi belum dimuat di buku mana pun",
        ),
    ],
)
def test_mark_that_comes_to_nothing_is_printed_as_a_sentence(narrative, said):
    (prose,) = body_of(narrative)

    assert isinstance(prose, Prose)
    assert f"<mark>[{said}]</mark>" in prose
    assert gaps_of(narrative) == [said]


def test_chapter_without_marks_has_no_gaps():
    assert gaps_of("Teks.\n\n[[gambar: Peta jalan]]\n\n[[lihat: Peta jalan]]") == []


def test_every_offer_is_found_by_the_line_that_it_offers():
    book = a_book()
    found = Drafts(book).offers.values()
    lines = "\n".join(one.line or one.reference for one in found)

    drafts = Drafts(a_book(facts.a_chapter(narrative=lines), goals_of("1")))

    assert {one.kind for one in found} == {"gambar", "tabel"}
    gaps = [said for one in drafts.of(Part.ONE) for said in drafts.gaps(one)]
    assert all("belum dimuat" in said for said in gaps)


def test_names_that_narratives_hold_stay():
    """A caption that is changed in `blocks` breaks the narratives that show it."""
    found = Drafts(a_book()).offers.values()

    assert {
        one.reference.removeprefix("[[lihat ").removesuffix("]]")
        for one in found
        if "Environment" not in one.title and "Society" not in one.title
    } >= {
        "gambar: Anggaran per dimensi",
        "gambar: Anggaran per tahun dan sumber dana",
        "gambar: Jumlah temuan per dimensi",
        "gambar: Peta jalan",
        "tabel: Anggaran per dimensi dan tahun",
        "tabel: Anggaran per perangkat daerah dan tahun",
        "tabel: Anggaran per sumber dana dan tahun",
        "tabel: Baris pendanaan yang jumlahnya belum diketahui",
        "tabel: Daftar quick win",
        "tabel: Jumlah temuan per dimensi",
        "tabel: Keselarasan misi RPJMD dengan dimensi",
        "tabel: Matriks SWOT struktur",
        "tabel: Misi RPJMD yang didukung",
    }
    assert {one.title for one in found} >= {
        "Kesenjangan dimensi Smart Society",
        "Program Smart Society",
        "Sasaran dan strategi Smart Society",
        "Temuan Smart Society",
    }


def test_volumes_of_a_book_share_what_is_drawn(monkeypatch):
    drawn = []

    def draw(book):
        drawn.append(book)
        yield blocks.Section("Sekali", ())

    monkeypatch.setitem(blocks.BLOCKS, Block.GOALS, draw)
    asking = facts.a_chapter(narrative="[[lihat tabel: Tidak ada]]")
    drafts = Drafts(a_book(asking, goals_of("2")))

    for part in ("1", "2", "all"):
        volume(drafts.book, part, drafts)

    assert drawn == [drafts.book]
