"""Who has how much to review, and since when does it wait?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Min
from django.utils import timezone

from agencies.models import User
from paser_masterplan.bars import Bar, bars
from plans.models import Dimension
from programs.models import Program
from programs.models.choices import BEFORE_SUBMISSION, DECIDED, UNDER_REVIEW

Status = Program.Status


@dataclass(frozen=True)
class Tally:
    """How many programs stand where, and since when the oldest of them waits."""

    waiting: int
    in_review: int
    returned: int
    decided: int
    oldest: datetime | None

    @property
    def open(self) -> int:
        """How many want a reviewer's hand now."""
        return self.waiting + self.in_review

    @property
    def days(self) -> int | None:
        """For how many days the oldest has waited."""
        return (timezone.now() - self.oldest).days if self.oldest else None


@dataclass(frozen=True)
class Load:
    """One reviewer with what this person has to do."""

    person: User
    tally: Tally


@dataclass(frozen=True)
class DimensionLoad:
    """One dimension with its default reviewer and what waits in it."""

    dimension: Dimension
    tally: Tally


@dataclass(frozen=True)
class Loads:
    """The page of the load: what nobody has, then each reviewer, each dimension."""

    nobody: Tally
    reviewers: list[Load]
    dimensions: list[DimensionLoad]

    @property
    def bars(self) -> list[Bar]:
        """What wants each reviewer's hand now, one bar a person."""
        return bars(
            [
                (str(load.person), load.tally.open, str(load.tally.open), "")
                for load in self.reviewers
            ]
        )


def gather() -> Loads:
    """The load of the current plan, in three queries."""
    rows = list(
        Program.objects.of_current_plan()
        .exclude(status__in=(*BEFORE_SUBMISSION, Status.WITHDRAWN))
        .values("reviewer", "status", dimension=F("sub_dimension__dimension"))
        .annotate(number=Count("pk"), since=Min("submitted_at"))
    )
    of_person, of_dimension = _by(rows, "reviewer"), _by(rows, "dimension")
    loads = [
        Load(person, tally_of(of_person[person.pk])) for person in _reviewers(of_person)
    ]
    loads.sort(key=lambda load: -load.tally.open)
    return Loads(
        nobody=tally_of(of_person[None]),
        reviewers=loads,
        dimensions=[
            DimensionLoad(dimension, tally_of(of_dimension[dimension.pk]))
            for dimension in Dimension.objects.in_book_order().select_related(
                "reviewer"
            )
        ],
    )


def tally_of(rows: Iterable[Any]) -> Tally:
    """Rows of reviewer, dimension and status as one tally."""
    rows = list(rows)
    waits = [row["since"] for row in rows if row["status"] in UNDER_REVIEW]
    return Tally(
        waiting=_number(rows, Status.SUBMITTED),
        in_review=_number(rows, Status.IN_REVIEW),
        returned=_number(rows, Status.RETURNED),
        decided=_number(rows, *DECIDED),
        oldest=min(waits, default=None),
    )


def _number(rows: Iterable[Any], *statuses: str) -> int:
    return sum(row["number"] for row in rows if row["status"] in statuses)


def _by(rows: Iterable[Any], name: str) -> dict[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found


def _reviewers(of_person: dict[int | None, list[Any]]) -> Iterable[User]:
    """Those who may be asked, and those no longer so who still have something."""
    known = User.objects.filter(pk__in=[key for key in of_person if key])
    return (User.objects.reviewers() | known).in_alphabet()
