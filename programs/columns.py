"""Of which columns does a row of a content consist, before and after?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from paser_masterplan.differing import Kind, Piece, compare, replace
from paser_masterplan.money import format_change, format_rupiah
from programs.models import Funding

Line = dict[str, Any]  # one row of a content
Differ = Callable[[str, str], list[Piece]]

NOTHING = "–"


@dataclass(frozen=True)
class Cell:
    """One column of a row, before and after."""

    label: str
    pieces: list[Piece]
    is_number: bool = False
    note: str = ""


@dataclass(frozen=True)
class Column:
    """How one column of rows is read, and how its two sides are told apart."""

    label: str
    read: Callable[[Line], str]
    differ: Differ = compare

    def cell(self, old: Line | None, new: Line | None) -> Cell:
        """What a row says here, empty on the side where it is not."""
        sides = (self.read(row) if row else "" for row in (old, new))
        return Cell(self.label, self.differ(*sides))


@dataclass(frozen=True)
class Payer:
    """The column that says for which action money is, under its name of today."""

    label: str

    def cell(self, old: Line | None, new: Line | None) -> Cell:
        """Its action; one that was only renamed is the same action."""
        if old and new and old["action_id"] == new["action_id"]:
            renamed = old["action"] != new["action"]
            note = f"berganti nama, dulu “{old['action']}”" if renamed else ""
            return Cell(self.label, [Piece(Kind.SAME, new["action"])], note=note)
        sides = (row["action"] if row else "" for row in (old, new))
        return Cell(self.label, replace(*sides))


@dataclass(frozen=True)
class Money:
    """A column of rupiah, worked out from both sides."""

    label: str
    say: Callable[[Line | None, Line | None], str]

    def cell(self, old: Line | None, new: Line | None) -> Cell:
        """One amount, which is neither added nor removed by itself."""
        return Cell(self.label, [Piece(Kind.SAME, self.say(old, new))], is_number=True)


def year_words(year: int) -> str:
    """The year of some money; an edition also has money without any."""
    return str(year) if year else "Tanpa tahun"


def _action_columns(rows: Iterable[Line]) -> list[Column]:
    return [
        Column("Kegiatan", lambda row: row["title"]),
        Column("Keluaran", lambda row: row["output"]),
        Column("Tahun", lambda row: ", ".join(map(str, row["years"]))),
    ]


def _indicator_columns(rows: Iterable[Line]) -> list[Column]:
    years = sorted({year for row in rows for year in row["targets"]})
    return [
        Column("Indikator", lambda row: row["name"]),
        Column("Satuan", lambda row: row["unit"], replace),
        Column("Kondisi awal", _baseline, replace),
        *(Column(year, partial(_target, year), replace) for year in years),
        Column("Sumber data", lambda row: row["source"]),
    ]


def _baseline(row: Line) -> str:
    year = f" ({row['baseline_year']})" if row["baseline_year"] else ""
    return f"{row['baseline']}{year}"


def _target(year: str, row: Line) -> str:
    return str(row["targets"].get(year, ""))


def _funding_columns(rows: Iterable[Line]) -> list[Column | Payer | Money]:
    return [
        Payer("Kegiatan"),
        Column("Tahun", lambda row: year_words(row["year"]), replace),
        Column("Sumber", lambda row: Funding.Source(row["source"]).label, replace),
        Money("Sebelum", lambda old, new: _amount(old)),
        Money("Sesudah", lambda old, new: _amount(new)),
        Money("Selisih", lambda old, new: format_change(_known(new) - _known(old))),
    ]


COLUMNS: dict[str, Callable[[Iterable[Line]], list[Any]]] = {
    "actions": _action_columns,
    "indicators": _indicator_columns,
    "fundings": _funding_columns,
}


def _amount(row: Line | None) -> str:
    if row is None:
        return NOTHING
    if row["amount"] is None:
        reason = row["unknown_reason"]
        return f"Belum diketahui: {reason}" if reason else "Belum diketahui"
    return format_rupiah(row["amount"])


def _known(row: Line | None) -> int:
    return (row["amount"] or 0) if row else 0
