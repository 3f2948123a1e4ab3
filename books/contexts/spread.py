"""How are programs and their money spread over agencies and dimensions?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from books.contexts.book import Book
from books.contexts.budget import entries, homes_of, sums
from books.contexts.facts import Dimension
from books.contexts.money import Total, add


@dataclass(frozen=True)
class Share:
    """How many programs, and what they cost."""

    programs: int
    total: Total


@dataclass(frozen=True)
class SpreadRow:
    """One agency in each dimension, and altogether."""

    agency: str
    cells: tuple[Share, ...]

    @property
    def all(self) -> Share:
        return Share(
            sum(cell.programs for cell in self.cells),
            add(cell.total for cell in self.cells),
        )

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(cell.programs for cell in self.cells)


@dataclass(frozen=True)
class Spread:
    """Every agency that leads a program against every dimension; and all of them.

    `most` is the largest number of programs in one cell, of all the slices alike.
    """

    dimensions: tuple[Dimension, ...]
    rows: tuple[SpreadRow, ...]
    total: SpreadRow
    most: int

    @property
    def columns(self) -> int:
        return len(self.dimensions) + 2

    def slices(self, size: int) -> Iterator["Spread"]:
        """The same in pieces of at most `size` agencies."""
        for start in range(0, len(self.rows), size):
            yield replace(self, rows=self.rows[start : start + size])


def spread(book: Book) -> Spread:
    """Agencies against dimensions, those with the most programs first."""
    homes = homes_of(book)
    counted = Counter((one.agency, homes[one.sub_dimension]) for one in book.programs)
    money = sums(
        entries(book), lambda e: (e.program.agency, homes[e.program.sub_dimension])
    )
    codes = [dimension.code for dimension in book.dimensions]
    rows = [
        SpreadRow(
            agency,
            tuple(Share(counted[agency, code], money[agency, code]) for code in codes),
        )
        for agency in {program.agency for program in book.programs}
    ]
    rows.sort(key=lambda row: (-row.all.programs, row.agency.casefold(), row.agency))
    return Spread(
        book.dimensions,
        tuple(rows),
        _total(rows, codes),
        max(counted.values(), default=0),
    )


def _total(rows: list[SpreadRow], codes: list[str]) -> SpreadRow:
    """All the agencies in each dimension."""
    return SpreadRow(
        "Jumlah",
        tuple(
            Share(
                sum(row.cells[index].programs for row in rows),
                add(row.cells[index].total for row in rows),
            )
            for index, _ in enumerate(codes)
        ),
    )
