"""How are programs laid out: by dimension, by mission, by year, on one page?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from books.contexts.book import Book
from books.contexts.budget import entries, homes_of, sums, total_of
from books.contexts.facts import (
    Action,
    Dimension,
    Finding,
    Funding,
    Goal,
    Indicator,
    Program,
    SubDimension,
)
from books.contexts.money import NO_YEAR, Total, add, year_label
from programs.models.program import ProgramPlanType as PlanType

ON_A_SUMMARY = 5


@dataclass(frozen=True)
class PartGoals:
    """What is to be reached in one sub-dimension."""

    part: SubDimension
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class DimensionPrograms:
    """One dimension with its goals, its own programs, and what they cost."""

    dimension: Dimension
    goals: tuple[PartGoals, ...]
    programs: tuple[Program, ...]
    total: Total
    count: int


def by_dimension(book: Book) -> tuple[DimensionPrograms, ...]:
    """Every dimension with the programs that are not enabling ones."""
    return tuple(_in_dimension(book, dimension) for dimension in book.dimensions)


def _in_dimension(book: Book, dimension: Dimension) -> DimensionPrograms:
    programs = tuple(p for p in book.programs_in(dimension) if not p.is_enabling)
    goals = tuple(
        PartGoals(part, tuple(g for g in book.goals if g.sub_dimension == part.code))
        for part in dimension.parts
    )
    total = total_of(book, programs)
    return DimensionPrograms(dimension, goals, programs, total, len(programs))


@dataclass(frozen=True)
class EnablingPlan:
    """One of the cross-cutting plans with its programs."""

    code: str
    label: str
    programs: tuple[Program, ...]
    total: Total
    count: int


def enabling_plans(book: Book) -> tuple[EnablingPlan, ...]:
    """The five cross-cutting plans, those without a program too."""
    return tuple(
        _enabling_plan(book, kind) for kind in PlanType if kind != PlanType.DIMENSION
    )


def _enabling_plan(book: Book, kind: PlanType) -> EnablingPlan:
    programs = tuple(p for p in book.programs if p.plan_type == kind)
    total = total_of(book, programs)
    return EnablingPlan(kind.value, str(kind.label), programs, total, len(programs))


@dataclass(frozen=True)
class Cell:
    """How many goals and programs serve one mission in one dimension."""

    goals: int
    programs: int


@dataclass(frozen=True)
class MissionRow:
    """One mission against every dimension."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class MissionMatrix:
    """Every mission against every dimension."""

    dimensions: tuple[Dimension, ...]
    rows: tuple[MissionRow, ...]

    @property
    def columns(self) -> int:
        return len(self.dimensions) + 1


def mission_matrix(book: Book) -> MissionMatrix:
    """Missions against dimensions; what names no mission stands in the last row."""
    homes = homes_of(book)
    goals = Counter(
        (goal.mission, homes.get(goal.sub_dimension)) for goal in book.goals
    )
    programs = Counter(
        (one.mission, homes.get(one.sub_dimension)) for one in book.programs
    )

    def cells(number: int | None) -> tuple[Cell, ...]:
        places = ((number, one.code) for one in book.dimensions)
        return tuple(Cell(goals[place], programs[place]) for place in places)

    rows = [
        MissionRow(f"Misi {one.number}", cells(one.number)) for one in book.missions
    ]
    loose = cells(None)
    if any(cell.goals or cell.programs for cell in loose):
        rows.append(MissionRow("Tanpa misi", loose))
    return MissionMatrix(book.dimensions, tuple(rows))


@dataclass(frozen=True)
class ActionCell:
    """Whether an action is at work in a year, and what it costs then."""

    is_active: bool
    total: Total


@dataclass(frozen=True)
class ActionRow:
    """One action of a program, year by year."""

    program: Program
    action: Action
    cells: tuple[ActionCell, ...]
    total: Total


@dataclass(frozen=True)
class ActionMatrix:
    """The actions of one dimension against the years."""

    dimension: Dimension
    years: tuple[int, ...]
    rows: tuple[ActionRow, ...]
    by_year: tuple[Total, ...]
    total: Total

    @property
    def columns(self) -> int:
        return len(self.years) + 3

    @property
    def year_labels(self) -> tuple[str, ...]:
        return tuple(year_label(year) for year in self.years)


def working_years(book: Book) -> tuple[int, ...]:
    """The plan's years, and any other year in which something is done or paid."""
    years = {year for p in book.programs for a in p.actions for year in a.years}
    paid = {entry.year for entry in entries(book)}
    return tuple(sorted({*book.frame.years, *years, *paid}))


def action_matrices(book: Book) -> tuple[ActionMatrix, ...]:
    """Every dimension's actions by year, enabling programs among them."""
    years = working_years(book)
    return tuple(_action_matrix(book, one, years) for one in book.dimensions)


def _action_matrix(
    book: Book, dimension: Dimension, years: tuple[int, ...]
) -> ActionMatrix:
    rows = tuple(
        _action_row(program, action, years)
        for program in book.programs_in(dimension)
        for action in program.actions
    )
    by_year = tuple(
        add(row.cells[index].total for row in rows) for index, _ in enumerate(years)
    )
    return ActionMatrix(dimension, years, rows, by_year, add(by_year))


def _action_row(program: Program, action: Action, years: tuple[int, ...]) -> ActionRow:
    by_year = sums(program.lines_of(action), lambda entry: entry.year)
    cells = tuple(ActionCell(year in action.years, by_year[year]) for year in years)
    return ActionRow(program, action, cells, add(by_year.values()))


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator, its targets year by year."""

    indicator: Indicator
    by_year: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """Money of one source: the same amount in each year, or unknown for one reason."""

    years: tuple[int, ...]
    source_label: str
    amount: int | None
    reason: str


@dataclass(frozen=True)
class ActionLines:
    """One action with its money."""

    action: Action
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Sheet:
    """All that the book says about one program."""

    program: Program
    mission: str
    findings: tuple[Finding, ...]
    years: tuple[int, ...]
    indicators: tuple[IndicatorRow, ...]
    actions: tuple[ActionLines, ...]
    total: Total

    @property
    def columns(self) -> int:
        return len(self.years) + 2


def sheets(book: Book, chosen: Iterable[Program]) -> tuple[Sheet, ...]:
    """The sheets of the chosen programs."""
    return tuple(_sheet(book, program) for program in chosen)


def _sheet(book: Book, program: Program) -> Sheet:
    missions = {mission.number: mission.text for mission in book.missions}
    targeted = {t.year for one in program.indicators for t in one.targets}
    years = tuple(sorted({*book.frame.years, *targeted}))
    return Sheet(
        program,
        missions.get(program.mission or 0, ""),
        book.findings_of(program),
        years,
        tuple(_indicator_row(one, years) for one in program.indicators),
        tuple(ActionLines(one, _lines(one.fundings)) for one in program.actions),
        total_of(book, [program]),
    )


def _lines(fundings: tuple[Funding, ...]) -> tuple[Line, ...]:
    """What is the same in several years, amount or reason, is said once for all."""
    lines: dict[tuple[str, int | None, str, int], list[int]] = {}
    for one in fundings:
        same = one.source_label, one.amount, one.unknown_reason
        turn = next(n for n in count() if one.year not in lines.get((*same, n), ()))
        lines.setdefault((*same, turn), []).append(one.year)
    return tuple(Line(tuple(years), *what[:3]) for what, years in lines.items())


def _indicator_row(indicator: Indicator, years: tuple[int, ...]) -> IndicatorRow:
    values = {target.year: target.value for target in indicator.targets}
    return IndicatorRow(indicator, tuple(values.get(year, "") for year in years))


@dataclass(frozen=True)
class RoadmapRow:
    """One program, and the titles of what it does in each year."""

    program: Program
    by_year: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Roadmap:
    """The programs of one dimension against the years."""

    dimension: Dimension
    years: tuple[int, ...]
    rows: tuple[RoadmapRow, ...]

    @property
    def columns(self) -> int:
        return len(self.years) + 1

    def slices(self, size: int) -> Iterator["Roadmap"]:
        """The same in pieces of at most `size` programs."""
        for start in range(0, len(self.rows), size):
            yield replace(self, rows=self.rows[start : start + size])


def roadmaps(book: Book) -> tuple[Roadmap, ...]:
    """Every dimension's way through the years."""
    years = tuple(year for year in working_years(book) if year != NO_YEAR)
    return tuple(
        Roadmap(
            dimension,
            years,
            tuple(_roadmap_row(one, years) for one in book.programs_in(dimension)),
        )
        for dimension in book.dimensions
    )


def _roadmap_row(program: Program, years: tuple[int, ...]) -> RoadmapRow:
    return RoadmapRow(
        program,
        tuple(
            tuple(action.title for action in program.actions if year in action.years)
            for year in years
        ),
    )


def quick_wins(book: Book) -> tuple[Program, ...]:
    """The programs that citizens will feel first, in book order."""
    return tuple(program for program in book.programs if program.is_quick_win)


@dataclass(frozen=True)
class Summary:
    """One dimension on one page."""

    dimension: Dimension
    goals: tuple[Goal, ...]
    problems: int
    potentials: int
    count: int
    programs: tuple[Program, ...]
    more: int
    quick_wins: tuple[Program, ...]
    total: Total


def summaries(book: Book) -> tuple[Summary, ...]:
    """Every dimension on one page: at most five programs, the rest counted."""
    return tuple(_summary(book, dimension) for dimension in book.dimensions)


def _summary(book: Book, dimension: Dimension) -> Summary:
    programs = book.programs_in(dimension)
    findings = book.findings_in(dimension)
    problems = sum(finding.is_problem for finding in findings)
    return Summary(
        dimension,
        book.goals_in(dimension),
        problems,
        len(findings) - problems,
        len(programs),
        programs[:ON_A_SUMMARY],
        max(len(programs) - ON_A_SUMMARY, 0),
        tuple(program for program in programs if program.is_quick_win),
        total_of(book, programs),
    )
