"""What does the portal say of one agency now, row by row, as its worksheet has it?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from agencies.models import Agency
from paser_masterplan.merging import say_tokens, token
from programs.content import DESCRIPTION, IDENTITY, SHEET
from programs.models import Action, Program
from programs.worksheet.cells import Words, text_of
from programs.worksheet.columns import (
    ACTION,
    FINDING,
    FUNDING,
    INDICATOR,
    PROGRAM,
    TARGET,
    Kind,
)
from programs.worksheet.lists import Lists, fold
from programs.worksheet.reading import Cell
from workshops.models import Finding
from workshops.wording import ASKED

ASKED_OF_PROGRAM = (*IDENTITY, "findings", *DESCRIPTION, "places", *SHEET)
SEVERAL = {"supporting", "places", "findings"}


@dataclass(frozen=True)
class Record:
    """One row of the portal: by what it is known, and what each of its fields says."""

    kind: Kind
    key: str
    thing: Any
    values: dict[str, Any]
    told: dict[str, Cell] = field(default_factory=dict)
    program: Program | None = None

    @property
    def title(self) -> str:
        """What people call it."""
        return self.thing.title if self.kind == PROGRAM else str(self.thing)

    @cached_property
    def tokens(self) -> dict[str, str]:
        """The sign of what each field says, as its form would give it."""
        return {name: token(value) for name, value in self.values.items()}

    @property
    def mark(self) -> str:
        """What the file says of the row so that it is known again."""
        return f"{self.key} {say_tokens(self.tokens)}"

    def cells(self, words: Words) -> dict[str, Cell]:
        """What stands in its cells, by column."""
        said = {
            name: words.say(self.kind.slug, name, value)
            for name, value in self.values.items()
        }
        return said | self.told


@dataclass(frozen=True)
class Records:
    """All rows of one agency in the current plan."""

    agency: Agency
    words: Words
    rows: tuple[Record, ...]

    @classmethod
    def gather(cls, agency: Agency, lists: Lists) -> "Records":
        """Read in a number of queries that does not grow with the rows."""
        rows = (*_findings(agency, lists.plan), *_programs(agency, lists.plan))
        return cls(agency, Words(lists), rows)

    def of(self, kind: Kind) -> list[Record]:
        """The rows of one kind, in their order."""
        return [row for row in self.rows if row.kind == kind]

    def parts_of(self, program: str, kind: Kind) -> list[Record]:
        """The rows of one kind that belong to the program of that code."""
        return self._parts.get((kind.slug, program), [])

    @cached_property
    def _parts(self) -> dict[tuple[str, str], list[Record]]:
        found: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for row in self.rows:
            if row.program and row.kind.is_part:
                found[row.kind.slug, row.program.code].append(row)
        return found

    @cached_property
    def by_key(self) -> dict[tuple[str, str], Record]:
        return {(row.kind.slug, row.key): row for row in self.rows}

    @cached_property
    def by_title(self) -> dict[tuple[str, str, str], Record]:
        """Rows by what people call them: of one name the first counts."""
        found: dict[tuple[str, str, str], Record] = {}
        for row in self.rows:
            found.setdefault((row.kind.slug, _home(row), name_of(row)), row)
        return found

    @cached_property
    def cells(self) -> dict[tuple[str, str], dict[str, str]]:
        """What each row says in its cells, as text."""
        return {
            (row.kind.slug, row.key): {
                name: text_of(cell) for name, cell in row.cells(self.words).items()
            }
            for row in self.rows
        }


def name_of(row: Record) -> str:
    """By which words a row is known where it has no key."""
    if row.kind == FUNDING:
        return funding_name(str(row.told["action"]), row.thing.year, row.thing.source)
    return fold(row.title)


def funding_name(action: str, year: Any, source: str) -> str:
    """Money is known by its action, its year and its source."""
    return f"{fold(action)} {year} {source}"


def names_of(actions: Iterable[Action]) -> dict[int, str]:
    """What a worksheet calls each action of one program; no two alike."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    for action in actions:
        name, number = text_of(action.title), 1
        while fold(name) in taken:
            number += 1
            name = f"{text_of(action.title)} (ke-{number})"
        taken.add(fold(name))
        names[action.pk] = name
    return names


def values_of_finding(finding: Finding) -> dict[str, Any]:
    """What each of its fields says, as its form is given it."""
    return {name: _value(finding, name) for name in ASKED}


def values_of_program(program: Program) -> dict[str, Any]:
    """The same of a program."""
    return {name: _value(program, name) for name in ASKED_OF_PROGRAM}


def _value(thing: Any, name: str) -> Any:
    value = getattr(thing, name)
    return list(value.all()) if name in SEVERAL else value


def _home(row: Record) -> str:
    return row.program.code if row.program and row.kind.is_part else ""


def _findings(agency: Agency, plan: Any) -> Iterator[Record]:
    findings = Finding.objects.of(agency).filter(plan=plan).for_form().order_by("pk")
    for one in findings:
        told = {"pk": one.pk, "status": one.get_status_display()}
        yield Record(FINDING, str(one.pk), one, values_of_finding(one), told)


def _programs(agency: Agency, plan: Any) -> Iterator[Record]:
    programs = (
        Program.objects.of(agency)
        .filter(plan=plan)
        .select_related("sub_dimension", "mission", "plan", "agency")
        .prefetch_related(*SEVERAL, "actions__fundings", "indicators")
        .order_by("code", "pk")
    )
    for one in programs:
        told = {"code": one.code, "status": one.get_status_display()}
        yield Record(PROGRAM, one.code, one, values_of_program(one), told, one)
        yield from _parts(one)


def _parts(program: Program) -> Iterator[Record]:
    told: dict[str, Cell] = {"code": program.code, "program": program.title}
    actions = list(program.actions.all())
    for row in actions:
        values = {name: getattr(row, name) for name in ("title", "output", "years")}
        yield Record(ACTION, str(row.key), row, values, told, program)
    names = names_of(actions)
    for action in actions:
        for money in action.fundings.all():
            yield _funding(program, money, names[action.pk], told)
    for measure in program.indicators.all():
        yield _indicator(program, measure, told)


def _funding(program: Program, row: Any, action: str, told: dict[str, Cell]) -> Record:
    names = ("year", "source", "amount", "unknown_reason")
    values = {"action": row.action_id} | {name: getattr(row, name) for name in names}
    return Record(
        FUNDING, str(row.key), row, values, told | {"action": action}, program
    )


def _indicator(program: Program, row: Any, told: dict[str, Cell]) -> Record:
    names = ("name", "unit", "baseline", "baseline_year", "source")
    values = {name: getattr(row, name) for name in names}
    values |= {
        f"{TARGET}{year}": row.targets.get(str(year), "") for year in program.plan.years
    }
    return Record(INDICATOR, str(row.key), row, values, told, program)
