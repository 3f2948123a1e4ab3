"""What did a chapter say before, and what is different now?"""

from dataclasses import dataclass
from datetime import datetime

from agencies.models import AuditEntry, User
from books.models import Chapter
from paser_masterplan.differing import Piece, compare, shorten

NARRATIVE = str(Chapter._meta.get_field("narrative").verbose_name)
FIRST = 0  # what stood there before anybody wrote in the portal
MOST = 1_000_000


@dataclass(frozen=True)
class Version:
    """A narrative as it was, and who had written it; number and writer of now: none."""

    text: str
    number: int | None = None
    at: datetime | None = None
    by: User | None = None


@dataclass(frozen=True)
class Comparison:
    """Two versions of a narrative as one text, what is the same left out or not."""

    before: Version
    after: Version
    is_whole: bool

    @property
    def pieces(self) -> list[Piece]:
        pieces = compare(self.before.text, self.after.text)
        return pieces if self.is_whole else shorten(pieces)


def listed(chapter):
    """The entries that wrote the narrative, the newest first, without their texts."""
    return AuditEntry.objects.about(chapter).writing(NARRATIVE).order_by("-pk")


def find(chapter, number):
    """One version; none where there is no such number. Without a number: now."""
    if number is None:
        return Version(chapter.narrative, at=chapter.updated_at, by=chapter.updated_by)
    entries = AuditEntry.objects.about(chapter).writing(NARRATIVE).defer(None)
    entry = entries.filter(turn=min(max(number, 1), MOST)).first()
    if entry is None:
        return None
    if number == FIRST:
        return Version(entry.before.get(NARRATIVE, ""), FIRST)
    return Version(entry.after[NARRATIVE], number, entry.at, entry.by)


def between(one, other, *, is_whole=False):
    """Two versions in the order in which they were written."""
    if one.number is None or (other.number is not None and other.number < one.number):
        one, other = other, one
    return Comparison(one, other, is_whole)
