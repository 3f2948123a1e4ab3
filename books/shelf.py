"""What stands on the page of the book for the one who looks?"""

from dataclasses import dataclass

from agencies import sittings
from agencies.models import User
from books import permissions, writing
from books.models import Chapter, ChapterBook, Edition, Printing
from plans.models import MasterPlan

PRINTINGS_SHOWN = 6
SHORT = 500  # letters under which a narrative says little


@dataclass(frozen=True)
class Entry:
    """A chapter with how far it is: its length, what it lacks, who has it open."""

    chapter: Chapter
    letters: int
    gaps: list[str]
    open_by: list[User]

    @property
    def is_short(self) -> bool:
        return 0 < self.letters < SHORT

    @property
    def is_done(self) -> bool:
        """Whether it has a narrative of some length in which nothing is amiss."""
        return self.letters >= SHORT and not self.gaps


@dataclass(frozen=True)
class Volume:
    """One of the three books with its chapters, or what stands in front of each."""

    book: str
    title: str
    entries: list[Entry]

    @property
    def is_front(self) -> bool:
        return self.book == ChapterBook.FRONT


@dataclass(frozen=True)
class Shelf:
    """All that the page of the book shows, and which of its buttons."""

    plan: MasterPlan | None
    front: Volume
    volumes: list[Volume]
    printings: list[Printing]
    editions: list[Edition]
    may_write: bool
    may_print: bool
    may_issue: bool

    @property
    def has_outline(self):
        """Whether there is any chapter to print."""
        return any(volume.entries for volume in self.volumes)


def shelf_for(user):
    """The shelf as this person sees it."""
    front, *volumes = _volumes(user)
    printings = Printing.objects.of_the_draft().visible_to(user).newest_first()
    return Shelf(
        plan=MasterPlan.objects.current(),
        front=front,
        volumes=volumes,
        printings=list(printings[:PRINTINGS_SHOWN]),
        editions=list(Edition.objects.newest_first()),
        may_write=permissions.can_write(user),
        may_print=permissions.can_print(user),
        may_issue=permissions.can_issue(user),
    )


def _volumes(user):
    seen = Chapter.objects.visible_to(user).of_current_plan()
    chapters = list(seen.with_letters().in_book_order())
    gaps, people = writing.gaps(chapters), sittings.people_at(chapters)
    return [
        Volume(
            book,
            title,
            [
                Entry(row, row.letters, gaps.get(row.pk, []), people.get(row.pk, []))
                for row in chapters
                if row.book == book
            ],
        )
        for book, title in ChapterBook.choices
    ]
