"""What does a reader who listens hear: which structure have the boxes of a piece?

WeasyPrint's own tree has an element for every line of every cell, and one for each
fragment of a box that pages cut. This one has an element for each thing that has a
meaning, whole across pages, and says of a header cell what it heads.
"""

from dataclasses import dataclass, field
from typing import Any

from books.typeset import inking

ROLES = {
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "pre": "P",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "li::marker": "Lbl",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "nav": "TOC",
    "a": "Link",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    "figcaption": "Caption",
}
SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}
# A caption in a cell of its own is a caption; a mark of a list is drawn in two boxes.
WITHIN = {("TH", "Caption"), ("Lbl", "Lbl")}
# What may not hold words itself, and what holds them there.
BETWEEN = {"": "P", "L": "LI", "LI": "LBody", "TOC": "TOCI"}
POINTS = 0.75  # in a CSS pixel
SVG_TITLE = "{http://www.w3.org/2000/svg}title"


@dataclass(eq=False)
class Element:
    """A structure element: its kids are elements, marks on a page, and links.

    A loose one stands for no tag of the piece: it only holds words that stand free.
    """

    role: str
    parent: "Element | None" = None
    attributes: bytes = b""
    is_loose: bool = False
    kids: list[Any] = field(default_factory=list)
    number: int = 0


@dataclass(frozen=True)
class Mark:
    """A marked content: the page it is on, and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class Link:
    """A link annotation: the page it is on, and its number among the piece's links."""

    page: int
    number: int


@dataclass(frozen=True)
class Drawn:
    """A page as it was drawn: which box is which marked content, and which link."""

    number: int
    height: float  # points
    marks: dict[Any, int]
    links: dict[Any, int]


class Tree:
    """The structure of one piece, grown page by page."""

    def __init__(self) -> None:
        self.root = Element("")
        self.silent: list[Mark] = []  # what is repeated or only adorns: said to nobody
        self._elements: dict[Any, Element] = {}
        self._figure = self.root

    def add(self, page: Drawn, box: Any) -> None:
        """Hang what is drawn on a page into the tree."""
        self._page = page
        self._on_pages_before = set(self._elements)
        self._grow(box, self.root)

    def elements(self) -> list[Element]:
        """Every element below the root, parents first."""
        found: list[Element] = []
        waiting = [*reversed(self.root.kids)]
        while waiting:
            element = waiting.pop()
            if isinstance(element, Element):
                found.append(element)
                waiting += reversed(element.kids)
        return found

    def _grow(self, box: Any, parent: Element) -> None:
        box = getattr(box, "_box", box)  # what is placed absolutely stands for a box
        if self._is_silent(box):
            self._hush(box)
            return
        element = self._element_of(box, parent)
        if (link := self._page.links.get(box)) is not None:
            self._hold(element, Link(self._page.number, link))
        if (mark := self._page.marks.get(box)) is not None:
            self._hold(element, Mark(self._page.number, mark))
        for child in getattr(box, "children", ()):
            self._grow(child, element)

    def _is_silent(self, box: Any) -> bool:
        """Whether a box only adorns, or is a head that is repeated on a next page."""
        if box.element is None:
            return False
        if box.element_tag == "thead":
            return box.element in self._on_pages_before
        return box.element.get("aria-hidden") == "true"

    def _hush(self, box: Any) -> None:
        box = getattr(box, "_box", box)
        if (mark := self._page.marks.get(box)) is not None:
            self.silent.append(Mark(self._page.number, mark))
        for child in getattr(box, "children", ()):
            self._hush(child)

    def _element_of(self, box: Any, parent: Element) -> Element:
        """The element that a box is, or goes on with, or stands within."""
        tag = box.element_tag if box.element is not None else ""
        role = ROLES.get(tag, "")
        if not role or (role, parent.role) in WITHIN:
            return parent
        if role != "Lbl" and (known := self._elements.get(box.element)):
            return known
        if role == "TR" and _holds_the_caption(box):
            return self._new("Caption", box, _table_of(parent))
        if role == "Caption":
            return self._new(role, box, self._figure)
        if parent.role == "LI" and role != "Lbl":
            parent = self._loose(parent, "LBody")
        if role == "P" and parent.role == "TOC":
            role = "TOCI"
        return self._new(role, box, parent)

    def _new(self, role: str, box: Any, parent: Element) -> Element:
        element = Element(role, parent, _attributes(role, box, self._page.height))
        place = 0 if role == "Caption" else len(parent.kids)
        parent.kids.insert(place, element)
        if role == "Figure":
            self._figure = element
        if role != "Lbl":
            self._elements[box.element] = element
        return element

    def _hold(self, element: Element, kid: Mark | Link) -> None:
        """Let an element hold a mark; one that holds no words gets a kid that does."""
        while role := BETWEEN.get(element.role):
            element = self._loose(element, role)
        element.kids.append(kid)

    def _loose(self, parent: Element, role: str) -> Element:
        """The loose kid that is being filled, or a new one."""
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, Element) and last.is_loose and last.role == role:
            return last
        parent.kids.append(Element(role, parent, is_loose=True))
        return self._loose(parent, role)


def _holds_the_caption(row: Any) -> bool:
    """Whether a row of a head holds nothing but the caption of its table."""
    cells = [cell for cell in row.children if cell.element is not None]
    return any("caption" in cell.element.get("class", "").split() for cell in cells)


def _table_of(element: Element) -> Element:
    while element.role != "Table" and element.parent is not None:
        element = element.parent
    return element


def _attributes(role: str, box: Any, height: float) -> bytes:
    """What is said of an element beside its role, as PDF."""
    if role == "Figure":
        left, top = box.content_box_x() * POINTS, box.content_box_y() * POINTS
        right, bottom = left + box.width * POINTS, top + box.height * POINTS
        corners = (left, height - bottom, right, height - top)
        return b"/Alt %s/A<</O/Layout/BBox[%s]>>" % (
            inking.string(_alternative(box.element)),
            b" ".join(inking.number(corner) for corner in corners),
        )
    return _cell(role, box) if role in {"TH", "TD"} else b""


def _cell(role: str, box: Any) -> bytes:
    said = b"".join(
        b"/%s %d" % (name, span)
        for name, span in ((b"ColSpan", box.colspan), (b"RowSpan", box.rowspan))
        if span != 1
    )
    if role == "TH":
        scope = SCOPES.get(box.element.get("scope", ""), "Column")
        said += b"/Scope/%s" % scope.encode()
    return b"/A<</O/Table%s>>" % said if said else b""


def _alternative(element: Any) -> str:
    """What stands for a picture, in words."""
    title = element.find(SVG_TITLE)
    words = element.get("alt") if title is None else title.text
    return words or ""
