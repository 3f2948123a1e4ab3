"""How does the page say who may do what?"""

from dataclasses import dataclass

from agencies import permissions as agencies
from agencies.models import User
from agencies.permissions import READERS
from books import permissions as books
from paser_masterplan.rights import Right, Table
from plans import permissions as plans
from programs import permissions as programs
from programs.wording import label as name_of
from workshops import permissions as workshops

ROLES = tuple(User.Role)
TABLES = {
    "temuan": workshops.TABLE,
    "program": programs.TABLE,
    "buku": books.TABLE,
    "kerangka": plans.TABLE,
    "akun": agencies.TABLE,
}


@dataclass(frozen=True)
class Line:
    """One right in words: over what each role has it, in which statuses, and how."""

    label: str
    cells: list[tuple[str, list[str]]]
    statuses: list[str]
    fields: list[str]
    note: str


@dataclass(frozen=True)
class Charter:
    """The rights of one floor, as the page lists them."""

    slug: str
    label: str
    lines: list[Line]


def charters() -> list[Charter]:
    """Every right of the portal, from the tables that decide."""
    return [
        Charter(slug, table.label, [_line(table, right) for right in table.rights])
        for slug, table in TABLES.items()
    ]


def _line(table: Table, right: Right) -> Line:
    return Line(
        label=right.label,
        cells=[(role.label, right.ties_of(role)) for role in ROLES],
        statuses=_statuses(table, right),
        fields=_fields(table, right),
        note=right.note,
    )


def _statuses(table: Table, right: Right) -> list[str]:
    """Where a thing must stand, in the words of those who have the right."""
    words = table.statuses[-1 if right.roles <= READERS else 0] if right.at else ()
    return [status.label for status in words if status in right.at]


def _fields(table: Table, right: Right) -> list[str]:
    """What it lets people write, where that is not everything."""
    is_all = set(right.fields) == {name for row in table.rights for name in row.fields}
    return [] if is_all else [name_of(name) for name in right.fields]
