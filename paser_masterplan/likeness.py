"""How much are two titles about the same thing?"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

Thing = TypeVar("Thing")

WORD = re.compile(r"[^\W_]+")
# Words that say nothing of what a title is about: grammar, and what any title in a
# plan of this regency may hold.
EMPTY_WORDS = frozenset(
    WORD.findall("""
    ada adalah agar akan antara atas atau bagi belum berbasis bersama bisa dalam dan
    dapat dari daerah demi dengan di ini itu juga kabupaten kami karena ke kegiatan
    kepada kita kurang lagi lebih masih melalui menjadi menuju oleh pada para paser
    pelaksanaan pembangunan pengadaan pengembangan penguatan peningkatan penyediaan
    program saat sampai sangat sebagai secara sehingga seluruh semua serta setiap
    smart sudah supaya telah tentang terhadap tidak tiap untuk yaitu yang
    """)
)
ALIKE = 0.5  # from here on two titles are worth reading beside each other
SAME_ROOT = 0.4  # from here on two words may be forms of one: dipilah, pemilahan
FEWEST_WORDS = 2  # one word is not yet a title
MOST = 3


def most_alike(
    title: str, things: Iterable[Thing], title_of: Callable[[Thing], str]
) -> list[Thing]:
    """At most three of `things` that are about what `title` is about, best first."""
    typed = words_of(title)
    if len(typed) < FEWEST_WORDS:
        return []  # before anything is asked of a database
    scored = [(likeness(typed, words_of(title_of(one))), one) for one in things]
    alike = [pair for pair in scored if pair[0] >= ALIKE]
    alike.sort(key=lambda pair: -pair[0])  # stable: things keep their order in a tie
    return [one for _, one in alike[:MOST]]


def words_of(title: str) -> list[str]:
    """The words of a title that say something, folded, each once."""
    return [word for word in folded(title) if word not in EMPTY_WORDS]


def folded(text: str) -> list[str]:
    """The words of a text in one spelling, each once, in their order."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return list(dict.fromkeys(WORD.findall(plain)))


def likeness(one: list[str], other: list[str]) -> float:
    """From 0 to 1: how well the words of each are found again in the other.

    What the shorter one says counts double, since a title grows while it is typed.
    """
    short, long = sorted((one, other), key=len)
    if not short:
        return 0.0
    table = [[_same(word, again) for again in long] for word in short]
    of_short = sum(max(row) for row in table) / len(short)
    of_long = sum(max(column) for column in zip(*table, strict=True)) / len(long)
    return (2 * of_short + of_long) / 3


def _same(one: str, other: str) -> float:
    """How much two words look alike, 0 where they are hardly forms of one."""
    if one == other:
        return 1.0
    mine, theirs = _trigrams(one), _trigrams(other)
    if mine.isdisjoint(theirs):
        return 0.0
    share = len(mine & theirs) / min(len(mine), len(theirs))
    return share if share >= SAME_ROOT else 0.0


@lru_cache(maxsize=4096)
def _trigrams(word: str) -> frozenset[str]:
    return frozenset(word[index : index + 3] for index in range(len(word) - 2))
