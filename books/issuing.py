"""How does the working draft become an edition that nobody can change?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from agencies import auditing
from agencies.models import User
from books import contexts, permissions, press
from books.composing import Progress, unheard
from books.models import Book, Chapter, Edition, EditionFile
from books.models.editions import CODE
from books.recording import canonical, sha256_of
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan
from programs.models import Program


def nothing_more(edition: Edition) -> None:
    """What happens together with the issue when nothing else does."""


def gaps(plan: MasterPlan) -> list[str]:
    """What must still happen before the plan can be issued."""
    missing = []
    if not plan.chapters.exists():
        missing.append("kerangka buku belum dipasang")
    if not Program.objects.filter(plan=plan).approved().exists():
        missing.append("belum ada program yang disetujui")
    return missing


@dataclass(frozen=True)
class Outlook:
    """What issuing now would mean."""

    number: int
    last: Edition | None
    gaps: list[str]
    approved: int
    in_review: int
    unwritten: list[Chapter]


def outlook(plan: MasterPlan) -> Outlook:
    """The next edition, before anybody has asked for it."""
    last = plan.editions.newest_first().first()
    programs = Program.objects.filter(plan=plan)
    chapters = plan.chapters.with_letters().in_book_order()
    return Outlook(
        number=last.number + 1 if last else 1,
        last=last,
        gaps=gaps(plan),
        approved=programs.approved().count(),
        in_review=programs.under_review().count(),
        unwritten=[chapter for chapter in chapters if not chapter.letters],
    )


def issue(
    plan: MasterPlan,
    *,
    by: User,
    progress: Progress = unheard,
    together_with: Callable[[Edition], None] = nothing_more,
) -> Edition:
    """Freeze the draft, print the four files from what was frozen, and keep both.

    Printing takes its time and holds no lock; the edition is then kept at once, and
    only if no other was issued meanwhile. `together_with` runs in that transaction.
    """
    if not permissions.can_issue(by):
        raise PermissionDenied("Edisi diterbitkan oleh admin DKISP.")
    if missing := gaps(plan):
        raise MoveRefused(f"Edisi belum bisa terbit: {'; '.join(missing)}.")
    progress("Membekukan isi", 0, 0)
    edition = _frozen(plan, by=by)
    files = {book: reprint(edition, book, progress=progress) for book in Book.values}
    return _keep(edition, files, together_with)


def reprint(
    edition: Edition, book: str, *, progress: Progress = unheard
) -> press.Printed:
    """One file of an edition, printed from its frozen content alone."""
    content = contexts.Book.from_json(edition.content)
    return press.print_pdf(content, book, edition=edition, progress=progress)


def _frozen(plan: MasterPlan, *, by: User) -> Edition:
    """The edition that would be issued now, not yet kept."""
    last = plan.editions.newest_first().first()
    now = timezone.now()
    content = contexts.Book.gather(plan, at=now).to_json()
    sha256 = sha256_of(canonical(content))
    return Edition(
        plan=plan,
        number=last.number + 1 if last else 1,
        content=content,
        sha256=sha256,
        code=sha256[:CODE],
        address=settings.SITE_URL,
        supersedes=last,
        issued_at=now,
        issued_by=by,
    )


@transaction.atomic
def _keep(
    edition: Edition,
    files: dict[str, press.Printed],
    together_with: Callable[[Edition], None],
) -> Edition:
    """Add the edition and its files, if its number is still the next one."""
    MasterPlan.objects.select_for_update().get(pk=edition.plan_id)
    if edition.plan.editions.filter(number__gte=edition.number).exists():
        raise MoveRefused(
            f"Edisi {edition.number} sudah terbit lebih dahulu. Periksa edisi itu, "
            "lalu terbitkan lagi bila masih perlu."
        )
    edition.save(force_insert=True)
    EditionFile.objects.bulk_create(
        _file(edition, book, printed) for book, printed in files.items()
    )
    together_with(edition)
    auditing.record(
        "edition.issue",
        edition,
        f"{edition} diterbitkan",
        by=edition.issued_by,
        after={
            "nomor": edition.number,
            "sidik isi": edition.sha256,
            "menggantikan": edition.supersedes and edition.supersedes.number,
        },
    )
    return edition


def _file(edition: Edition, book: str, printed: press.Printed) -> EditionFile:
    return EditionFile(
        edition=edition,
        book=book,
        file=printed.pdf,
        pages=printed.pages,
        size=len(printed.pdf),
        sha256=sha256_of(printed.pdf),
    )
