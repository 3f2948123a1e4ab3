"""Which number does a written quantity mean?"""

import re
from decimal import Decimal

SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
# One number with the words around it. Words after it hold no second number, except the
# base of a rate (per 100.000 kelahiran hidup) and the power of a unit (km2).
QUANTITY = re.compile(
    r"(?:[<>≤≥±=~]+|minimal|maksimal|min\.?|maks\.?|sekitar|kurang dari|lebih dari)?\s*"
    r"(?:rp\.?\s*)?"
    r"(?P<sign>[-−]?)(?P<digits>\d[\d.,]*)\s*"
    r"(?P<scale>[a-z]*)"
    r"(?:\s*per\s.*|(?<=m)[23]|[^\d]*|[^\d]*\bk?m[23])"
)
THOUSANDS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
DECIMAL = re.compile(r"\d+([.,]\d+)?")


def read_quantity(text: str) -> Decimal | None:
    """The number in `text` as Indonesians write it, or None where there is not one.

    A dot between groups of three parts thousands, a comma begins the fraction: `1.200`
    is 1200, `12,5` is 12.5; `70 %` and `70 persen` are 70, `1,2 juta` is 1200000.
    """
    found = QUANTITY.fullmatch(text.strip().lower())
    if not found:
        return None
    number = _number(found["digits"].rstrip(".,"))
    if number is None:
        return None
    number *= SCALES.get(found["scale"], 1)
    return -number if found["sign"] else number


def _number(digits: str) -> Decimal | None:
    whole, comma, rest = digits.partition(",")
    if THOUSANDS.fullmatch(whole):
        digits = whole.replace(".", "") + comma + rest
    return Decimal(digits.replace(",", ".")) if DECIMAL.fullmatch(digits) else None
