"""Objects are written with holes for their references."""

import pydyf
import pytest

from books.typeset import inking


def test_references_become_holes_in_their_order():
    value = pydyf.Dictionary({"P": b"7 0 R", "K": pydyf.Array([b"9 0 R", 3])})

    assert inking.ink(value, {7: 0, 9: 1}) == (b"<</P %d 0 R/K [%d 0 R 3]>>", (0, 1))


def test_words_that_look_like_a_reference_are_words():
    value = pydyf.Dictionary({"Alt": pydyf.String("7 0 R, 100%")})

    assert inking.ink(value, {}) == (b"<</Alt (7 0 R, 100%%)>>", ())


def test_entries_have_no_brackets():
    assert inking.entries({"N": 3}, {}) == (b"/N 3", ())


@pytest.mark.parametrize(
    ("value", "written"), [(3.0, b"3"), (0.12345, b"0.123"), (-7.5, b"-7.5"), (0, b"0")]
)
def test_number_has_three_decimals_at_most(value, written):
    assert inking.number(value) == written
