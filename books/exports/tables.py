"""How does a table of the printed book become a table of Word?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from books.exports.lines import Look, Marks
from books.exports.markup import Element, paragraph, w
from books.exports.styles import CREAM, SUNK, TABLE, WASH

if TYPE_CHECKING:
    from books.exports.converting import Converter

PERCENT = re.compile(r"w(\d+)")  # how the sheets of the press name a width
# How wide the first column is where no class says so, in percent.
FIRST = {"facts": 24, "form": 27, "ledger": 34}
NARROW = 0.62
TO_SIGN = 1160  # twips that a row has in which somebody signs
SHADES = {"on": WASH, "good": WASH, "bad": CREAM}
ALIGNED = {"num": "right", "year": "center"}
STYLED = re.compile(r"text-align:\s*(right|center)")  # as Markdown says it


@dataclass(frozen=True)
class Frame:
    """What the cells of a table have in common."""

    names: frozenset[str]
    edges: tuple[int, ...]  # from the left, in twips

    def width(self, column: int, span: int) -> int:
        return self.edges[column + span] - self.edges[column]


def table(converter: "Converter", node: Any, look: Look) -> Iterator[Element]:
    """The caption, the table with the heads that it repeats, and the gap below it."""
    converter.remember(node)
    rows = list(node.iter("tr"))
    captions = [row for row in rows if _is_caption(row)]
    for row in captions:
        yield from converter.caption(row[0], keeps_next=True)
    rows = [row for row in rows if row not in captions]
    frame = _frame(node, rows, converter.page.width)
    yield w(
        "tbl",
        _properties(frame),
        w("tblGrid", *(w("gridCol", w=b - a) for a, b in pairwise(frame.edges))),
        *(_row(converter, row, frame) for row in rows),
    )
    # Without it Word would join two tables that follow each other.
    yield paragraph("Sela")


def beside(converter: "Converter", node: Any, look: Look) -> Iterator[Element]:
    """People who sign, side by side; one alone stands at the right."""
    people = list(node) if "signatures" in (node.get("class") or "") else [node]
    columns = max(len(people), 2)
    width = converter.page.width // columns
    places = [*[None] * (columns - len(people)), *people]
    cells = []
    for person in places:
        said = Look("Penanda Tangan")
        content = [] if person is None else list(converter.flow(person, said))
        properties = w("tcPr", w("tcW", w=width, type="dxa"))
        cells.append(w("tc", properties, *(content or [paragraph("Sela")])))
    yield w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=width * columns, type="dxa"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for _ in places)),
        w("tr", w("trPr", w("cantSplit")), *cells),
    )
    yield paragraph("Sela")


def _is_caption(row: Any) -> bool:
    return len(row) == 1 and row[0].get("class") == "caption"


def _frame(node: Any, rows: list[Any], width: int) -> Frame:
    names = frozenset((node.get("class") or "").split())
    count = max((sum(map(_span, row)) for row in rows), default=1)
    shares = _shares(node, rows, names, count)
    width = round(width * NARROW) if "narrow" in names else width
    edges = (round(width * share / sum(shares)) for share in accumulate(shares))
    return Frame(names, (0, *edges))


def _shares(
    node: Any, rows: list[Any], names: frozenset[str], count: int
) -> list[float]:
    """How much of the width each column has; those that do not say share the rest."""
    said = list(node.iter("col")) or (list(rows[0]) if rows else [])
    shares = [_percent(column) for column in said] if len(said) == count else []
    shares = shares or [0.0] * count
    if not any(shares) and count > 1:
        shares[0] = next((FIRST[name] for name in names if name in FIRST), 0)
    silent = shares.count(0)
    rest = max(100 - sum(shares), 2 * silent) / max(silent, 1)
    return [share or rest for share in shares]


def _percent(node: Any) -> float:
    found = PERCENT.search(node.get("class") or "")
    return float(found[1]) if found else 0.0


def _span(cell: Any) -> int:
    return int(cell.get("colspan") or 1)


def _properties(frame: Frame) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val=TABLE),
        w("tblW", w=frame.edges[-1], type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0000"),
    )


def _row(converter: "Converter", row: Any, frame: Frame) -> Element:
    is_head = row.getparent().tag == "thead"
    properties = w("trPr", w("cantSplit"))
    if is_head:
        properties.append(w("tblHeader"))
    elif "signers" in frame.names:
        properties.append(w("trHeight", val=TO_SIGN, hRule="atLeast"))
    made = w("tr", properties)
    column = 0
    for cell in row:
        span = _span(cell)
        width = frame.width(column, span)
        made.append(_cell(converter, cell, frame, width, span))
        column += span
    return made


def _cell(
    converter: "Converter", cell: Any, frame: Frame, width: int, span: int
) -> Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=span))
    if shade := _shade(cell, frame):
        properties.append(w("shd", val="clear", color="auto", fill=shade))
    content = list(converter.flow(cell, _look(cell, frame)))
    return w("tc", properties, *(content or [paragraph("Isi Tabel")]))


def _shade(cell: Any, frame: Frame) -> str:
    row = cell.getparent()
    if row.getparent().tag == "thead":
        return WASH
    if row.get("class") == "group":
        return SUNK
    if "form" in frame.names and cell.tag == "th":
        return CREAM
    names = (cell.get("class") or "").split()
    return next((SHADES[name] for name in names if name in SHADES), "")


def _look(cell: Any, frame: Frame) -> Look:
    names = (cell.get("class") or "").split()
    row = cell.getparent()
    part = row.getparent().tag
    marks = Marks().of(cell.tag, *names)
    if part == "thead":
        # The style of heads is bold by itself.
        look = Look("Kepala Tabel", replace(marks, is_bold=False))
    elif "numbers" in frame.names:
        look = Look("Angka Besar", marks)
    else:
        total = replace(marks, is_bold=marks.is_bold or part == "tfoot")
        look = Look("Isi Tabel", total, keeps_next=row.get("class") == "group")
    return replace(look, align=_align(cell, names, frame))


def _align(cell: Any, names: list[str], frame: Frame) -> str:
    if found := STYLED.search(cell.get("style") or ""):
        return found[1]
    if "matrix" in frame.names and cell.tag == "td":
        return "center"
    return next((ALIGNED[name] for name in names if name in ALIGNED), "")
