"""Which findings and programs already speak of what somebody is writing?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, Value

from agencies.models import User
from paser_masterplan.likeness import most_alike
from workshops.models import Finding

link: Any = Finding._meta.get_field("programs")
KINDS: dict[str, Any] = {"Temuan": Finding, "Program": link.related_model}


@dataclass(frozen=True)
class Alike:
    """A record that resembles a title: what it is, whose, and where to read it."""

    kind: str
    pk: int
    code: str
    title: str
    agency: str

    @property
    def label(self) -> str:
        """What people call it: by its code, or by its number where it has none."""
        return self.code or f"{self.kind} {self.pk}"

    @property
    def record(self) -> Model:
        """The bare record, enough to be named and linked to."""
        record: Model = KINDS[self.kind](pk=self.pk)
        return record


def find(title: str, reader: User, *, but: Model | None = None) -> list[Alike]:
    """At most three records that resemble `title`, besides the one it belongs to.

    Only what this person may know of in the current plan, in one query.
    """
    others = (one for one in _known_to(reader) if one.record != but)
    return most_alike(title, others, lambda one: one.title)


def _known_to(reader: User) -> Iterator[Alike]:
    """All that may be compared; asked for only when somebody compares."""
    codes = {"Temuan": Value(""), "Program": F("code")}
    findings, programs = (
        model.objects.visible_to(reader)
        .of_current_plan()
        .annotate(what=Value(kind), called=codes[kind], whose=F("agency__short_name"))
        .values_list("what", "pk", "called", "title", "whose")
        for kind, model in KINDS.items()
    )
    rows = findings.union(programs, all=True).order_by("what", "pk")
    yield from (Alike(*row) for row in rows)
