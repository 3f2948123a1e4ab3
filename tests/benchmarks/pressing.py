"""One print in a process of its own, so that its time and memory are its own.

python -m tests.benchmarks.pressing press|piece|html BOOK.json PART OUTPUT
"""

import json
import sys
from pathlib import Path
from time import perf_counter

import django

django.setup()

from books import press  # noqa: E402 - the settings come first
from books.contexts import Book  # noqa: E402


def main(way, source, part, output):
    """Print the book by the press or in one piece, or write its HTML; tell the time."""
    book = Book.from_json(json.loads(Path(source).read_text()))
    begun = perf_counter()
    if way == "html":
        Path(output).write_text(press.render_html(book, part))
    else:
        printed = _by(way)(book, part)
        Path(output).write_bytes(printed.pdf)
    sys.stdout.write(json.dumps({"seconds": perf_counter() - begun}))


def _by(way):
    """The press, or the print in one piece that it is compared with."""
    if way == "press":
        return press.print_pdf
    return getattr(press, "print_in_one_piece", press.print_pdf)


if __name__ == "__main__":
    main(*sys.argv[1:])
