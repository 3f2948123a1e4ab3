"""What is a move in the life of a thing, and when is it refused?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet

from paser_masterplan.rights import Right

Thing = TypeVar("Thing", bound=Model)


class MoveRefused(Exception):
    """Yours to do, but not now; the text tells the officer why and what to do."""


def nothing_missing(thing: Any) -> list[str]:
    """The gap list of a move that asks for nothing."""
    return []


def never(thing: Any) -> bool:
    """The answer of a question that nothing fulfils."""
    return False


@dataclass(frozen=True)
class Move:
    """One row in the table of a life: a right, and where its use leads."""

    right: Right
    target: str
    gaps: Callable[[Any], list[str]] = nothing_missing
    needs_note: bool = False
    spares_note: Callable[[Any], bool] = never
    names_target: bool = False
    said: str = ""

    @property
    def name(self) -> str:
        """What the right is called in code."""
        return self.right.name

    @property
    def label(self) -> str:
        """What the right is called on its button."""
        return self.right.label

    @property
    def sources(self) -> frozenset[str]:
        """The statuses from which it leads."""
        return self.right.at


@dataclass(frozen=True)
class Offer:
    """A move that a person may make now, with what is still missing for it."""

    move: Move
    gaps: list[str]


def table(*rows: Move) -> dict[str, Move]:
    """The rows of a life by name."""
    return {row.name: row for row in rows}


def offers(rows: dict[str, Move], user: Any, thing: Any) -> list[Offer]:
    """The moves this person may make now, each with its gaps."""
    return [
        Offer(move, move.gaps(thing))
        for move in rows.values()
        if move.right.allows(user, thing)
    ]


def lock(
    rows: QuerySet[Thing], thing: Thing, target: Thing | None
) -> tuple[Thing, Thing | None]:
    """Both rows afresh, the older first, so that two merges cannot wait in a circle."""
    keys = {row.pk for row in (thing, target) if row}
    wanted = rows.select_for_update(of=("self",)).filter(pk__in=keys)
    locked = {row.pk: row for row in wanted.order_by("pk")}
    return locked[thing.pk], locked[target.pk] if target else None


def admit(move: Move, thing: Any, *, by: Any, note: str = "") -> None:
    """Let the move pass, or refuse a stranger, a wrong status, a gap, no note."""
    if not move.right.concerns(by, thing):
        raise PermissionDenied(f"Langkah “{move.label}” bukan wewenang akun Anda.")
    if thing.status not in move.sources:
        raise MoveRefused(
            f"“{move.label}” tidak dilakukan: statusnya kini "
            f"“{thing.status_for(by)}”. Periksa riwayatnya di halaman ini."
        )
    if missing := move.gaps(thing):
        raise MoveRefused(f"“{move.label}” belum bisa: {'; '.join(missing)}.")
    if move.needs_note and not note.strip() and not move.spares_note(thing):
        raise MoveRefused(f"“{move.label}” memerlukan catatan. Tulis alasannya dahulu.")
