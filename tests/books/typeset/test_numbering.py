"""Which number stands on a page?"""

import pytest

from books.typeset import numbering
from books.typeset.plates import Head, Page


@pytest.mark.parametrize(
    ("value", "written"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (48, "xlviii"), (199, "cxcix")],
)
def test_roman_is_small(value, written):
    assert numbering.roman(value) == written


def test_label_is_roman_in_front_and_arabic_behind_it():
    assert [numbering.label(page, 2) for page in range(4)] == ["i", "ii", "1", "2"]


def test_label_begins_with_the_first_page_of_a_chapter():
    assert [numbering.label(page, 0, 31) for page in range(2)] == ["31", "32"]


def head(pages, **anchors):
    page = Page(0, 595, 842, 0, (), ())
    return Head((page,) * pages, {n: (p, 0, 0) for n, p in anchors.items()}, (), 0)


def test_starts_counts_the_pages_before():
    heads = [head(2, cover=0), head(3, one=1), head(1, two=0)]

    assert numbering.starts(heads, 2) == {"cover": "i", "one": "2", "two": "4"}


def test_starts_takes_the_first_place_of_a_name():
    assert numbering.starts([head(1, table=0), head(1, table=0)], 0) == {"table": "1"}
