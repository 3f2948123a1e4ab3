"""Which chapters, sections and exhibits has a volume, and how are they numbered?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from books import blocks
from books.blocks import Exhibit, Section
from books.contexts import Book
from books.drafts import PARTS, Draft, Drafts, arabic
from books.models import Book as Part
from books.prose import Heading, Prose


@dataclass(frozen=True)
class ChapterPages:
    """A chapter as it is printed."""

    label: str
    title: str
    anchor: str
    body: tuple[Prose | Exhibit, ...]
    sections: tuple[Section, ...]

    @property
    def headings(self) -> Iterator[Heading]:
        """The sections that the narrative opens."""
        for part in self.body:
            if isinstance(part, Prose):
                yield from part.headings

    @property
    def exhibits(self) -> Iterator[Exhibit]:
        """The tables and figures that the lists in front name."""
        yield from (part for part in self.body if isinstance(part, Exhibit))
        for section in self.sections:
            yield from (one for one in section.exhibits if one.number)


@dataclass(frozen=True)
class BookPages:
    """One of the three books."""

    name: str
    title: str
    anchor: str
    chapters: tuple[ChapterPages, ...]

    @property
    def tables(self) -> tuple[Exhibit, ...]:
        return self._exhibits(blocks.TABLE)

    @property
    def figures(self) -> tuple[Exhibit, ...]:
        return self._exhibits(blocks.FIGURE)

    def _exhibits(self, kind: str) -> tuple[Exhibit, ...]:
        found = (one for chapter in self.chapters for one in chapter.exhibits)
        return tuple(one for one in found if one.kind == kind)


@dataclass(frozen=True)
class Volume:
    """What lies between two covers: one book, or all three."""

    name: str
    title: str
    books: tuple[BookPages, ...]

    @property
    def is_whole(self) -> bool:
        return len(self.books) > 1

    @property
    def has_tables(self) -> bool:
        return any(book.tables for book in self.books)

    @property
    def has_figures(self) -> bool:
        return any(book.figures for book in self.books)


def volume(book: Book, part: str, drafts: Drafts | None = None) -> Volume:
    """The pages of one book, or of all three one after the other.

    Volumes of the same book may share what is drawn up.
    """
    parts = list(PARTS) if part == Part.ALL else [Part(part)]
    name, title = _names(Part(part))
    drafts = drafts or Drafts(book)
    return Volume(name, title, tuple(_book(drafts, one, parts) for one in parts))


def chapter(book: Book, part: str, index: int) -> ChapterPages:
    """One chapter by itself, numbered as it is among the others."""
    drafts = Drafts(book)
    draft = next(islice(drafts.of(Part(part)), index, None))
    return _chapter(drafts, draft, [])


def _names(part: Part) -> tuple[str, str]:
    if part == Part.ALL:
        return "Buku 1, 2, dan 3", "Rencana Induk Lengkap"
    name, _, title = str(part.label).partition(": ")
    return name, title


def _book(drafts: Drafts, part: Part, parts: list[Part]) -> BookPages:
    name, title = _names(part)
    chapters = (_chapter(drafts, one, parts) for one in drafts.of(part))
    return BookPages(name, title, f"buku-{part.value}", tuple(chapters))


def _chapter(drafts: Drafts, draft: Draft, parts: list[Part]) -> ChapterPages:
    number = draft.chapter.number
    return ChapterPages(
        f"Bab {number}" if number and arabic(number).isdigit() else number,
        draft.chapter.title,
        draft.anchor,
        drafts.body(draft, parts),
        draft.sections,
    )
