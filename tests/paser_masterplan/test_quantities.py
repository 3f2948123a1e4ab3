"""Which number does a written quantity mean?"""

from decimal import Decimal

import pytest

from paser_masterplan.quantities import read_quantity


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.200", "1200"),
        ("1.200,5", "1200.5"),
        ("13.682.000", "13682000"),
        ("0.125", "0.125"),
        ("1,200", "1.2"),
        ("-3,2", "-3.2"),
        (" 70 % ", "70"),
        ("70 persen", "70"),
        ("70.", "70"),
        ("≥ 80", "80"),
        ("Minimal 80 persen", "80"),
        ("72,3 (B)", "72.3"),
        ("15 menit/laporan", "15"),
        ("1,2 juta orang", "1200000"),
        ("Rp 850 juta", "850000000"),
        ("5 km2", "5"),
        ("3 juta m2", "3000000"),
        ("110 per 100.000 kelahiran hidup", "110"),
    ],
)
def test_quantity_is_read_as_indonesians_write_it(text, number):
    assert read_quantity(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Belum diukur",
        "WTP",
        "B (72,3)",
        "10-20",
        "2 dari 5",
        "12/20",
        "1.200.5",
        "1,200.5",
        "100 desa di 10 kecamatan",
    ],
)
def test_what_is_not_one_number_is_not_guessed(text):
    assert read_quantity(text) is None
