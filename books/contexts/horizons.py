"""Within which time do the programs of each dimension work?"""

from collections import Counter
from dataclasses import dataclass

from books.contexts.book import Book
from books.contexts.budget import homes_of
from books.contexts.facts import Dimension
from programs.models.choices import ProgramHorizon as Horizon

ALL, QUICK_WIN = "ALL", "QUICK_WIN"


@dataclass(frozen=True)
class HorizonRow:
    """How many programs of each dimension have this horizon, and how many in all."""

    label: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class HorizonTable:
    """The horizons, and above them the quick wins, against the dimensions."""

    dimensions: tuple[Dimension, ...]
    rows: tuple[HorizonRow, ...]
    total: HorizonRow

    @property
    def columns(self) -> int:
        return len(self.dimensions) + 2


def by_horizon(book: Book) -> HorizonTable:
    """Programs by horizon and dimension; a quick win is counted once more."""
    homes = homes_of(book)
    counted: Counter[tuple[str, str]] = Counter()
    for program in book.programs:
        home = homes[program.sub_dimension]
        counted[program.horizon, home] += 1
        counted[ALL, home] += 1
        counted[QUICK_WIN, home] += program.is_quick_win
    rows = [_row(book, counted, code, str(label)) for code, label in Horizon.choices]
    quick_wins = _row(book, counted, QUICK_WIN, "Di antaranya quick win")
    total = _row(book, counted, ALL, "Jumlah program")
    return HorizonTable(book.dimensions, (*rows, quick_wins), total)


def _row(
    book: Book, counted: Counter[tuple[str, str]], code: str, label: str
) -> HorizonRow:
    counts = tuple(counted[code, dimension.code] for dimension in book.dimensions)
    return HorizonRow(label, counts, sum(counts))
