"""Who may do what: how is it written down, asked, and said in words?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from django.db.models import Choices, Q

EVERY_ROW, NO_ROW = ~Q(pk__in=[]), Q(pk__in=[])


@dataclass(frozen=True)
class Tie:
    """How a person stands to a thing: asked of one, and the same of many rows."""

    label: str
    holds: Callable[[Any, Any], bool]
    rows: Callable[[Any], Q]

    def __and__(self, other: "Tie") -> "Tie":
        return Tie(
            f"{self.label}, {other.label}",
            lambda user, thing: self.holds(user, thing) and other.holds(user, thing),
            lambda user: self.rows(user) & other.rows(user),
        )


@dataclass(frozen=True)
class Grant:
    """To whom a right is given, and over which things."""

    roles: frozenset[str]
    tie: Tie


@dataclass(frozen=True)
class Right:
    """One row of the matrix: something that people do, and who may do it when.

    A right that names no status does not ask for one. `fields` are what it lets people
    write; `note` is said on the help page and decides nothing.
    """

    name: str
    label: str
    grants: tuple[Grant, ...]
    at: frozenset[str] = frozenset()
    fields: tuple[str, ...] = ()
    note: str = ""

    @property
    def roles(self) -> frozenset[str]:
        """Everybody who has it over something."""
        return frozenset().union(*(grant.roles for grant in self.grants))

    def concerns(self, user: Any, thing: Any = None) -> bool:
        """Whether it is this person's to do to that thing, now or at another time."""
        return any(
            user.role in grant.roles and grant.tie.holds(user, thing)
            for grant in self.grants
        )

    def allows(self, user: Any, thing: Any = None) -> bool:
        """Whether this person may do it to that thing as it stands."""
        return self._is_time(thing) and self.concerns(user, thing)

    def rows(self, user: Any) -> Q:
        """All the things to which this person may do it as they stand."""
        ties = (grant.tie for grant in self.grants if user.role in grant.roles)
        found = reduce(or_, (tie.rows(user) for tie in ties), NO_ROW)
        return found & Q(status__in=self.at) if self.at else found

    def ties_of(self, role: str) -> list[str]:
        """Over which things somebody in that role has it, in words."""
        return [grant.tie.label for grant in self.grants if role in grant.roles]

    def _is_time(self, thing: Any) -> bool:
        return not self.at or thing.status in self.at


@dataclass(frozen=True)
class Table:
    """The matrix of one floor, with the words for the statuses of its things."""

    label: str
    rights: tuple[Right, ...]
    statuses: tuple[type[Choices], ...] = ()

    def fields_for(self, user: Any, thing: Any) -> frozenset[str]:
        """What this person may write of that thing as it stands."""
        return _union(row.fields for row in self._writing if row.allows(user, thing))

    def fields_ever(self, user: Any, thing: Any) -> frozenset[str]:
        """What this person may write of that thing now or at another time."""
        return _union(row.fields for row in self._writing if row.concerns(user, thing))

    @property
    def _writing(self) -> Iterable[Right]:
        return (right for right in self.rights if right.fields)


def _union(names: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(chain.from_iterable(names))


ANY = Tie(
    "semua instansi",
    lambda user, thing: True,
    lambda user: EVERY_ROW,
)
OWN = Tie(
    "instansinya sendiri",
    lambda user, thing: thing.agency_id == user.agency_id,
    lambda user: Q(agency_id=user.agency_id),
)
YES = Tie("ya", ANY.holds, ANY.rows)  # of what belongs to no agency
ON_BEHALF = Tie("atas nama instansinya", ANY.holds, ANY.rows)  # of what is new
