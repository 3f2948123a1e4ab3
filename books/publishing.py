"""What of an edition may everybody read, and how is it cut into light pages?"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from html.parser import HTMLParser
from itertools import accumulate, pairwise
from typing import Any, TypeVar

from books.blocks import Exhibit, Section
from books.contexts import Book as Content
from books.holdings import numbered, title_of
from books.models import Book
from books.pieces import LETTERS as ON_PAPER
from books.pieces import SHEETS
from books.prose import Prose
from books.slicing import pages_of, sliced
from books.volumes import ChapterPages, chapter

Part = TypeVar("Part")

LETTERS = 24_000  # of one page; a single table or sheet may have more
MOST_LISTED = 60  # sections of one chapter; of more the list alone would fill a page
VOID = {"br", "hr", "img", "col", "input"}
NUMBER = re.compile(r"\d{1,6}")
NAME = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Entry:
    """One chapter as the list of contents names it."""

    book: str
    place: int
    title: str


@dataclass(frozen=True)
class Leaf:
    """What one page shows: some of the text of a chapter, or some of a section."""

    parts: tuple[Prose | Exhibit, ...]
    section: Section | None = None

    @property
    def anchors(self) -> set[str]:
        """The places in it to which other pages of the chapter point."""
        named = {name for part in self.parts for name in _names_in(part)}
        return named | ({self.section.anchor} if self.section else set())


@dataclass(frozen=True)
class Reading:
    """A chapter opened at one of its leaves."""

    entry: Entry
    leaves: list[Leaf]
    number: int
    before: Entry | None
    after: Entry | None

    @property
    def leaf(self) -> Leaf | None:
        """What is shown; a chapter may be empty."""
        return self.leaves[self.number - 1] if self.leaves else None

    @property
    def sections(self) -> list[tuple[int, Section]]:
        """The sections, each with the leaf on which it begins; none where too many."""
        found: dict[str, tuple[int, Section]] = {}
        for number, leaf in enumerate(self.leaves, 1):
            if leaf.section:
                found.setdefault(leaf.section.number, (number, leaf.section))
        return list(found.values()) if len(found) <= MOST_LISTED else []

    @property
    def previous(self) -> int:
        """The number of the leaf before, 0 where there is none."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The number of the leaf after, 0 where there is none."""
        return self.number + 1 if self.number < len(self.leaves) else 0

    @cached_property
    def anchors(self) -> dict[str, int]:
        """On which leaf each place stands."""
        pairs = enumerate(self.leaves, 1)
        found: dict[str, int] = {}
        for number, leaf in pairs:
            for name in leaf.anchors:
                found.setdefault(name, number)  # a table goes on; its name stands once
        return found


def contents_of(content: Content) -> dict[str, list[Entry]]:
    """The chapters of each book under its name."""
    entries = _entries(content)
    names = {book.value: str(book.label) for book in Book if book != Book.ALL}
    return {
        name: [one for one in entries if one.book == book]
        for book, name in names.items()
    }


def open_chapter(
    content: Content, book: str, place: int, number: str
) -> Reading | None:
    """A chapter at the leaf of this number; the first where there is no such leaf."""
    entries = _entries(content)
    places = [(one.book, one.place) for one in entries]
    if (book, place) not in places:
        return None
    here = places.index((book, place))
    leaves = list(_leaves(chapter(content, book, place - 1)))
    wish = int(number) if NUMBER.fullmatch(number) else 1
    return Reading(
        entries[here],
        leaves,
        wish if 0 < wish <= len(leaves) else 1,
        entries[here - 1] if here else None,
        entries[here + 1] if here + 1 < len(entries) else None,
    )


def _entries(content: Content) -> list[Entry]:
    return [
        Entry(book, place, title_of(chapter))
        for book, place, chapter in numbered(content)
    ]


def _leaves(pages: ChapterPages) -> Iterator[Leaf]:
    for parts in packed([*_cut(pages.body)], _letters):
        yield Leaf(tuple(parts))
    for section in pages.sections:
        slices: list[Prose | Exhibit] = [
            one for exhibit in section.exhibits for one in sliced(exhibit)
        ]
        for parts in packed(slices, _letters):
            yield Leaf(tuple(parts), section)


def _cut(body: Iterable[Prose | Exhibit]) -> Iterator[Prose | Exhibit]:
    """The narrative paragraph by paragraph."""
    for part in body:
        if isinstance(part, Exhibit):
            yield part
        else:
            yield from map(Prose, blocks(part))


def _names_in(part: Prose | Exhibit) -> list[str]:
    if isinstance(part, Prose):
        return NAME.findall(part)
    program = getattr(part.data, "program", None)
    return [part.anchor, program.anchor] if program else [part.anchor]


def _letters(part: Prose | Exhibit) -> int:
    """About how much it has to say: a sheet all its words, a table by its rows."""
    if isinstance(part, Prose):
        return len(part)
    if part.template in SHEETS:
        return _said(part.data)
    return int(pages_of(part) * ON_PAPER)


def _said(value: Any) -> int:
    """The letters of all texts in a fact."""
    if isinstance(value, str):
        return len(value)
    if is_dataclass(value):
        value = [getattr(value, one.name) for one in fields(value)]
    return sum(map(_said, value)) if isinstance(value, list | tuple) else 0


def packed(parts: Sequence[Part], size: Callable[[Any], int]) -> Iterator[list[Part]]:
    """The parts in their order, as many together as a page holds."""
    kept: list[Part] = []
    room = LETTERS
    for part in parts:
        if kept and size(part) > room:
            yield kept
            kept, room = [], LETTERS
        kept.append(part)
        room -= size(part)
    if kept:
        yield kept


def blocks(html: str) -> list[str]:
    """HTML cut before each of its outermost elements."""
    cuts = [*_Outermost(html).starts, len(html)]
    return [html[start:end] for start, end in pairwise(cuts)]


class _Outermost(HTMLParser):
    """Finds where the outermost elements of our own HTML begin."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.depth = 0
        self.starts: list[int] = []
        lengths = [len(line) + 1 for line in html.split("\n")]
        self.lines = [0, *accumulate(lengths)]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if self.depth == 0:
            line, column = self.getpos()
            self.starts.append(self.lines[line - 1] + column)
        if tag not in VOID:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.depth -= 1
