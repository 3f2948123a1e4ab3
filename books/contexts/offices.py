"""What does each office report, lead and support?"""

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from agencies.models.people import AgencyKind
from books.contexts.book import Book
from books.contexts.budget import total_of
from books.contexts.facts import Finding, Office, Program
from books.contexts.money import Total

KINDS = {kind: place for place, kind in enumerate(AgencyKind.values)}
LEADS, SUPPORTS = "Memimpin", "Mendukung"


@dataclass(frozen=True)
class Share:
    """One office with all that is its own in the plan."""

    office: Office
    findings: tuple[Finding, ...]
    led: tuple[Program, ...]
    supported: tuple[Program, ...]
    total: Total

    @property
    def problems(self) -> int:
        return sum(finding.is_problem for finding in self.findings)

    @property
    def potentials(self) -> int:
        return len(self.findings) - self.problems

    @property
    def signs(self) -> bool:
        """Whether it has promised to do something."""
        return bool(self.led or self.supported)


@dataclass(frozen=True)
class ShareTable:
    """Offices, one a row."""

    rows: tuple[Share, ...]


def shares(book: Book) -> tuple[Share, ...]:
    """Every office of the book by kind, then in the alphabet."""
    findings, led, supported = defaultdict(list), defaultdict(list), defaultdict(list)
    for finding in book.findings:
        findings[finding.agency].append(finding)
    for program in book.programs:
        led[program.agency].append(program)
        for name in program.supporting:
            supported[name].append(program)
    return tuple(
        Share(
            office,
            tuple(findings[office.short_name]),
            tuple(led[office.short_name]),
            tuple(supported[office.short_name]),
            total_of(book, led[office.short_name]),
        )
        for office in sorted(book.offices, key=_by_kind)
    )


def signers(book: Book) -> tuple[Share, ...]:
    """The offices that lead or support a program: they sign the commitment."""
    return tuple(share for share in shares(book) if share.signs)


def _by_kind(office: Office) -> tuple[int, str]:
    return KINDS[office.kind], office.short_name.casefold()


@dataclass(frozen=True)
class CommitmentRow:
    """One program that an office leads or supports."""

    share: Share
    program: Program
    role: str


@dataclass(frozen=True)
class CommitmentTable:
    """What the offices of one kind have promised."""

    label: str
    rows: tuple[CommitmentRow, ...]


def commitments(book: Book) -> tuple[CommitmentTable, ...]:
    """Kind by kind, office by office, which programs it leads and supports."""
    rows: dict[str, list[CommitmentRow]] = defaultdict(list)
    for share in signers(book):
        found = rows[share.office.kind_label]
        found += [CommitmentRow(share, program, LEADS) for program in share.led]
        found += [CommitmentRow(share, one, SUPPORTS) for one in share.supported]
    return tuple(CommitmentTable(label, tuple(found)) for label, found in rows.items())


@dataclass(frozen=True)
class WorksheetRow:
    """One finding as its office wrote it, and the programs that answer it."""

    share: Share
    finding: Finding
    part: str
    answers: tuple[Program, ...]


@dataclass(frozen=True)
class Worksheet:
    """What the offices of one kind reported."""

    label: str
    rows: tuple[WorksheetRow, ...]


def worksheets(book: Book) -> tuple[Worksheet, ...]:
    """Kind by kind, office by office, what was found and what answers it."""
    parts = {part.code: part.name for one in book.dimensions for part in one.parts}
    rows: dict[str, list[WorksheetRow]] = defaultdict(list)
    for share in filter(attrgetter("findings"), shares(book)):
        rows[share.office.kind_label] += [
            WorksheetRow(
                share,
                finding,
                parts[finding.sub_dimension],
                book.programs_by_finding[finding.pk],
            )
            for finding in share.findings
        ]
    return tuple(Worksheet(label, tuple(found)) for label, found in rows.items())
