"""What is new to somebody who has read a program before?"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from agencies.models import User
from programs import permissions
from programs.comparing import between
from programs.freezing import at_hand
from programs.models import Program, Revision

GIVEN_BACK = {"return": "dikembalikan", "approve": "disetujui"}


@dataclass(frozen=True)
class Rereading:
    """What changed since a program was reviewed last, as its page tells it.

    `said` is the revision on which the reader said something, and `newer` the one that
    its agency handed in instead, without being asked.
    """

    reviewed: Revision | None
    labels: list[tuple[str, str]]
    said: Revision | None
    newer: Revision | None

    @property
    def names(self) -> set[str]:
        """The parts that changed, by name."""
        return {name for name, label in self.labels}

    @property
    def verb(self) -> str:
        """What the reviewer did with it."""
        return GIVEN_BACK[self.reviewed.move] if self.reviewed else ""

    @property
    def is_told(self) -> bool:
        """Whether there is something to say: an approval that stands says nothing."""
        return bool(self.labels) or self.verb == GIVEN_BACK["return"]


def rereading_for(program: Program, reader: User) -> Rereading | None:
    """For those who review a program of `for_page()` and those who write it."""
    reviews = permissions.can_review(reader, program)
    if not (reviews or permissions.can_write(reader, program)):
        return None
    revisions = list(_handed_over(program, reader))
    reviewed = next((one for one in revisions if one.is_reviewed), None)
    content = reviewed.reviewed if reviewed else None
    labels = between(content, at_hand(program)).labels if content else []
    said, newer = _overtaken(revisions) if reviews else (None, None)
    return Rereading(reviewed, labels, said, newer)


def _handed_over(program: Program, reader: User) -> Iterable[Revision]:
    """Its revisions, the newest first; a draft that never left is not asked."""
    if not program.latest_revision:
        return ()
    return program.revisions.for_list().with_reviewed().with_said(reader).reverse()


def _overtaken(revisions: list[Revision]) -> tuple[Revision | None, Revision | None]:
    """What the reader spoke of, and what its agency has handed in unasked since."""
    since = list(takewhile(lambda one: not one.is_said, revisions))
    if not since or len(since) == len(revisions) or not since[0].is_submitted:
        return None, None
    if any(one.is_reviewed for one in since):
        return None, None
    return revisions[len(since)], since[0]
