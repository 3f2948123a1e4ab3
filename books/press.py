"""How does the book come onto paper?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from books import papers, pieces
from books.comparing import Comparison
from books.composing import Composer, PressUnavailable, Progress, unheard
from books.contexts import Book
from books.drafts import Drafts
from books.excerpts import Excerpt
from books.handwriting import PenSheet
from books.imprints import Imprint, imprint_of
from books.listing import listings_of, outline_of
from books.models import Book as Part
from books.models import Edition
from books.pieces import FOLDER, Piece
from books.recording import FILE_NAME, record_of
from books.typeset import numbering
from books.typeset.binding import Leaf, Sheets, bind
from books.typeset.describing import About, Attachment
from books.typeset.outlining import Entry
from books.versus import comparison_pieces
from books.volumes import Volume, volume
from workshops.models import Workshop

__all__ = [
    "PressUnavailable",
    "Printed",
    "print_comparison",
    "print_edition",
    "print_excerpt",
    "print_paper",
    "print_pdf",
    "print_worksheet",
]

NUMERALS = Piece("Angka halaman", f"{FOLDER}numerals.html", None, is_tagged=False)
Order = tuple[str, int]  # a book or all of them, and its chapter from 1; 0 is the whole


@dataclass(frozen=True)
class Printed:
    """A finished file, and a sentence for each piece of it that could not be set.

    `made` counts the pieces that had to be set, for all files of the same print.
    """

    pdf: bytes
    pages: int
    broken: tuple[str, ...] = ()
    made: int = 0


@dataclass(frozen=True)
class Frame:
    """What stands around every page of one kind."""

    plan: str
    part: str
    imprint: Imprint
    is_wide: bool


@dataclass(frozen=True)
class Cut:
    """A volume in its pieces; the lists are made when the pages are counted."""

    front: tuple[Piece, ...]
    back: tuple[Piece, ...]
    body: tuple[Piece, ...]
    volume: Volume

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return (*self.front, *self.back, *self.body)


def print_pdf(
    book: Book,
    part: str,
    *,
    edition: Edition | None = None,
    progress: Progress = unheard,
) -> Printed:
    """The part (1, 2, 3 or all) as a PDF, the same bytes for the same content."""
    return print_parts(book, [part], edition=edition, progress=progress)[part, 0]


def print_edition(
    book: Book, edition: Edition, progress: Progress = unheard
) -> dict[Order, Printed]:
    """Every book, all of them in one file, and each chapter by itself."""
    return print_parts(
        book, Part.values, edition=edition, progress=progress, with_chapters=True
    )


def print_parts(
    book: Book,
    parts: Iterable[str],
    *,
    edition: Edition | None = None,
    progress: Progress = unheard,
    with_chapters: bool = False,
) -> dict[Order, Printed]:
    """Several files of the same pieces, each set once."""
    composer, imprint = Composer(progress), imprint_of(book, edition)
    drafts = Drafts(book)
    cuts = {part: cut(drafts, part, imprint) for part in parts}
    composer.compose(piece for one in cuts.values() for piece in one.pieces)
    printed: dict[Order, Printed] = {}
    for part, one in cuts.items():
        binder = Binder(book, composer, imprint, edition)
        printed[part, 0] = binder.volume(one)
        if with_chapters and part != Part.ALL:
            printed |= {
                (part, index): binder.chapter(one, index)
                for index, _ in enumerate(one.volume.books[0].chapters, 1)
            }
    composer.keep.sweep()
    return printed


def cut(drafts: Drafts, part: str, imprint: Imprint) -> Cut:
    """A part of the book in its pieces."""
    book = drafts.book
    whole = volume(book, part, drafts)
    body = (
        piece
        for one in whole.books
        for piece in pieces.book_pieces(one, is_whole=whole.is_whole)
    )
    return Cut(
        tuple(pieces.front(book, whole, imprint)),
        tuple(pieces.back(book)),
        (*body, pieces.colophon(book, imprint)),
        whole,
    )


class Binder:
    """Binds files whose pieces a composer has set."""

    def __init__(
        self,
        book: Book,
        composer: Composer,
        imprint: Imprint,
        edition: Edition | None = None,
    ) -> None:
        self.book, self.composer = book, composer
        self.imprint, self.edition = imprint, edition

    def volume(self, one: Cut) -> Printed:
        """A whole volume, with contents and lists."""
        lists = self._lists(one)
        front = (*one.front, *lists, *one.back)
        title = f"{self.book.frame.title}: {one.volume.name} {one.volume.title}"
        return self._bind(
            title, (*front, *one.body), len(front), outline_of(one.volume, front)
        )

    def chapter(self, one: Cut, index: int) -> Printed:
        """One chapter, its pages numbered as in its book."""
        chapter = one.volume.books[0].chapters[index - 1]
        found = [piece for piece in one.body if piece.chapter == chapter.anchor]
        before = one.body[: one.body.index(found[0])]
        name = f"{chapter.label} {chapter.title}".strip()
        title = f"{self.book.frame.title}: {one.volume.name}, {name}"
        return self._bind(title, found, 0, (), first_page=self._pages(before) + 1)

    def pages(self, title: str, printed: Iterable[Piece]) -> Printed:
        """Pieces by themselves."""
        printed = tuple(printed)
        self.composer.compose(printed)
        return self._bind(title, printed, 0, ())

    def _lists(self, one: Cut) -> tuple[Piece, ...]:
        """The contents and lists, with the numbers of pages.

        How many pages they take themselves moves only what stands behind them in
        front: it is counted with lists that have no numbers yet.
        """
        empty = self._listed(one, {})
        self.composer.compose(empty)
        front = (*one.front, *empty, *one.back)
        found = self._starts((*front, *one.body), self._pages(front))
        lists = self._listed(one, found)
        self.composer.compose(lists)
        return lists

    def _listed(self, one: Cut, found: dict[str, str]) -> tuple[Piece, ...]:
        return tuple(
            piece
            for listing in listings_of(one.volume, (*one.front, *one.back), found)
            for piece in pieces.listings(listing)
        )

    def _starts(self, printed: Sequence[Piece], front: int) -> dict[str, str]:
        heads = [self.composer.plate(piece).head for piece in printed]
        return numbering.starts(heads, front)

    def _pages(self, printed: Iterable[Piece]) -> int:
        return sum(len(self.composer.plate(piece).head.pages) for piece in printed)

    def _bind(
        self,
        title: str,
        printed: Sequence[Piece],
        front: int,
        outline: tuple[Entry, ...],
        first_page: int = 1,
    ) -> Printed:
        frames = {
            (part, is_wide): self._frame(part, is_wide)
            for part in {piece.part for piece in printed if piece.is_framed}
            for is_wide in (False, True)
        }
        self.composer.compose([NUMERALS, *frames.values()])
        leaves = [self._leaf(piece, frames) for piece in printed]
        plates = [self.composer.plate(piece) for piece in frames.values()]
        pdf = bind(
            Sheets(
                leaves,
                self._about(title),
                self.composer.programs,
                frames={
                    piece.key: plate
                    for piece, plate in zip(frames.values(), plates, strict=True)
                },
                numerals=self.composer.plate(NUMERALS),
                first_numbered=front,
                first_page=first_page,
                outline=outline,
                attachments=self._attachments(),
            )
        )
        pages, composer = self._pages(printed), self.composer
        return Printed(pdf, pages, tuple(composer.broken), composer.made)

    def _leaf(self, piece: Piece, frames: dict[tuple[str, bool], Piece]) -> Leaf:
        around = ("", "")
        if piece.is_framed:
            around = frames[piece.part, False].key, frames[piece.part, True].key
        return Leaf(self.composer.plate(piece), piece.path, around)

    def _frame(self, part: str, is_wide: bool) -> Piece:
        content = Frame(self.book.frame.title, part, self.imprint, is_wide)
        name = "Kepala dan kaki halaman"
        return Piece(name, f"{FOLDER}frame.html", content, is_tagged=False)

    def _about(self, title: str) -> About:
        author = f"Pemerintah {self.book.frame.region}"
        return About(title, author, self.imprint.stamp, self.book.as_of)

    def _attachments(self) -> tuple[Attachment, ...]:
        """The content of an edition travels with every file of it."""
        if self.edition is None:
            return ()
        description = f"Isi yang dibekukan: {self.imprint.stamp}"
        data = record_of(self.edition)
        return (Attachment(FILE_NAME, "application/json", description, data),)


def print_excerpt(excerpt: Excerpt) -> Printed:
    """The pages of one program, in the same type and on the same paper."""
    binder = Binder(excerpt.book, Composer(), imprint_of(excerpt.book))
    title = f"{excerpt.program.code} {excerpt.program.title}"
    return binder.pages(title, tuple(pieces.excerpt_pieces(excerpt)))


def print_comparison(comparison: Comparison, progress: Progress = unheard) -> Printed:
    """Two editions beside each other, in the same type and on the same paper."""
    older, newer = comparison.older, comparison.newer
    stamp = f"Perbandingan {older.name} dan {newer.name}"
    binder = Binder(newer.book, Composer(progress), Imprint(stamp, newer.number))
    title = f"{newer.book.frame.title}: {stamp}"
    return binder.pages(title, comparison_pieces(comparison))


def print_paper(workshop: Workshop, paper: str, day: date | None = None) -> Printed:
    """A list, badges or minutes of a workshop, as it stands now."""
    book = papers.book_of(workshop)
    made = tuple(papers.pieces_of(workshop, paper, day))
    binder = Binder(book, Composer(), Imprint(book.as_of_words, 0))
    return binder.pages(f"{made[0].name}: {workshop}", made)


def print_worksheet(sheet: PenSheet) -> Printed:
    """An agency's worksheet for pen, in the same type and on the same paper."""
    binder = Binder(sheet.book, Composer(), Imprint(sheet.book.as_of_words, 0))
    return binder.pages(sheet.title, tuple(sheet.pieces()))
