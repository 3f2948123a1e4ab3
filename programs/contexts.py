"""What does the page of a program say to the one who reads it?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat

from agencies.models import User
from paser_masterplan.moves import Offer
from plans.contexts import Standing
from plans.models import Place, Stage
from programs import assigning, permissions, recommending, workflow
from programs.advising import advice_on
from programs.docket import Docket, docket_for
from programs.freezing import DESCRIPTION, IDENTITY, SHEET, read
from programs.margins import Margins, Part, Row
from programs.models import Funding, Program, StandardRemark
from programs.rereading import Rereading, rereading_for
from programs.sections import Section, sections_of
from programs.totals import Total, total_of
from programs.wording import words


@dataclass(frozen=True)
class Task:
    """One section as a task: what is still missing in it."""

    section: Section
    gaps: list[str]


def tasks_of(program: Program) -> list[Task]:
    """Every section of a program with its gaps."""
    return [Task(section, section.gaps(program)) for section in sections_of(program)]


@dataclass(frozen=True)
class Decision:
    """What a workshop decided that led to this program."""

    text: str
    source: str
    workshop: int


@dataclass(frozen=True)
class Kin:
    """A program that this one was copied from, or a copy of it."""

    name: str
    pk: int


@dataclass(frozen=True)
class TakenIn:
    """A program that was merged into this one, and whose it was."""

    name: str
    agency: str
    pk: int  # 0 where the reader may not open it


@dataclass(frozen=True)
class Named:
    """Whom and what the program names: helpers, places, decisions, and its kin."""

    supporting: list[str]
    places: list[str]
    outcomes: list[Decision]
    origins: list[Kin]
    copies: list[Kin]
    taken_in: list[TakenIn]


@dataclass(frozen=True)
class ProgramPage:
    """A program as one person reads it."""

    program: Program
    reader: User
    named: Named
    standing: Standing | None
    offers: list[Offer]

    @cached_property
    def tasks(self) -> list[Task]:
        """Every section with its gaps."""
        return tasks_of(self.program)

    @property
    def done(self) -> int:
        """How many sections lack nothing."""
        return sum(not task.gaps for task in self.tasks)

    @cached_property
    def margins(self) -> Margins:
        """The remarks that the reader may read, by what they speak of."""
        return Margins(self.program.remarks.all())

    @cached_property
    def standards(self) -> list[StandardRemark]:
        """The sentences of the office that are offered for remarks."""
        return list(StandardRemark.objects.active().in_order())

    @cached_property
    def docket(self) -> Docket | None:
        """The decision that is prepared, for an admin who may decide."""
        return docket_for(self.program, self.reader)

    @cached_property
    def rereading(self) -> Rereading | None:
        """What changed since it was reviewed last, for those whom it concerns."""
        return rereading_for(self.program, self.reader)

    @cached_property
    def recommendations(self) -> recommending.Panel | None:
        """What experts advise, for those who may read it."""
        return recommending.panel_for(self.program, self.reader)

    @cached_property
    def candidates(self) -> list[User]:
        """To whom the reader may give it for review."""
        return assigning.candidates(self.reader, self.program)

    @property
    def identity(self) -> list[Part]:
        """The facts of the first section."""
        supporting = ", ".join(self.named.supporting)
        return [
            self._part(name, supporting) if name == "supporting" else self._part(name)
            for name in IDENTITY
        ]

    @property
    def description(self) -> list[Part]:
        """Why, what for, what, for whom and where."""
        places = self._part("places", ", ".join(self.named.places))
        return [*map(self._part, DESCRIPTION), places]

    @property
    def sheet(self) -> list[Part]:
        """The sheet of a quick win; none for other programs."""
        return list(map(self._part, SHEET)) if self.program.is_quick_win else []

    @property
    def findings(self) -> Part:
        """The remarks about the findings, which the page lists itself."""
        return self.margins.part("findings")

    @cached_property
    def actions(self) -> Part:
        """The actions with what was said of each."""
        return self.margins.part("actions", things=self.program.actions.all())

    @cached_property
    def indicators(self) -> Part:
        """The indicators with what was said of each."""
        return self.margins.part("indicators", things=self.program.indicators.all())

    @cached_property
    def funding(self) -> Part:
        """The money with what was said of each line."""
        return self.margins.part("fundings", things=self.fundings)

    @cached_property
    def fundings(self) -> list[Funding]:
        """Every funding, by action and year."""
        return [row for act in self.program.actions.all() for row in act.fundings.all()]

    @property
    def totals(self) -> list[tuple[int, Total]]:
        """The money of each year of the plan that has any."""
        years = sorted({row.year for row in self.fundings})
        return [
            (year, total_of(row for row in self.fundings if row.year == year))
            for year in years
        ]

    @property
    def total(self) -> Total:
        """The money of all years."""
        return total_of(self.fundings)

    @property
    def columns(self) -> int:
        """How wide the table of the indicators is."""
        return len(self.program.plan.years) + 4

    @property
    def targets(self) -> list[tuple[Row, list[str]]]:
        """Each indicator with its target for each year of the plan."""
        years = [str(year) for year in self.program.plan.years]
        return [
            (row, [row.thing.targets.get(year, "") for year in years])
            for row in self.indicators.rows
        ]

    @property
    def advice(self) -> list[tuple[str, list[str]]]:
        """What would make each indicator measure better, for those who write it."""
        if not self.may_edit:
            return []
        checked = ((row.name, advice_on(row)) for row in self.program.indicators.all())
        return [(name, sentences) for name, sentences in checked if sentences]

    @property
    def waits_for_lead(self) -> bool:
        """Whether the reader writes it but somebody else hands it in."""
        return self.may_edit and not self.offers

    @property
    def may_edit(self) -> bool:
        """Whether the reader may write in it now."""
        return permissions.can_edit(self.reader, self.program)

    @property
    def may_classify(self) -> bool:
        """Whether the reader may correct where it belongs."""
        return permissions.can_classify(self.reader, self.program)

    @property
    def may_copy(self) -> bool:
        """Whether the reader may begin another program from it."""
        return permissions.can_copy(self.reader, self.program)

    @cached_property
    def may_remark(self) -> bool:
        """Whether the reader may say something about a field now."""
        return permissions.can_remark(self.reader, self.program)

    @cached_property
    def may_answer(self) -> bool:
        """Whether the reader may answer remarks now."""
        return permissions.can_answer(self.reader, self.program)

    @cached_property
    def may_resolve(self) -> bool:
        """Whether the reader may settle remarks."""
        return permissions.can_resolve(self.reader, self.program)

    @property
    def may_find_overlaps(self) -> bool:
        """Whether the reader may look for programs that are the same."""
        return permissions.can_find_overlaps(self.reader, self.program)

    @property
    def may_link_outcomes(self) -> bool:
        """Whether the reader may tie it to the minutes."""
        return permissions.can_link_outcomes(self.reader, self.program)

    def _part(self, name: str, said: str | None = None) -> Part:
        if said is None:
            said = words(name, read(self.program, (name,))[name])
        return self.margins.part(name, said)


def gather(program: Program, reader: User) -> ProgramPage:
    """The page of a program that came from `for_page(reader)`."""
    is_writing = permissions.can_edit(reader, program)
    return ProgramPage(
        program=program,
        reader=reader,
        named=_named(program, reader),
        standing=(
            Standing.gather(reader, Stage.Kind.PROPOSALS) if is_writing else None
        ),
        offers=workflow.offers(reader, program),
    )


def _named(program: Program, reader: User) -> Named:
    """Six short lists of other records, in one query."""
    known = Program.objects.visible_to(reader).annotate(
        name=Concat("code", Value(" "), "title"), kind=Value("")
    )
    rows = _short(program.supporting, "supporting", "short_name", "pk").union(
        _short(program.places, "places", "name", "pk"),
        _short(_outcomes(program), "outcomes", "text", "workshop_id", "where"),
        _short(known.filter(pk=program.copied_from_id), "origins", "name", "pk"),
        _short(known.filter(copied_from=program), "copies", "name", "pk"),
        _short(_taken_in(program, known), "taken_in", "name", "door"),
    )
    named = Named([], [], [], [], [], [])
    for what, said, kind, key in rows.order_by("said", "key"):
        getattr(named, what).append(SAID_AS[what](said, kind, key))
    return named


SAID_AS: dict[str, Callable[[str, str, int], Any]] = {
    "supporting": lambda said, kind, key: said,
    "places": lambda said, kind, key: f"{Place.Kind(kind).label} {said}",
    "outcomes": Decision,
    "origins": lambda said, kind, key: Kin(said, key),
    "copies": lambda said, kind, key: Kin(said, key),
    "taken_in": TakenIn,
}


def _taken_in(program: Program, known: QuerySet[Program]) -> QuerySet[Program]:
    """What was merged into it; `door` leads only those there who may open it."""
    may_open = Exists(known.filter(pk=OuterRef("pk")))
    rows: QuerySet[Program] = Program.objects.filter(merged_into=program).annotate(
        name=Concat("code", Value(" "), "title"),
        kind=F("agency__short_name"),
        door=Case(When(may_open, then=F("pk")), default=0),
    )
    return rows


def _outcomes(program: Program) -> Any:
    """Its decisions, each with the session or else the workshop that it comes from."""
    where = Coalesce("session__title", "workshop__title")
    return program.outcomes.annotate(where=where)


def _short(
    things: Any, what: str, said: str, key: str, beside: str = "kind"
) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = things.annotate(
        what=Value(what), said=F(said), beside=F(beside), key=F(key)
    )
    return rows.values_list("what", "said", "beside", "key")
