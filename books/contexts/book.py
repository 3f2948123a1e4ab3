"""What does the book say, frozen and free of the database?"""

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Self, get_args, get_origin, get_type_hints

from django.utils import timezone
from django.utils.formats import date_format

from books.contexts import gathering, single
from books.contexts.facts import (
    Assessment,
    Chapter,
    Dimension,
    Element,
    Finding,
    Frame,
    Goal,
    Mission,
    Office,
    Program,
    Waiting,
)
from plans.models import MasterPlan
from programs.models import Program as ProgramRow


@dataclass(frozen=True)
class Book:
    """All three books' facts as they stood at one moment."""

    as_of: str
    frame: Frame
    dimensions: tuple[Dimension, ...]
    missions: tuple[Mission, ...]
    goals: tuple[Goal, ...]
    chapters: tuple[Chapter, ...]
    offices: tuple[Office, ...]
    findings: tuple[Finding, ...]
    programs: tuple[Program, ...]
    waiting: Waiting
    elements: tuple[Element, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @classmethod
    def gather(cls, plan: MasterPlan, *, at: datetime | None = None) -> Self:
        """The approved programs and accepted findings of `plan`, in sixteen."""
        return cls(as_of=_moment(at), **gathering.facts_of(plan))

    @classmethod
    def outline(cls, plan: MasterPlan, chapters: Iterable[Chapter] = ()) -> Self:
        """The chapters without the data: enough to know what they can name."""
        return cls(as_of=_moment(None), **gathering.outline_of(plan, chapters))

    @classmethod
    def excerpt(cls, program: ProgramRow, *, at: datetime | None = None) -> Self:
        """The facts of one program from `single.readable_by`, whatever its status."""
        return cls(as_of=_moment(at), **single.facts_of(program))

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The book that `to_json` wrote down."""
        book = _thaw(cls, data)
        assert isinstance(book, cls)  # noqa: S101 - tells the type checker
        return book

    def to_json(self) -> dict[str, Any]:
        """The whole book in JSON types, as an edition keeps it."""
        frozen: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(self)))
        return frozen

    @property
    def as_of_words(self) -> str:
        """The moment in the words of the page foot: 23 September 2021 10.42 WITA."""
        moment = datetime.fromisoformat(self.as_of)
        return f"{date_format(moment, 'j F Y H.i')} WITA"

    @cached_property
    def programs_by_finding(self) -> dict[int, tuple[Program, ...]]:
        """Which programs answer each finding, in book order."""
        answers: dict[int, list[Program]] = {one.pk: [] for one in self.findings}
        for program in self.programs:
            for pk in answers.keys() & program.findings:
                answers[pk].append(program)
        return {pk: tuple(found) for pk, found in answers.items()}

    @cached_property
    def _places_of_findings(self) -> dict[int, int]:
        return {finding.pk: place for place, finding in enumerate(self.findings)}

    def findings_of(self, program: Program) -> tuple[Finding, ...]:
        """The findings that a program answers, in book order."""
        known = self._places_of_findings
        places = sorted(known[pk] for pk in program.findings if pk in known)
        return tuple(self.findings[place] for place in places)

    @cached_property
    def element_labels(self) -> dict[str, str]:
        """What people call each element of readiness, by its code."""
        return {element.code: element.label for element in self.elements}

    @property
    def coordinator(self) -> Office | None:
        """The office that reviews and issues, if there is one."""
        return next((one for one in self.offices if one.is_coordinator), None)

    def programs_in(self, dimension: Dimension) -> tuple[Program, ...]:
        """The programs of a dimension, in book order."""
        codes = {part.code for part in dimension.parts}
        return tuple(p for p in self.programs if p.sub_dimension in codes)

    def findings_in(self, dimension: Dimension) -> tuple[Finding, ...]:
        """The findings of a dimension, in book order."""
        codes = {part.code for part in dimension.parts}
        return tuple(f for f in self.findings if f.sub_dimension in codes)

    def goals_in(self, dimension: Dimension) -> tuple[Goal, ...]:
        """The goals of a dimension, in book order."""
        codes = {part.code for part in dimension.parts}
        return tuple(g for g in self.goals if g.sub_dimension in codes)


def _moment(at: datetime | None) -> str:
    moment = timezone.localtime(at or timezone.now())
    return moment.isoformat(timespec="seconds")


def _thaw(kind: Any, data: Any) -> Any:
    """`data` from JSON in the shape that the annotation `kind` asks for."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: _thaw(hints[name], data[name]) for name in data})
    if get_origin(kind) is tuple:
        return tuple(_thaw(get_args(kind)[0], item) for item in data)
    return data
