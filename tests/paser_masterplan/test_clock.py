"""Does the worker keep its hours, whatever breaks?"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command

from paser_masterplan import clock
from paser_masterplan.clock import MINUTE, TICK, Clock, Duty


@pytest.fixture
def hands():
    with ThreadPoolExecutor(1) as hands:
        yield hands


def counting(every):
    done = []
    return Duty(lambda: done.append(threading.current_thread().name), every), done


def test_duties_are_done_at_their_own_pace(hands):
    often, ticks = counting(TICK)
    seldom, minutes = counting(MINUTE)
    keeper = Clock([often, seldom])

    for second in range(0, 120, TICK):
        keeper.tick(hands, float(second))

    assert (len(ticks), len(minutes)) == (60, 2)


def test_a_broken_duty_is_logged_and_holds_nothing_up(hands, caplog):
    def remind():
        raise ValueError("rusak")

    after, done = counting(TICK)
    keeper = Clock([Duty(remind, TICK), after])

    keeper.tick(hands, 0.0)
    keeper.tick(hands, 2.0)

    assert len(done) == 2
    assert [record.message for record in caplog.records] == ["remind broke"] * 2
    assert caplog.records[0].exc_info[1].args == ("rusak",)


def test_mail_comes_first_and_often():
    named = {duty.do.__name__: duty.every for duty in clock.duties()}

    assert named == {
        "deliver": TICK,
        "remind": MINUTE,
        "write_digests": MINUTE,
        "settle_old": MINUTE,
        "revive": MINUTE,
    }
    assert next(iter(named)) == "deliver"


def test_the_clock_runs_beside_the_jobs_and_ends_with_them(monkeypatch, db):
    rang = threading.Event()
    duty = Duty(rang.set, TICK)
    monkeypatch.setattr(clock, "TICK", 0.01)
    monkeypatch.setattr(
        "paser_masterplan.management.commands.db_worker.duties", lambda: [duty]
    )
    found = []
    # The real worker drops the connection that the test stands on.
    monkeypatch.setattr(
        "django_tasks_db.management.commands.db_worker.Command.handle",
        lambda command, **options: found.append((rang.wait(10), options["reload"])),
    )

    call_command("db_worker")

    assert found == [(True, False)]
    assert "clock" not in {thread.name for thread in threading.enumerate()}
