"""What is different between two contents of a program?"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from django.db import models

from paser_masterplan.differing import Kind, Piece, compare, replace, shorten
from paser_masterplan.money import format_change
from programs.columns import COLUMNS, Cell, Differ, Line, year_words
from programs.content import EVERYTHING
from programs.totals import Total, sum_of
from programs.wording import label, words

Content = dict[str, Any]

LISTS = {"findings", "places", "supporting"}
# What is chosen or numbered is replaced as a whole, not word by word.
CHOSEN = {
    "code",
    "agency",
    "plan_type",
    "sub_dimension",
    "horizon",
    "is_quick_win",
    "mission",
    "nomenclature_code",
    "sdg",
}


class Fate(models.TextChoices):
    """What became of a row between two contents."""

    SAME = "same", "Tetap"
    CHANGED = "changed", "Berubah"
    ADDED = "added", "Ditambahkan"
    REMOVED = "removed", "Dihapus"


@dataclass(frozen=True)
class Row:
    """An action, an indicator or a line of money, before and after."""

    fate: Fate
    cells: list[Cell]
    remarks: int


@dataclass(frozen=True)
class Sum:
    """Money before and after, and by how much the known part of it differs."""

    label: str
    before: Total
    after: Total

    @property
    def is_changed(self) -> bool:
        """Whether anything of it differs, known or unknown."""
        return self.before != self.after

    @property
    def change(self) -> str:
        """The difference in rupiah."""
        return format_change(self.after.known - self.before.known)

    @property
    def unknown_change(self) -> str:
        """By how many lines more or fewer it is not known; empty where as many."""
        more = self.after.unknown - self.before.unknown
        sign = "+" if more > 0 else "−"
        return f"{sign}{abs(more)} belum diketahui" if more else ""


@dataclass(frozen=True)
class Part:
    """One part of the content: a text, a list or rows, before and after."""

    name: str
    label: str
    is_changed: bool
    remarks: int
    text: list[Piece] = field(default_factory=list)
    items: list[list[Piece]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    unchanged: int = 0  # rows and items that are not shown

    @property
    def is_said(self) -> bool:
        """Whether it says anything before or after."""
        return bool(self.text or self.items or self.rows)


Remarks = Counter[tuple[str, str]]  # by part, and by part and row


@dataclass(frozen=True)
class Comparison:
    """Two contents beside each other: whole, or only where they differ."""

    before: Content
    after: Content
    remarks: Remarks
    is_whole: bool

    @cached_property
    def changed(self) -> list[str]:
        """The parts that say something else, by name."""
        return [
            name
            for name in EVERYTHING
            if _facts(name, self.before) != _facts(name, self.after)
        ]

    @property
    def labels(self) -> list[tuple[str, str]]:
        """The parts that say something else, and what people call them."""
        return [(name, label(name)) for name in self.changed]

    @cached_property
    def parts(self) -> list[Part]:
        """Every part that says anything; or those that changed, where they changed."""
        names = EVERYTHING if self.is_whole else self.changed
        return [part for part in map(self._part, names) if part.is_said]

    @property
    def money(self) -> Sum:
        """All the money of the program."""
        return self._sum("Seluruhnya")

    @property
    def years(self) -> list[Sum]:
        """The money of each year that has any, then of all years."""
        rows = [*self.before["fundings"], *self.after["fundings"]]
        years = sorted({row["year"] for row in rows})
        return [*(self._sum(year_words(year), year) for year in years), self.money]

    def _part(self, name: str) -> Part:
        old, new = self.before[name], self.after[name]
        is_changed = name in self.changed
        make = partial(Part, name, label(name), is_changed, self.remarks[name, ""])
        if name in COLUMNS:
            rows = _rows(name, old, new, self.remarks)
            shown = [row for row in rows if self.is_whole or row.fate != Fate.SAME]
            sums = self.years if name == "fundings" else []
            return make(rows=shown, sums=sums, unchanged=len(rows) - len(shown))
        if name in LISTS:
            items = _items(name, old, new)
            named = [one for one in items if self.is_whole or one.kind != Kind.SAME]
            return make(
                items=[[one] for one in named], unchanged=len(items) - len(named)
            )
        differ: Differ = replace if name in CHOSEN else compare
        text = differ(words(name, old), words(name, new))
        return make(text=text if self.is_whole else shorten(text))

    def _sum(self, name: str, year: int | None = None) -> Sum:
        before, after = (
            sum_of(
                [
                    row["amount"]
                    for row in side["fundings"]
                    if year in {None, row["year"]}
                ]
            )
            for side in (self.before, self.after)
        )
        return Sum(name, before, after)


def between(
    before: Content,
    after: Content,
    remarks: Remarks | None = None,
    *,
    is_whole: bool = False,
) -> Comparison:
    """The comparison of two contents, however their texts break their lines."""
    return Comparison(_plain(before), _plain(after), remarks or Counter(), is_whole)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _facts(name: str, content: Content) -> Any:
    """What counts of one part: neither the order of rows nor the titles of others."""
    value = content[name]
    if name == "findings":
        return {row["id"] for row in value}
    if name in COLUMNS:
        return {row["id"]: _own(row) for row in value}
    return value


def _own(row: Line) -> Line:
    """A row without the title of its action, which may be renamed there."""
    return {name: value for name, value in row.items() if name not in {"key", "action"}}


def _items(name: str, before: list[Any], after: list[Any]) -> list[Piece]:
    """What is named before or after, with the words of today."""
    old, new = ({_key(one): one for one in side} for side in (before, after))
    known = old | new
    return [
        Piece(_kind(key in old, key in new), words(name, [known[key]]))
        for key in sorted(known)
    ]


def _key(one: Any) -> Any:
    return one["id"] if isinstance(one, dict) else one


def _kind(is_old: bool, is_new: bool) -> Kind:
    if is_old and is_new:
        return Kind.SAME
    return Kind.REMOVED if is_old else Kind.ADDED


def _rows(
    name: str, before: list[Line], after: list[Line], remarks: Remarks
) -> list[Row]:
    """The rows in the order of today, then those that are gone."""
    old, new = ({row["id"]: row for row in side} for side in (before, after))
    columns = COLUMNS[name]([*before, *after])
    return [
        Row(
            _fate(old.get(key), new.get(key)),
            [column.cell(old.get(key), new.get(key)) for column in columns],
            remarks[name, (new.get(key) or old[key])["key"]],
        )
        for key in [*new, *(key for key in old if key not in new)]
    ]


def _fate(old: Line | None, new: Line | None) -> Fate:
    if old is None:
        return Fate.ADDED
    if new is None:
        return Fate.REMOVED
    return Fate.SAME if _own(old) == _own(new) else Fate.CHANGED
