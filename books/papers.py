"""What is printed of a workshop: lists, badges, minutes?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator

from agencies.models import Agency
from books.contexts import Book
from books.models import Paper
from books.pieces import FOLDER, Piece
from paser_masterplan.squares import Squares
from workshops.models import Outcome, Workshop
from workshops.rolls import DayRoll, Line, Matrix

LINES = 60  # of a list on one piece
BLANK = 10  # lines for those whom nobody expected
ON_A_SHEET = 10  # badges
# Letters that fit above a page, above a badge, and for the position on it; the name of
# a person is never cut, but set smaller.
MOST_PART, MOST_TITLE, MOST_POSITION = 60, 60, 60
LONG_NAME, LONGEST_NAME = 45, 90


@dataclass(frozen=True)
class Head:
    """Of which workshop a paper speaks, and who held it."""

    title: str
    stage: str
    place: str
    days: str
    organizer: str


@dataclass(frozen=True)
class RollSheet:
    """Some lines of one day's list; the last has the sums and the signature."""

    head: Head
    day: str
    sessions: tuple[str, ...]
    lines: tuple[Line, ...]
    before: int
    is_blank: bool  # nobody came yet: a list to be signed by hand
    sums: tuple[int, int] | None = None
    missing: tuple[Line, ...] = ()
    rooms: tuple[int, ...] = ()  # numbers of the empty lines


@dataclass(frozen=True)
class MatrixSheet:
    """Some agencies against the sessions."""

    head: Head
    sessions: tuple[str, ...]
    rows: tuple[tuple[str, int, tuple[int, ...]], ...]
    totals: tuple[int, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Badge:
    """What one person carries."""

    name: str
    position: str
    agency: str
    code: str
    address: str

    @property
    def length(self) -> str:
        """How small the name must be set to fit."""
        if len(self.name) <= LONG_NAME:
            return "short"
        return "long" if len(self.name) <= LONGEST_NAME else "longest"

    @property
    def squares(self) -> Squares:
        """Where the code leads a telephone."""
        return Squares(self.address)


@dataclass(frozen=True)
class BadgeSheet:
    """Badges to be cut apart."""

    title: str
    badges: tuple[Badge, ...]


@dataclass(frozen=True)
class Told:
    """A decision or a task, in words."""

    text: str
    owner: str
    due: str
    state: str
    session: str


@dataclass(frozen=True)
class MinutesSheet:
    """How a workshop went, and what it decided."""

    head: Head
    name: str
    purpose: str
    minutes: str
    days: tuple[tuple[str, int, int], ...]  # a day, on site, on line
    agencies: int
    absent: tuple[str, ...]
    sessions: tuple[tuple[str, str, str], ...]  # when, what, by whom
    decisions: tuple[Told, ...]
    tasks: tuple[Told, ...]


def pieces_of(workshop: Workshop, paper: str, day: date | None) -> Iterator[Piece]:
    """The pieces of one paper, as the workshop stands now."""
    return MAKERS[paper](_head(workshop), workshop, day)


def book_of(workshop: Workshop) -> Book:
    """The frame around its pages."""
    return Book.outline(workshop.stage.plan)


def _piece(workshop: Workshop, paper: str, template: str, content: Any) -> Piece:
    name = Paper(paper).label
    part = _cut(workshop.title, MOST_PART)
    return Piece(str(name), f"{FOLDER}{template}.html", content, part=part)


def _cut(text: str, most: int) -> str:
    return Truncator(text).chars(most)


def _roll(head: Head, workshop: Workshop, day: date | None) -> Iterator[Piece]:
    roll = DayRoll.gather(workshop, day or workshop.starts_on)
    is_blank = not roll.came
    lines = roll.missing if is_blank else roll.came
    cuts = range(0, len(lines) or 1, LINES)
    for start in cuts:
        is_last = start == cuts[-1]
        end = {
            "sums": None if is_blank else (roll.onsite, roll.online),
            "missing": () if is_blank else roll.missing,
            "rooms": tuple(range(len(lines) + 1, len(lines) + BLANK + 1))
            if is_blank
            else (),
        }
        sheet = RollSheet(
            head,
            _day(roll.day),
            roll.sessions,
            lines[start : start + LINES],
            start,
            is_blank,
            **(end if is_last else {}),  # type: ignore[arg-type]
        )
        yield _piece(workshop, Paper.ROLL, "roll", sheet)


def _matrix(head: Head, workshop: Workshop, day: date | None) -> Iterator[Piece]:
    matrix = Matrix.gather(workshop)
    sheet = MatrixSheet(
        head,
        tuple(
            f"{one.held_on:%d/%m} {one.starts_at:%H.%M} {one}"
            for one in matrix.sessions
        ),
        tuple((str(row.agency), row.expected, row.cells) for row in matrix.rows),
        matrix.totals,
        tuple(str(row.agency) for row in matrix.absent),
    )
    yield _piece(workshop, Paper.MATRIX, "attendance_matrix", sheet)


def _badges(head: Head, workshop: Workshop, day: date | None) -> Iterator[Piece]:
    address = f"{settings.SITE_URL}{reverse('workshops:arrive')}?peserta="
    badges = [
        Badge(
            person.full_name,
            _cut(person.position, MOST_POSITION),
            str(person.agency),
            person.code,
            f"{address}{person.code}",
        )
        for person in workshop.participants.in_agency_order()
    ]
    title = _cut(workshop.title, MOST_TITLE)
    for start in range(0, len(badges) or 1, ON_A_SHEET):
        sheet = BadgeSheet(title, tuple(badges[start : start + ON_A_SHEET]))
        yield _piece(workshop, Paper.BADGES, "badges", sheet)


def _minutes(head: Head, workshop: Workshop, day: date | None) -> Iterator[Piece]:
    sheet = _minutes_sheet(head, workshop, Paper.MINUTES)
    yield _piece(workshop, Paper.MINUTES, "minutes", sheet)


def _record(head: Head, workshop: Workshop, day: date | None) -> Iterator[Piece]:
    sheet = _minutes_sheet(head, workshop, Paper.RECORD)
    yield _piece(workshop, Paper.RECORD, "record", sheet)


def _minutes_sheet(head: Head, workshop: Workshop, paper: str) -> MinutesSheet:
    matrix = Matrix.gather(workshop)
    held = sorted({one.held_on for one in matrix.sessions})
    rolls = [DayRoll.gather(workshop, one) for one in held]
    outcomes = list(workshop.outcomes.with_source())
    return MinutesSheet(
        head,
        str(Paper(paper).label),
        workshop.purpose,
        workshop.minutes,
        tuple((_day(one.day), one.onsite, one.online) for one in rolls),
        len(matrix.rows) - len(matrix.absent),
        tuple(str(row.agency) for row in matrix.absent),
        tuple(
            (
                f"{date_format(one.held_on, 'j M')} {one.starts_at:%H.%M}",
                one.title,
                one.speakers,
            )
            for one in matrix.sessions
        ),
        tuple(_told(one) for one in outcomes if not one.is_task),
        tuple(_told(one) for one in outcomes if one.is_task),
    )


def _told(outcome: Outcome) -> Told:
    state = "Selesai" if outcome.done_at else "Belum selesai"
    return Told(
        outcome.text,
        str(outcome.owner or ""),
        date_format(outcome.due_on, "j F Y") if outcome.due_on else "",
        state if outcome.is_task else "",
        str(outcome.session or ""),
    )


def _head(workshop: Workshop) -> Head:
    days = sorted({workshop.starts_on, workshop.ends_on})
    place = f"{workshop.place} dan daring" if workshop.is_hybrid else workshop.place
    return Head(
        workshop.title,
        str(workshop.stage),
        place,
        " sampai ".join(_day(one) for one in days),
        getattr(Agency.objects.coordinator(), "name", ""),
    )


def _day(day: date) -> str:
    return date_format(day, "l, j F Y")


MAKERS: dict[str, Callable[[Head, Workshop, date | None], Iterator[Piece]]] = {
    Paper.ROLL: _roll,
    Paper.MATRIX: _matrix,
    Paper.BADGES: _badges,
    Paper.MINUTES: _minutes,
    Paper.RECORD: _record,
}
