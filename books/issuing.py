"""How does the working draft become an edition that nobody can change?"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from agencies import auditing
from agencies.models import User
from books import contexts, exports, notifications, permissions, press
from books.composing import Progress, unheard
from books.holdings import titles_of
from books.models import Book, Edition, EditionFile, FileForm
from books.models.editions import CODE
from books.readiness import refuse_gaps
from books.recording import canonical, sha256_of
from paser_masterplan.moves import MoveRefused
from paser_masterplan.snapshots import one_moment
from plans.models import MasterPlan


def nothing_more(edition: Edition) -> None:
    """What happens together with the issue when nothing else does."""


def issue(
    plan: MasterPlan,
    *,
    by: User,
    progress: Progress = unheard,
    together_with: Callable[[Edition], None] = nothing_more,
) -> Edition:
    """Freeze the draft, make the files from what was frozen, and keep both.

    An edition is what the draft was at the moment of freezing. Making the files takes
    its time and holds no lock; all is then kept at once, and only if no other edition
    was issued meanwhile. `together_with` runs in that transaction.
    """
    if not permissions.can_issue(by):
        raise PermissionDenied("Edisi diterbitkan oleh admin DKISP.")
    refuse_gaps(plan)
    progress("Membekukan isi", 0, 0)
    edition = _frozen(plan, by=by)
    return _keep(edition, _files(edition, progress), together_with)


def reprint(
    edition: Edition, book: str, *, progress: Progress = unheard
) -> press.Printed:
    """One file of an edition, printed from its frozen content alone."""
    content = contexts.Book.from_json(edition.content)
    return press.print_pdf(content, book, edition=edition, progress=progress)


def _frozen(plan: MasterPlan, *, by: User) -> Edition:
    """The edition that would be issued now, not yet kept."""
    with one_moment():
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


def _files(edition: Edition, progress: Progress) -> list[EditionFile]:
    """All the files of an edition, made from its frozen content and not yet kept."""
    content = contexts.Book.from_json(edition.content)
    titles = titles_of(content)
    printed = press.print_edition(content, edition, progress)
    refuse_broken(printed.values())
    papers = [
        _file(
            edition,
            book,
            one.pdf,
            pages=one.pages,
            chapter=chapter,
            title=titles.get((book, chapter), ""),
        )
        for (book, chapter), one in printed.items()
    ]
    return [*papers, *_other_forms(edition, content, progress)]


def _other_forms(
    edition: Edition, content: contexts.Book, progress: Progress
) -> Iterator[EditionFile]:
    """Each book as an editable file, all tables as a workbook, and the record."""
    wanted = [(book.value, FileForm.DOCX) for book in Book]
    wanted += [(Book.ALL.value, FileForm.XLSX), (Book.ALL.value, FileForm.JSON)]
    for book, form in wanted:
        file = exports.write(content, book, form, edition=edition, progress=progress)
        yield _file(edition, book, file, form=form)


def refuse_broken(printed: Iterable[press.Printed]) -> None:
    """Issue nothing from which a part is missing: nobody could mend it afterwards."""
    broken = {sentence for one in printed for sentence in one.broken}
    if broken:
        raise MoveRefused(f"Edisi belum terbit. {' '.join(sorted(broken))}")


def _file(
    edition: Edition, book: str, file: bytes, *, form: str = FileForm.PDF, **more: Any
) -> EditionFile:
    return EditionFile(
        edition=edition,
        book=book,
        form=form,
        file=file,
        size=len(file),
        sha256=sha256_of(file),
        **more,
    )


@transaction.atomic
def _keep(
    edition: Edition,
    files: list[EditionFile],
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
    EditionFile.objects.bulk_create(files)
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
    notifications.tell_issued(edition)
    return edition
