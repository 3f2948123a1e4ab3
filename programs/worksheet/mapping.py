"""How does a person say what the columns of a worksheet from elsewhere are?"""

from collections.abc import Mapping as Posted
from dataclasses import dataclass, replace
from typing import Any

from programs.models import Worksheet
from programs.worksheet import guessing, reading, waiting
from programs.worksheet.cells import text_of
from programs.worksheet.columns import KINDS
from programs.worksheet.lines import Layout, is_numbering, letters
from programs.worksheet.lists import fold
from programs.worksheet.reading import Sheet

SAMPLES = 3
UNNAMED = {"key", "status", "pk"}
NOT_A_COLUMN = "“{said}” tidak ada di daftar. Pilih dari daftar, atau kosongkan."
TWICE = "Sudah dipakai untuk kolom lain di lembar ini."
NOTHING = "Beri arti pada sedikitnya satu kolom, misalnya Program: Judul program."


@dataclass
class ColumnView:
    """One column of a sheet: its head, what stands in it, and what it is."""

    place: int
    letter: str
    head: str
    samples: list[str]
    said: str
    error: str = ""


@dataclass
class SheetView:
    """One sheet as the page shows it."""

    index: int
    name: str
    head: int
    columns: list[ColumnView]


@dataclass
class Mapping:
    """All sheets of a worksheet, and which words mean which field."""

    sheets: list[SheetView]
    names: dict[str, str]  # of columns, by the words on the page
    error: str = ""
    is_said: bool = False  # a person has spoken, and not only moved the heads

    @property
    def is_valid(self) -> bool:
        """Whether every column was understood, and one of them means something."""
        errors = [one.error for sheet in self.sheets for one in sheet.columns]
        return not self.error and not any(errors)

    def layouts(self) -> list[Layout]:
        """How the sheets are read by what was said; those left blank are not."""
        known = {fold(label): name for label, name in self.names.items()}
        found = [
            Layout(
                sheet.name,
                sheet.head,
                {
                    one.place: known[fold(one.said)]
                    for one in sheet.columns
                    if one.said and not one.error
                },
            )
            for sheet in self.sheets
        ]
        return [layout for layout in found if layout.columns]


def mapping_of(worksheet: Worksheet, said: Posted[str, str] | None = None) -> Mapping:
    """The columns as they were guessed or remembered, or as somebody says now."""
    years = waiting.current_plan().years
    sheets = reading.read(bytes(worksheet.content))
    names = names_for(years)
    labels = {name: label for label, name in names.items()}
    kept = [Layout.from_json(one) for one in worksheet.layouts]
    known = {layout.sheet: layout for layout in kept}
    views = []
    for index, sheet in enumerate(sheets):
        layout = known.get(sheet.name, Layout(sheet.name, 0, {}))
        if said is not None:
            layout = _with_head(sheet, layout, said.get(f"kepala-{index}", ""), years)
        views.append(_view(index, sheet, layout, labels))
    mapping = Mapping(views, names)
    if said is not None and said.get("lalu") != "kepala":
        mapping.is_said = True
        _hear(mapping, said)
    return mapping


def names_for(years: list[int]) -> dict[str, str]:
    """Every field that a column may be, by the words that people choose."""
    return {
        f"{kind.sheet}: {column.head}": f"{kind.slug}.{column.name}"
        for kind in KINDS
        for column in kind.columns_for(years)
        if column.name not in UNNAMED
    }


def _with_head(sheet: Sheet, layout: Layout, said: str, years: list[int]) -> Layout:
    """The layout with its heads in another row, where that is another."""
    head = int(said) if said.isdecimal() and len(said) < 8 else layout.head
    if head == layout.head:
        return layout
    heads = guessing.heads_above(sheet, head)
    columns, _ = guessing.guess_columns(heads, years)
    return replace(layout, head=head, columns=columns)


def _view(
    index: int, sheet: Sheet, layout: Layout, labels: dict[str, str]
) -> SheetView:
    heads = guessing.heads_above(sheet, layout.head)
    below = [
        row
        for number, row in sheet.rows.items()
        if number > layout.head and not is_numbering(row)
    ]
    width = max((len(heads), *(len(row) for row in below)))
    columns = []
    for place in range(width):
        head = heads[place] if place < len(heads) else ""
        found = (text_of(row[place]) for row in below if place < len(row))
        samples = [one[:60] for one in dict.fromkeys(found) if one][:SAMPLES]
        if head or samples:
            said = labels.get(layout.columns.get(place, ""), "")
            columns.append(ColumnView(place, letters(place), head, samples, said))
    return SheetView(index, sheet.name, layout.head, columns)


def _hear(mapping: Mapping, said: Posted[str, Any]) -> None:
    """Take what was typed for each column, and say what is no field."""
    known = {fold(label): label for label in mapping.names}
    for sheet in mapping.sheets:
        taken: set[str] = set()
        for one in sheet.columns:
            one.said = said.get(f"kolom-{sheet.index}-{one.place}", "").strip()
            if one.said and fold(one.said) not in known:
                one.error = NOT_A_COLUMN.format(said=one.said[:60])
            elif one.said and fold(one.said) in taken:
                one.error = TWICE
            taken.add(fold(one.said))
    if not mapping.layouts():
        mapping.error = NOTHING
