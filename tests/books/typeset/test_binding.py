"""Plates become one file: pages, numbers, links, one structure, one of each font."""

from io import BytesIO

import pikepdf
import pytest

from books.typeset.binding import Leaf, Sheets, bind
from books.typeset.describing import About, Attachment
from books.typeset.outlining import Entry
from tests.books import proof
from tests.books.proof.structure import kin, parent_tree

ABOUT = About("Judul & isi", "Pemerintah", "DRAF", "2021-09-23T10:42:00+08:00")
NUMERALS = "<p class='numerals'>0123456789ivxlc</p>"


@pytest.fixture
def bound(plate_of, programs):
    """A file of some words of HTML, a leaf for each, with a frame around all."""

    def made(*bodies, path=("Bab I",), **more):
        plates = [plate_of(body) for body in bodies]
        frames = {
            "upright": plate_of("<p>Kepala</p>", is_tagged=False),
            "wide": plate_of(
                "<section class='wide'><p>Kepala</p></section>", is_tagged=False
            ),
        }
        facts = {"frames": frames, "numerals": plate_of(NUMERALS, is_tagged=False)}
        leaves = [Leaf(plate, path, ("upright", "wide")) for plate in plates]
        return bind(Sheets(leaves, ABOUT, programs, **(facts | more)))

    return made


def opened(pdf):
    return pikepdf.open(BytesIO(pdf))


def ink_of(page):
    """All instructions of a page."""
    return b"\n".join(stream.read_bytes() for stream in page.Contents)


def test_file_keeps_its_promises(bound):
    pdf = bound(
        "<h1 id='satu'>Satu</h1><p>Lihat <a href='#dua'>dua</a>, "
        "<a href='https://paserkab.go.id'>kabupaten</a>.</p>",
        "<h1 id='dua'>Dua</h1><ul><li>isi</li></ul>",
        outline=(Entry("Satu", "satu"), Entry("Dua", "dua")),
        first_numbered=1,
    )

    proof.prove(pdf)


def test_same_sheets_give_the_same_bytes(bound):
    assert bound("<h1>Satu</h1>") == bound("<h1>Satu</h1>")


def test_link_leads_to_the_page_of_another_plate(bound):
    with opened(
        bound("<p><a href='#dua'>ke dua</a></p>", "<h1 id='dua'>Dua</h1>")
    ) as pdf:
        (note,) = pdf.pages[0].Annots
        names = pikepdf.NameTree(pdf.Root.Names.Dests)

        assert str(note.Contents) == "ke dua"
        assert names[str(note.Dest)][0].objgen == pdf.pages[1].objgen


def test_link_to_what_is_not_bound_stands_as_words(bound):
    pdf = bound("<p>Lihat <a href='#jauh'>Tabel 9.9</a>.</p>")

    with opened(pdf) as file:
        assert "/Annots" not in file.pages[0]
    proof.prove(pdf, kin, parent_tree)
    assert ("P", "Lihat Tabel 9.9.") in proof.spoken(pdf)


def test_link_to_the_web_names_its_address(bound):
    with opened(bound("<p><a href='https://paserkab.go.id/x'>Paser</a></p>")) as pdf:
        (note,) = pdf.pages[0].Annots

        assert str(note.A.URI) == "https://paserkab.go.id/x"


def test_pages_are_counted_in_roman_then_in_arabic(bound):
    with opened(bound("<p>a</p>", "<p>b</p>", "<p>c</p>", first_numbered=2)) as pdf:
        assert [page.label for page in pdf.pages] == ["i", "ii", "1"]


def test_chapter_is_counted_on_from_its_first_page(bound):
    with opened(bound("<p>a</p>", "<p>b</p>", first_page=31)) as pdf:
        assert [page.label for page in pdf.pages] == ["31", "32"]


def test_frame_is_drawn_once_for_all_pages(bound):
    with opened(bound("<p>a</p>", "<p>b</p>")) as pdf:
        drawn = {page.Resources.XObject["/Bingkai"].objgen for page in pdf.pages}

        assert len(drawn) == 1
        assert b"/Artifact<</Type/Pagination>>BDC q /Bingkai Do Q" in ink_of(
            pdf.pages[0]
        )


def test_wide_page_has_the_wide_frame(bound):
    with opened(bound("<p>a</p>", "<section class='wide'><p>b</p></section>")) as pdf:
        upright, wide = (page.Resources.XObject["/Bingkai"] for page in pdf.pages)

        assert upright.objgen != wide.objgen
        assert wide.BBox[2] > wide.BBox[3]


def test_leaf_without_a_frame_has_nothing_around_it(plate_of, programs):
    leaf = Leaf(plate_of("<p>Sampul</p>"))

    with opened(bind(Sheets([leaf], ABOUT, programs))) as pdf:
        assert "/XObject" not in pdf.pages[0].Resources
        assert len(pdf.pages[0].Contents) == 1


def test_fonts_are_there_once_and_whole(bound):
    with opened(bound("<p>satu</p>", "<p>dua <b>tebal</b></p>")) as pdf:
        fonts = pdf.pages[0].Resources.Font

        assert pdf.pages[1].Resources.Font.objgen == fonts.objgen
        programs = [
            font.DescendantFonts[0].FontDescriptor.FontFile2 for font in fonts.values()
        ]
        assert len({one.objgen for one in programs}) == len(programs)
        assert all(one.Length1 == len(one.read_bytes()) for one in programs)


def test_pages_stand_under_the_headings_of_their_path(plate_of, programs):
    leaves = [
        Leaf(plate_of("<p>a</p>"), ("Buku 1", "Bab I")),
        Leaf(plate_of("<p>b</p>"), ("Buku 1", "Bab I")),
        Leaf(plate_of("<p>c</p>"), ("Buku 1", "Bab II")),
    ]

    with opened(bind(Sheets(leaves, ABOUT, programs))) as pdf:
        (document,) = [pdf.Root.StructTreeRoot.K]
        (book,) = document.K
        assert str(book.T) == "Buku 1"
        assert [(str(one.T), len(one.K)) for one in book.K] == [
            ("Bab I", 2),
            ("Bab II", 1),
        ]


def test_outline_names_what_is_bound(bound):
    entries = (
        Entry(
            "Satu", "satu", (Entry("Satu lebih dalam", "dalam"), Entry("Tidak", "x"))
        ),
        Entry("Tidak ada", "nirwana"),
        Entry("Dua", "dua"),
    )

    pdf = bound(
        "<h1 id='satu'>Satu</h1><h2 id='dalam'>D</h2>",
        "<h1 id='dua'>Dua</h1>",
        outline=entries,
    )

    with opened(pdf) as file, file.open_outline() as outline:
        assert [one.title for one in outline.root] == ["Satu", "Dua"]
        assert [one.title for one in outline.root[0].children] == ["Satu lebih dalam"]


def test_file_without_outline_says_nothing_of_one(bound):
    with opened(bound("<p>a</p>", outline=(Entry("Tidak ada", "nirwana"),))) as pdf:
        assert "/Outlines" not in pdf.Root


def test_file_says_what_it_is(bound):
    with opened(bound("<p>a</p>")) as pdf:
        assert str(pdf.docinfo.Title) == "Judul & isi"
        assert str(pdf.docinfo.CreationDate) == "D:20210923104200+08'00'"
        with pdf.open_metadata() as said:
            assert said["dc:title"] == "Judul & isi"
            assert said.pdfa_status == "3A"
            assert said["pdfuaid:part"] == "1"


def test_attachment_belongs_to_the_file(bound):
    record = Attachment("edisi.json", "application/json", "Isi", b'{"isi": 1}')

    with opened(bound("<p>a</p>", attachments=(record,))) as pdf:
        (belongs,) = pdf.Root.AF
        found = pdf.attachments["edisi.json"]

        assert str(belongs.AFRelationship) == "/Data"
        assert found.get_file().read_bytes() == b'{"isi": 1}'
        assert found.get_file().mime_type == "application/json"


def test_long_file_has_a_tree_of_pages(plate_of, programs):
    leaves = [Leaf(plate_of("<p>a</p>"))] * 250

    with opened(bind(Sheets(leaves, ABOUT, programs))) as pdf:
        assert len(pdf.pages) == 250
        assert [node.Count for node in pdf.Root.Pages.Kids] == [100, 100, 50]


def test_letters_of_every_script_can_be_read_back(bound):
    pdf = bound("<p>Padi \N{EAR OF RICE} naik ≥ 5 persen, kata Đan</p>")

    assert ("P", "Padi \N{EAR OF RICE} naik ≥ 5 persen, kata Đan") in proof.spoken(pdf)
