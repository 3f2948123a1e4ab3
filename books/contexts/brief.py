"""What does the plan come to in a few numbers, and what would one ask about them?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from books.contexts.book import Book
from books.contexts.budget import BudgetTable, by_source, entries, homes_of, sums
from books.contexts.facts import Dimension, Finding, Program
from books.contexts.money import Total
from books.contexts.tracing import gaps_of

HEAVY = 50  # percent of the known money from one source, from which on one asks


@dataclass(frozen=True)
class Numbers:
    """What stands in the plan, or in a part of it."""

    programs: int
    quick_wins: int
    problems: int
    unanswered: int
    total: Total


@dataclass(frozen=True)
class DimensionNumbers:
    """The numbers of one dimension."""

    dimension: Dimension
    numbers: Numbers


@dataclass(frozen=True)
class Largest:
    """What has the most of something, and how much."""

    name: str
    number: int


@dataclass(frozen=True)
class Questions:
    """What a leader would ask; what is empty or zero is no question."""

    unanswered: Largest | None
    without_program: tuple[str, ...]
    without_quick_win: tuple[str, ...]
    unknown: Largest | None
    source: Largest | None
    without_indicator: int

    def __bool__(self) -> bool:
        return any(vars(self).values())


@dataclass(frozen=True)
class Brief:
    """The book on one page."""

    numbers: Numbers
    dimensions: tuple[DimensionNumbers, ...]
    quick_wins: tuple[Program, ...]
    money: BudgetTable
    questions: Questions


def brief(book: Book) -> Brief:
    """The numbers of the book, its quick wins, and what they make one ask."""
    rows = dimension_numbers(book)
    money = by_source(book)
    return Brief(
        numbers_of(book),
        rows,
        tuple(program for program in book.programs if program.is_quick_win),
        money,
        _questions(book, rows, money),
    )


def numbers_of(book: Book) -> Numbers:
    """What stands in the whole plan."""
    unanswered = gaps_of(book).problems_without_program
    lines = sums(entries(book), lambda entry: "")
    return _numbers(book.programs, book.findings, unanswered, lines[""])


def dimension_numbers(book: Book) -> tuple[DimensionNumbers, ...]:
    """What stands in each dimension, the empty ones too."""
    homes = homes_of(book)
    money = sums(entries(book), lambda entry: homes[entry.program.sub_dimension])
    unanswered = gaps_of(book).problems_without_program
    return tuple(
        DimensionNumbers(
            one,
            _numbers(
                book.programs_in(one),
                book.findings_in(one),
                (f for f in unanswered if homes[f.sub_dimension] == one.code),
                money[one.code],
            ),
        )
        for one in book.dimensions
    )


def _numbers(
    programs: Iterable[Program],
    findings: Iterable[Finding],
    unanswered: Iterable[Finding],
    total: Total,
) -> Numbers:
    chosen = [program.is_quick_win for program in programs]
    return Numbers(
        programs=len(chosen),
        quick_wins=sum(chosen),
        problems=sum(finding.is_problem for finding in findings),
        unanswered=sum(1 for _ in unanswered),
        total=total,
    )


def _questions(
    book: Book, rows: tuple[DimensionNumbers, ...], money: BudgetTable
) -> Questions:
    named = [row for row in rows if row.dimension.code]
    by_agency = Counter(
        entry.program.agency for entry in entries(book) if entry.amount is None
    )
    known = money.total.total.amount
    shares = {row.label: 100 * row.total.amount // known for row in money.rows if known}
    source = _largest(shares)
    return Questions(
        unanswered=_largest(
            {row.dimension.name: row.numbers.unanswered for row in rows}
        ),
        without_program=tuple(
            row.dimension.name for row in named if not row.numbers.programs
        ),
        without_quick_win=tuple(
            row.dimension.name
            for row in named
            if row.numbers.programs and not row.numbers.quick_wins
        ),
        unknown=_largest(by_agency),
        source=source if source and source.number >= HEAVY else None,
        without_indicator=len(gaps_of(book).programs_without_indicator),
    )


def _largest(counted: dict[str, int]) -> Largest | None:
    """What has the most, the first of equals; nothing where there is none."""
    name = max(counted, key=lambda one: counted[one], default="")
    return Largest(name, counted[name]) if counted.get(name) else None
