"""Which chapters, sections and exhibits has a volume, and how are they numbered?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from books import blocks, prose
from books.blocks import Exhibit, Section
from books.contexts import Book
from books.contexts.facts import Chapter
from books.models import Book as Part
from books.prose import Heading, Prose

ROMAN = re.compile(r"X{0,3}(IX|IV|V?I{0,3})")
LONGEST_NUMBER = 3
VALUES = {"I": 1, "V": 5, "X": 10}


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


def volume(book: Book, part: str) -> Volume:
    """The pages of one book, or of all three one after the other."""
    parts = [Part.ONE, Part.TWO, Part.THREE] if part == Part.ALL else [Part(part)]
    name, title = _names(Part(part))
    return Volume(name, title, tuple(_book(book, one) for one in parts))


def _names(part: Part) -> tuple[str, str]:
    if part == Part.ALL:
        return "Buku 1, 2, dan 3", "Rencana Induk Lengkap"
    name, _, title = str(part.label).partition(": ")
    return name, title


def _book(book: Book, part: Part) -> BookPages:
    chapters = [one for one in book.chapters if one.book == part.value]
    name, title = _names(part)
    return BookPages(
        name,
        title,
        f"buku-{part.value}",
        tuple(_chapter(book, one, index) for index, one in enumerate(chapters, 1)),
    )


def _chapter(book: Book, chapter: Chapter, index: int) -> ChapterPages:
    number = arabic(chapter.number)
    anchor = f"b{chapter.book}-{index}"
    text = prose.render(chapter.narrative, chapter=number, anchor=anchor)
    sections = blocks.sections_of(book, chapter)
    return ChapterPages(
        f"Bab {chapter.number}" if number.isdigit() else chapter.number,
        chapter.title,
        anchor,
        (text,) if text else (),
        tuple(_numbered(sections, number, anchor, len(text.headings))),
    )


def arabic(number: str) -> str:
    """The number of a chapter as its tables carry it: III is 3, Lampiran is L."""
    if number and ROMAN.fullmatch(number):
        values = [VALUES[letter] for letter in number]
        after = [*values[1:], 0]
        return str(sum(-v if v < n else v for v, n in zip(values, after, strict=True)))
    *_, last = number.split() or ["0"]
    return last if len(last) <= LONGEST_NUMBER else last[0]


def _numbered(
    sections: Iterable[Section], number: str, anchor: str, written: int
) -> Iterator[Section]:
    """Sections numbered on after those of the narrative, exhibits kind by kind."""
    counts = {blocks.TABLE: 0, blocks.FIGURE: 0}
    for place, section in enumerate(sections, written + 1):
        yield replace(
            section,
            number=f"{number}.{place}",
            anchor=f"{anchor}-bagian-{place}",
            exhibits=tuple(
                _counted(one, counts, number, anchor) for one in section.exhibits
            ),
        )


def _counted(
    exhibit: Exhibit, counts: dict[str, int], number: str, anchor: str
) -> Exhibit:
    if exhibit.kind not in counts:
        return exhibit
    counts[exhibit.kind] += 1
    count = counts[exhibit.kind]
    return replace(
        exhibit,
        number=f"{exhibit.kind} {number}.{count}",
        anchor=f"{anchor}-{exhibit.kind.lower()}-{count}",
    )
