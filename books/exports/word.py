"""How does a volume become a file that people go on writing in?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.template.loader import render_to_string

from books import press
from books.blocks import FIGURE, TABLE, Exhibit
from books.charts import Chart
from books.contexts import Book
from books.exports.converting import Converter, Page
from books.exports.leaves import COVER, FRONT, WIDE, Binding, Leaf
from books.exports.lines import Look, Marks
from books.exports.markup import (
    Element,
    clean,
    field_end,
    field_start,
    paragraph,
    run,
    w,
)
from books.exports.package import Manuscript, bookmark_name
from books.exports.progress import Progress, unheard
from books.models import Edition
from books.volumes import BookPages, ChapterPages, Volume, volume

Entry = tuple[str, str, str]  # a line of the contents: its style, anchor and words


def write_docx(
    book: Book,
    part: str,
    edition: Edition | None = None,
    *,
    progress: Progress = unheard,
) -> bytes:
    """A volume as a Word file, the same bytes for the same content."""
    pages, imprint = volume(book, part), press.imprint_of(book, edition)
    return Writer(book, pages, imprint, progress).write()


class Writer:
    """Writes one volume leaf by leaf."""

    def __init__(
        self, book: Book, pages: Volume, imprint: press.Imprint, progress: Progress
    ) -> None:
        self.book = book
        self.volume = pages
        self.imprint = imprint
        self.progress = progress
        self.manuscript = Manuscript(is_whole=pages.is_whole, width=FRONT.width)
        self.first = 2 if pages.is_whole else 1  # the level of a chapter's heading

    def write(self) -> bytes:
        """The whole file."""
        frame = self.book.frame
        self.manuscript.sign(
            title=f"{frame.title}: {self.volume.name} {self.volume.title}",
            author=f"Pemerintah {frame.region}",
            subject=self.imprint.stamp,
            at=datetime.fromisoformat(self.book.as_of).astimezone(UTC),
        )
        binding = Binding(self.manuscript, frame.title, self.imprint.stamp)
        return self.manuscript.save(binding.bind(self._leaves()))

    def _leaves(self) -> Iterator[tuple[Leaf, Element]]:
        facts: dict[str, Any] = {
            "book": self.book,
            "volume": self.volume,
            "imprint": self.imprint,
        }
        yield from self._template(COVER, "_cover.html", **facts)
        yield from self._template(FRONT, "_imprint.html", **facts)
        yield from ((FRONT, line) for line in self._contents())
        offices = self.book.offices
        yield from self._template(FRONT, "_offices.html", offices=offices)
        for part in self.volume.books:
            yield from self._part(part)
        last = Leaf("decimal", title=f"{part.name} {part.title}")
        yield from self._template(last, "_colophon.html", **facts)

    def _part(self, part: BookPages) -> Iterator[tuple[Leaf, Element]]:
        leaf = Leaf("decimal", title=f"{part.name} {part.title}")
        if self.volume.is_whole:
            half_title = "_half_title.html"
            yield from self._template(leaf, half_title, first=1, part=part)
        for chapter in part.chapters:
            yield from self._chapter(leaf, chapter)
        if not part.chapters:
            said = f"{part.name} belum memiliki bab. Susun kerangkanya di halaman Buku."
            yield leaf, self._heading(0, "", part.title)
            yield leaf, paragraph("Normal", run(said))

    def _chapter(
        self, leaf: Leaf, chapter: ChapterPages
    ) -> Iterator[tuple[Leaf, Element]]:
        label, title = clean(chapter.label), clean(chapter.title)
        yield leaf, self._heading(0, chapter.anchor, title, label)
        for one in chapter.body:
            if isinstance(one, Exhibit):
                yield from self._exhibit(leaf, one)
            else:
                yield from self._html(leaf, one)
        for section in chapter.sections:
            here = replace(leaf, paper=WIDE) if section.is_wide else leaf
            title = clean(f"{section.number} {section.title}")
            yield here, self._heading(1, section.anchor, title, apart=section.is_apart)
            for exhibit in section.exhibits:
                self.progress(f"Menulis {label}: {title}", 0)
                yield from self._exhibit(here, exhibit)

    def _exhibit(self, leaf: Leaf, exhibit: Exhibit) -> Iterator[tuple[Leaf, Element]]:
        inputs = {"exhibit": exhibit, "data": exhibit.data}
        html = render_to_string(exhibit.template, inputs)
        chart = exhibit.data if isinstance(exhibit.data, Chart) else None
        yield from self._html(leaf, html, chart=chart)

    def _template(
        self, leaf: Leaf, name: str, *, first: int = 0, **inputs: Any
    ) -> Iterator[tuple[Leaf, Element]]:
        html = render_to_string(f"books/pdf/{name}", inputs)
        yield from self._html(leaf, html, first=first)

    def _html(
        self, leaf: Leaf, html: str, *, first: int = 0, chart: Chart | None = None
    ) -> Iterator[tuple[Leaf, Element]]:
        page = Page(
            leaf.width, leaf.height, first or self.first, leaf in (COVER, FRONT)
        )
        converter = Converter(self.manuscript, page, chart)
        yield from ((leaf, block) for block in converter.convert(html))

    def _heading(
        self,
        depth: int,
        anchor: str,
        title: str,
        label: str = "",
        *,
        apart: bool = False,
    ) -> Element:
        look = Look(f"heading {self.first + depth}", opens_page=apart)
        marks = self.manuscript.bookmarked([anchor])
        said = [run(f"{label} ", Marks("Nomor").elements())] if label else []
        return w("p", look.properties(), *marks, *said, run(title))

    def _contents(self) -> Iterator[Element]:
        """The contents and the lists; Word adds the pages when it opens the file."""
        levels = 2 if self.first == 1 else 3
        yield from self._listed(
            "Daftar Isi", rf'TOC \o "1-{levels}" \h \z', self._isi()
        )
        for kind, title in ((TABLE, "Daftar Tabel"), (FIGURE, "Daftar Gambar")):
            code = rf'TOC \c "{kind}" \h \z'
            yield from self._listed(title, code, self._numbered(kind))

    def _isi(self) -> Iterator[Entry]:
        for part in self.volume.books:
            if self.volume.is_whole:
                yield "toc 1", part.anchor, f"{part.name} {part.title}"
            for chapter in part.chapters:
                words = f"{chapter.label} {chapter.title}"
                yield f"toc {self.first}", chapter.anchor, words
                parts: tuple[Any, ...] = (*chapter.headings, *chapter.sections)
                for one in parts:
                    words = f"{one.number} {one.title}"
                    yield f"toc {self.first + 1}", one.anchor, words

    def _numbered(self, kind: str) -> Iterator[Entry]:
        for part in self.volume.books:
            for one in part.tables if kind == TABLE else part.figures:
                yield "table of figures", one.anchor, f"{one.number} {one.caption}"

    def _listed(
        self, title: str, code: str, entries: Iterable[Entry]
    ) -> Iterator[Element]:
        opening = field_start(code)
        for style, anchor, words in entries:
            if opening:
                yield paragraph("Judul Depan", run(title))
            link = w("hyperlink", run(clean(words)), anchor=bookmark_name(anchor))
            yield paragraph(style, *opening, link)
            opening = ()
        if not opening:
            yield paragraph("Sela", field_end())
