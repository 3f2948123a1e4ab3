"""Which number stands on a page, and on which page is a name?"""

from collections.abc import Iterator, Sequence

from books.typeset.plates import Head

ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def starts(heads: Sequence[Head], front: int) -> dict[str, str]:
    """The number, as it is printed, of the page on which each anchor is.

    `front` is the number of pages that are counted in roman.
    """
    found: dict[str, int] = {}
    for first, head in zip(_firsts(heads), heads, strict=True):
        for name, (offset, _, _) in head.anchors.items():
            found.setdefault(name, first + offset)
    return {name: label(page, front) for name, page in found.items()}


def label(page: int, front: int, first: int = 1) -> str:
    """The number of a page, counted from 0, as it is printed on it.

    `first` is the number of the first page that is counted in arabic.
    """
    return str(page - front + first) if page >= front else roman(page + 1)


def roman(value: int) -> str:
    """A small roman number: 4 is iv."""
    written = ""
    for worth, letters in ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _firsts(heads: Sequence[Head]) -> Iterator[int]:
    page = 0
    for head in heads:
        yield page
        page += len(head.pages)
