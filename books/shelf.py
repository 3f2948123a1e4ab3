"""What stands on the page of the book for the one who looks?"""

from dataclasses import dataclass

from books import permissions
from books.models import Chapter, ChapterBook, Edition, Printing
from plans.models import MasterPlan

PRINTINGS_SHOWN = 6


@dataclass(frozen=True)
class Volume:
    """One of the three books with its chapters, or what stands in front of each."""

    book: str
    title: str
    chapters: list[Chapter]

    @property
    def is_front(self):
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
        return any(volume.chapters for volume in self.volumes)


def shelf_for(user):
    """The shelf as this person sees it."""
    chapters = list(
        Chapter.objects.visible_to(user)
        .of_current_plan()
        .with_letters()
        .in_book_order()
    )
    front, *volumes = (
        Volume(book, title, [row for row in chapters if row.book == book])
        for book, title in ChapterBook.choices
    )
    printings = Printing.objects.visible_to(user).newest_first()
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
