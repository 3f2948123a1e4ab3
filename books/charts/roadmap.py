"""From which year to which does the bar of each program reach?"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from books.charts.drawing import (
    BRAND,
    GOLD,
    LANDSCAPE,
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

LEFT, HEAD, STEP = 560, 26, 17


def roadmap(maps: Iterable[Roadmap], title: str) -> Chart:
    """A line for each program, a bar over the years in which it is at work."""
    lanes = [one for one in maps if one.rows]
    years = lanes[0].years if lanes else ()
    column = (LANDSCAPE - LEFT) // max(len(years), 1)
    middles = [LEFT + column * index + column // 2 for index in range(len(years))]
    rects: list[Rect] = []
    words = [
        Words(x, 16, str(year), "middle", BRAND, 600)
        for x, year in zip(middles, years, strict=True)
    ]
    said: list[str] = []
    y = HEAD
    for lane in lanes:
        fill = dimension_fill(lane.dimension.code)
        rects.append(Rect(0, y, LANDSCAPE, STEP, SUNK))
        words += _head(lane, y, fill, middles)
        y += STEP
        for row in lane.rows:
            spans = spans_of([bool(titles) for titles in row.by_year])
            rects += _bars(row, spans, y, column, fill)
            label = f"{row.program.code}  {row.program.title}"
            words.append(Words(14, y + 13, fit(label, LEFT - 20)))
            when = ", ".join(_period(years[a], years[b - 1]) for a, b in spans)
            said.append(f"{row.program.title}: {when or 'belum bertahun'}")
            y += STEP
        y += 4
    grid = tuple(
        Line(LEFT + column * index, HEAD, LEFT + column * index, y)
        for index in range(len(years) + 1)
    )
    return Chart(
        LANDSCAPE,
        y,
        tuple(rects),
        tuple(words),
        _legend(lanes),
        sentence(title, said),
        lines=grid,
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
    row: RoadmapRow, spans: list[tuple[int, int]], y: int, column: int, fill: str
) -> Iterator[Rect]:
    if row.program.is_quick_win:
        yield Rect(3, y + 5, 7, 7, GOLD)
    for first, after in spans:
        x, width = LEFT + column * first + 2, column * (after - first) - 4
        yield Rect(x, y + 3, width, 11, fill)


def spans_of(at_work: list[bool]) -> list[tuple[int, int]]:
    """From which year to before which the work goes on without a pause."""
    return [
        (years[0], years[-1] + 1)
        for active, group in groupby(enumerate(at_work), key=lambda pair: pair[1])
        if active and (years := [index for index, _ in group])
    ]


def _period(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} sampai {last}"
