"""How does an address become a QR code on paper and on the screen?"""

from dataclasses import dataclass
from functools import cached_property

import segno


@dataclass(frozen=True)
class Squares:
    """A QR code as a drawing, one unit a module."""

    text: str

    @property
    def side(self) -> int:
        """How many modules it is wide and high."""
        return len(self._matrix)

    @property
    def path(self) -> str:
        """Its dark modules, as the path of an SVG; neighbors in a row are one."""
        return "".join(
            f"M{x} {y}h{length}v1h-{length}z"
            for y, row in enumerate(self._matrix)
            for x, length in _runs(row)
        )

    @cached_property
    def _matrix(self) -> tuple[bytearray, ...]:
        return segno.make(self.text, error="m", micro=False).matrix


def _runs(row: bytearray) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many follow each other."""
    runs: list[tuple[int, int]] = []
    for x, module in enumerate(row):
        if not module:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((x, 1))
    return runs
