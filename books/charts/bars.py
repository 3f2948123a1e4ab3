"""How long is each bar, and where do its words stand?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from books.charts.drawing import (
    BRAND,
    DIMENSIONS,
    PHONE,
    PORTRAIT,
    SERIES,
    SOFT,
    SUNK,
    WHITE,
    Chart,
    Key,
    Rect,
    Words,
    fit,
    sentence,
)
from books.contexts.budget import BudgetTable, Row
from books.contexts.money import Total
from paser_masterplan.money import format_number, format_short

GAP = 1  # between the pieces of a bar, so that they part without their colors
ROOM_OF_A_MARK = 16


def pairs(
    rows: Sequence[tuple[str, int, int]], keys: tuple[Key, Key], title: str
) -> Chart:
    """Two bars a row, one under the other, such as problems and potentials."""
    left, right, step = 170, 110, 36
    most = max((max(one, two) for _, one, two in rows), default=0) or 1
    rects: list[Rect] = []
    words: list[Words] = []
    said: list[str] = []
    for index, (label, *numbers) in enumerate(rows):
        top = index * step
        words.append(Words(left - 10, top + 20, fit(label, left - 10), "end"))
        counts = [
            f"{format_number(number)} {key.label.lower()}"
            for number, key in zip(numbers, keys, strict=True)
        ]
        for place, (number, key) in enumerate(zip(numbers, keys, strict=True)):
            length = round(number / most * (PORTRAIT - left - right))
            y = top + 3 + place * 14
            rects.append(Rect(left, y, length, 12, key.fill))
            words.append(Words(left + length + 6, y + 10, counts[place], fill=SOFT))
        said.append(f"{label}: {', '.join(counts)}")
    return Chart(
        PORTRAIT,
        step * len(rows),
        tuple(rects),
        tuple(words),
        keys,
        sentence(title, said),
    )


def money(table: BudgetTable, title: str) -> Chart:
    """A bar for each line of the table, as long as its total."""
    left, right, step = 190, 240, 26
    most = max((row.total.amount for row in table.rows), default=0) or 1
    rects: list[Rect] = []
    words: list[Words] = []
    for index, row in enumerate(table.rows):
        top = index * step
        length = round(row.total.amount / most * (PORTRAIT - left - right))
        fill = DIMENSIONS.get(row.code, BRAND)
        words.append(Words(left - 10, top + 16, fit(row.label, left - 10), "end"))
        rects.append(Rect(left, top + 4, length, 16, fill))
        words.append(Words(left + length + 8, top + 16, say(row.total), fill=SOFT))
    said = (f"{row.label}: {say(row.total)}" for row in table.rows)
    return Chart(
        PORTRAIT,
        step * len(table.rows),
        tuple(rects),
        tuple(words),
        (),
        sentence(title, said),
    )


@dataclass(frozen=True)
class Lane:
    """Where a year's bar has its room; without a left its words stand above it.

    Above it they may end far from the bar, so that its track is drawn too.
    """

    width: int
    left: int
    right: int
    bar: int
    step: int


BESIDE = Lane(PORTRAIT, left=90, right=240, bar=5, step=34)
ABOVE = Lane(PHONE, left=0, right=0, bar=22, step=56)


def money_by_year(table: BudgetTable, title: str, lane: Lane = BESIDE) -> Chart:
    """A bar for each year, cut by the lines of the table; unknown counted beside it."""
    most = max((total.amount for total in table.total.by_year), default=0) or 1
    scale = (lane.width - lane.left - lane.right) / most
    known = [row for row in table.rows if row.total.amount]
    keys = tuple(_keys(known))
    totals = list(zip(table.year_labels, table.total.by_year, strict=True))
    rects: list[Rect] = []
    words: list[Words] = []
    for index, (label, total) in enumerate(totals):
        top = index * lane.step
        edges = _edges([row.by_year[index].amount for row in known], scale)
        pieces = [
            (
                Rect(
                    lane.left + start, top + lane.bar, end - start - GAP, 20, key.fill
                ),
                key,
            )
            for (start, end), key in zip(edges, keys, strict=True)
            if end > start + GAP
        ]
        if not lane.left:
            rects.append(Rect(0, top + lane.bar, lane.width, 20, SUNK))
        rects += [rect for rect, _ in pieces]
        words += _beside(lane, top, edges, label, total)
        words += _marks(pieces)
    said = (f"{label}: {say(total)}" for label, total in totals)
    return Chart(
        lane.width,
        lane.step * len(totals),
        tuple(rects),
        tuple(words),
        keys,
        sentence(title, said),
    )


def say(total: Total) -> str:
    """A total in short words, what is unknown never left out."""
    if not total.unknown:
        return format_short(total.amount) if total.amount else "tidak ada"
    unknown = f"{format_number(total.unknown)} belum diketahui"
    return f"{format_short(total.amount)} + {unknown}" if total.amount else unknown


def _keys(rows: Iterable[Row]) -> Iterator[Key]:
    """Each line's color and number: a dimension has its own color."""
    for place, row in enumerate(rows):
        fill = DIMENSIONS.get(row.code, SERIES[place % len(SERIES)])
        yield Key(row.label, fill, str(place + 1))


def _beside(
    lane: Lane, top: int, edges: list[tuple[int, int]], label: str, total: Total
) -> tuple[Words, Words]:
    """The year and its total: on either side of the bar, or above it."""
    if not lane.left:
        year = Words(0, top + 15, label, weight=600)
        return year, Words(lane.width, top + 15, say(total), "end", SOFT)
    longest = max((end for _, end in edges), default=0)
    year = Words(lane.left - 10, top + lane.bar + 14, label, "end")
    return year, Words(
        lane.left + longest + 8, top + lane.bar + 14, say(total), fill=SOFT
    )


def _marks(pieces: Iterable[tuple[Rect, Key]]) -> Iterator[Words]:
    """The number of each piece that has room for it."""
    for rect, key in pieces:
        if rect.width >= ROOM_OF_A_MARK:
            x, y = rect.x + rect.width // 2, rect.y + 14
            yield Words(x, y, key.mark, "middle", WHITE, 600)


def _edges(amounts: Iterable[int], scale: float) -> list[tuple[int, int]]:
    """Where each piece of a bar starts and ends, without a gap from rounding."""
    edges, start = [], 0
    for amount in amounts:
        edges.append((round(start * scale), round((start + amount) * scale)))
        start += amount
    return edges
