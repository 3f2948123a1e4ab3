"""Where does each bar of a chart stand, in numbers that a template draws?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from books.contexts.budget import BudgetTable, Total
from books.contexts.programs import Roadmap
from paser_masterplan.money import format_short

WIDTH = 720
WIDE = 1040
INK = "#1d2a26"
SOFT = "#4f5c57"
LINE = "#dcd8ca"
SUNK = "#f1ede1"
GOLD = "#d2a54c"
BRAND = "#14493f"
# The dimensions as the screen colors them, and sources of money in a row of their own.
DIMENSIONS = {
    "GOVERNANCE": "#4a73a3",
    "BRANDING": "#a8507f",
    "ECONOMY": "#a5781a",
    "LIVING": "#bd5d38",
    "SOCIETY": "#7762ab",
    "ENVIRONMENT": "#538a47",
}
SERIES = (
    "#14493f",
    "#d2a54c",
    "#4a73a3",
    "#bd5d38",
    "#7762ab",
    "#538a47",
    "#a8507f",
    "#87908b",
)
LONGEST_TITLE = 66


@dataclass(frozen=True)
class Rect:
    """A bar, or a piece of one."""

    x: int
    y: int
    width: int
    height: int
    fill: str


@dataclass(frozen=True)
class Words:
    """Words at a place; `anchor` says whether they start, end or center there."""

    x: int
    y: int
    text: str
    anchor: str = "start"
    fill: str = INK
    weight: int = 400


@dataclass(frozen=True)
class Key:
    """What a color means."""

    label: str
    fill: str


@dataclass(frozen=True)
class Chart:
    """A drawing with its size, its legend, and the same in one sentence."""

    width: int
    height: int
    rects: tuple[Rect, ...]
    words: tuple[Words, ...]
    legend: tuple[Key, ...]
    alternative: str


def dimension_fill(code: str) -> str:
    """The color of a dimension; ink where it is none of the six."""
    return DIMENSIONS.get(code, SOFT)


def pairs(
    rows: Sequence[tuple[str, int, int]], keys: tuple[Key, Key], title: str
) -> Chart:
    """Two bars a row, one under the other, such as problems and potentials."""
    left, right, step = 170, 40, 36
    most = max((max(one, two) for _, one, two in rows), default=0) or 1
    rects: list[Rect] = []
    words: list[Words] = []
    for index, (label, *numbers) in enumerate(rows):
        top = index * step
        words.append(Words(left - 10, top + 20, label, "end"))
        for place, (number, key) in enumerate(zip(numbers, keys, strict=True)):
            length = round(number / most * (WIDTH - left - right))
            y = top + 3 + place * 14
            rects.append(Rect(left, y, length, 12, key.fill))
            words.append(Words(left + length + 6, y + 10, str(number), fill=SOFT))
    said = (
        f"{label}: {one} {keys[0].label.lower()}, {two} {keys[1].label.lower()}"
        for label, one, two in rows
    )
    return Chart(
        WIDTH, step * len(rows), tuple(rects), tuple(words), keys, _say(title, said)
    )


def money_by_year(table: BudgetTable, title: str) -> Chart:
    """A bar for each year, cut by the lines of the table; unknown counted beside it."""
    left, right, step = 60, 240, 34
    most = max((total.amount for total in table.total.by_year), default=0) or 1
    known = [row for row in table.rows if row.total.amount]
    keys = [
        Key(row.label, SERIES[place % len(SERIES)]) for place, row in enumerate(known)
    ]
    totals = list(zip(table.year_labels, table.total.by_year, strict=True))
    rects: list[Rect] = []
    words: list[Words] = []
    for index, (label, total) in enumerate(totals):
        top = index * step
        amounts = [row.by_year[index].amount for row in known]
        edges = _edges(amounts, (WIDTH - left - right) / most)
        words.append(Words(left - 10, top + 19, label, "end"))
        rects += [
            Rect(left + start, top + 5, end - start, 20, key.fill)
            for (start, end), key in zip(edges, keys, strict=True)
            if end > start
        ]
        longest = max((end for _, end in edges), default=0)
        words.append(Words(left + longest + 8, top + 19, say(total), fill=SOFT))
    said = (f"{label}: {say(total)}" for label, total in totals)
    return Chart(
        WIDTH,
        step * len(totals),
        tuple(rects),
        tuple(words),
        tuple(keys),
        _say(title, said),
    )


def money(table: BudgetTable, title: str) -> Chart:
    """A bar for each line of the table, as long as its total."""
    left, right, step = 190, 240, 26
    most = max((row.total.amount for row in table.rows), default=0) or 1
    rects: list[Rect] = []
    words: list[Words] = []
    for index, row in enumerate(table.rows):
        top = index * step
        length = round(row.total.amount / most * (WIDTH - left - right))
        fill = DIMENSIONS.get(row.code, BRAND)
        words.append(Words(left - 10, top + 16, row.label, "end"))
        rects.append(Rect(left, top + 4, length, 16, fill))
        words.append(Words(left + length + 8, top + 16, say(row.total), fill=SOFT))
    said = (f"{row.label}: {say(row.total)}" for row in table.rows)
    return Chart(
        WIDTH, step * len(table.rows), tuple(rects), tuple(words), (), _say(title, said)
    )


def roadmap(maps: Iterable[Roadmap], title: str) -> Chart:
    """A line for each program, a bar over the years in which it is at work."""
    lanes = [one for one in maps if one.rows]
    years = lanes[0].years if lanes else ()
    left, head, step = 520, 26, 19
    column = (WIDE - left) // max(len(years), 1)
    rects: list[Rect] = []
    words = [
        Words(left + column * i + column // 2, 16, str(year), "middle", BRAND, 600)
        for i, year in enumerate(years)
    ]
    said: list[str] = []
    y = head
    for lane in lanes:
        fill = dimension_fill(lane.dimension.code)
        rects.append(Rect(0, y, WIDE, step, SUNK))
        words.append(Words(6, y + 14, lane.dimension.name, fill=fill, weight=600))
        y += step
        for row in lane.rows:
            label = f"{row.program.code}  {_short(row.program.title)}"
            words.append(Words(14, y + 14, label))
            if row.program.is_quick_win:
                rects.append(Rect(4, y + 6, 6, 6, GOLD))
            spans = _spans([bool(actions) for actions in row.by_year])
            rects += [
                Rect(left + column * a + 2, y + 4, column * (b - a) - 4, 11, fill)
                for a, b in spans
            ]
            when = ", ".join(_period(years[a], years[b - 1]) for a, b in spans)
            said.append(f"{row.program.title}: {when or 'belum bertahun'}")
            y += step
        y += 5
    grid = tuple(
        Rect(left + column * i, head, 1, max(y - head, 1), LINE)
        for i in range(len(years) + 1)
    )
    legend = (Key("Quick win", GOLD),)
    return Chart(WIDE, y, (*rects, *grid), tuple(words), legend, _say(title, said))


def say(total: Total) -> str:
    """A total in short words, what is unknown never left out."""
    if not total.unknown:
        return format_short(total.amount) if total.amount else "tidak ada"
    unknown = f"{total.unknown} belum diketahui"
    return f"{format_short(total.amount)} + {unknown}" if total.amount else unknown


def _edges(amounts: Iterable[int], scale: float) -> list[tuple[int, int]]:
    """Where each piece of a bar starts and ends, without a gap from rounding."""
    edges, start = [], 0
    for amount in amounts:
        edges.append((round(start * scale), round((start + amount) * scale)))
        start += amount
    return edges


def _spans(at_work: list[bool]) -> list[tuple[int, int]]:
    """From which year to before which the work goes on without a pause."""
    return [
        (years[0], years[-1] + 1)
        for active, group in groupby(enumerate(at_work), key=lambda pair: pair[1])
        if active and (years := [index for index, _ in group])
    ]


def _period(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} sampai {last}"


def _short(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def _say(title: str, parts: Iterable[str]) -> str:
    return f"{title}. {'; '.join(parts)}."
