"""How are findings laid out: by dimension, by readiness, as SWOT, as gaps?"""

from dataclasses import dataclass

from books.contexts.book import Book
from books.contexts.facts import Dimension, Finding, Goal, Program, SubDimension
from workshops.models import Finding as FindingRow

Factor = FindingRow.Factor
Readiness = FindingRow.Readiness


@dataclass(frozen=True)
class PartFindings:
    """What was found in one sub-dimension."""

    part: SubDimension
    problems: tuple[Finding, ...]
    potentials: tuple[Finding, ...]


@dataclass(frozen=True)
class DimensionFindings:
    """What was found in one dimension."""

    dimension: Dimension
    parts: tuple[PartFindings, ...]

    @property
    def problems(self) -> int:
        return sum(len(part.problems) for part in self.parts)

    @property
    def potentials(self) -> int:
        return sum(len(part.potentials) for part in self.parts)


def by_dimension(book: Book) -> tuple[DimensionFindings, ...]:
    """Every dimension and sub-dimension with its problems and potentials."""
    return tuple(
        DimensionFindings(
            dimension, tuple(_in_part(book, part) for part in dimension.parts)
        )
        for dimension in book.dimensions
    )


def _in_part(book: Book, part: SubDimension) -> PartFindings:
    found = [f for f in book.findings if f.sub_dimension == part.code]
    return PartFindings(part, *_by_kind(found))


def _by_kind(found: list[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    problems = tuple(finding for finding in found if finding.is_problem)
    potentials = tuple(finding for finding in found if not finding.is_problem)
    return problems, potentials


@dataclass(frozen=True)
class Readied:
    """One part of an element of readiness, with what was found in it."""

    label: str
    problems: tuple[Finding, ...]
    potentials: tuple[Finding, ...]


@dataclass(frozen=True)
class Element:
    """Struktur, infrastruktur or suprastruktur."""

    name: str
    parts: tuple[Readied, ...]

    @property
    def problems(self) -> int:
        return sum(len(part.problems) for part in self.parts)

    @property
    def potentials(self) -> int:
        return sum(len(part.potentials) for part in self.parts)


@dataclass(frozen=True)
class ReadinessTable:
    """The three elements, and how many findings named none."""

    elements: tuple[Element, ...]
    unassigned: int


def readiness(book: Book) -> ReadinessTable:
    """Findings by element of readiness, those without one counted."""
    elements: dict[str, list[Readied]] = {}
    for code, words in Readiness.choices:
        name, _, label = str(words).partition(": ")
        found = [finding for finding in book.findings if finding.readiness == code]
        part = Readied(label.capitalize(), *_by_kind(found))
        elements.setdefault(name, []).append(part)
    return ReadinessTable(
        tuple(Element(name, tuple(parts)) for name, parts in elements.items()),
        sum(not finding.readiness for finding in book.findings),
    )


@dataclass(frozen=True)
class Swot:
    """The four fields, and how many findings named no factor."""

    strengths: tuple[Finding, ...]
    weaknesses: tuple[Finding, ...]
    opportunities: tuple[Finding, ...]
    threats: tuple[Finding, ...]
    unclassified: int


def swot(book: Book) -> Swot:
    """Potentials and problems by where they come from."""
    inside = [f for f in book.findings if f.factor == Factor.INTERNAL]
    outside = [f for f in book.findings if f.factor == Factor.EXTERNAL]
    weaknesses, strengths = _by_kind(inside)
    threats, opportunities = _by_kind(outside)
    classified = len(inside) + len(outside)
    return Swot(
        strengths,
        weaknesses,
        opportunities,
        threats,
        len(book.findings) - classified,
    )


@dataclass(frozen=True)
class GapRow:
    """What is, what should be, what lies between, and what to do in a sub-dimension."""

    part: SubDimension
    current: tuple[Finding, ...]
    expected: tuple[Goal, ...]
    unanswered: tuple[Finding, ...]
    recommended: tuple[Program, ...]


@dataclass(frozen=True)
class GapTable:
    """The gaps of one dimension."""

    dimension: Dimension
    rows: tuple[GapRow, ...]


def gap_tables(book: Book) -> tuple[GapTable, ...]:
    """Problems against goals, dimension by dimension."""
    return tuple(
        GapTable(dimension, tuple(_gap_row(book, part) for part in dimension.parts))
        for dimension in book.dimensions
    )


def _gap_row(book: Book, part: SubDimension) -> GapRow:
    problems = _in_part(book, part).problems
    answers = book.programs_by_finding
    return GapRow(
        part,
        current=problems,
        expected=tuple(g for g in book.goals if g.sub_dimension == part.code),
        unanswered=tuple(f for f in problems if not answers[f.pk]),
        recommended=tuple(p for p in book.programs if p.sub_dimension == part.code),
    )
