"""How is an object of pydyf written down with references that can be moved?"""

import re
from typing import Any

import pydyf

from books.typeset.plates import Ink

REFERENCE = re.compile(rb"(\d+) 0 R")


def ink(value: Any, numbers: dict[int, int]) -> Ink:
    """The object with `%d 0 R` for every reference, and where each of them leads.

    `numbers` tells the place of each of pydyf's objects in the plate.
    """
    references: list[int] = []
    return _write(value, numbers, references), tuple(references)


def entries(value: dict[str, Any], numbers: dict[int, int]) -> Ink:
    """What stands in a dictionary, without its brackets."""
    template, references = ink(value, numbers)
    return template[2:-2], references


def _write(value: Any, numbers: dict[int, int], references: list[int]) -> bytes:
    if isinstance(value, dict):
        written = (
            b"/%s %s" % (_plain(key), _write(item, numbers, references))
            for key, item in value.items()
        )
        return b"<<%s>>" % b"".join(written)
    if isinstance(value, list | tuple):
        written = (_write(item, numbers, references) for item in value)
        return b"[%s]" % b" ".join(written)
    if isinstance(value, bytes) and (found := REFERENCE.fullmatch(value)):
        references.append(numbers[int(found[1])])
        return b"%d 0 R"
    return _plain(value)


def _plain(value: Any) -> bytes:
    """A name, a number or a string, with the sign that starts a hole doubled."""
    written: bytes = pydyf._to_bytes(value)
    return written.replace(b"%", b"%%")


def string(text: str) -> bytes:
    """Text as PDF writes it."""
    data: bytes = pydyf.String(text).data
    return data


def number(value: float) -> bytes:
    """A number of points, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".").encode()
