"""Into which pieces is a volume cut, so that each is set once and kept?"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from books import slicing
from books.blocks import Exhibit, Section
from books.contexts import Book
from books.excerpts import Excerpt
from books.front import FrontPage, back_of, front_of
from books.imprints import Imprint
from books.prose import Prose
from books.volumes import BookPages, ChapterPages, Volume

FOLDER = "books/pdf/"
SHEETS = {f"{FOLDER}_sheet.html", f"{FOLDER}_quick_win.html"}
LETTERS = 3_000  # of a page of prose
PAGES = 6  # of a piece, more or less
LINES = 160  # of a piece of the contents


@dataclass(frozen=True)
class Piece:
    """Some pages that depend on nothing but what is in here.

    `name` is what people call it, `path` are the headings above it, `part` is said at
    the head of its pages; a piece without a frame has nothing around it. Where it has a
    `title`, the contents lead to its anchor.
    """

    name: str
    template: str
    content: Any
    path: tuple[str, ...] = ()
    part: str = ""
    title: str = ""
    anchor: str = ""
    chapter: str = ""  # the anchor of the chapter that it belongs to
    is_framed: bool = True
    is_tagged: bool = True

    @cached_property
    def key(self) -> str:
        """The digest of all that it says."""
        return hashlib.sha256(self._said.encode(errors="replace")).hexdigest()

    @property
    def weight(self) -> int:
        """How long it takes to set, more or less."""
        return len(self._said)

    @property
    def _said(self) -> str:
        return f"{self.template} {self.is_tagged}\n{self.content!r}"


@dataclass(frozen=True)
class Run:
    """Parts of one section, or of the narrative, that follow each other."""

    parts: tuple[Prose | Exhibit, ...]
    section: Section | None = None
    is_first: bool = False  # the heading of the section stands above it

    @property
    def pages(self) -> float:
        return sum(map(_pages, self.parts))

    @property
    def is_wide(self) -> bool:
        return self.section is not None and self.section.is_wide

    @property
    def goes_on(self) -> bool:
        """Whether it begins with a further slice of a table."""
        return any(isinstance(p, Exhibit) and p.is_continued for p in self.parts[:1])

    @property
    def is_sheet(self) -> bool:
        return any(_is_sheet(part) for part in self.parts)

    def may_follow(self, before: "Run") -> bool:
        """Whether it may stand below another on one page."""
        is_apart = self.section is not None and self.section.is_apart
        is_alone = is_apart or self.goes_on or self.is_sheet or before.is_sheet
        return not is_alone and self.is_wide == before.is_wide


@dataclass(frozen=True)
class ChapterPart:
    """What one piece prints of a chapter; only the first has its heading."""

    runs: tuple[Run, ...]
    label: str = ""
    title: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Colophon:
    """Of what a print was made."""

    title: str
    programs: int
    findings: int
    imprint: Imprint


@dataclass(frozen=True)
class Line:
    """A line of the contents or a list; one without an anchor is a heading there."""

    kind: str
    text: str
    anchor: str = ""
    page: str = ""


@dataclass(frozen=True)
class Listing:
    """The contents, or a list of tables or figures, or the rest of one."""

    title: str
    anchor: str
    lines: tuple[Line, ...]


def front(book: Book, volume: Volume, imprint: Imprint) -> list[Piece]:
    """What stands before the contents, the cover first."""
    pages = front_of(book, volume, imprint)
    return [_front_piece(page, index > 0) for index, page in enumerate(pages)]


def back(book: Book) -> list[Piece]:
    """What stands between the lists and the first chapter."""
    return [_front_piece(page, True) for page in back_of(book)]


def _front_piece(page: FrontPage, is_framed: bool) -> Piece:
    return Piece(
        page.title or "Bagian depan",
        f"{FOLDER}front.html",
        page,
        path=(page.title,) if page.title else (),
        title=page.title,
        anchor=page.anchor,
        is_framed=is_framed,
    )


def book_pieces(book: BookPages, *, is_whole: bool) -> Iterator[Piece]:
    """One book, chapter by chapter, behind a leaf of its own in a whole volume."""
    above = (book.name,) if is_whole else ()
    if is_whole:
        yield Piece(book.name, f"{FOLDER}half_title.html", _title(book), above)
    if not book.chapters:
        yield Piece(book.name, f"{FOLDER}no_chapters.html", _title(book), above)
    for chapter in book.chapters:
        yield from chapter_pieces(book, chapter, above)


def chapter_pieces(
    book: BookPages, chapter: ChapterPages, above: tuple[str, ...] = ()
) -> Iterator[Piece]:
    """One chapter: its narrative, its sections, slices of long tables, sheets."""
    name = f"{chapter.label} {chapter.title}".strip()
    for index, runs in enumerate(_packed(_runs(chapter))):
        opening = ChapterPart(runs, chapter.label, chapter.title, chapter.anchor)
        content = ChapterPart(runs) if index else opening
        yield Piece(
            _name(name, runs),
            f"{FOLDER}chapter.html",
            content,
            (*above, name),
            part=_part(book),
            chapter=chapter.anchor,
        )


def colophon(book: Book, imprint: Imprint) -> Piece:
    """The last page: of what the print was made."""
    counts = len(book.programs), len(book.findings)
    content = Colophon(book.frame.title, *counts, imprint)
    return Piece("Keterangan cetakan", f"{FOLDER}colophon.html", content)


def listings(listing: Listing) -> Iterator[Piece]:
    """A list, cut where it is very long."""
    for start in range(0, len(listing.lines) or 1, LINES):
        lines = listing.lines[start : start + LINES]
        head = (listing.title, listing.anchor) if not start else ("", "")
        content = Listing(*head, lines)
        yield Piece(
            listing.title,
            f"{FOLDER}contents.html",
            content,
            path=(listing.title,),
            title=content.title,
            anchor=content.anchor,
        )


def excerpt_pieces(excerpt: Excerpt) -> Iterator[Piece]:
    """The pages of one program: its sheet, and that of a quick win."""
    program = excerpt.program
    section = Section(excerpt.heading, (), code=excerpt.colour, anchor="bagian")
    sheet = Run(
        (Exhibit(f"{FOLDER}_sheet.html", excerpt.sheet),), section, is_first=True
    )
    yield _excerpt_piece(
        f"Lembar program {program.code}", sheet, "Buku 2 Rencana Induk"
    )
    if program.is_quick_win:
        form = Run(
            (Exhibit(f"{FOLDER}_quick_win.html", program),),
            Section(program.title, (), anchor="quick-win"),
            is_first=True,
        )
        part = "Buku 3 Ringkasan Eksekutif"
        yield _excerpt_piece(f"Lembar quick win {program.code}", form, part)


def _excerpt_piece(name: str, run: Run, part: str) -> Piece:
    title, _, code = name.rpartition(" ")
    content = ChapterPart((run,), code, title, "lembar")
    return Piece(name, f"{FOLDER}chapter.html", content, part=part)


def _part(book: BookPages) -> str:
    """What the head of each page of a book says."""
    return f"{book.name} {book.title}"


def _title(book: BookPages) -> tuple[str, str, str]:
    return book.name, book.title, book.anchor


def _runs(chapter: ChapterPages) -> Iterator[Run]:
    """The narrative, then the sections, each in runs that are not too long."""
    yield from (Run((part,)) for part in chapter.body)
    for section in chapter.sections:
        bare = replace(section, exhibits=())
        slices = (one for each in section.exhibits for one in slicing.sliced(each))
        for index, parts in enumerate(_gathered(slices)):
            yield Run(parts, bare, is_first=not index)


def _gathered(exhibits: Iterable[Exhibit]) -> Iterator[tuple[Exhibit, ...]]:
    """Exhibits that stand together; a sheet stands by itself."""
    gathered: list[Exhibit] = []
    for one in exhibits:
        is_full = sum(map(_pages, [*gathered, one])) > PAGES + 1
        is_alone = one.is_continued or any(map(_is_sheet, (one, *gathered[-1:])))
        if gathered and (is_full or is_alone):
            yield tuple(gathered)
            gathered = []
        gathered.append(one)
    yield tuple(gathered)


def _packed(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Runs that one piece holds: some pages, all upright or all wide."""
    packed: list[Run] = []
    for run in runs:
        is_full = sum(one.pages for one in packed) + run.pages > PAGES
        if packed and (is_full or not run.may_follow(packed[-1])):
            yield tuple(packed)
            packed = []
        packed.append(run)
    yield tuple(packed)


def _is_sheet(part: Prose | Exhibit) -> bool:
    return isinstance(part, Exhibit) and part.template in SHEETS


def _pages(part: Prose | Exhibit) -> float:
    """About how many pages it takes."""
    if isinstance(part, Exhibit):
        return slicing.pages_of(part)
    return len(part) / LETTERS


def _name(chapter: str, runs: tuple[Run, ...]) -> str:
    """What people call a piece: its program, its section, or its chapter."""
    for run in runs:
        for part in run.parts:
            if isinstance(part, Exhibit) and _is_sheet(part):
                program: Any = getattr(part.data, "program", part.data)
                return f"Lembar program {program.code} {program.title}"
        if run.section:
            return f"{chapter}: {run.section.number} {run.section.title}"
    return chapter
