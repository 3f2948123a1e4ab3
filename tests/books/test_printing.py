"""The life of a printing: asked for, taken up, done, refused, broken, put back."""

import errno
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from agencies.models import AuditEntry
from books import printing
from books.models import Book, Edition, Printing
from books.models.printings import SILENCE
from books.typeset import crew
from tests.books.conftest import just_before
from tests.builders.books import a_chapter, a_printing

State = Printing.State
LONG_AGO = timezone.now() - SILENCE - timedelta(minutes=1)


def jobs():
    return list(DBTaskResult.objects.order_by("enqueued_at"))


def work(row):
    printing.work.call(row.pk)
    row.refresh_from_db()


def test_ask_queues_one_job(plan, council):
    asked = printing.ask(plan, Book.ONE, by=council)

    assert (asked.state, asked.book, asked.asked_by) == (State.WAITING, "1", council)
    assert [job.args_kwargs["args"] for job in jobs()] == [[asked.pk]]
    assert AuditEntry.objects.get().verb == "printing.ask"


def test_ask_again_gives_the_one_under_way(plan, council, expert):
    first = printing.ask(plan, Book.ONE, by=council)

    second = printing.ask(plan, Book.ONE, by=expert)

    assert second == first
    assert len(jobs()) == 1


def test_ask_gives_each_book_a_printing_of_its_own(plan, council):
    one = printing.ask(plan, Book.ONE, by=council)
    two = printing.ask(plan, Book.TWO, by=council)

    assert one != two


def test_ask_after_the_end_prints_again(plan, council):
    a_printing(council, plan=plan, book=Book.ONE, state=State.FAILED)

    again = printing.ask(plan, Book.ONE, by=council)

    assert again.state == State.WAITING


def test_ask_keeps_the_newest_prints_only(plan, council):
    for _ in range(printing.KEPT + 2):
        a_printing(council, plan=plan, state=State.DONE)

    printing.ask(plan, Book.ONE, by=council)

    assert plan.printings.count() == printing.KEPT


def test_work_prints_the_draft(plan, council):
    a_chapter(plan=plan, book=Book.ONE, title="Analisis masa depan")
    row = printing.ask(plan, Book.ONE, by=council)

    work(row)

    assert (row.state, row.attempts, row.broken) == (State.DONE, 1, [])
    with pikepdf.open(BytesIO(bytes(row.file))) as pdf:
        assert len(pdf.pages) == row.pages
        assert [entry.title for entry in pdf.open_outline().root][-1] == (
            "Bab I Analisis masa depan"
        )
    assert row.finished_at is not None
    assert (row.beat_at, row.slot) == (None, None)


def test_work_does_nothing_for_a_printing_that_is_gone(plan):
    printing.work.call(4711)

    assert not Printing.objects.exists()


def test_work_does_a_finished_printing_no_second_time(plan, council):
    row = a_printing(council, plan=plan, state=State.DONE)

    work(row)

    assert bytes(row.file) == b"%PDF-1.7"


def test_work_without_the_press_says_what_to_install(plan, council, monkeypatch):
    monkeypatch.setattr(crew, "PANGO", ("libnirwana.so",))
    row = printing.ask(plan, Book.ONE, by=council)

    work(row)

    assert row.state == State.FAILED
    assert "WeasyPrint" in row.step


def fail_with(error):
    def happens():
        raise error

    return happens


UPDATE = 'UPDATE "books_printing"'
BEAT = (UPDATE, '"pieces_done"')  # the statement that says how far a print is
END = (UPDATE, '"finished_at"')  # and the one that ends it


class BrokenFolder:
    """A folder of data in which nothing can be made."""

    def __init__(self, error):
        self.error = error

    def __truediv__(self, name):
        raise self.error


def test_work_that_breaks_tells_the_person_and_the_log(plan, council, settings):
    row = printing.ask(plan, Book.ONE, by=council)
    settings.DATA_DIR = BrokenFolder(TypeError())

    with pytest.raises(TypeError):
        printing.work.call(row.pk)

    row.refresh_from_db()
    assert (row.state, row.step) == (State.FAILED, printing.BROKEN)


def test_work_that_finds_the_disk_full_says_so(plan, council, settings):
    row = printing.ask(plan, Book.ONE, by=council)
    settings.DATA_DIR = BrokenFolder(OSError(errno.ENOSPC, "No space left on device"))

    work(row)

    assert (row.state, row.step) == (State.FAILED, printing.FULL)


def test_work_that_is_shut_down_waits_to_be_put_back(plan, council):
    row = printing.ask(plan, Book.ONE, by=council)

    with just_before(BEAT, fail_with(SystemExit())), pytest.raises(SystemExit):
        printing.work.call(row.pk)

    row.refresh_from_db()
    assert row.state == State.RUNNING


def overtake(row):
    return lambda: Printing.objects.filter(pk=row.pk).update(attempts=2)


@pytest.mark.parametrize("moment", [BEAT, END])
def test_work_that_was_overtaken_leaves_the_printing_alone(plan, council, moment):
    row = printing.ask(plan, Book.ONE, by=council)

    with just_before(moment, overtake(row)):
        work(row)

    assert (row.state, row.attempts, row.file) == (State.RUNNING, 2, None)


def test_beat_says_how_far_at_most_once_a_second(plan, council):
    row = a_printing(council, plan=plan, state=State.RUNNING)
    beat = printing.Beat(row)

    beat("Lembar program", 1, 9)
    beat("Lembar program", 2, 9)

    row.refresh_from_db()
    assert (row.step, row.pieces_done, row.pieces) == ("Lembar program", 1, 9)


def test_two_prints_at_a_time_and_the_third_has_its_turn(plan, council):
    a_chapter(plan=plan, book=Book.ONE)
    running = [
        a_printing(council, plan=plan, state=State.RUNNING, slot=slot, book=book)
        for slot, book in ((1, Book.TWO), (2, Book.THREE))
    ]
    third = printing.ask(plan, Book.ONE, by=council)

    work(third)
    assert (third.state, third.slot, third.attempts) == (State.WAITING, None, 0)

    # Whoever ends calls the one that has waited longest.
    Printing.objects.filter(pk=running[0].pk).update(
        state=State.WAITING, slot=None, beat_at=None
    )
    work(running[0])
    called = [job.args_kwargs["args"] for job in jobs()]
    assert [third.pk] in called[1:]


def test_a_third_print_at_a_time_is_refused_by_the_database(plan, council):
    a_printing(council, plan=plan, state=State.RUNNING, slot=1, book=Book.ONE)

    with pytest.raises(IntegrityError), transaction.atomic():
        a_printing(council, plan=plan, state=State.RUNNING, slot=1, book=Book.TWO)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_printing(council, plan=plan, state=State.RUNNING, slot=3, book=Book.TWO)


def test_revive_puts_back_what_fell_silent(plan, council):
    row = a_printing(council, plan=plan, state=State.RUNNING, beat_at=LONG_AGO)

    printing.revive()

    row.refresh_from_db()
    assert (row.state, row.beat_at) == (State.WAITING, None)
    assert [job.args_kwargs["args"] for job in jobs()] == [[row.pk]]


def test_revive_leaves_a_living_worker_alone(plan, council):
    row = a_printing(council, plan=plan, state=State.RUNNING)

    printing.revive()

    row.refresh_from_db()
    assert row.state == State.RUNNING
    assert jobs() == []


def test_revive_gives_up_after_the_third_time(plan, council):
    facts = {"state": State.RUNNING, "beat_at": LONG_AGO, "attempts": 3}
    row = a_printing(council, plan=plan, **facts)

    printing.revive()

    row.refresh_from_db()
    assert (row.state, row.step) == (State.FAILED, printing.GIVEN_UP)
    assert jobs() == []


def test_asking_again_revives_a_dead_printing(plan, council):
    facts = {"state": State.RUNNING, "beat_at": LONG_AGO}
    row = a_printing(council, plan=plan, book=Book.ONE, **facts)

    again = printing.ask(plan, Book.ONE, by=council)

    assert (again, again.state) == (row, State.WAITING)


def test_a_new_worker_begins_with_what_the_last_one_left(plan, council, monkeypatch):
    row = a_printing(council, plan=plan, state=State.RUNNING, beat_at=LONG_AGO)
    found = []
    # The real worker drops the connection that the test stands on.
    monkeypatch.setattr(
        "django_tasks_db.management.commands.db_worker.Command.handle",
        lambda command, **options: found.append(Printing.objects.get().state),
    )

    call_command("db_worker")

    assert found == [State.WAITING]
    assert [job.args_kwargs["args"] for job in jobs()] == [[row.pk]]


def test_work_issues_an_edition(ready_plan, admin):
    row = printing.ask_edition(ready_plan, by=admin)

    work(row)

    edition = Edition.objects.get()
    assert (row.state, row.edition, row.file) == (State.DONE, edition, None)
    assert edition.issued_by == admin


def test_work_that_was_overtaken_issues_nothing(ready_plan, admin):
    row = printing.ask_edition(ready_plan, by=admin)

    with just_before(['INSERT INTO "books_edition"'], overtake(row)):
        work(row)

    assert not Edition.objects.exists()


def test_work_does_not_issue_for_somebody_who_is_no_longer_admin(ready_plan, admin):
    row = printing.ask_edition(ready_plan, by=admin)
    admin.role = admin.Role.OPERATOR
    admin.save()

    work(row)

    assert (row.state, row.step) == (
        State.FAILED,
        "Edisi diterbitkan oleh admin DKISP.",
    )
    assert not Edition.objects.exists()
