"""How is money counted where some of it is unknown?"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from paser_masterplan.money import format_number

NO_YEAR = 0
SMALLEST = 10_000  # rupiah that two decimals of a million can show


@dataclass(frozen=True)
class Total:
    """Known rupiah, and how many lines of money are unknown beside them."""

    amount: int = 0
    unknown: int = 0

    def __add__(self, other: "Total") -> "Total":
        return Total(self.amount + other.amount, self.unknown + other.unknown)

    def __bool__(self) -> bool:
        return bool(self.amount or self.unknown)

    @property
    def millions(self) -> str:
        """The amount in million rupiah, to two decimals where there are any."""
        if 0 < self.amount < SMALLEST:
            return "< 0,01"
        whole, _, rest = f"{Decimal(self.amount) / 10**6:.2f}".partition(".")
        rest = rest.rstrip("0")
        return format_number(int(whole)) + (f",{rest}" if rest else "")


def add(totals: Iterable[Total]) -> Total:
    """All of `totals` in one, what is unknown counted along."""
    amount = unknown = 0
    for total in totals:
        amount += total.amount
        unknown += total.unknown
    return Total(amount, unknown)


def year_label(year: int) -> str:
    """The year as a table's head says it."""
    return str(year) if year else "Tanpa tahun"
