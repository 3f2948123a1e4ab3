"""How are findings laid out: by dimension, by readiness, as SWOT, as gaps?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from books.contexts.book import Book
from books.contexts.facts import Dimension, Finding, Goal, Program, SubDimension
from workshops.models import Finding as FindingRow

Field = FindingRow.Swot
KINDS = ("Masalah", "Potensi")
INSIDE = ("Kekuatan", "Kelemahan")
OUTSIDE = ("Peluang", "Ancaman")


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
    """One element of readiness, with what was found in it."""

    label: str
    problems: tuple[Finding, ...]
    potentials: tuple[Finding, ...]


@dataclass(frozen=True)
class Group:
    """What a table says above findings side by side: two names, and how many each."""

    label: str
    names: tuple[str, str]
    left: int
    right: int


@dataclass(frozen=True)
class Beside:
    """Two findings side by side; where one column is longer, the other is empty."""

    group: Group
    left: Finding | None
    right: Finding | None
    is_first: bool = False


def _beside(
    label: str,
    names: tuple[str, str],
    left: tuple[Finding, ...],
    right: tuple[Finding, ...],
) -> tuple[Beside, ...]:
    """The rows of a group, one of them even where nothing was found."""
    group = Group(label, names, len(left), len(right))
    pairs = zip_longest(left or (None,), right)
    return tuple(
        Beside(group, *pair, is_first=not place) for place, pair in enumerate(pairs)
    )


@dataclass(frozen=True)
class Swot:
    """The four fields, row by row, and how many findings named no factor."""

    strengths: int
    weaknesses: int
    opportunities: int
    threats: int
    unclassified: int
    rows: tuple[Beside, ...]


def swot(found: Iterable[Finding]) -> Swot:
    """What helps and what hinders, by where it comes from."""
    by_field: dict[str, list[Finding]] = {code: [] for code in ("", *Field.values)}
    for finding in found:
        by_field[finding.field].append(finding)
    strengths, weaknesses, opportunities, threats = (
        tuple(by_field[field]) for field in Field.values
    )
    return Swot(
        len(strengths),
        len(weaknesses),
        len(opportunities),
        len(threats),
        len(by_field[""]),
        (
            *_beside("Dari dalam", INSIDE, strengths, weaknesses),
            *_beside("Dari luar", OUTSIDE, opportunities, threats),
        ),
    )


@dataclass(frozen=True)
class Pillar:
    """Struktur, infrastruktur or suprastruktur: what was found, and its SWOT."""

    name: str
    parts: tuple[Readied, ...]
    rows: tuple[Beside, ...]
    swot: Swot

    @property
    def problems(self) -> int:
        return sum(len(part.problems) for part in self.parts)

    @property
    def potentials(self) -> int:
        return sum(len(part.potentials) for part in self.parts)


@dataclass(frozen=True)
class ReadinessTable:
    """The three pillars, and what named no element of them."""

    pillars: tuple[Pillar, ...]
    unassigned: int
    loose: Swot
    whole: Swot


def readiness(book: Book) -> ReadinessTable:
    """Findings by element of readiness, those without one apart."""
    by_code = defaultdict(list)
    for finding in book.findings:
        by_code[finding.readiness].append(finding)
    pillars = defaultdict(list)
    for one in book.elements:
        found = Readied(one.name.capitalize(), *_by_kind(by_code.pop(one.code, [])))
        pillars[one.pillar_label].append(found)
    loose = [finding for found in by_code.values() for finding in found]
    return ReadinessTable(
        tuple(_pillar(name, tuple(parts)) for name, parts in pillars.items()),
        len(loose),
        swot(loose),
        swot(book.findings),
    )


def _pillar(name: str, parts: tuple[Readied, ...]) -> Pillar:
    rows = (
        row
        for part in parts
        for row in _beside(part.label, KINDS, part.problems, part.potentials)
    )
    found = (one for part in parts for one in (*part.problems, *part.potentials))
    return Pillar(name, parts, tuple(rows), swot(found))


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
