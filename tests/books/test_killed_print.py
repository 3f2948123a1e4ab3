"""A print whose process is killed goes on with the pieces that it had."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from books import press
from books.models import Chapter
from tests.books import proof
from tests.builders import facts

SCRIPT = (
    "import sys, json, django; django.setup();"
    "from books.contexts import Book; from books.press import print_pdf;"
    "print_pdf(Book.from_json(json.load(sys.stdin)), '2')"
)
PROGRAMS = 40


@pytest.fixture(scope="module")
def book():
    """Some dozens of sheets, which take some seconds."""
    return facts.a_book(
        chapters=(facts.a_chapter(book="2", block=Chapter.Block.PROGRAMS),),
        programs=tuple(
            facts.a_rich_program(code=f"SC21-{n:04}", title=f"Program ke-{n}")
            for n in range(PROGRAMS)
        ),
    )


def start(book, folder):
    """A print in a process of its own, which leads a group."""
    printing = subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        stdin=subprocess.PIPE,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "paser_masterplan.settings",
            "DATA_DIR": str(folder),
        },
        start_new_session=True,
    )
    printing.stdin.write(json.dumps(book.to_json()).encode())
    printing.stdin.close()
    return printing


def kept(folder):
    """How many plates are kept; what leads to one is a line of 64 letters."""
    found = (folder / "press").glob("*/[0-9a-f]*")  # a draft begins with tmp
    return sum(path.stat().st_size > 64 for path in found)


def alive(group):
    """The processes that are left of a group."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = path.read_text().rpartition(") ")
        except OSError:
            continue
        state, _, its_group, *_ = rest.split()
        if int(its_group) == group and state != "Z":
            found.append(path.parent.name)
    return found


def wait_until(happened, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.02)
    return False


def test_killed_print_goes_on_with_the_pieces_it_had(book, settings, tmp_path):
    printing = start(book, tmp_path)
    assert wait_until(lambda: kept(tmp_path) >= PROGRAMS // 2)

    os.kill(printing.pid, signal.SIGKILL)
    printing.wait()

    # Nobody goes on setting for a print that is dead.
    assert wait_until(lambda: not alive(printing.pid))
    settings.DATA_DIR = tmp_path
    before = kept(tmp_path)
    printed = press.print_pdf(book, "2")
    assert 0 < printed.made <= kept(tmp_path) - before
    proof.prove(printed.pdf)
