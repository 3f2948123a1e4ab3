"""What does the page of a program say to the one who reads it?"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat

from agencies.models import User
from paser_masterplan.moves import Offer
from plans.models import Place, Stage
from plans.windows import Window, window_for
from programs import permissions, workflow
from programs.advising import advice_on
from programs.freezing import SHEET, read
from programs.models import Funding, Program, Remark
from programs.models.reviewing import RemarkField as Field
from programs.sections import Section, sections_of
from programs.totals import Total, total_of
from programs.wording import label, words

PLAIN = ("plan_type", "horizon", "is_quick_win")
ALIGNMENT = ("mission", "nomenclature_code", "spbe", "sdg")


@dataclass(frozen=True)
class Task:
    """One section as a task: what is still missing in it."""

    section: Section
    gaps: list[str]


def tasks_of(program: Program) -> list[Task]:
    """Every section of a program with its gaps."""
    return [Task(section, section.gaps(program)) for section in sections_of(program)]


@dataclass(frozen=True)
class Part:
    """What a remark can speak of: some facts, and the remarks about them."""

    field: Field | None
    facts: list[tuple[str, str]]
    remarks: list[Remark]


@dataclass(frozen=True)
class Decision:
    """What a workshop decided that led to this program."""

    text: str
    workshop: int


@dataclass(frozen=True)
class Kin:
    """A program that this one was copied from, or a copy of it."""

    name: str
    pk: int


@dataclass(frozen=True)
class Named:
    """Whom and what the program names: helpers, places, decisions, and its kin."""

    supporting: list[str]
    places: list[str]
    outcomes: list[Decision]
    origins: list[Kin]
    copies: list[Kin]


@dataclass(frozen=True)
class ProgramPage:
    """A program as one person reads it."""

    program: Program
    reader: User
    named: Named
    window: Window | None
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
    def remarks(self) -> dict[str, list[Remark]]:
        """The remarks by the field they speak of."""
        said = defaultdict(list)
        for remark in self.program.remarks.all():
            said[remark.field].append(remark)
        return said

    @property
    def unanswered(self) -> int:
        """How many remarks wait for the agency."""
        return sum(remark.is_unanswered for remark in self.program.remarks.all())

    @property
    def identity(self) -> list[Part]:
        """The facts of the first section."""
        supporting = ", ".join(self.named.supporting)
        helpers = [(label("supporting"), supporting), *self._texts("partners")]
        return [
            self._part(Field.TITLE, self._texts("title")),
            self._part(None, self._texts(*PLAIN)),
            self._part(Field.SUB_DIMENSION, self._texts("sub_dimension")),
            self._part(Field.SUPPORTING, helpers),
            self._part(Field.ALIGNMENT, self._texts(*ALIGNMENT)),
        ]

    @property
    def description(self) -> list[Part]:
        """Why, what for, what, for whom and where."""
        fields = (
            Field.BACKGROUND,
            Field.OBJECTIVE,
            Field.DESCRIPTION,
            Field.BENEFICIARIES,
        )
        texts = [self._part(field, self._texts(field.value)) for field in fields]
        places = [(label("places"), ", ".join(self.named.places))]
        return [*texts, self._part(Field.PLACES, places)]

    @property
    def sheet(self) -> list[Part]:
        """The sheet of a quick win; none for other programs."""
        if not self.program.is_quick_win:
            return []
        return [self._part(Field.QUICK_WIN, self._texts(*SHEET))]

    @property
    def findings(self) -> Part:
        """The remarks about the findings, which the page lists itself."""
        return self._part(Field.FINDINGS, [])

    @property
    def actions(self) -> Part:
        """The remarks about the actions, which the page lists itself."""
        return self._part(Field.ACTIONS, [])

    @property
    def indicators(self) -> Part:
        """The remarks about the indicators, which the page lists itself."""
        return self._part(Field.INDICATORS, [])

    @property
    def funding(self) -> Part:
        """The remarks about the money, which the page lists itself."""
        return self._part(Field.FUNDING, [])

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
    def targets(self) -> list[tuple[object, list[str]]]:
        """Each indicator with its target for each year of the plan."""
        years = [str(year) for year in self.program.plan.years]
        return [
            (row, [row.targets.get(year, "") for year in years])
            for row in self.program.indicators.all()
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
    def may_link_outcomes(self) -> bool:
        """Whether the reader may tie it to the minutes."""
        return permissions.can_link_outcomes(self.reader, self.program)

    def _texts(self, *names: str) -> list[tuple[str, str]]:
        content = read(self.program, names)
        return [(label(name), words(name, value)) for name, value in content.items()]

    def _part(self, field: Field | None, facts: list[tuple[str, str]]) -> Part:
        return Part(field, facts, self.remarks[field.value] if field else [])


def gather(program: Program, reader: User) -> ProgramPage:
    """The page of a program that came from `for_page(reader)`."""
    is_writing = permissions.can_edit(reader, program)
    return ProgramPage(
        program=program,
        reader=reader,
        named=_named(program, reader),
        window=window_for(program.agency, Stage.Kind.PROPOSALS) if is_writing else None,
        offers=workflow.offers(reader, program),
    )


def _named(program: Program, reader: User) -> Named:
    """Five short lists of other records, in one query."""
    known = Program.objects.visible_to(reader).annotate(
        name=Concat("code", Value(" "), "title"), kind=Value("")
    )
    rows = _short(program.supporting, "supporting", "short_name", "pk").union(
        _short(program.places, "places", "name", "pk"),
        _short(program.outcomes, "outcomes", "text", "workshop_id"),
        _short(known.filter(pk=program.copied_from_id), "origins", "name", "pk"),
        _short(known.filter(copied_from=program), "copies", "name", "pk"),
    )
    named = Named([], [], [], [], [])
    for what, said, kind, key in rows.order_by("said", "key"):
        getattr(named, what).append(SAID_AS[what](said, kind, key))
    return named


SAID_AS: dict[str, Callable[[str, str, int], Any]] = {
    "supporting": lambda said, kind, key: said,
    "places": lambda said, kind, key: f"{Place.Kind(kind).label} {said}",
    "outcomes": lambda said, kind, key: Decision(said, key),
    "origins": lambda said, kind, key: Kin(said, key),
    "copies": lambda said, kind, key: Kin(said, key),
}


def _short(things: Any, what: str, said: str, key: str) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = things.annotate(
        what=Value(what), said=F(said), key=F(key)
    )
    return rows.values_list("what", "said", "kind", "key")
