"""What is prepared for a program, and what may be prepared?"""

from dataclasses import dataclass

from agencies.models import User
from programs import permissions
from programs.models import Program, Verdict


@dataclass(frozen=True)
class Docket:
    """The decision that is prepared for a program, if there is one."""

    verdict: Verdict | None

    @property
    def moves(self) -> list[str]:
        """The moves that may be prepared instead of made, by name."""
        return list(Verdict.Move.values)


def docket_for(program: Program, reader: User) -> Docket | None:
    """The docket of a program under review, for an admin who may decide it."""
    if not permissions.can_prepare(reader, program):
        return None
    prepared = Verdict.objects.filter(program=program)
    return Docket(prepared.select_related("prepared_by__agency", "target").first())
