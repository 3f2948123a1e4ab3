"""What becomes of several programs when one thing is asked of each?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies import auditing
from paser_masterplan.moves import MoveRefused
from programs.models import Program


@dataclass(frozen=True)
class Result:
    """What became of one program among several, in one sentence."""

    program: Program
    is_done: bool
    sentence: str


@transaction.atomic
def each(programs: Iterable[Program], verb: Callable[[Program], str]) -> list[Result]:
    """What the verb says to every program, each by itself, whatever the others got.

    The older first, so that no two people wait for each other in a circle.
    """
    in_turn = sorted(programs, key=lambda program: program.pk)
    with auditing.together():
        return [one(program, verb) for program in in_turn]


def one(program: Program, verb: Callable[[Program], str]) -> Result:
    """What the verb, which is atomic, says to a program, or why it is refused."""
    try:
        return Result(program, True, verb(program))
    except (MoveRefused, PermissionDenied) as refused:
        return Result(program, False, str(refused))
