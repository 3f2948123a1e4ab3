"""How does a volume become a file that people go on writing in?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.template.loader import render_to_string

from books import pieces
from books.blocks import Exhibit, Section
from books.charts import Chart
from books.composing import Progress, unheard
from books.contexts import Book
from books.exports.converting import Converter, Page
from books.exports.leaves import COVER, FRONT, WIDE, Binding, Leaf
from books.exports.lines import Look, Marks
from books.exports.markup import (
    Element,
    field_end,
    field_start,
    paragraph,
    run,
    w,
)
from books.exports.package import Manuscript, bookmark_name
from books.imprints import Imprint, imprint_of
from books.listing import CONTENTS, listings_of
from books.models import Edition
from books.pieces import FOLDER, Line, Listing, Piece
from books.volumes import BookPages, ChapterPages, Volume, volume
from paser_masterplan.office import clean

Leaved = tuple[Leaf, Element]  # a block, and the kind of page on which it stands


def write_docx(
    book: Book,
    part: str,
    edition: Edition | None = None,
    *,
    progress: Progress = unheard,
) -> bytes:
    """A volume as a Word file, the same bytes for the same content."""
    pages, imprint = volume(book, part), imprint_of(book, edition)
    return Writer(book, pages, imprint, progress).write()


class Writer:
    """Writes one volume from the cover to the last page."""

    def __init__(
        self, book: Book, pages: Volume, imprint: Imprint, progress: Progress
    ) -> None:
        self.book = book
        self.volume = pages
        self.imprint = imprint
        self.manuscript = Manuscript(is_whole=pages.is_whole, width=FRONT.width)
        self.first = 2 if pages.is_whole else 1  # the level of a chapter's heading
        self.progress = progress
        chapters = (chapter for part in pages.books for chapter in part.chapters)
        self.total = sum(len(chapter.sections) + 1 for chapter in chapters)
        self.done = 0

    def write(self) -> bytes:
        """The whole file."""
        frame = self.book.frame
        self.manuscript.sign(
            title=f"{frame.title}: {self.volume.name} {self.volume.title}",
            author=f"Pemerintah {frame.region}",
            subject=self.imprint.stamp,
            at=datetime.fromisoformat(self.book.as_of).astimezone(UTC),
        )
        stamp = " · ".join(filter(None, (self.imprint.stamp, self.imprint.address)))
        binding = Binding(self.manuscript, frame.title, stamp)
        return self.manuscript.save(binding.bind(self._leaves()))

    def _leaves(self) -> Iterator[Leaved]:
        cover, *front = pieces.front(self.book, self.volume, self.imprint)
        back = pieces.back(self.book)
        yield from self._piece(COVER, cover)
        for piece in front:
            yield from self._piece(FRONT, piece)
        for listing in listings_of(self.volume, (*front, *back), {}):
            yield from ((FRONT, line) for line in self._listed(listing))
        for piece in back:
            yield from self._piece(FRONT, piece)
        for part in self.volume.books:
            yield from self._part(part)
        colophon = pieces.colophon(self.book, self.imprint)
        yield from self._piece(Leaf("decimal"), colophon)

    def _part(self, part: BookPages) -> Iterator[Leaved]:
        leaf = Leaf("decimal", title=f"{part.name} {part.title}")
        titles = (part.name, part.title, part.anchor)
        if self.volume.is_whole:
            half_title = Piece(part.name, f"{FOLDER}half_title.html", titles)
            yield from self._piece(leaf, half_title, first=1)
        for chapter in part.chapters:
            yield from self._chapter(leaf, chapter)
        if not part.chapters:
            nothing = Piece(part.name, f"{FOLDER}no_chapters.html", titles)
            yield from self._piece(leaf, nothing)

    def _chapter(self, leaf: Leaf, chapter: ChapterPages) -> Iterator[Leaved]:
        yield leaf, self._heading(0, chapter.anchor, chapter.title, chapter.label)
        self._tell(chapter)
        for one in chapter.body:
            if isinstance(one, Exhibit):
                yield from self._exhibit(leaf, one)
            else:
                yield from self._html(leaf, one)
        for section in chapter.sections:
            yield from self._section(leaf, section)
            self._tell(chapter)

    def _section(self, leaf: Leaf, section: Section) -> Iterator[Leaved]:
        here = replace(leaf, paper=WIDE) if section.is_wide else leaf
        title = f"{section.number} {section.title}"
        yield here, self._heading(1, section.anchor, title, apart=section.is_apart)
        for exhibit in section.exhibits:
            yield from self._exhibit(here, exhibit)

    def _tell(self, chapter: ChapterPages) -> None:
        self.done += 1
        name = f"{chapter.label} {chapter.title}".strip()
        self.progress(f"Menulis {name}", self.done, self.total)

    def _exhibit(self, leaf: Leaf, exhibit: Exhibit) -> Iterator[Leaved]:
        inputs = {"exhibit": exhibit, "data": exhibit.data}
        html = render_to_string(exhibit.template, inputs)
        chart = exhibit.data if isinstance(exhibit.data, Chart) else None
        yield from self._html(leaf, html, chart=chart)

    def _piece(self, leaf: Leaf, piece: Piece, *, first: int = 0) -> Iterator[Leaved]:
        html = render_to_string(piece.template, {"content": piece.content})
        yield from self._html(leaf, html, first=first)

    def _html(
        self, leaf: Leaf, html: str, *, first: int = 0, chart: Chart | None = None
    ) -> Iterator[Leaved]:
        is_front = leaf in (COVER, FRONT)
        page = Page(leaf.width, leaf.height, first or self.first, is_front)
        converter = Converter(self.manuscript, page, chart)
        yield from ((leaf, block) for block in converter.convert(html))

    def _heading(
        self, depth: int, anchor: str, title: str, label: str = "", apart: bool = False
    ) -> Element:
        look = Look(f"heading {self.first + depth}", opens_page=apart)
        heading = w("p", look.properties(), *self.manuscript.bookmarked([anchor]))
        if label:
            heading.append(run(f"{clean(label)} ", Marks("Nomor").elements()))
        heading.append(run(clean(title)))
        return heading

    def _listed(self, listing: Listing) -> Iterator[Element]:
        """The contents or a list; Word adds the pages when it opens the file."""
        marks = self.manuscript.bookmarked([listing.anchor])
        yield paragraph("Judul Daftar", *marks, run(listing.title))
        opening = field_start(self._code(listing))
        for line in listing.lines:
            said: Any = run(clean(line.text))
            if line.anchor:
                said = w("hyperlink", said, anchor=bookmark_name(line.anchor))
            yield paragraph(self._style(line), *opening, said)
            opening = ()
        yield paragraph("Sela", *opening, field_end())

    def _code(self, listing: Listing) -> str:
        """What Word is to list: headings, or captions by their first word."""
        if listing.anchor == CONTENTS:
            # Headings down to sections, and those in front by the level they have.
            return rf'TOC \o "1-{self.first + 1}" \h \z \u'
        *_, kind = listing.title.split()
        return rf'TOC \c "{kind}" \h \z'

    def _style(self, line: Line) -> str:
        levels = {"front": 1, "chapter": self.first, "section": self.first + 1}
        if line.kind == "exhibit":
            return "table of figures"
        return f"toc {levels.get(line.kind, 1)}"
