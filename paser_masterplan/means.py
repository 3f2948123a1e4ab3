"""What is the mean of whole numbers, and how is it said?"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction


def mean_of(numbers: Iterable[int | None]) -> Fraction | None:
    """The mean of those that are known, exactly; of none there is none."""
    known = [number for number in numbers if number is not None]
    return Fraction(sum(known), len(known)) if known else None


def format_mean(value: Fraction | Decimal | float | None) -> str:
    """To one decimal behind a comma, without it where it is none: 3,5 or 4."""
    if value is None:
        return ""
    said = f"{float(value):.1f}".removesuffix(".0")
    return said.replace(".", ",").replace("-", "−")
