"""Who was expected and who came, day by day, session by session, agency by agency?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from agencies.models import Agency
from workshops.models import CheckIn, Participant, Session, Workshop

Mode = CheckIn.Mode


def overall(check_ins: Iterable[CheckIn]) -> str:
    """How somebody took part on the whole: on site if ever; or not at all."""
    modes = {one.mode for one in check_ins}
    return Mode.ONSITE if Mode.ONSITE in modes else next(iter(modes), "")


@dataclass(frozen=True)
class Line:
    """One person of a day: how they took part, since when, in how many sessions."""

    name: str
    position: str
    agency: str
    mode: str = ""
    arrived: str = ""
    sessions: int = 0

    @property
    def mode_label(self) -> str:
        return str(Mode(self.mode).label) if self.mode else ""


@dataclass(frozen=True)
class DayRoll:
    """Who came on one day of a workshop, and who was expected and did not."""

    day: date
    sessions: tuple[str, ...]
    came: tuple[Line, ...]
    missing: tuple[Line, ...]

    @property
    def onsite(self) -> int:
        return sum(line.mode == Mode.ONSITE for line in self.came)

    @property
    def online(self) -> int:
        return sum(line.mode == Mode.ONLINE for line in self.came)

    @classmethod
    def gather(cls, workshop: Workshop, day: date) -> "DayRoll":
        """The day in three queries."""
        sessions = workshop.sessions.filter(held_on=day).in_time_order()
        people = workshop.participants.with_check_ins(session__held_on=day)
        lines = [(person, _line(person)) for person in people.in_agency_order()]
        return cls(
            day,
            tuple(f"{one.starts_at:%H.%M} {one.title}" for one in sessions),
            tuple(line for _, line in lines if line.mode),
            tuple(
                line for person, line in lines if not line.mode and person.is_expected
            ),
        )


def _line(person: Any) -> Line:
    came = person.came
    arrived = ""
    if came and came[0].way != CheckIn.Way.LATE:
        arrived = f"{timezone.localtime(came[0].at):%H.%M}"
    return Line(
        person.full_name,
        person.position,
        str(person.agency),
        overall(came),
        arrived,
        len(came),
    )


@dataclass(frozen=True)
class Row:
    """How many people of one agency came to each session, of how many expected."""

    agency: Agency
    expected: int
    cells: tuple[int, ...]

    @property
    def is_absent(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True)
class Matrix:
    """Agencies against sessions."""

    sessions: tuple[Session, ...]
    rows: tuple[Row, ...]

    @property
    def absent(self) -> tuple[Row, ...]:
        """The agencies from which nobody came to anything."""
        return tuple(row for row in self.rows if row.is_absent)

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(map(sum, zip(*(row.cells for row in self.rows), strict=True)))

    @classmethod
    def gather(cls, workshop: Workshop) -> "Matrix":
        """Every agency of the plan, and whoever else sent somebody, in four queries."""
        sessions = tuple(workshop.sessions.in_time_order())
        people: dict[Agency, list[Any]] = {
            agency: [] for agency in Agency.objects.active().in_alphabet()
        }
        for person in workshop.participants.with_check_ins().in_agency_order():
            people.setdefault(person.agency, []).append(person)
        return cls(
            sessions,
            tuple(_row(agency, sent, sessions) for agency, sent in people.items()),
        )


def _row(agency: Agency, people: list[Any], sessions: tuple[Session, ...]) -> Row:
    came = [one.session_id for person in people for one in person.came]
    expected = sum(person.is_expected for person in people)
    return Row(agency, expected, tuple(came.count(one.pk) for one in sessions))


@dataclass(frozen=True)
class DeskPage:
    """Who is there and who is still expected, as the desk of one session sees it."""

    came: list[CheckIn]
    missing: list[Participant]

    @property
    def onsite(self) -> int:
        return sum(one.mode == Mode.ONSITE for one in self.came)

    @property
    def online(self) -> int:
        return sum(one.mode == Mode.ONLINE for one in self.came)

    @classmethod
    def gather(cls, session: Session) -> "DeskPage":
        """The desk in two queries; the last who came is the first."""
        came = session.check_ins.select_related("participant__agency")
        people = session.workshop.participants.exclude(check_ins__session=session)
        return cls(list(came.order_by("-at", "-pk")), list(people.in_agency_order()))
