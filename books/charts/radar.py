"""How far from the middle is each corner of a radar?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import cos, pi, sin

from books.charts.drawing import (
    BRAND,
    GOLD,
    PORTRAIT,
    SOFT,
    WASH,
    Chart,
    Dot,
    Key,
    Line,
    Polygon,
    Words,
    sentence,
)
from paser_masterplan.means import format_mean

CENTER_X, CENTER_Y, RADIUS = PORTRAIT // 2, 190, 140
HEIGHT = 380
MOST = 5  # at the rim
NEARLY_UPRIGHT = 0.2  # a label over or under its axis stands in the middle of it
KEYS = (Key("Saat ini", BRAND), Key("Diharapkan", GOLD))

Point = tuple[int, int]
Shares = Sequence[Fraction | None]


@dataclass(frozen=True)
class Axis:
    """One direction: how far one is, and how far one wants to be; or not known."""

    label: str
    now: Fraction | None
    wanted: Fraction | None


def radar(axes: Sequence[Axis], title: str) -> Chart:
    """An axis for each level, from nothing in the middle to `MOST` at the rim.

    An axis that is not known has no corner, and its line is broken there.
    """
    turns = [index / len(axes) for index in range(len(axes))]
    now = _corners([axis.now for axis in axes], turns)
    wanted = _corners([axis.wanted for axis in axes], turns)
    known = tuple(corner for corner in now if corner)
    shape = (Polygon(known, WASH, WASH),) if known and len(known) == len(axes) else ()
    rings = tuple(
        Polygon(tuple(_point(turn, ring / MOST) for turn in turns))
        for ring in range(1, MOST + 1)
    )
    spokes = tuple(Line(CENTER_X, CENTER_Y, *_point(turn, 1)) for turn in turns)
    return Chart(
        PORTRAIT,
        HEIGHT,
        (),
        (*_labels(axes, turns), *_scale()),
        KEYS,
        sentence(title, (f"{axis.label}: {_say(axis)}" for axis in axes)),
        polygons=(*shape, *rings),
        lines=(*spokes, *_edges(wanted, GOLD), *_edges(now, BRAND)),
        dots=(*_dots(wanted, 3, GOLD), *_dots(now, 4, BRAND)),
    )


def _corners(levels: Shares, turns: list[float]) -> list[Point | None]:
    return [
        None if level is None else _point(turn, float(level) / MOST)
        for level, turn in zip(levels, turns, strict=True)
    ]


def _point(turn: float, share: float, beyond: int = 0) -> Point:
    """Where a share lies on the axis that points up at turn 0, going with the clock."""
    angle, length = 2 * pi * turn, RADIUS * share + beyond
    return round(CENTER_X + length * sin(angle)), round(CENTER_Y - length * cos(angle))


def _edges(corners: list[Point | None], color: str) -> Iterator[Line]:
    """The line from each corner to its neighbor, where both are known."""
    for one, two in zip(corners, corners[1:] + corners[:1], strict=True):
        if one and two:
            yield Line(*one, *two, color, 2)


def _dots(corners: list[Point | None], radius: int, color: str) -> Iterator[Dot]:
    return (Dot(*corner, radius, color) for corner in corners if corner)


def _labels(axes: Sequence[Axis], turns: list[float]) -> Iterator[Words]:
    """The name of each axis at its end, and its levels below it."""
    for axis, turn in zip(axes, turns, strict=True):
        x, y = _point(turn, 1, 14)
        aside, up = sin(2 * pi * turn), cos(2 * pi * turn)
        anchor = "start" if aside > 0 else "end"
        if abs(aside) < NEARLY_UPRIGHT:
            anchor = "middle"
        top = y - round(9 * up)
        yield Words(x, top, axis.label, anchor, weight=600)
        yield Words(x, top + 16, _say(axis), anchor, SOFT)


def _scale() -> Iterator[Words]:
    """What the rings mean, along the axis that points up."""
    for ring in range(1, MOST + 1):
        x, y = _point(0, ring / MOST)
        yield Words(x + 5, y + 13, str(ring), fill=SOFT)


def _say(axis: Axis) -> str:
    """The level now, and the one that is wanted."""
    if axis.now is None and axis.wanted is None:
        return "belum dinilai"
    now = format_mean(axis.now) or "belum dinilai"
    return f"{now}, diharapkan {format_mean(axis.wanted)}" if axis.wanted else now
