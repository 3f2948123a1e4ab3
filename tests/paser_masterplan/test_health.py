"""Does the portal say how it is?"""

from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from paser_masterplan import health
from tests.builders.agencies import a_letter

Usage = namedtuple("Usage", "total used free")


def test_live_answers_anybody(client):
    response = client.get("/sehat")

    assert response.content == b"sehat\n"


def test_ready_names_everything_it_looked_at(client, db):
    response = client.get("/siap")

    assert response.status_code == 200
    assert response.json() == {
        "basis data": "ada",
        "migrasi": "ada",
        "ruang simpan": "ada",
        "pekerjaan": "ada",
        "surat": "ada",
        "siap": True,
    }


def test_a_full_disk_is_said(client, db, monkeypatch):
    full = Usage(100, 100, 5 * 2**20)
    monkeypatch.setattr(health.shutil, "disk_usage", lambda folder: full)

    response = client.get("/siap")

    assert response.status_code == 503
    assert response.json()["ruang simpan"] == "tinggal 5 MB"


def test_a_silent_database_is_said(db, monkeypatch):
    class Silent:
        def cursor(self):
            raise DatabaseError

    monkeypatch.setattr(health, "connection", Silent())

    assert health._database() == "tidak menjawab"


def test_a_waiting_migration_is_said(db, monkeypatch):
    executor = health.MigrationExecutor
    monkeypatch.setattr(executor, "migration_plan", lambda self, nodes: [1, 2])

    assert health._migrations() == "2 belum dijalankan"


@pytest.mark.parametrize(
    ("minutes", "answer"),
    [(9, "ada"), (11, "pekerjaan menunggu terlalu lama")],
)
def test_a_job_without_a_worker_is_said(db, minutes, answer):
    asked = timezone.now() - timedelta(minutes=minutes)
    job = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="books.printing.press",
        backend_name="default",
        run_after=asked,
    )
    DBTaskResult.objects.filter(pk=job.pk).update(enqueued_at=asked)

    assert health._jobs() == answer


def test_a_letter_that_nobody_sends_is_said(client, operator, settings):
    letter = a_letter(operator, due_at=timezone.now() - timedelta(minutes=11))
    assert client.get("/siap").json()["surat"] == "surat menunggu terlalu lama"

    settings.EMAIL_URL = ""
    assert client.get("/siap").json()["surat"] == "ada"

    settings.EMAIL_URL = "memorymail://"
    letter.due_at = timezone.now() + timedelta(hours=2)
    letter.save()
    assert client.get("/siap").json()["surat"] == "ada"
