"""What is ready before a piece comes: the process from which all setters are forked.

Importing WeasyPrint and reading the fonts takes a second and much memory. It is done
once, in the server that multiprocessing forks its processes from.
"""

from pathlib import Path

from books.typeset.setting import Copy, Setter

STATIC = Path(__file__).parents[2] / "static"
SETTER = Setter(STATIC)


def plate(copy: Copy) -> tuple[bytes, dict[str, bytes]]:
    """The piece as a plate, and faces that its process had not used before."""
    return SETTER.plate(copy)
