"""What do fundings add up to, with what nobody knows yet counted beside?"""

from collections.abc import Iterable
from dataclasses import dataclass

from paser_masterplan.money import format_rupiah, format_short
from programs.models import Funding


@dataclass(frozen=True)
class Total:
    """A sum of rupiah and the number of fundings that it leaves out."""

    known: int = 0
    unknown: int = 0

    @property
    def label(self) -> str:
        """The total at a glance: Rp1,2 miliar + 2 belum diketahui."""
        return self._said(format_short(self.known))

    @property
    def exact(self) -> str:
        """The total to the rupiah: Rp1.200.000.000 + 2 belum diketahui."""
        return self._said(format_rupiah(self.known))

    @property
    def listed(self) -> str:
        """The same in a table, where a dash says that there is no line at all."""
        return self.exact if self.known or self.unknown else "–"

    def _said(self, amount: str) -> str:
        if not self.unknown:
            return amount
        unknown = f"{self.unknown} belum diketahui"
        return f"{amount} + {unknown}" if self.known else unknown


def total_of(fundings: Iterable[Funding]) -> Total:
    """The total of these fundings."""
    return sum_of([funding.amount for funding in fundings])


def sum_of(amounts: list[int | None]) -> Total:
    """The total of amounts, of which some are not known."""
    known = [amount for amount in amounts if amount is not None]
    return Total(sum(known), len(amounts) - len(known))
