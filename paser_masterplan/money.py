"""How is rupiah read from what people type, and written back?"""

import re
from decimal import Decimal

UNITS = {
    "": 1,
    "rb": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "m": 10**9,
    "miliar": 10**9,
    "milyar": 10**9,
    "t": 10**12,
    "triliun": 10**12,
    "trilyun": 10**12,
}
NAMES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
LARGEST = 10**15
AMOUNT = re.compile(r"(?:rp\.?\s*)?(?P<number>[\d.,]*\d)\s*(?P<unit>[a-z]*)\.?(?:,-)?")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


class UnreadableAmount(ValueError):
    """Text that is no whole amount of rupiah between 1 and 1,000 trillion."""


def parse_rupiah(text: str) -> int:
    """The whole rupiah that `text` means: `1.250.000.000`, `Rp 850 juta`, `1,5 M`.

    Raises `UnreadableAmount` with a sentence for the typist.
    """
    found = AMOUNT.fullmatch(text.strip().lower())
    if not found or found["unit"] not in UNITS:
        raise UnreadableAmount(
            "Jumlah ini belum terbaca. Tulis misalnya 1.250.000.000, Rp 850 juta, "
            "atau 1,5 M."
        )
    amount = _number(found["number"], scaled=bool(found["unit"])) * UNITS[found["unit"]]
    if amount != int(amount) or not 0 < amount <= LARGEST:
        raise UnreadableAmount(
            "Jumlah harus rupiah bulat di antara Rp1 dan Rp1.000 triliun. Bila belum "
            "diketahui, kosongkan dan tulis alasannya."
        )
    return int(amount)


def _number(digits: str, *, scaled: bool) -> Decimal:
    """The number in `digits`, a lone group of three being thousands where it can be."""
    marks = set(digits) & {".", ","}
    if (
        len(marks) == 1
        and THOUSANDS.fullmatch(digits)
        and not (scaled and "," in marks)
    ):
        return Decimal(re.sub(r"[.,]", "", digits))
    if "," in marks:
        digits = digits.replace(".", "").replace(",", ".", 1)
    if "," in digits or digits.count(".") > 1:
        raise UnreadableAmount(
            "Titik dan komanya belum terbaca. Pisahkan ribuan dengan titik dan pecahan "
            "dengan koma, misalnya 1.250.000.000 atau 1,5 M."
        )
    return Decimal(digits)


def format_number(number: int) -> str:
    """`number` with a dot between thousands, as Indonesian readers expect."""
    return f"{number:,}".replace(",", ".")


def format_rupiah(amount: int) -> str:
    """`amount` in whole rupiah as the spelling rules (EYD) want it: Rp1.500.000."""
    return f"Rp{format_number(amount)}"


def format_change(amount: int) -> str:
    """By how much rupiah became more or less: +Rp1.500.000, −Rp1.500.000, or tetap."""
    if not amount:
        return "tetap"
    return f"{'+' if amount > 0 else '−'}{format_rupiah(abs(amount))}"


def format_short(amount: int) -> str:
    """`amount` in words a reader grasps at once, to two decimals: Rp1,25 miliar."""
    for size, name in NAMES:
        if amount >= size:
            scaled = f"{Decimal(amount) / size:.2f}".rstrip("0").rstrip(".")
            return f"Rp{scaled.replace('.', ',')} {name}"
    return format_rupiah(amount)
