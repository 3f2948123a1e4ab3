"""Do forty decisions leave all or not at all when their process is killed?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.programs.forty import MANY

ROOT = Path(__file__).resolve().parents[2]
STATEMENTS = [0, 3, 30, 100, 250, 500, 800]
SECONDS = [0.1, 0.4]
MOMENTS = [*map(str, STATEMENTS), *[f"{time}s" for time in SECONDS], "before", "after"]
NOTHING = {"decided": 0, "prepared": MANY, "messages": 0, "letters": 0, "entries": 0}
# Two people each, one of them by mail too; ten merges that their taker tells as well.
ALL = {
    "decided": MANY,
    "prepared": 0,
    "messages": MANY * 2,
    "letters": MANY,
    "entries": MANY + MANY // 4,
}


@pytest.fixture
def environment(tmp_path, transactional_db):
    """A database that other processes can open: a file, or the server's."""
    url = f"sqlite:///{tmp_path}/portal.sqlite3"
    if connection.vendor == "postgresql":
        server = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
        url = f"{server}/{connection.settings_dict['NAME']}"
    found = os.environ | {
        "DATABASE_URL": url,
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "paser_masterplan.settings",
    }
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=found, check=True)
    return found


def test_forty_decisions_leave_together_or_not_at_all(environment):
    command = [sys.executable, "-m", "tests.programs.forty", *MOMENTS]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )

    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["moment"] for row in found] == MOMENTS
    for row in found:
        assert row.items() >= {"twice": 0, "untold": 0, "is_whole": True}.items(), row
        assert row.items() >= (ALL if row["decided"] else NOTHING).items(), row
    assert [row["decided"] for row in found if row["moment"] == "before"] == [0]
    assert found[-1].items() >= (ALL | {"is_killed": True}).items()
    killed = [row["is_killed"] for row in found if row["moment"].isdigit()]
    assert all(killed)
