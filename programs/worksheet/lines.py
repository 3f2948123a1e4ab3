"""Which rows of a file say something, and about what?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from paser_masterplan.merging import read_tokens
from programs.worksheet.cells import text_of, years_in
from programs.worksheet.columns import (
    ACTION,
    BY_SLUG,
    FUNDING,
    PROGRAM,
    TOLD,
    Kind,
)
from programs.worksheet.reading import Sheet

TOTALS = re.compile(
    r"((sub|grand) ?)?(jumlah|total)( (anggaran|dana|biaya|keseluruhan|seluruhnya))?:?",
    re.IGNORECASE,
)
NAMES = (".title", ".name", ".action", ".program")
SCALES = re.compile(r"\b(ribu|juta|miliar|milyar|triliun)\b", re.IGNORECASE)
# Where a row names the program and the activity that it and the next ones belong to.
NAMED = {"program.title", "action.title"}
HOMES = (".code", ".program")
BARE = re.compile(r"[\d.]*\d(,\d+)?")


@dataclass(frozen=True)
class Layout:
    """How one sheet of a file is read: the row of its heads, and what each column is.

    A column is named by kind and field, `program.title`; those left out say nothing.
    """

    sheet: str
    head: int
    columns: dict[int, str]

    @property
    def has_keys(self) -> bool:
        """Whether it is a sheet that the portal made."""
        return any(name.endswith(".key") for name in self.columns.values())

    def as_json(self) -> dict[str, Any]:
        columns = {str(place): name for place, name in self.columns.items()}
        return {"sheet": self.sheet, "head": self.head, "columns": columns}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Layout":
        columns = {int(place): name for place, name in said["columns"].items()}
        return cls(said["sheet"], said["head"], columns)


@dataclass(frozen=True)
class Line:
    """What one row of a file says about one thing."""

    kind: Kind
    sheet: str
    number: int
    cells: dict[str, str]
    places: dict[str, int] = field(default_factory=dict)
    at: str = ""  # by what its choices are known on the page

    @property
    def key(self) -> str:
        """By what the portal knows its row."""
        return self.cells.get("key", "").partition(" ")[0]

    @property
    def opened(self) -> dict[str, str]:
        """The signs of what the row said when the file was made."""
        return read_tokens(self.cells.get("key", "").partition(" ")[2])

    @property
    def title(self) -> str:
        return self.cells.get(self.kind.title, "")

    @property
    def fields(self) -> dict[str, str]:
        """What it says, without what only tells where it belongs."""
        return {name: said for name, said in self.cells.items() if name not in TOLD}

    def address(self, name: str = "") -> str:
        """Where a cell stands, `Program!C7`; of no cell, the row."""
        if name not in self.places:
            return f"{self.sheet} baris {self.number}"
        return f"{self.sheet}!{letters(self.places[name])}{self.number}"


def letters(place: int) -> str:
    """What a worksheet calls a column, from 0: A, B, … Z, AA."""
    called = ""
    while place >= 0:
        place, last = divmod(place, 26)
        called, place = chr(ord("A") + last) + called, place - 1
    return called


def lines_of(sheets: list[Sheet], layouts: list[Layout]) -> list[Line]:
    """Everything that a file says, in its order."""
    by_name = {sheet.name: (index, sheet) for index, sheet in enumerate(sheets)}
    return [
        line
        for layout in layouts
        if layout.columns and layout.sheet in by_name
        for line in _lines(*by_name[layout.sheet], layout)
    ]


def _lines(index: int, sheet: Sheet, layout: Layout) -> Iterator[Line]:
    scales = _scales(sheet, layout)
    kinds = _kinds(layout)
    above: dict[str, str] = {}
    seen: set[tuple[str, str, str]] = set()
    for number, row in sheet.rows.items():
        if number <= layout.head or is_numbering(row):
            continue
        said = [text_of(cell) for cell in row]
        cells = {
            name: _scaled(said[place] if place < len(said) else "", scales.get(place))
            for place, name in layout.columns.items()
        }
        if not layout.has_keys:
            if _is_total(cells):
                continue
            above = _fill_down(cells, above)
        for kind, places in kinds:
            line = _line(kind, places, cells, sheet.name, number, f"{index}-{number}")
            if line is None or (not layout.has_keys and _is_again(line, seen)):
                continue
            yield line


def _kinds(layout: Layout) -> list[tuple[Kind, dict[str, int]]]:
    """What a row may speak of, with the places of its columns; programs first."""
    pairs = sorted(
        (list(BY_SLUG).index(slug), slug, column, place)
        for place, name in layout.columns.items()
        for slug, _, column in [name.partition(".")]
    )
    return [
        (BY_SLUG[slug], {column: place for _, _, column, place in group})
        for slug, group in groupby(pairs, key=lambda pair: pair[1])
    ]


def _line(
    kind: Kind,
    places: dict[str, int],
    cells: dict[str, str],
    sheet: str,
    number: int,
    at: str,
) -> Line | None:
    """What the row says about this kind of thing, or None."""
    own = {name: cells[f"{kind.slug}.{name}"] for name in places}
    if not any(said for name, said in own.items() if name not in TOLD):
        return None
    if kind.is_part:
        own = _beside(kind, cells) | {name: said for name, said in own.items() if said}
        own = dict.fromkeys(places, "") | own
    return Line(kind, sheet, number, own, places, f"{kind.slug}-{at}")


def _beside(kind: Kind, cells: dict[str, str]) -> dict[str, str]:
    """What other columns of the same row say about where a part belongs."""
    beside = {
        "code": cells.get(f"{PROGRAM.slug}.code", ""),
        "program": cells.get(f"{PROGRAM.slug}.title", ""),
    }
    if kind == FUNDING:
        beside["action"] = cells.get(f"{ACTION.slug}.title", "")
        years = years_in(cells.get(f"{ACTION.slug}.years", ""))
        beside["year"] = str(years[0]) if len(years) == 1 else ""
    return {name: said for name, said in beside.items() if said}


def _fill_down(cells: dict[str, str], above: dict[str, str]) -> dict[str, str]:
    """Let a row that names no program belong to the last one, which is returned."""
    homes = [name for name in cells if name in NAMED or name.endswith(HOMES)]
    if not any(cells.values()):
        return above
    if any(cells[name] for name in homes if name != "action.title"):
        above = {}
    for name in homes:
        cells[name] = cells[name] or above.get(name, "")
    return {name: cells[name] for name in homes}


def _is_again(line: Line, seen: set[tuple[str, str, str]]) -> bool:
    """Whether the row only repeats a program or activity that it belongs to."""
    if line.kind not in (PROGRAM, ACTION):
        return False
    home = line.cells.get("code") or line.cells.get("program", "")
    name = (line.kind.slug, home, line.title)
    is_again = name in seen
    seen.add(name)
    return is_again


def _scales(sheet: Sheet, layout: Layout) -> dict[int, str]:
    """In what money is counted, where the head says so: dalam juta rupiah."""
    heads = sheet.rows.get(layout.head, [])
    found = {}
    for place, name in layout.columns.items():
        head = text_of(heads[place]) if place < len(heads) else ""
        if name.endswith(".amount") and (scale := SCALES.search(head)):
            found[place] = scale[0].lower()
    return found


def _scaled(said: str, scale: str | None) -> str:
    return f"{said} {scale}" if scale and BARE.fullmatch(said) else said


def _is_total(cells: dict[str, str]) -> bool:
    """Whether a row only sums up others."""
    names = (said for name, said in cells.items() if name.endswith(NAMES))
    return any(TOTALS.fullmatch(said) for said in names)


def is_numbering(row: list[Any]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3."""
    told = [text_of(cell).strip("()") for cell in row if cell is not None]
    counted = [str(number) for number in range(1, len(told) + 1)]
    return len(told) > 2 and told == counted
