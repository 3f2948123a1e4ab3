"""How dark is each cell of a matrix, and which number stands in it?"""

from collections.abc import Iterator, Sequence

from books.charts.drawing import (
    BRAND,
    HEAT,
    PORTRAIT,
    SOFT,
    Chart,
    Line,
    Rect,
    Words,
    fit,
    fold,
    sentence,
)
from paser_masterplan.money import format_number

LEFT, HEAD, STEP = 170, 40, 24
WIDEST = 110  # so that few columns do not become walls

Rows = Sequence[tuple[str, Sequence[int]]]


def matrix(
    columns: Sequence[str],
    rows: Rows,
    title: str,
    *,
    most: int = 0,
) -> Chart:
    """A cell for each row and column, darker the more, its number in it.

    The columns are as many as the numbers of each row. `most` is what is darkest where
    the drawing is one of several.
    """
    step = min((PORTRAIT - LEFT) // max(len(columns), 1), WIDEST)
    darkest = most or max((max(numbers) for _, numbers in rows), default=0)
    rects: list[Rect] = []
    words = list(_heads(columns, step))
    lines: list[Line] = []
    for index, (label, numbers) in enumerate(rows):
        y = HEAD + index * STEP
        words.append(Words(LEFT - 10, y + 17, fit(label, LEFT - 10), "end"))
        lines.append(Line(0, y, LEFT + step * len(columns), y))
        for place, number in enumerate(numbers):
            rect, figure = _cell(LEFT + place * step, y, step, number, darkest)
            rects += rect
            words.append(figure)
    return Chart(
        PORTRAIT,
        HEAD + STEP * len(rows),
        tuple(rects),
        tuple(words),
        (),
        sentence(title, _said(columns, rows)),
        lines=tuple(lines),
    )


def _cell(
    x: int, y: int, step: int, number: int, darkest: int
) -> tuple[list[Rect], Words]:
    """The number, and behind it its shade where it is not nothing."""
    fill, ink = shade_of(number, darkest) if number else ("", SOFT)
    rects = [Rect(x + 1, y + 1, step - 2, STEP - 2, fill)] if fill else []
    middle = x + step // 2
    return rects, Words(middle, y + 17, format_number(number), "middle", ink, 600)


def shade_of(number: int, darkest: int) -> tuple[str, str]:
    """The shade of a number, and the color in which it is written there."""
    return HEAT[(len(HEAT) * number - 1) // max(darkest, len(HEAT))]


def _heads(columns: Sequence[str], step: int) -> Iterator[Words]:
    """The name of each column in at most two lines, the last line by the cells."""
    for place, name in enumerate(columns):
        lines = fold(name, step - 4)
        for index, line in enumerate(lines):
            y = HEAD - 8 - 15 * (len(lines) - 1 - index)
            yield Words(LEFT + place * step + step // 2, y, line, "middle", BRAND, 600)


def _said(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    """Each row in words: where it has something, and how much."""
    for label, numbers in rows:
        found = [
            f"{name} {format_number(number)}"
            for name, number in zip(columns, numbers, strict=True)
            if number
        ]
        yield f"{label}: {', '.join(found) or 'tidak ada'}"
