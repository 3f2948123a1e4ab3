"""From which year to which does the bar of each program reach?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from books.charts.drawing import (
    BRAND,
    GOLD,
    LANDSCAPE,
    PORTRAIT,
    SOFT,
    SUNK,
    Chart,
    Key,
    Line,
    Rect,
    Words,
    dimension_fill,
    fit,
    sentence,
)
from books.contexts.programs import Roadmap, RoadmapRow

HEAD, STEP = 26, 17


@dataclass(frozen=True)
class Sheet:
    """How wide the drawing is, and where its years begin."""

    width: int
    left: int

    def column(self, years: int) -> int:
        """The width of each of so many years."""
        return (self.width - self.left) // max(years, 1)


UPRIGHT, WIDE = Sheet(PORTRAIT, 420), Sheet(LANDSCAPE, 560)


def roadmap(maps: Iterable[Roadmap], title: str, sheet: Sheet = UPRIGHT) -> Chart:
    """A line for each program, a bar over the years in which it is at work."""
    lanes = [one for one in maps if one.rows]
    years = lanes[0].years if lanes else ()
    column = sheet.column(len(years))
    edges = [sheet.left + column * index for index in range(len(years) + 1)]
    middles = [edge + column // 2 for edge in edges[:-1]]
    rects: list[Rect] = []
    words = [
        Words(x, 16, str(year), "middle", BRAND, 600)
        for x, year in zip(middles, years, strict=True)
    ]
    said: list[str] = []
    y = HEAD
    for lane in lanes:
        fill = dimension_fill(lane.dimension.code)
        rects.append(Rect(0, y, edges[-1], STEP, SUNK))
        words += _head(lane, y, fill, middles)
        y += STEP
        for row in lane.rows:
            spans = spans_of([bool(titles) for titles in row.by_year])
            rects += _bars(row, [(edges[a], edges[b]) for a, b in spans], y, fill)
            label = f"{row.program.code}  {row.program.title}"
            words.append(Words(14, y + 13, fit(label, sheet.left - 20)))
            when = ", ".join(_period(years[a], years[b - 1]) for a, b in spans)
            said.append(f"{row.program.title}: {when or 'belum bertahun'}")
            y += STEP
        y += 4
    return Chart(
        sheet.width,
        y,
        tuple(rects),
        tuple(words),
        _legend(lanes),
        sentence(title, said),
        lines=tuple(Line(x, HEAD, x, y) for x in edges),
    )


def _legend(lanes: Iterable[Roadmap]) -> tuple[Key, ...]:
    chosen = any(row.program.is_quick_win for lane in lanes for row in lane.rows)
    return (Key("Quick win", GOLD),) if chosen else ()


def _head(lane: Roadmap, y: int, fill: str, middles: list[int]) -> Iterator[Words]:
    """The name of a dimension, and how many of its programs are at work each year."""
    yield Words(6, y + 13, lane.dimension.name, fill=fill, weight=600)
    for index, x in enumerate(middles):
        number = sum(bool(row.by_year[index]) for row in lane.rows)
        yield Words(x, y + 13, str(number), "middle", SOFT, 600)


def _bars(
    row: RoadmapRow, spans: list[tuple[int, int]], y: int, fill: str
) -> Iterator[Rect]:
    if row.program.is_quick_win:
        yield Rect(3, y + 5, 7, 7, GOLD)
    for start, end in spans:
        yield Rect(start + 2, y + 3, end - start - 4, 11, fill)


def spans_of(at_work: list[bool]) -> list[tuple[int, int]]:
    """From which year to before which the work goes on without a pause."""
    return [
        (years[0], years[-1] + 1)
        for active, group in groupby(enumerate(at_work), key=lambda pair: pair[1])
        if active and (years := [index for index, _ in group])
    ]


def _period(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} sampai {last}"
