"""How do laid out pages become a plate?

WeasyPrint writes whole files, and its own road to them ends in subsets of fonts and in
a structure that is twice the file. Here its pages are drawn by its own `Page.paint`,
and what was drawn is taken as it is: streams, resources, links, glyphs, boxes.
"""

import re
import zlib
from collections.abc import Container
from typing import Any

import pydyf
from weasyprint.pdf import _use_references
from weasyprint.pdf.stream import Stream

from books.typeset import inking
from books.typeset.filing import DEFLATE
from books.typeset.plates import (
    FONTS,
    PARENT,
    Body,
    Face,
    Head,
    Ink,
    Note,
    Page,
    Program,
    Refs,
)
from books.typeset.tagging import POINTS, Drawn, Element, Link, Mark, Tree

RESOURCES = ("ExtGState", "XObject", "Pattern", "Shading")
FONT_NUMBER = 10**9  # no object of a plate; stands for the fonts of the book
FIRST = 3  # the first object of pydyf's file that is not its own
JOINER = "\N{ZERO WIDTH JOINER}"
AGAIN = "again"  # the class of what stands only where a table goes on
FINE = re.compile(rb"(\.\d{4})\d+")  # decimals that no eye can see


def drawn(
    document: Any, *, is_tagged: bool, known: Container[str] = ()
) -> tuple[Head, Body, dict[str, Program]]:
    """The plate of a laid out document, and the faces of it that are not `known`."""
    drawing = _Drawing(document, is_tagged)
    return drawing.head(), drawing.body(), drawing.programs(known)


class _Drawing:
    """The pages, drawn; every object has its number in the plate.

    First the structure elements, then other objects, streams, links, pages.
    """

    def __init__(self, document: Any, is_tagged: bool) -> None:
        self.document = document
        self.pages = document.pages
        self.tree = Tree()
        self.links: list[tuple[int, Any]] = []
        self.resources = pydyf.Dictionary(
            {kind: pydyf.Dictionary() for kind in RESOURCES}
        )
        self.resources["ColorSpace"] = pydyf.Dictionary()
        self._images: dict[Any, Any] = {}
        self._heads: set[Any] = set()
        self._pages = [
            self._draw(number, is_tagged) for number in range(len(self.pages))
        ]
        self._number()
        self.faces = self._faces()

    def _draw(self, number: int, is_tagged: bool) -> tuple[Any, dict[Any, int]]:
        """Paint a page; its stream, and the number of each marked box on it."""
        page = self.pages[number]
        self._say_once(page._page_box)
        height = page.height * POINTS
        marks: dict[Any, Any] | None = {} if is_tagged else None
        stream = Stream(
            self.document.fonts,
            (0, 0, page.width, page.height),
            self.resources,
            self._images,
            marks,
            self.document.color_profiles,
            self.document.output_intent,
        )
        stream.transform(d=-1, f=height)
        page.paint(stream, POINTS)
        marked = {box: mark["mcid"] for box, mark in (marks or {}).items()}
        if is_tagged:
            self.tree.add(
                Drawn(number, height, marked, self._links_on(number)), page._page_box
            )
        return stream, marked

    def _say_once(self, box: Any, is_new: bool = False) -> None:
        """Take out of the head of a table what it says on its further pages only."""
        box = getattr(box, "_box", box)
        if box.element is not None and box.element_tag == "thead":
            is_new = box.element not in self._heads
            self._heads.add(box.element)
        children = getattr(box, "children", ())
        if is_new and any(map(_is_for_later, children)):
            box.children = [one for one in children if not _is_for_later(one)]
        for child in children:
            self._say_once(child, is_new)

    def _links_on(self, number: int) -> dict[Any, int]:
        found = {}
        for link in self.pages[number].links:
            found[link[3]] = len(self.links)
            self.links.append((number, link))
        return found

    def _number(self) -> None:
        """Give every object its place in the plate."""
        file = pydyf.PDF()
        self.resources["Font"] = b"%d 0 R" % FONT_NUMBER
        _use_references(file, self.resources, self._images, {})
        made = file.objects[FIRST:]
        self.elements = self.tree.elements()
        self.others = [one for one in made if not isinstance(one, pydyf.Stream)]
        self.streams = [one for one in made if isinstance(one, pydyf.Stream)]
        order = [*self.others, *self.streams]
        start = len(self.elements)
        self.numbers = {one.number: start + i for i, one in enumerate(order)}
        self.numbers[FONT_NUMBER] = FONTS
        self.contents_at = start + len(order)
        self.notes_at = self.contents_at + len(self.pages)
        self.pages_at = self.notes_at + len(self.links)
        self.mark_holders: list[dict[int, int]] = [{} for _ in self.pages]
        self.link_holders: dict[int, Element] = {}
        for number, element in enumerate(self.elements):
            element.number = number
            self._hold(element)

    def _hold(self, element: Element) -> None:
        """Remember what is in an element."""
        for kid in element.kids:
            if isinstance(kid, Mark):
                self.mark_holders[kid.page][kid.number] = element.number
            elif isinstance(kid, Link):
                self.link_holders[kid.number] = element

    def head(self) -> Head:
        """What must be known before the plate is bound."""
        return Head(
            pages=tuple(self._page(number) for number in range(len(self.pages))),
            anchors=self._anchors(),
            faces=tuple(self.faces),
            size=self.pages_at + len(self.pages),
        )

    def body(self) -> Body:
        """What is written into the file."""
        silent = set(self.tree.silent)
        contents = (
            self._content(number, stream, silent)
            for number, (stream, _) in enumerate(self._pages)
        )
        objects = [self._element(element) for element in self.elements]
        objects += [inking.ink(other, self.numbers) for other in self.others]
        return Body(
            objects=tuple(objects),
            streams=(*(self._stream(one) for one in self.streams), *contents),
            notes=tuple(self._note(*link) for link in enumerate(self.links)),
            resources={
                kind: inking.entries(self.resources[kind], self.numbers)
                for kind in RESOURCES
            },
            tops=tuple(top.number for top in self.tree.root.kids),
            faces=self.faces,
        )

    def _page(self, number: int) -> Page:
        page, (_, marked) = self.pages[number], self._pages[number]
        holders = self.mark_holders[number]
        return Page(
            number=self.pages_at + number,
            width=page.width * POINTS,
            height=page.height * POINTS,
            content=self.contents_at + number,
            marks=tuple(holders.get(mark) for mark in range(len(marked))),
            notes=tuple(
                index for index, (on, _) in enumerate(self.links) if on == number
            ),
        )

    def _anchors(self) -> dict[str, tuple[int, float, float]]:
        """Where each name is; of what goes over pages, where it begins."""
        found: dict[str, tuple[int, float, float]] = {}
        for number, page in enumerate(self.pages):
            for name, (x, y, *_) in page.anchors.items():
                place = number, x * POINTS, (page.height - y) * POINTS
                found.setdefault(name, place)
        return found

    def _faces(self) -> dict[str, Face]:
        """The glyphs that the pages use of each face of the fonts."""
        faces: dict[str, Face] = {}
        for font in self.document.fonts.values():
            face = faces.setdefault(font.hash, Face({}, {}))
            # In a cluster the first glyph says the letters, the others join it.
            said = {glyph: text or JOINER for glyph, text in font.to_unicode.items()}
            face.letters.update(said)
            face.widths.update(font.widths)
        return faces

    def _content(self, number: int, stream: Any, silent: set[Mark]) -> Any:
        items = stream.stream
        for place, item in enumerate(items):
            if isinstance(item, pydyf.Dictionary) and (
                Mark(number, item.get("MCID")) in silent
            ):
                items[place - 1 : place + 1] = [b"/Artifact", b"<</Type/Pagination>>"]
        return b"/Filter/FlateDecode", (), _deflated(stream)

    def _stream(self, stream: Any) -> tuple[bytes, Refs, bytes]:
        # PDF/A leaves it to nobody how a picture is smoothed.
        facts = {k: v for k, v in stream.extra.items() if k != "Interpolate"}
        template, refs = inking.entries(facts, self.numbers)
        if "Filter" in stream.extra:
            return template, refs, _joined(stream)
        return template + b"/Filter/FlateDecode", refs, _deflated(stream)

    def _element(self, element: Element) -> Ink:
        """A structure element as PDF; `Pg` is the page of its first mark."""
        above = element.parent or self.tree.root
        first = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        template = b"<</S/%s/P %%d 0 R" % element.role.encode()
        refs = [PARENT if above is self.tree.root else above.number]
        if first is not None:
            template += b"/Pg %d 0 R"
            refs.append(self.pages_at + first)
        template += element.attributes.replace(b"%", b"%%")
        kids = [self._kid(kid, first, refs) for kid in element.kids]
        inner = kids[0] if len(kids) == 1 else b"[%s]" % b" ".join(kids)
        return template + b"/K " + inner + b">>", tuple(refs)

    def _kid(self, kid: Any, first: int | None, refs: list[int]) -> bytes:
        if isinstance(kid, Element):
            refs.append(kid.number)
            return b"%d 0 R"
        if isinstance(kid, Link):
            refs += [self.pages_at + kid.page, self.notes_at + kid.number]
            return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>"
        if kid.page == first:
            return b"%d" % kid.number
        refs.append(self.pages_at + kid.page)
        return b"<</Type/MCR/Pg %%d 0 R/MCID %d>>" % kid.number

    def _note(self, index: int, link: tuple[int, Any]) -> Note:
        number, (_, target, corners, box) = link
        page = self.pages[number]
        left, top, right, bottom = (corner * POINTS for corner in corners)
        height = page.height * POINTS
        holder = self.link_holders[index]
        return Note(
            number=self.notes_at + index,
            page=self.pages_at + number,
            box=(left, height - bottom, right, height - top),
            target=target,
            words=" ".join("".join(box.element.itertext()).split()),
            element=holder.number,
            plain=self._element(_unlinked(holder)),
        )

    def programs(self, known: Container[str]) -> dict[str, Program]:
        """The faces that are not known, whole."""
        return {
            font.hash: Program(
                name=b"/" + font.name.partition(b"+")[2],
                family=font.family,
                flags=font.flags,
                ascent=font.ascent,
                descent=font.descent,
                angle=font.italic_angle,
                stem=font.stemv,
                is_cff=font.type == "otf",
                length=len(font.file_content),
                data=zlib.compress(font.file_content, DEFLATE),
            )
            for font in self.document.fonts.values()
            if font.hash not in known
        }


def _is_for_later(box: Any) -> bool:
    element = getattr(box, "element", None)
    return element is not None and element.get("class") == AGAIN


def _unlinked(element: Element) -> Element:
    """The same words, without their links."""
    kids = [kid for kid in element.kids if not isinstance(kid, Link)]
    return Element("Span", element.parent, kids=kids)


def _joined(stream: Any) -> bytes:
    """What a stream of pydyf holds."""
    return b"\n".join(pydyf._to_bytes(item) for item in stream.stream)


def _deflated(stream: Any) -> bytes:
    """Instructions, packed."""
    return zlib.compress(FINE.sub(rb"\1", _joined(stream)), DEFLATE)
