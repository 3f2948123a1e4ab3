"""The life of a printing: asked for, taken up, done, refused, broken, put back."""

import sys
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from agencies.models import AuditEntry
from books import printing
from books.models import Book, Edition, Printing
from books.models.printings import SILENCE
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


def test_work_prints_the_draft(plan, council, light_press):
    a_chapter(plan=plan, book=Book.ONE, title="Analisis masa depan")
    row = printing.ask(plan, Book.ONE, by=council)

    work(row)

    assert (row.state, row.pages, row.attempts) == (State.DONE, 2, 1)
    assert b"Analisis masa depan" in bytes(row.file)
    assert row.finished_at is not None
    assert row.beat_at is None


def test_work_does_nothing_for_a_printing_that_is_gone(plan, light_press):
    printing.work.call(4711)

    assert not Printing.objects.exists()


def test_work_does_a_finished_printing_no_second_time(plan, council, light_press):
    row = a_printing(council, plan=plan, state=State.DONE)

    work(row)

    assert bytes(row.file) == b"%PDF-1.7"


def test_work_without_the_press_says_what_to_install(plan, council, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    row = printing.ask(plan, Book.ONE, by=council)

    work(row)

    assert row.state == State.FAILED
    assert "WeasyPrint" in row.step


def test_work_that_breaks_tells_the_person_and_the_log(
    plan, council, light_press, monkeypatch
):
    monkeypatch.setattr(light_press, "render", None)
    row = printing.ask(plan, Book.ONE, by=council)

    with pytest.raises(TypeError):
        printing.work.call(row.pk)

    row.refresh_from_db()
    assert (row.state, row.step) == (State.FAILED, printing.BROKEN)


def test_work_that_is_shut_down_waits_to_be_put_back(
    plan, council, light_press, monkeypatch
):
    def shut_down(self, **options):
        raise SystemExit

    monkeypatch.setattr(light_press, "render", shut_down)
    row = printing.ask(plan, Book.ONE, by=council)

    with pytest.raises(SystemExit):
        printing.work.call(row.pk)

    row.refresh_from_db()
    assert row.state == State.RUNNING


def test_work_that_was_overtaken_leaves_the_printing_alone(
    plan, council, light_press, monkeypatch
):
    row = printing.ask(plan, Book.ONE, by=council)
    render = light_press.render

    def overtaken(self, **options):
        Printing.objects.filter(pk=row.pk).update(attempts=2)
        return render(self, **options)

    monkeypatch.setattr(light_press, "render", overtaken)

    work(row)

    assert (row.state, row.attempts, row.file) == (State.RUNNING, 2, None)


def test_work_that_was_overtaken_at_the_end_keeps_no_file(
    plan, council, light_press, monkeypatch
):
    row = printing.ask(plan, Book.ONE, by=council)
    document = light_press("").render()

    def overtaken(self, **options):
        Printing.objects.filter(pk=row.pk).update(attempts=2)
        return document

    monkeypatch.setattr(light_press, "render", overtaken)

    work(row)

    assert (row.state, row.file) == (State.RUNNING, None)


def test_beat_says_how_far_at_most_once_a_second(plan, council):
    row = a_printing(council, plan=plan, state=State.RUNNING)
    beat = printing.Beat(row)

    beat("Menata halaman", 1)
    beat("Menata halaman", 2)

    row.refresh_from_db()
    assert (row.step, row.pages) == ("Menata halaman", 1)


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


def test_work_issues_an_edition(ready_plan, admin, light_press):
    row = printing.ask_edition(ready_plan, by=admin)

    work(row)

    edition = Edition.objects.get()
    assert (row.state, row.edition, row.file) == (State.DONE, edition, None)
    assert edition.issued_by == admin


def test_work_that_was_overtaken_issues_nothing(
    ready_plan, admin, light_press, monkeypatch
):
    row = printing.ask_edition(ready_plan, by=admin)
    document = light_press("").render()

    def overtaken(self, **options):
        Printing.objects.filter(pk=row.pk).update(attempts=2)
        return document

    monkeypatch.setattr(light_press, "render", overtaken)

    work(row)

    assert not Edition.objects.exists()


def test_work_does_not_issue_for_somebody_who_is_no_longer_admin(
    ready_plan, admin, light_press
):
    row = printing.ask_edition(ready_plan, by=admin)
    admin.role = admin.Role.OPERATOR
    admin.save()

    work(row)

    assert (row.state, row.step) == (
        State.FAILED,
        "Edisi diterbitkan oleh admin DKISP.",
    )
    assert not Edition.objects.exists()
