"""Of which plain facts does the book consist?"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import sha256
from typing import Any, cast

from agencies.models import Agency
from agencies.models.people import AgencyKind
from books.contexts.money import NO_YEAR, Total, year_label
from plans.models.readiness import Pillar
from programs.models import Funding as FundingRow
from programs.models import Program as ProgramRow
from workshops.models import Finding as FindingRow

UNDECIDED = FundingRow.Source.UNDECIDED
# What an office is known by, in the order of its fields.
OFFICE = ("short_name", "name", "head_title", "kind", "is_coordinator")


class Known:
    """A fact that many tables hold, and that is told apart by its digest."""

    @cached_property
    def digest(self) -> str:
        """The sha256 of all that it says."""
        said = repr([getattr(self, one.name) for one in fields(cast(Any, self))])
        return sha256(said.encode(errors="replace")).hexdigest()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.digest}>"


@dataclass(frozen=True)
class Frame:
    """The plan that the book prints."""

    title: str
    region: str
    vision: str
    first_year: int
    last_year: int
    leader_title: str = "Kepala Daerah"
    crest: str = ""  # a PNG in base64, so that an edition keeps the one it came with

    @property
    def period(self) -> str:
        return f"{self.first_year}–{self.last_year}"

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.first_year, self.last_year + 1))


@dataclass(frozen=True)
class Element:
    """A part of structure, infrastructure or superstructure."""

    code: str
    pillar: str
    name: str
    definition: str

    @property
    def pillar_label(self) -> str:
        return str(Pillar(self.pillar).label)

    @property
    def label(self) -> str:
        """What people call it: Infrastruktur: digital."""
        return f"{self.pillar_label}: {self.name}"


@dataclass(frozen=True)
class Assessment:
    """How ready an agency is in one element; the whole region where none is named."""

    element: str
    agency: str
    level: int | None
    expected_level: int | None
    current: str
    expected: str
    gap: str
    recommendation: str


@dataclass(frozen=True)
class SubDimension:
    """A part of a dimension."""

    code: str
    name: str
    definition: str


@dataclass(frozen=True)
class Dimension:
    """One of the six sides of a smart city, with its parts."""

    code: str
    name: str
    indonesian: str
    definition: str
    parts: tuple[SubDimension, ...]


@dataclass(frozen=True, order=True)
class Office:
    """An agency or partner that the book names."""

    short_name: str
    name: str
    head_title: str = "Kepala"
    kind: str = AgencyKind.AGENCY.value
    is_coordinator: bool = False

    @classmethod
    def of(cls, row: Agency) -> "Office":
        """The office of an agency's row."""
        return cls(*(getattr(row, name) for name in OFFICE))

    @property
    def kind_label(self) -> str:
        return str(AgencyKind(self.kind).label)

    @property
    def has_nip(self) -> bool:
        """Whether its head is a civil servant, who signs with a number."""
        return self.kind not in {AgencyKind.ENTERPRISE, AgencyKind.PARTNER}


@dataclass(frozen=True)
class Mission:
    """A mission (misi) of the RPJMD."""

    number: int
    text: str


@dataclass(frozen=True)
class Goal:
    """What is to be reached in a sub-dimension, and how."""

    sub_dimension: str
    mission: int | None
    statement: str
    strategy: str


@dataclass(frozen=True)
class Chapter:
    """A chapter: what DKISP wrote, and the block that is drawn from the data."""

    book: str
    number: str
    title: str
    narrative: str
    block: str


@dataclass(frozen=True, order=True)
class Vote:
    """What one person gave a problem, 1 to 5 each."""

    urgency: int
    seriousness: int
    growth: int


@dataclass(frozen=True, repr=False)
class Finding(Known):
    """A potential or a problem that was accepted."""

    pk: int
    kind: str
    title: str
    description: str
    sub_dimension: str
    agency: str
    places: tuple[str, ...]
    figure: str
    source: str
    readiness: str
    factor: str
    swot: str = ""
    votes: tuple[Vote, ...] = ()

    @property
    def is_problem(self) -> bool:
        return self.kind == FindingRow.Kind.PROBLEM

    @property
    def field(self) -> str:
        """Its field in the SWOT: as corrected, else by its kind and factor."""
        return self.swot or FindingRow.Swot.of(self.kind, self.factor)


@dataclass(frozen=True)
class Funding:
    """Money for one year from one source, or the reason why it is unknown."""

    year: int
    source: str
    amount: int | None
    unknown_reason: str

    @property
    def source_label(self) -> str:
        return str(FundingRow.Source(self.source).label)


@dataclass(frozen=True)
class Action:
    """One activity of a program, with its years and its money."""

    title: str
    output: str
    years: tuple[int, ...]
    fundings: tuple[Funding, ...]


@dataclass(frozen=True)
class Target:
    """What an indicator is to reach in one year."""

    year: int
    value: str


@dataclass(frozen=True)
class Indicator:
    """How one sees that a program works."""

    name: str
    unit: str
    baseline: str
    baseline_year: int | None
    targets: tuple[Target, ...]
    source: str


@dataclass(frozen=True, repr=False)
class Program(Known):
    """An approved program with all its parts."""

    code: str
    title: str
    agency: str
    agency_name: str
    supporting: tuple[str, ...]
    partners: str
    plan_type: str
    sub_dimension: str
    horizon: str
    is_quick_win: bool
    mission: int | None
    nomenclature_code: str
    spbe: str
    sdg: str
    findings: tuple[int, ...]
    places: tuple[str, ...]
    background: str
    objective: str
    description: str
    beneficiaries: str
    benefit: str
    uniqueness: str
    resources: str
    schedule: str
    risk: str
    mitigation: str
    sustainability: str
    actions: tuple[Action, ...]
    indicators: tuple[Indicator, ...]

    @property
    def anchor(self) -> str:
        return f"program-{self.code}"

    @property
    def is_enabling(self) -> bool:
        return self.plan_type != ProgramRow.PlanType.DIMENSION

    @property
    def plan_type_label(self) -> str:
        return str(ProgramRow.PlanType(self.plan_type).label)

    @property
    def horizon_label(self) -> str:
        return str(ProgramRow.Horizon(self.horizon).label)

    @cached_property
    def entries(self) -> tuple["Entry", ...]:
        """Every line of its money; an action without any is unknown in each year."""
        return tuple(line for action in self.actions for line in self.lines_of(action))

    def lines_of(self, action: Action) -> Iterator["Entry"]:
        """The lines of money of one of its actions."""
        for one in action.fundings:
            money = one.year, one.source, one.amount, one.unknown_reason
            yield Entry(self, action, *money)
        if not action.fundings:
            for year in action.years or (NO_YEAR,):
                yield Entry(self, action, year, UNDECIDED, None, "")


@dataclass(frozen=True)
class Entry:
    """One line of money: known, unknown for a reason, or never written down."""

    program: Program
    action: Action
    year: int
    source: str
    amount: int | None
    reason: str

    @property
    def total(self) -> Total:
        return Total(unknown=1) if self.amount is None else Total(self.amount)

    @property
    def year_label(self) -> str:
        return year_label(self.year)


@dataclass(frozen=True)
class Waiting:
    """How much is still on its way and therefore does not stand in the book."""

    programs: int
    findings: int
