"""Is what a reviewer says still said of what stands there?"""

from django.utils import formats, timezone

from paser_masterplan.moves import MoveRefused
from programs.models import Program, Revision


class Outdated(MoveRefused):
    """A newer revision was handed over since the reviewer's page was opened."""

    def __init__(self, read: int, revision: Revision) -> None:
        self.read, self.revision = read, revision
        moment = formats.date_format(timezone.localtime(revision.handed_at), "j F H.i")
        super().__init__(
            f"Revisi {revision.number} diserahkan {revision.handed_by} pada {moment}, "
            "sesudah halaman ini Anda buka. Baca dahulu apa yang berubah, lalu "
            "lanjutkan; tulisan Anda masih ada."
        )


def latest(program: Program) -> Revision | None:
    """What was handed over last."""
    revisions = program.revisions.select_related("handed_by")
    return revisions.order_by("number").last()


def admit(program: Program, read: int | None) -> Revision | None:
    """The latest revision, refusing who has read an older one; None was not asked."""
    revision = latest(program)
    if revision and read is not None and revision.number > read:
        raise Outdated(read, revision)
    return revision


def last_number(program: Program) -> int:
    """The number of what was handed over last, 0 before that."""
    numbers = program.revisions.order_by("-number").values_list("number", flat=True)
    return numbers.first() or 0
