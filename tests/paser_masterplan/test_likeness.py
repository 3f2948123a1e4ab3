"""How much are two titles about the same thing?"""

import pytest

from paser_masterplan.likeness import ALIKE, likeness, most_alike, words_of

TITLES = [
    "Menara telekomunikasi untuk desa tanpa sinyal",
    "Enam desa belum memperoleh sinyal telekomunikasi",
    "TPS Terpadu Janju: bahan bakar olahan dan kompos",
    "Retribusi pasar nontunai",
    "Penerangan jalan umum Suatang Keteban",
    "Internet balai desa untuk layanan warga",
]


def test_words_leave_out_what_says_nothing():
    assert words_of("Program Bank SAMPAH di Kabupaten Paser: bank sampah!") == [
        "bank",
        "sampah",
    ]


def test_title_finds_what_is_about_the_same_best_first():
    assert (
        most_alike("Desa memperoleh sinyal telekomunikasi", TITLES, str)
        == TITLES[1::-1]
    )


def test_title_finds_other_forms_of_its_words():
    assert most_alike("Pengolahan sampah menjadi kompos", TITLES, str) == [TITLES[2]]


def test_title_finds_three_at_most():
    titles = [f"Bank sampah {name}" for name in ("Kuaro", "Luan", "Keluang", "Batu")]

    assert most_alike("Bank sampah", titles, str) == titles[:3]


@pytest.mark.parametrize(
    "title", ["", "sampah", "program di Paser", "Taman kota hijau"]
)
def test_title_of_one_word_or_of_something_else_finds_nothing(title):
    assert most_alike(title, TITLES, str) == []


def test_half_a_title_finds_what_it_may_become():
    whole = words_of("Retribusi pasar dicatat tangan sehingga rawan bocor")

    assert likeness(words_of("retribusi pasar"), whole) >= ALIKE
    assert likeness(words_of("pasar malam"), whole) < ALIKE


def test_one_short_word_is_like_itself_alone():
    assert likeness(["ab"], ["ab"]) == 1
    assert likeness(["ab"], ["abu"]) == 0
    assert likeness([], ["abu"]) == 0
