"""Is rupiah read as people write it, and written as readers expect it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paser_masterplan.money import (
    LARGEST,
    UnreadableAmount,
    format_number,
    format_rupiah,
    format_short,
    parse_rupiah,
)

amounts = st.integers(1, LARGEST)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250.000.000", 1_250_000_000),
        ("1,250,000,000", 1_250_000_000),
        ("1250000000", 1_250_000_000),
        ("Rp1.250.000.000", 1_250_000_000),
        ("Rp. 1.250.000.000,-", 1_250_000_000),
        (" rp 850 juta ", 850_000_000),
        ("850 JT", 850_000_000),
        ("1,5 M", 1_500_000_000),
        ("1.5 miliar", 1_500_000_000),
        ("1.500 juta", 1_500_000_000),
        ("1,500 milyar", 1_500_000_000),
        ("1.234,5 juta", 1_234_500_000),
        ("2 T", 2 * 10**12),
        ("0,75 triliun", 750 * 10**9),
        ("500 rb", 500_000),
        ("25 ribu.", 25_000),
    ],
)
def test_money_is_read_as_people_write_it(text, amount):
    assert parse_rupiah(text) == amount


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "belum terbaca"),
        ("banyak", "belum terbaca"),
        ("5 kg", "belum terbaca"),
        ("-5 juta", "belum terbaca"),
        ("1,2,3", "Titik dan komanya"),
        ("1.2.3 juta", "Titik dan komanya"),
        ("0", "rupiah bulat"),
        ("0,5", "rupiah bulat"),
        ("1,23456 ribu", "rupiah bulat"),
        ("1.001 T", "rupiah bulat"),
        ("9" * 40, "rupiah bulat"),
    ],
)
def test_money_that_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(UnreadableAmount, match=sentence):
        parse_rupiah(text)


@given(amounts)
def test_money_is_read_back_as_it_was_written(amount):
    assert parse_rupiah(format_rupiah(amount)) == amount
    assert parse_rupiah(format_number(amount)) == amount
    assert parse_rupiah(str(amount)) == amount


@given(amounts)
def test_short_money_is_off_by_half_a_hundredth_at_most(amount):
    said = parse_rupiah(format_short(amount))

    assert abs(said - amount) * 200 <= max(amount, 1)


def read(text):
    try:
        return parse_rupiah(text)
    except UnreadableAmount as unreadable:
        return str(unreadable)


@given(st.text() | st.from_regex(r"[Rr]p ?[0-9.,]{1,20} ?[a-z]{0,7}", fullmatch=True))
def test_any_text_is_read_or_explained(text):
    answer = read(text)

    assert answer.endswith(".") if isinstance(answer, str) else 0 < answer <= LARGEST


@pytest.mark.parametrize(
    ("amount", "short"),
    [
        (999_999, "Rp999.999"),
        (1_000_000, "Rp1 juta"),
        (1_250_000_000, "Rp1,25 miliar"),
        (1_204_000_000, "Rp1,2 miliar"),
        (3 * 10**12, "Rp3 triliun"),
    ],
)
def test_short_money_is_said_at_a_glance(amount, short):
    assert format_short(amount) == short
