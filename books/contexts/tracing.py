"""Can every program be traced back to a problem, and on to an indicator?"""

from dataclasses import dataclass

from books.contexts.book import Book
from books.contexts.facts import Dimension, Finding, Program


@dataclass(frozen=True)
class Trace:
    """One problem and the programs that answer it."""

    problem: Finding
    programs: tuple[Program, ...]


@dataclass(frozen=True)
class TraceTable:
    """The traces of one dimension."""

    dimension: Dimension
    traces: tuple[Trace, ...]


@dataclass(frozen=True)
class Gaps:
    """Where the thread from problem to indicator breaks."""

    problems_without_program: tuple[Finding, ...]
    programs_without_finding: tuple[Program, ...]
    programs_without_indicator: tuple[Program, ...]

    def __bool__(self) -> bool:
        return bool(
            self.problems_without_program
            or self.programs_without_finding
            or self.programs_without_indicator
        )


def traces(book: Book) -> tuple[TraceTable, ...]:
    """Problem by problem, dimension by dimension, what answers it."""
    answers = book.programs_by_finding
    return tuple(
        TraceTable(
            dimension,
            tuple(
                Trace(finding, answers[finding.pk])
                for finding in book.findings_in(dimension)
                if finding.is_problem
            ),
        )
        for dimension in book.dimensions
    )


def gaps_of(book: Book) -> Gaps:
    """Problems nobody answers; programs without a finding or an indicator."""
    answers = book.programs_by_finding
    return Gaps(
        tuple(f for f in book.findings if f.is_problem and not answers[f.pk]),
        tuple(p for p in book.programs if not p.findings),
        tuple(p for p in book.programs if not p.indicators),
    )
