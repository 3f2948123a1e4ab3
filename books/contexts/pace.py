"""How many programs are at work in each year?"""

from dataclasses import dataclass

from books.contexts.book import Book
from books.contexts.programs import Roadmap, roadmaps


@dataclass(frozen=True)
class PaceRow:
    """How many programs of a dimension are at work each year, or name no year."""

    label: str
    by_year: tuple[int, ...]
    undated: int
    programs: int


@dataclass(frozen=True)
class Pace:
    """Every dimension against the years; the last row is all of them."""

    years: tuple[int, ...]
    rows: tuple[PaceRow, ...]
    total: PaceRow

    @property
    def columns(self) -> int:
        return len(self.years) + 3


def pace(book: Book) -> Pace:
    """The whole way in as many rows as there are dimensions, whatever the plan."""
    maps = roadmaps(book)
    rows = tuple(_row(one) for one in maps)
    years = maps[0].years if maps else ()
    total = PaceRow(
        "Jumlah",
        tuple(sum(row.by_year[index] for row in rows) for index, _ in enumerate(years)),
        sum(row.undated for row in rows),
        sum(row.programs for row in rows),
    )
    return Pace(years, rows, total)


def _row(lane: Roadmap) -> PaceRow:
    return PaceRow(
        lane.dimension.name,
        tuple(
            sum(bool(row.by_year[index]) for row in lane.rows)
            for index, _ in enumerate(lane.years)
        ),
        sum(not any(row.by_year) for row in lane.rows),
        len(lane.rows),
    )
