"""What does the plan cost, and how much of that is still unknown?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from books.contexts.book import Book
from books.contexts.facts import Entry, Program
from books.contexts.money import Total, add, year_label
from programs.models import Funding as FundingRow

Source = FundingRow.Source


@dataclass(frozen=True)
class Row:
    """One line of a budget table: its totals by year and altogether."""

    label: str
    code: str
    by_year: tuple[Total, ...]

    @property
    def total(self) -> Total:
        return add(self.by_year)


@dataclass(frozen=True)
class BudgetTable:
    """Totals by year, line by line; the last line is all of them."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]
    total: Row

    @property
    def columns(self) -> int:
        return len(self.years) + 2

    @property
    def year_labels(self) -> tuple[str, ...]:
        return tuple(year_label(year) for year in self.years)


def sums(
    lines: Iterable[Entry], key: Callable[[Entry], Any]
) -> defaultdict[Any, Total]:
    """What the lines come to for each key, in one pass."""
    known: Counter[Any] = Counter()
    unknown: Counter[Any] = Counter()
    for line in lines:
        if line.amount is None:
            unknown[key(line)] += 1
        else:
            known[key(line)] += line.amount
    keys = {*known, *unknown}
    return defaultdict(Total, {one: Total(known[one], unknown[one]) for one in keys})


def entries(book: Book, programs: Iterable[Program] | None = None) -> tuple[Entry, ...]:
    """Every line of money of the programs, or of the whole plan."""
    wanted = book.programs if programs is None else programs
    return tuple(entry for program in wanted for entry in program.entries)


def total_of(book: Book, programs: Iterable[Program] | None = None) -> Total:
    """The cost of the programs, or of the whole plan."""
    return add(entry.total for entry in entries(book, programs))


def by_source(book: Book) -> BudgetTable:
    """Totals by source of money, in the order in which the form lists them."""
    lines = entries(book)
    used = {entry.source for entry in lines}
    labels = {code: str(label) for code, label in Source.choices if code in used}
    return _table(book, lines, labels, lambda entry: entry.source)


def by_agency(book: Book) -> BudgetTable:
    """Totals by the agency that leads the program, in the alphabet."""
    names = sorted({program.agency for program in book.programs}, key=str.casefold)
    labels = {name: name for name in names}
    return _table(book, entries(book), labels, lambda entry: entry.program.agency)


def by_dimension(book: Book) -> BudgetTable:
    """Totals by dimension, every dimension named even when it has none."""
    homes = homes_of(book)
    labels = {dimension.code: dimension.name for dimension in book.dimensions}
    return _table(
        book, entries(book), labels, lambda entry: homes[entry.program.sub_dimension]
    )


def homes_of(book: Book) -> dict[str, str]:
    """The dimension of each sub-dimension, both by their codes."""
    return {part.code: one.code for one in book.dimensions for part in one.parts}


def unknowns(book: Book) -> tuple[Entry, ...]:
    """Every line of money whose amount is not known."""
    return tuple(entry for entry in entries(book) if entry.amount is None)


def _table(
    book: Book,
    lines: tuple[Entry, ...],
    labels: dict[str, str],
    key: Callable[[Entry], str],
) -> BudgetTable:
    years = tuple(sorted({*book.frame.years, *(entry.year for entry in lines)}))
    found = sums(lines, lambda entry: (key(entry), entry.year))
    rows = tuple(
        Row(label, code, tuple(found[code, year] for year in years))
        for code, label in labels.items()
    )
    by_year = sums(lines, lambda entry: entry.year)
    total = Row("Jumlah", "", tuple(by_year[year] for year in years))
    return BudgetTable(years, rows, total)
