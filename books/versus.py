"""Into which pieces is the paper cut on which two editions stand beside each other?"""

from collections.abc import Iterator
from dataclasses import dataclass

from books.comparing import (
    Change,
    Comparison,
    MoneyChange,
    PassageChange,
    ProgramChange,
)
from books.pieces import FOLDER, Piece
from books.publishing import packed
from paser_masterplan.differing import Piece as Run
from programs.comparing import Part, Sum

ROWS = 40  # agencies on a piece
YEARS = 6  # agencies with their years on a piece
PART = "Perbandingan"
MONEY = "Dana menurut perangkat daerah"


@dataclass(frozen=True)
class Line:
    """Money before and after, in words."""

    label: str
    before: str
    after: str
    change: str
    unknown_change: str

    @classmethod
    def of(cls, money: Sum) -> "Line":
        return cls(
            money.label,
            money.before.listed,
            money.after.listed,
            money.change,
            money.unknown_change,
        )


@dataclass(frozen=True)
class Table:
    """Lines of money, and what they add up to."""

    title: str
    head: str
    lines: tuple[Line, ...]
    whole: Line | None = None


@dataclass(frozen=True)
class Summary:
    """Between which editions, and how much is different."""

    plan: str
    older: tuple[str, str, str]  # its name, the day of issue, its code
    newer: tuple[str, str, str]
    counts: tuple[tuple[str, int, int, int], ...]
    money: Table


@dataclass(frozen=True)
class Told:
    """One change as it is printed; the first of its kind has the name of the kind."""

    title: str
    word: str
    fate: str
    kind: str = ""
    facts: str = ""
    parts: tuple[Part, ...] = ()
    words: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Pages:
    """What follows each other on some pages."""

    told: tuple[Told, ...] = ()
    tables: tuple[Table, ...] = ()


def comparison_pieces(comparison: Comparison) -> Iterator[Piece]:
    """The summary, then kind by kind what changed, then the money of the agencies."""
    summary = _summary(comparison)
    yield Piece("Ringkasan", f"{FOLDER}comparison_summary.html", summary, part=PART)
    told = [
        _told(change, "" if index else tally.label)
        for tally in comparison.tallies
        for index, change in enumerate(tally.changes)
    ]
    for some in packed(told, _letters):
        yield _piece(some[0].title, Pages(told=tuple(some)))
    yield from _money(comparison)


def _summary(comparison: Comparison) -> Summary:
    older, newer = comparison.older, comparison.newer
    years = tuple(map(Line.of, comparison.money.years))
    whole = Line.of(comparison.money.whole)
    return Summary(
        newer.book.frame.title,
        (older.name, older.issued, older.code),
        (newer.name, newer.issued, newer.code),
        tuple(
            (one.label, one.added, one.removed, one.changed)
            for one in comparison.tallies
        ),
        Table("Dana seluruh rencana", "Tahun", years, whole),
    )


def _told(change: Change, kind: str) -> Told:
    told = (change.title, change.word, change.fate.value, kind)
    if isinstance(change, ProgramChange):
        money = Line.of(change.money)
        facts = f"{change.thing.agency_name}. Dana: {money.before} → {money.after}."
        parts = change.comparison.parts if change.is_changed else []
        return Told(*told, facts, parts=tuple(parts))
    assert isinstance(change, PassageChange)  # noqa: S101 - tells the type checker
    return Told(*told, words=tuple(change.pieces))


def _letters(told: Told) -> int:
    """About how much there is to say."""
    return len(repr(told))


def _money(comparison: Comparison) -> Iterator[Piece]:
    """The agencies in one table, then the years of those whose money changed."""
    rows = comparison.agencies
    for start in range(0, len(rows), ROWS):
        lines = tuple(Line.of(row.whole) for row in rows[start : start + ROWS])
        table = Table(MONEY, "Perangkat daerah", lines)
        yield _piece(MONEY, Pages(tables=(table,)))
    changed = [_by_year(row) for row in rows if row.changed_years]
    for start in range(0, len(changed), YEARS):
        yield _piece(MONEY, Pages(tables=tuple(changed[start : start + YEARS])))


def _by_year(row: MoneyChange) -> Table:
    lines = tuple(map(Line.of, row.years))
    return Table(f"{row.whole.label} menurut tahun", "Tahun", lines, Line.of(row.whole))


def _piece(name: str, pages: Pages) -> Piece:
    return Piece(name, f"{FOLDER}comparison.html", pages, part=PART)
