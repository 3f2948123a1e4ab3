"""Two files show and hold the same, or the first place that differs is named."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from books.signing.sameness import OF_PROOFS, difference, pages_of
from tests.books.papers import a_pdf, rewrite, saved, sign

BOOK = a_pdf("Visi", "Misi", "Tujuan", attachments={"edisi.json": b"{}"})
REST = "daftar isi, tautan, atau lampirannya tidak sama"


def test_a_file_is_the_same_as_itself():
    assert difference(BOOK, BOOK) == ""


def test_a_file_that_was_written_anew_is_the_same():
    other = rewrite(BOOK)
    assert other != BOOK

    assert difference(BOOK, other) == ""


@pytest.mark.parametrize("box", [None, (10, 10, 90, 40)])
def test_a_signature_makes_no_difference(box):
    assert difference(BOOK, sign(BOOK, box=box)) == ""


def packed_otherwise(pdf):
    ink = pdf.pages[1].obj.Contents
    pdf.pages[1].obj.Contents = Array([pdf.make_stream(ink.read_bytes())])


def inherited(pdf):
    pdf.Root.Pages.MediaBox = pdf.pages[0].obj.MediaBox
    for page in pdf.pages:
        del page.obj.MediaBox


def tagged(pdf):
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.pages[0].obj.StructParents = 0


def told(pdf):
    pdf.docinfo.Producer = "Program lain"
    with pdf.open_metadata() as meta:
        meta["pdf:Producer"] = "Program lain"


@pytest.mark.parametrize("change", [packed_otherwise, inherited, tagged, told])
def test_what_is_not_shown_makes_no_difference(change):
    assert difference(BOOK, rewrite(BOOK, change)) == ""


def words(pdf):
    pdf.pages[1].obj.Contents = pdf.make_stream(b"BT (Lain) Tj ET")


def font(pdf):
    pdf.pages[1].obj.Resources.Font.F1.BaseFont = Name.Courier


def kind(pdf):
    pdf.pages[1].obj.Resources.Font.F1 = Array([1])


def turn(pdf):
    pdf.pages[1].obj.Rotate = 90


def cut(pdf):
    pdf.pages[1].obj.MediaBox[2] = 301


def longer(pdf):
    pdf.pages[1].obj.MediaBox.append(0)


def stamp(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 9, 9])
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(note)])


def running(pdf):
    note = Dictionary(
        Subtype=Name.Widget, FT=Name.Sig, AA=Dictionary(), Rect=[0, 0, 0, 0]
    )
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(note)])
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[1].obj.Annots)


def swap(pdf):
    page = pdf.pages[1]
    pdf.pages.append(page)
    del pdf.pages[1]


@pytest.mark.parametrize(
    "change", [words, font, kind, turn, cut, longer, stamp, running, swap]
)
def test_a_page_that_shows_something_else_is_named(change):
    assert difference(BOOK, rewrite(BOOK, change)) in {
        "halaman 1 tidak sama",
        "halaman 2 tidak sama",
    }


def link(pdf):
    pdf.pages[0].obj.Annots[0].Dest[0] = pdf.pages[1].obj


def test_a_link_that_leads_elsewhere_is_named():
    assert difference(BOOK, rewrite(BOOK, link)) == "halaman 1 tidak sama"


def page_less(pdf):
    del pdf.pages[2]


def test_a_page_that_is_gone_is_counted():
    said = difference(BOOK, rewrite(BOOK, page_less))

    assert said == "halamannya 2, bukan 3"


def attached(pdf):
    pdf.attachments["lain.txt"] = b"lain"


def record(pdf):
    pdf.Root.Names.EmbeddedFiles.Names[1].EF.F = pdf.make_stream(b"[]")


def outline(pdf):
    pdf.Root.Outlines.First.Title = pikepdf.String("Bab lain")


def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("1"))


@pytest.mark.parametrize("change", [attached, record, outline, script])
def test_what_is_beside_the_pages_is_compared_too(change):
    assert difference(BOOK, rewrite(BOOK, change)) == REST


def test_a_form_that_is_more_than_a_signature_is_named():
    def form(pdf):
        pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Array())

    assert "isian formulir" in difference(BOOK, rewrite(BOOK, form))


def test_after_the_last_signature_only_proofs_may_be_new():
    signed = sign(BOOK)

    def form(pdf):
        pdf.Root.AcroForm.SigFlags = 1

    assert difference(BOOK, rewrite(signed, form)) == ""
    assert difference(signed, rewrite(signed, form), new=OF_PROOFS) == REST


def test_a_picture_that_no_program_unpacks_is_compared_as_it_lies():
    def with_picture(data):
        with pikepdf.open(io.BytesIO(BOOK)) as pdf:
            picture = pikepdf.Stream(pdf, data, Type=Name.XObject, Subtype=Name.Image)
            picture.Filter = Name.DCTDecode
            pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(P=picture))
            return saved(pdf)

    one, other = with_picture(b"\xff\xd8 satu"), with_picture(b"\xff\xd8 dua")

    assert difference(one, rewrite(one)) == ""
    assert difference(one, other) == "isinya tidak terbaca"


def test_a_page_without_a_word_is_a_page():
    def empty(pdf):
        del pdf.pages[1].obj.Contents

    other = rewrite(BOOK, empty)

    assert difference(other, rewrite(other)) == ""
    assert difference(BOOK, other) == "halaman 2 tidak sama"


def test_a_file_that_does_not_open_says_so():
    assert difference(BOOK, b"%PDF-1.7") == "isinya tidak terbaca"


def test_pages_are_counted():
    assert (pages_of(BOOK), pages_of(b"%PDF-1.7")) == (3, 0)
