"""How do the pages that the press reads become paragraphs of Word?"""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import html as reader

from books.exports import markup
from books.exports.lines import Line, Look, Marks, Waiting
from books.exports.markup import Element, run, w
from books.exports.package import BULLETS, LEVELS, SMALL_BULLETS, Manuscript
from books.exports.pictures import png_of
from books.exports.tables import beside, table
from paser_masterplan.office import clean

ROOM = "Ruang Tanda Tangan"
# Which style a class gives to its paragraph, or to those inside.
STYLES = {
    "lead": "Pembuka",
    "note": "Catatan",
    "definition": "Definisi",
    "definition-name": "Nama Definisi",
    "vision": "Visi",
    "quick-win-line": "Quick Win",
    "glossary": "Singkatan",
    "colophon": "Kolofon",
    "sign-title": "Judul Lembar",
    "sign-part": "Anak Judul Lembar",
    "place-and-date": "Tempat Tanggal",
    "signature": "Penanda Tangan",
    "signature-room": ROOM,
    "dots": "Garis Isian",
    "cover-region": "Sampul Daerah",
    "cover-title": "Title",
    "cover-part": "Subtitle",
    "cover-foot": "Sampul Kaki",
}
WORDS = {
    *("a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark"),
    *("q", "s", "small", "span", "strong", "sub", "sup", "u"),
}
HEADING = re.compile("h([1-6])")
NUMBERED = re.compile(r"(?P<kind>\w+) (?P<before>\S*?)(?P<count>\d+)")
# What only the paper says, where a table goes on.
HIDDEN = {"again", "continued"}
SMALL = ("Isi Tabel", "Kepala Tabel", "Sambungan Butir Tabel")
PNG = "data:image/png;base64,"
CREST = (5100, 2600)  # twips that a crest has on the cover


@dataclass(frozen=True)
class Page:
    """On what kind of page something stands; lengths of what is printed, in twips."""

    width: int
    height: int
    first: int = 1  # the level of the heading that is an h1 here
    is_front: bool = False  # before chapter one, where no heading is in the contents


@dataclass
class Converter:
    """Turns the HTML of one exhibit or text into blocks of a Word file."""

    manuscript: Manuscript
    page: Page
    chart: Any = None  # what the exhibit draws, if it does
    waiting: Waiting = field(default_factory=Waiting)

    def convert(self, html: str) -> Iterator[Element]:
        """The blocks of HTML that our own templates made."""
        pieces = reader.fragment_fromstring(clean(html), create_parent="div")
        yield from self.flow(pieces, Look())

    def flow(self, node: Any, look: Look) -> Iterator[Element]:
        """What stands in an element: words gathered into paragraphs, and blocks."""
        self.remember(node)
        line = self.line(look)
        line.say(node.text, look.marks)
        for child in node:
            if child.tag in WORDS:
                self.words(child, line, look.marks)
            else:
                yield from line.end()
                yield from self._block(child, look)
                line = self.line(look)
            line.say(child.tail, look.marks)
        yield from line.end()

    def words(self, node: Any, line: Line, marks: Marks) -> None:
        """Words inside a paragraph."""
        names = classes_of(node)
        if not HIDDEN.isdisjoint(names):
            return
        marks = marks.of(node.tag, *names)
        if node.tag == "br":
            line.break_off()
        address = node.get("href")
        if address:
            line.open_link(address)
            marks = marks.of("link")
        line.say(node.text, marks)
        for child in node:
            self.words(child, line, marks)
            line.say(child.tail, marks)
        if address:
            line.close_link()

    def line(self, look: Look) -> Line:
        """A new paragraph."""
        return Line(self.manuscript, look, self.waiting)

    def remember(self, node: Any) -> None:
        """The next paragraph is where a link to this element leads."""
        if anchor := node.get("id"):
            self.waiting.anchors.append(anchor)

    def caption(self, node: Any, *, keeps_next: bool) -> Iterator[Element]:
        """The number and the words of a table or a figure; Word counts along."""
        style = "caption" if node.find("b") is not None else "Judul Lembar"
        line = self.line(Look(style, keeps_next=keeps_next))
        line.say(node.text, Marks())
        for child in node:
            found = NUMBERED.fullmatch(child.text or "") if child.tag == "b" else None
            if found:
                line.add(*self._number(**found.groupdict()))
            else:
                self.words(child, line, Marks())
            line.say(child.tail, Marks())
        yield from line.end()

    def _number(self, kind: str, before: str, count: str) -> Iterator[Element]:
        marks = Marks("Nomor")
        yield run(f"{kind} {before}", marks.elements())
        # It begins again after each heading of a chapter.
        code = rf"SEQ {kind} \* ARABIC \s {self.page.first}"
        yield from markup.field(code, count, marks.elements())

    def _block(self, node: Any, look: Look) -> Iterator[Element]:
        if found := HEADING.fullmatch(node.tag):
            yield from self._heading(node, int(found[1]))
            return
        names = [name for name in (*classes_of(node), node.tag) if name in BLOCKS]
        if names:
            yield from BLOCKS[names[0]](self, node, look)
        else:
            yield from self.flow(node, inside(node, look))

    def _heading(self, node: Any, level: int) -> Iterator[Element]:
        self.remember(node)
        if self.page.is_front:
            listed = "Judul Depan" if node.get("id") else "Judul Daftar"
            style = listed if level == 1 else "Anak Judul Depan"
        else:
            style = f"heading {level + self.page.first - 1}"
        line = self.line(Look(style))
        line.say(node.text, Marks())
        for child in node:
            self.words(child, line, Marks("Nomor" if child.tag == "span" else ""))
            line.say(child.tail, Marks())
        yield from line.end()


def classes_of(node: Any) -> list[str]:
    """The classes of an element."""
    return (node.get("class") or "").split()


def inside(node: Any, look: Look) -> Look:
    """How paragraphs inside an element look."""
    names = classes_of(node)
    styles = [STYLES[name] for name in names if name in STYLES]
    style = styles[0] if styles else look.style
    return replace(look, style=style, marks=look.marks.of(*names))


def _list(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    is_small = look.style in SMALL
    depth = min(look.depth + 1, LEVELS - 1)
    number = SMALL_BULLETS if is_small else BULLETS
    if node.tag == "ol":
        number = converter.manuscript.new_list()
    style = "Sambungan Butir Tabel" if is_small else "Sambungan Butir"
    # Paragraphs within know how deep they are; the first of an item bears its sign.
    within = replace(look, style=style, depth=depth)
    for item in node:
        converter.waiting.numbering = (number, depth)
        yield from converter.flow(item, within)
        converter.waiting.numbering = None


def _legend(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    """What the colors of a chart mean, each beside a square of its color."""
    keys = []
    for item in node:
        color = item.find(".//rect").get("fill").lstrip("#").upper()
        words = "".join(item.xpath(".//text()[not(ancestor::svg)]")).strip()
        keys += [run("■ ", [w("color", val=color)]), run(f"{words}    ")]
    yield markup.paragraph("Legenda", *keys)


def _picture(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    chart, page = converter.chart, converter.page
    drawn = converter.manuscript.picture(
        png_of(chart), chart.alternative, width=page.width, height=page.height
    )
    yield markup.paragraph("Gambar", drawn)


def _image(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    """A picture that comes with the content; those of the press stay with it."""
    _, found, data = node.get("src").partition(PNG)
    if found:
        width, height = CREST
        drawn = converter.manuscript.picture(
            b64decode(data), node.get("alt"), width=width, height=height
        )
        yield markup.paragraph("Gambar", drawn)


def _room(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    yield markup.paragraph(ROOM, run(node.text or ""))


def _caption(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    converter.remember(node)
    yield from converter.caption(node, keeps_next=False)


def _quote(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    yield from converter.flow(node, inside(node, replace(look, style="Quote")))


def _code(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    line = converter.line(Look("Kode"))
    line.say_exactly(node.text_content().removesuffix("\n"), Marks())
    yield from line.end()


def _nothing(converter: Converter, node: Any, look: Look) -> Iterator[Element]:
    yield from ()


# By tag, or by a class that says more than the tag.
BLOCKS: dict[str, Callable[[Converter, Any, Look], Iterator[Element]]] = {
    "ul": _list,
    "ol": _list,
    "table": table,
    "figcaption": _caption,
    "blockquote": _quote,
    "pre": _code,
    "hr": _nothing,
    "img": _image,
    "chart": _picture,
    "chart-legend": _legend,
    "signatures": beside,
    "closing": beside,
    "signature-room": _room,
}
