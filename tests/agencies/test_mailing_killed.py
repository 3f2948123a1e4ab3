"""Is no letter lost when its worker is killed, and is a repeat known as one?"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.conf import settings
from django.db import connection

from agencies.mailing import message_id
from tests.agencies.sink import Sink
from tests.builders.agencies import a_letter, a_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.enable_socket]
LETTERS = 100
WORKER = [sys.executable, "manage.py", "db_worker", "--interval=0.2"]
COPY = "VACUUM INTO %s"
UNSENT = "SELECT key FROM agencies_letter WHERE state <> 'SENT'"
IN_HAND = f"{UNSENT} AND attempts > 0"
END_OF_LEASES = (
    "UPDATE agencies_letter SET due_at = '2021-07-15 00:00:00' WHERE state = 'WAITING'"
)


class Post:
    """A worker process and the database that it shares with the test."""

    def __init__(self, folder, sink):
        self.is_sqlite = connection.vendor == "sqlite"
        self.file = folder / "portal.sqlite3"
        known = connection.settings_dict
        url = f"sqlite:///{self.file}"
        if not self.is_sqlite:
            url = f"postgres://{known['USER']}@/{known['HOST']}/{known['NAME']}"
        self.environment = os.environ | {
            "DATABASE_URL": url,
            "DATA_DIR": str(folder),
            "EMAIL_URL": sink.url,
        }
        self.running = []

    def lay_out(self):
        """A SQLite database of the test lives in memory: the worker gets a copy."""
        if self.is_sqlite:
            with connection.cursor() as cursor:
                cursor.execute(COPY, [str(self.file)])

    def start(self):
        worker = subprocess.Popen(WORKER, cwd=settings.BASE_DIR, env=self.environment)
        self.running.append(worker)

    def kill(self):
        self.running[-1].send_signal(signal.SIGKILL)
        self.running.pop().wait()

    def ask(self, words):
        """What the database of the worker answers."""
        if not self.is_sqlite:
            with connection.cursor() as cursor:
                cursor.execute(words)
                return cursor.fetchall() if cursor.description else []
        with sqlite3.connect(self.file, timeout=20) as file:
            answer = file.execute(words).fetchall()
        file.close()
        return answer


@pytest.fixture
def sink():
    with Sink(delay=0.02) as sink:
        yield sink


@pytest.fixture
def post(tmp_path, sink):
    post = Post(tmp_path, sink)
    yield post
    for worker in post.running:
        worker.terminate()
        worker.wait(timeout=30)


def wait_for(question):
    patience = time.monotonic() + 180
    while not question():
        assert time.monotonic() < patience
        time.sleep(0.02)


def write(number):
    person = a_user(email="oki@dlh.example")
    return {message_id(a_letter(person)) for _ in range(number)}


def test_every_letter_arrives_though_its_worker_is_killed(post, sink):
    names = write(LETTERS)
    post.lay_out()
    for part in (20, 45, 70):
        post.start()
        wait_for(lambda part=part: len(sink.mails) >= part)
        post.kill()
    unsure = post.ask(IN_HAND)

    post.start()
    wait_for(lambda: len(set(sink.ids)) >= LETTERS - len(unsure))
    # The lease of those that were in the hands of the dead ends by itself, later.
    post.ask(END_OF_LEASES)
    wait_for(lambda: post.ask(UNSENT) == [])

    repeats = sum(Counter(sink.ids).values()) - LETTERS
    assert set(sink.ids) == names
    assert len(unsure) <= 3  # one for every worker that was killed
    assert repeats <= len(unsure)


def test_two_workers_send_each_letter_once(post, sink):
    names = write(LETTERS)
    post.lay_out()

    post.start()
    post.start()
    wait_for(lambda: post.ask(UNSENT) == [])

    assert sorted(sink.ids) == sorted(names)
