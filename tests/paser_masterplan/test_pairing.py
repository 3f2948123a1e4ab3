"""Which rows of two lists are taken for one?"""

from paser_masterplan.pairing import paired


def word(place, row):
    return row


def place(place, row):
    return place


def test_rows_are_one_by_their_key_in_the_order_of_today():
    pairs = paired(["a", "b", "c"], ["c", "d", "a"], word)

    assert pairs == [("c", "c"), (None, "d"), ("a", "a"), ("b", None)]


def test_what_finds_no_other_is_looked_for_by_the_next_key():
    pairs = paired(["a", "b", "c"], ["a", "B", "c"], word, place)

    assert pairs == [("a", "a"), ("b", "B"), ("c", "c")]


def test_the_first_key_goes_before_the_next():
    pairs = paired(["a", "b"], ["b", "a"], word, place)

    assert pairs == [("b", "b"), ("a", "a")]


def test_alike_rows_are_paired_one_by_one():
    pairs = paired(["a", "a"], ["a", "a", "a"], word)

    assert pairs == [("a", "a"), ("a", "a"), (None, "a")]


def test_a_row_that_is_none_in_the_other_list_stays_alone():
    assert paired([], ["a"], word) == [(None, "a")]
    assert paired(["a"], [], word) == [("a", None)]
