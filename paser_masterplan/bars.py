"""How long is each bar of a chart that is its own table?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One row of a bar chart: its words, its number, its length from 0 to 100."""

    label: str
    value_label: str
    share: int
    dimension: str = ""


def bars(rows):
    """Bars for rows of (label, number, number in words, dimension code)."""
    most = max((number for _, number, _, _ in rows), default=0)
    return [
        Bar(label, words, round(100 * number / most) if most else 0, code)
        for label, number, words, code in rows
    ]
