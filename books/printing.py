"""How is a print asked for, made by a worker, and put back when that worker dies?"""

import errno
from datetime import timedelta
from time import monotonic

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from agencies import auditing
from books import comparing, contexts, exports, issuing, press, readiness
from books.excerpts import Excerpt
from books.handwriting import PenSheet
from books.models import Book, FileForm, Printing
from books.models.printings import SLOTS
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan
from programs.worksheet import waiting

State = Printing.State
MOST_ATTEMPTS = 3
KEPT = 12  # prints of the books; each is some megabytes, and can be printed again
KEPT_FOR = timedelta(days=1)  # prints of one program or of two editions
SECONDS_BETWEEN_BEATS = 1
REFUSALS = (press.PressUnavailable, MoveRefused, PermissionDenied)
BROKEN = (
    "Pencetakan berhenti karena kesalahan di server. Coba lagi; bila terulang, "
    "sampaikan kepada pengelola portal."
)
FULL = (
    "Pencetakan berhenti karena ruang simpan di server penuh. Minta pengelola server "
    "mengosongkan ruang, lalu coba lagi; bagian yang sudah jadi tidak dicetak ulang."
)
GIVEN_UP = (
    "Pencetakan terhenti tiga kali sebelum selesai. Periksa apakah server kehabisan "
    "memori atau dimatikan, lalu coba lagi."
)


class Overtaken(Exception):
    """Another worker has this printing now; what was done here does not count."""


def forms_of(book):
    """In which forms the draft of a book can be asked for."""
    forms = (FileForm.PDF, FileForm.DOCX)
    return (*forms, FileForm.XLSX) if book == Book.ALL else forms


def ask(plan, book, *, by, issues=False, form=FileForm.PDF):
    """The printing of this book that is under way, or a new one with its job."""
    return _ask(plan, by=by, book=book, issues=issues, form=form)


def ask_edition(plan, *, by):
    """The issuing that is under way, or a new one, unless something is missing."""
    readiness.refuse_gaps(plan)
    return ask(plan, Book.ALL, by=by, issues=True)


def ask_excerpt(program, *, by):
    """The printing of one program for this person, as it stands now."""
    return _ask(program.plan, by=by, program=program, asked_by=by)


def ask_worksheet(agency, *, by, is_blank):
    """The printing of an agency's worksheet for this person, as it stands now."""
    what = {"agency": agency, "is_blank": is_blank, "asked_by": by}
    return _ask(waiting.current_plan(), by=by, **what)


def ask_comparison(older, newer, *, by):
    """The printing of two editions beside each other; neither ever changes."""
    done = Printing.objects.with_file().filter(older=older, newer=newer).first()
    return done or _ask(newer.plan, by=by, older=older, newer=newer)


def ask_paper(workshop, paper, day=None, *, by):
    """The printing of a list, of badges or of minutes, as they stand now."""
    plan = workshop.stage.plan
    return _ask(plan, by=by, workshop=workshop, paper=paper, day=day)


@transaction.atomic
def _ask(plan, *, by, **what):
    """What is under way of this, or a new printing with its job."""
    revive()
    MasterPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)  # one at a time
    printing, is_new = Printing.objects.underway().get_or_create(
        plan=plan, **what, defaults={"asked_by": by}
    )
    if is_new:
        _forget_old(plan)
        # The job is a row too: it comes with the printing or not at all.
        work.enqueue(printing.pk)
        auditing.record("printing.ask", printing, f"{printing} diminta", by=by)
    return printing


@transaction.atomic
def revive():
    """Put back what a dead worker left behind; give up after the third time."""
    for printing in Printing.objects.silent().defer("file").select_for_update():
        if printing.attempts < MOST_ATTEMPTS:
            _mine(printing).update(state=State.WAITING, beat_at=None, slot=None)
            work.enqueue(printing.pk)
        else:
            _end(printing, State.FAILED, step=GIVEN_UP)


@task()
def work(printing_id):
    """The job that makes one printing; asked twice, it does it once."""
    if not _claim(printing_id):
        return
    printing = Printing.objects.in_full().get(pk=printing_id)
    with Attempt(printing):
        _make(printing, Beat(printing))
    _call_the_next()


def _claim(printing_id):
    """Whether the printing was waiting and one of the places was free for it."""
    waiting = Printing.objects.filter(pk=printing_id, state=State.WAITING)
    taken = {"state": State.RUNNING, "attempts": F("attempts") + 1}
    for slot in SLOTS:
        try:
            with transaction.atomic():
                return waiting.update(slot=slot, beat_at=timezone.now(), **taken)
        except IntegrityError:  # two prints cannot stand in one place
            continue
    return 0


def _call_the_next():
    """Let the print that has waited longest have the place that became free."""
    waiting = Printing.objects.filter(state=State.WAITING).order_by("pk")
    if first := waiting.values_list("pk", flat=True).first():
        work.enqueue(first)


class Attempt:
    """One try at a printing: however it ends early, the person who waits is told.

    A refusal is an answer. A bug goes on to the log of jobs. A worker that is being
    shut down says nothing, and its printing is put back.
    """

    def __init__(self, printing):
        self.printing = printing

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, REFUSALS):
            _end(self.printing, State.FAILED, step=str(error))
        elif isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _end(self.printing, State.FAILED, step=FULL)
            return True
        elif isinstance(error, Exception) and not isinstance(error, Overtaken):
            _end(self.printing, State.FAILED, step=BROKEN)
        return isinstance(error, (*REFUSALS, Overtaken))


class Beat:
    """What the press calls as it goes: it shows that the worker lives, and how far."""

    def __init__(self, printing):
        self.printing = printing
        self.last = float("-inf")

    def __call__(self, step, done, total):
        now = monotonic()
        if now - self.last < SECONDS_BETWEEN_BEATS:
            return
        self.last = now
        said = {"step": step, "pieces_done": done, "pieces": total}
        said["beat_at"] = timezone.now()
        if not _mine(self.printing).update(**said):
            raise Overtaken


def _make(printing, beat):
    """Print what was asked for, or issue the draft."""
    if printing.issues:
        issuing.issue(
            printing.plan,
            by=printing.asked_by,
            progress=beat,
            together_with=lambda edition: _done(printing, edition=edition),
        )
        return
    if printing.form != FileForm.PDF:
        book = contexts.Book.gather(printing.plan)
        file = exports.write(book, printing.book, printing.form, progress=beat)
        _done(printing, file=file)
        return
    printed = _print(printing, beat)
    _done(
        printing,
        file=printed.pdf,
        pages=printed.pages,
        broken=list(printed.broken),
    )


def _print(printing, beat):
    """One program, two editions beside each other, or a book of the draft."""
    if printing.program:
        return press.print_excerpt(Excerpt.read(printing.program_id, printing.asked_by))
    if printing.workshop:
        return press.print_paper(printing.workshop, printing.paper, printing.day)
    if printing.agency:
        sheet = PenSheet.read(
            printing.agency, printing.asked_by, is_blank=printing.is_blank
        )
        return press.print_worksheet(sheet)
    if printing.newer:
        comparison = comparing.between(printing.older, printing.newer)
        return press.print_comparison(comparison, progress=beat)
    book = contexts.Book.gather(printing.plan)
    return press.print_pdf(book, printing.book, progress=beat)


def _done(printing, **result):
    if not _end(printing, State.DONE, step="", **result):
        raise Overtaken


def _end(printing, state, **facts):
    """Whether the printing was still ours to end."""
    ended = {"state": state, "finished_at": timezone.now()}
    ended |= {"beat_at": None, "slot": None}
    return _mine(printing).update(**ended, **facts)


def _mine(printing):
    """The printing while it is in the hands that took it up this time."""
    return Printing.objects.filter(
        pk=printing.pk, state=State.RUNNING, attempts=printing.attempts
    )


def _forget_old(plan):
    """Keep the newest prints of the books; an edition keeps its own files for good."""
    finished = plan.printings.filter(finished_at__isnull=False)
    newest = plan.printings.of_the_draft().order_by("-pk")
    kept = newest.values_list("pk", flat=True)[:KEPT]
    finished.of_the_draft().exclude(pk__in=list(kept)).delete()
    finished.filter(book="", finished_at__lt=timezone.now() - KEPT_FOR).delete()
