"""Is everything there that the portal leans on?"""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from agencies.models import Letter

LEAST_DISK = 200 * 1024 * 1024  # bytes: room for a few books and the database's log
LONGEST_WAIT = timedelta(minutes=10)  # longer, and a job or letter has no worker


def state():
    """Each thing with "ada" or what is wrong with it, and `siap` for all together."""
    checks = {
        "basis data": _database(),
        "migrasi": _migrations(),
        "ruang simpan": _disk(),
        "pekerjaan": _jobs(),
        "surat": _letters(),
    }
    return checks | {"siap": all(answer == "ada" for answer in checks.values())}


def _database():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "tidak menjawab"
    return "ada"


def _migrations():
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} belum dijalankan" if waiting else "ada"


def _disk():
    free = shutil.disk_usage(settings.DATA_DIR).free
    return "ada" if free >= LEAST_DISK else f"tinggal {free // 2**20} MB"


def _jobs():
    late = timezone.now() - LONGEST_WAIT
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, enqueued_at__lt=late
    )
    return "pekerjaan menunggu terlalu lama" if waiting.exists() else "ada"


def _letters():
    """A letter that failed waits for its next attempt, and is not late before it."""
    late = Letter.objects.due(timezone.now() - LONGEST_WAIT)
    is_late = settings.EMAIL_URL and late.exists()
    return "surat menunggu terlalu lama" if is_late else "ada"
