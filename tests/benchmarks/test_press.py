"""What does a print cost by the press, in one piece, and by Chromium?

The press prints a plan of each size cold, with nothing, one program, and one paragraph
changed; WeasyPrint in one piece and Chromium print the same beside it where it is not
too large. Every print is a process of its own; memory is that of all its processes.

    BENCH_PROGRAMS=50,500   the sizes (50,500,5000)
    BENCH_BOOK=all          the book: 1, 2, 3 or all (2)
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path

import environ
import pikepdf
import pytest
from django.conf import settings

from books.contexts import Book
from paser_masterplan.demo import building
from plans.models import MasterPlan
from tests.benchmarks import growing
from tests.benchmarks.weighing import Unfinished, weighed

env = environ.Env()
SIZES = env.list("BENCH_PROGRAMS", cast=int, default=[50, 500, 5_000])
PART = env.str("BENCH_BOOK", default="2")
LARGEST_OF_OTHERS = 500  # the others would take an hour and all the memory for more
COLD, SAME, PROGRAM, PARAGRAPH = "cold", "nothing", "one program", "one paragraph"
ONE_PIECE, CHROMIUM = "one piece", "chromium"
MILLION = 1_000_000
TO_PDF = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--allow-file-access-from-files",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)


@dataclass
class Print:
    """What one print took, and the file that came of it."""

    seconds: float
    work: float  # of all processors, with the start of Python
    memory: int
    file: Path

    @property
    def size(self):
        return self.file.stat().st_size

    @property
    def pages(self):
        with pikepdf.open(self.file) as pdf:
            return len(pdf.pages)


class Bench:
    """Prints books in a folder, each time with the press as the last time left it."""

    def __init__(self, folder):
        self.folder = folder
        self.env = os.environ | {
            "DATA_DIR": str(folder / "data"),
            "DJANGO_SETTINGS_MODULE": "paser_masterplan.settings",
        }

    def make(self, way, book, name):
        """The seconds are those of the print itself, without the start of Python."""
        source = self.folder / "book.json"
        source.write_text(json.dumps(book.to_json()))
        file = self.folder / name
        command = (sys.executable, "-m", "tests.benchmarks.pressing")
        weight = weighed(
            [*command, way, str(source), PART, str(file)],
            env=self.env,
            cwd=settings.BASE_DIR,
        )
        seconds = json.loads(weight.said)["seconds"]
        return Print(seconds, weight.work, weight.memory, file)

    def by_chromium(self, book):
        """The same HTML, with its style and fonts beside it; the start is counted."""
        static = Path(settings.BASE_DIR) / "static"
        for name in ("books", "fonts"):
            shutil.copytree(static / name, self.folder / name, dirs_exist_ok=True)
        html = self.make("html", book, "book.html").file
        file = self.folder / "chromium.pdf"
        profile = f"--user-data-dir={self.folder / 'chromium'}"
        to = (f"--print-to-pdf={file}", html.as_uri())
        weight = weighed(
            [_chromium(), *TO_PDF, profile, *to], stderr=subprocess.DEVNULL
        )
        return Print(weight.seconds, weight.work, weight.memory, file)


def _chromium():
    found = subprocess.run(
        [Path(settings.BASE_DIR) / "ops" / "chromium.sh"],
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.strip()


def measured(bench, book):
    """What the press takes, by what was changed before."""
    changed = growing.with_a_program_changed(book)
    written = growing.with_a_paragraph_changed(book, PART)
    return {
        COLD: bench.make("press", book, "cold.pdf"),
        SAME: bench.make("press", book, "same.pdf"),
        PROGRAM: bench.make("press", changed, "program.pdf"),
        PARAGRAPH: bench.make("press", written, "paragraph.pdf"),
    }


def others(bench, book):
    """What the press is compared with, as far as it gets there."""
    if len(book.programs) > LARGEST_OF_OTHERS:
        return {}
    ways = {
        ONE_PIECE: lambda: bench.make("piece", book, "piece.pdf"),
        CHROMIUM: lambda: bench.by_chromium(book),
    }
    prints = {}
    for name, way in ways.items():
        with suppress(Unfinished):
            prints[name] = way()
    return prints


@pytest.fixture
def book(db):
    building.build(lambda step: None, edition=False)
    return Book.gather(MasterPlan.objects.current())


def test_press_by_the_number_of_programs(book, tmp_path, say):
    found = {}
    for size in SIZES:
        folder = tmp_path / str(size)
        folder.mkdir()
        bench, large = Bench(folder), growing.grown(book, size)
        prints = measured(bench, large) | others(bench, large)
        found[size] = prints
        say(f"\n{size} programs, book {PART}: pages, seconds, work, memory, file")
        for name, one in prints.items():
            say(
                f"  {name:14}{one.pages:6}{one.seconds:9.2f} s{one.work:9.2f} s"
                f"{one.memory / MILLION:8.0f} MB{one.size / MILLION:8.2f} MB"
            )
        for words in _ratios(prints):
            say(f"  {words}")

        cold, same, program, paragraph = list(prints.values())[:4]
        assert same.file.read_bytes() == cold.file.read_bytes()
        assert program.file.read_bytes() != cold.file.read_bytes()
        assert paragraph.file.read_bytes() != cold.file.read_bytes()
    for words in _exponents(found):
        say(words)


def _ratios(prints):
    cold = prints[COLD]
    for name in (SAME, PROGRAM, PARAGRAPH):
        yield f"{name}: {prints[name].seconds / cold.seconds:.1%} of cold"
    for name in (ONE_PIECE, CHROMIUM):
        if name in prints:
            other = prints[name]
            yield (
                f"cold against {name}: seconds × {cold.seconds / other.seconds:.2f}, "
                f"work × {cold.work / other.work:.2f}, "
                f"memory × {cold.memory / other.memory:.2f}, "
                f"file × {cold.size / other.size:.2f}"
            )


def _exponents(found):
    """How a print grows from one size to the next: 1 is in proportion."""
    for small, large in pairwise(SIZES):
        before, after = found[small][COLD], found[large][COLD]
        grown = {
            name: log(getattr(after, name) / getattr(before, name), large / small)
            for name in ("seconds", "work", "memory", "size", "pages")
        }
        said = ", ".join(f"{name} ^{power:.2f}" for name, power in grown.items())
        yield f"\ncold, {small} to {large}: {said}"
