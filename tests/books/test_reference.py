"""The press says what WeasyPrint says in one piece: words, order, pages, links."""

from io import BytesIO

import pikepdf
import pytest

from books import press
from books.imprints import imprint_of
from books.models import Chapter
from tests.books.reference import print_in_one_piece, texts
from tests.builders import facts

Block = Chapter.Block


@pytest.fixture(scope="module")
def book():
    """Two chapters of words, and blocks with long tables, sheets and wide pages."""
    blocks = (Block.PROGRAMS, Block.ACTIONS, Block.FINDINGS, Block.BUDGET)
    chapters = tuple(
        facts.a_chapter(
            book="2",
            number="I" * number,
            title=f"Judul {block.label}",
            narrative="# Arah\n\nLihat [portal](https://paserkab.go.id)." * number,
            block=block,
        )
        for number, block in enumerate(blocks, 1)
    )
    return facts.a_book(
        chapters=chapters,
        findings=tuple(facts.a_finding(n, description="Kata " * 40) for n in range(40)),
        programs=tuple(
            facts.a_rich_program(code=f"SC21-{n:04}", title=f"Program ke-{n}")
            for n in range(40)
        ),
    )


@pytest.fixture(scope="module")
def printed(book):
    return press.print_pdf(book, "2").pdf


@pytest.fixture(scope="module")
def reference(book):
    return print_in_one_piece(book, "2")


def bodies(book, pdf):
    """The words of each page of ours, without what stands around them."""
    with pikepdf.open(BytesIO(pdf)) as file:
        labels = [page.label for page in file.pages]
    head, stamp = book.frame.title, imprint_of(book).stamp
    for label, text in zip(labels, texts(pdf), strict=True):
        for part in ("Buku 2 Rencana Induk", ""):
            around = "".join(f"{head}{part}{stamp}".split()) + label
            if text.startswith(around):
                text = text.removeprefix(around)
                break
        yield text


def test_press_says_the_same_words_in_the_same_order_on_the_same_pages(
    book, printed, reference
):
    ours = [text.replace("(lanjutan)", "") for text in bodies(book, printed)]
    theirs = [text.replace("(lanjutan)", "") for text in texts(reference)]

    assert ours == theirs


def links(pdf):
    """Where the links of each page lead: to a page, or to an address."""
    with pikepdf.open(BytesIO(pdf)) as file:
        places = dict(pikepdf.NameTree(file.Root.Names.Dests).items())
        numbers = {page.objgen: number for number, page in enumerate(file.pages)}
        return [
            [
                str(note.A.URI)
                if "/A" in note
                else numbers[places[str(note.Dest)][0].objgen]
                for note in page.get("/Annots", [])
            ]
            for page in file.pages
        ]


def test_press_leads_to_the_same_places(printed, reference):
    assert links(printed) == links(reference)
