"""One print in a process of its own, so that its time and memory are its own.

python -m tests.benchmarks.pressing press|piece|html BOOK.json PART OUTPUT

Nothing is imported before it is needed: the processes of the press import this module
too, as they do manage.py.
"""

import json
import sys
from pathlib import Path
from time import perf_counter


def main(way, source, part, output):
    """Print the book by the press or in one piece, or write its HTML; tell the time."""
    import django  # noqa: PLC0415 - not in the processes of the press

    django.setup()
    from books import press  # noqa: PLC0415 - the settings come first
    from books.contexts import Book  # noqa: PLC0415

    ways = {
        "press": lambda book: press.print_pdf(book, part).pdf,
        "piece": lambda book: _reference().print_in_one_piece(book, part),
        "html": lambda book: _reference().linked_html(book, part).encode(),
    }
    book = Book.from_json(json.loads(Path(source).read_text()))
    begun = perf_counter()
    made = ways[way](book)
    seconds = perf_counter() - begun
    Path(output).write_bytes(made)
    sys.stdout.write(json.dumps({"seconds": seconds}))


def _reference():
    """What the press is held against; it readies WeasyPrint in this process."""
    from tests.books import reference  # noqa: PLC0415 - not where the press prints

    return reference


if __name__ == "__main__":
    main(*sys.argv[1:])
