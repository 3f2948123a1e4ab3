"""How far from the middle is each corner of a radar?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from books.charts.drawing import (
    BRAND,
    PORTRAIT,
    SOFT,
    WASH,
    Chart,
    Dot,
    Line,
    Polygon,
    Words,
    sentence,
)

CENTER_X, CENTER_Y, RADIUS = PORTRAIT // 2, 190, 140
HEIGHT = 380
RINGS = (25, 50, 75, 100)  # percent
NEARLY_UPRIGHT = 0.2  # a label over or under its axis stands in the middle of it

Point = tuple[int, int]


@dataclass(frozen=True)
class Axis:
    """One direction: so many out of a whole; a whole of nothing is not known."""

    label: str
    part: int
    whole: int

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> str:
        """The share in words for a table; nothing where it is not known."""
        return f"{100 * self.part / self.whole:.0f}%" if self.whole else ""


def radar(axes: Sequence[Axis], unit: str, title: str) -> Chart:
    """An axis for each share, from nothing in the middle to all at the rim.

    `unit` says of what the whole consists. An axis that is not known has no corner,
    and the line is broken there.
    """
    turns = [index / len(axes) for index in range(len(axes))]
    corners = [
        None if axis.share is None else _point(turn, axis.share)
        for axis, turn in zip(axes, turns, strict=True)
    ]
    known = [corner for corner in corners if corner]
    shape = (Polygon(tuple(known), WASH, WASH),) if len(known) == len(axes) else ()
    rings = tuple(
        Polygon(tuple(_point(turn, percent / 100) for turn in turns))
        for percent in RINGS
    )
    spokes = tuple(Line(CENTER_X, CENTER_Y, *_point(turn, 1)) for turn in turns)
    return Chart(
        PORTRAIT,
        HEIGHT,
        (),
        (*_labels(axes, turns, unit), *_scale()),
        (),
        sentence(title, (f"{axis.label}: {_say(axis, unit)}" for axis in axes)),
        polygons=(*shape, *rings),
        lines=(*spokes, *_edges(corners)),
        dots=tuple(Dot(x, y, 4, BRAND) for x, y in known),
    )


def _point(turn: float, share: float, beyond: int = 0) -> Point:
    """Where a share lies on the axis that points up at turn 0, going with the clock."""
    angle, length = 2 * pi * turn, RADIUS * share + beyond
    return round(CENTER_X + length * sin(angle)), round(CENTER_Y - length * cos(angle))


def _edges(corners: list[Point | None]) -> Iterator[Line]:
    """The line from each corner to its neighbor, where both are known."""
    for one, two in zip(corners, corners[1:] + corners[:1], strict=True):
        if one and two:
            yield Line(*one, *two, BRAND, 2)


def _labels(axes: Sequence[Axis], turns: list[float], unit: str) -> Iterator[Words]:
    """The name of each axis at its end, and its number below it."""
    for axis, turn in zip(axes, turns, strict=True):
        x, y = _point(turn, 1, 14)
        aside, up = sin(2 * pi * turn), cos(2 * pi * turn)
        anchor = "start" if aside > 0 else "end"
        if abs(aside) < NEARLY_UPRIGHT:
            anchor = "middle"
        top = y - round(9 * up)
        yield Words(x, top, axis.label, anchor, weight=600)
        yield Words(x, top + 16, _say(axis, unit), anchor, SOFT)


def _scale() -> Iterator[Words]:
    """What the rings mean, along the axis that points up."""
    for percent in RINGS[1::2]:
        x, y = _point(0, percent / 100)
        yield Words(x + 5, y + 13, f"{percent}%", fill=SOFT)


def _say(axis: Axis, unit: str) -> str:
    if not axis.whole:
        return f"tanpa {unit}"
    return f"{axis.part} dari {axis.whole} {unit}"
