"""Of which plain shapes does a chart consist, and which colors may it use?"""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

# Widths: a letter is as large on a page that lies on its side as on one that stands.
PORTRAIT = 720
LANDSCAPE = 1140
PHONE = 340
LETTER = 6.4  # a letter of 13 in the type of the book, on average
BOLD = 7.4  # the same in bold, with room for the wider letters of a screen

INK = "#1d2a26"
SOFT = "#4f5c57"
LINE = "#dcd8ca"
SUNK = "#f1ede1"
GOLD = "#b98328"
BRAND = "#14493f"
WASH = "#e4eeea"
PROBLEM = "#b8572f"
POTENTIAL = "#2b7d68"
WHITE = "#ffffff"
# The dimensions as the screen colors them, and what has none; and sources of money in a
# row of their own: all dark enough for white letters.
DIMENSIONS = {
    "": SOFT,
    "GOVERNANCE": "#4a73a3",
    "BRANDING": "#a8507f",
    "ECONOMY": "#96690f",
    "LIVING": "#b8572f",
    "SOCIETY": "#7762ab",
    "ENVIRONMENT": "#4a7d3f",
}
SERIES = (
    "#14493f",
    "#96690f",
    "#4a73a3",
    "#b8572f",
    "#7762ab",
    "#4a7d3f",
    "#a8507f",
    "#6b7570",
)
# From few to many: each shade with the color of what is written on it.
HEAT = (
    ("#e4eeea", INK),
    ("#b9d3c9", INK),
    ("#7fb09f", INK),
    ("#2b7d68", WHITE),
    ("#14493f", WHITE),
)


@dataclass(frozen=True)
class Rect:
    """A bar, or a piece of one."""

    x: int
    y: int
    width: int
    height: int
    fill: str


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: int
    y1: int
    x2: int
    y2: int
    stroke: str = LINE
    width: int = 1


@dataclass(frozen=True)
class Polygon:
    """A closed shape, empty unless it has a fill."""

    points: tuple[tuple[int, int], ...]
    stroke: str = LINE
    fill: str = "none"

    @property
    def path(self) -> str:
        """The corners as SVG writes them."""
        return " ".join(f"{x},{y}" for x, y in self.points)


@dataclass(frozen=True)
class Dot:
    """A filled circle."""

    x: int
    y: int
    radius: int
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
    """What a color means, with the mark that says it without the color."""

    label: str
    fill: str
    mark: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing with its size, its legend, and the same in one sentence.

    What is drawn later lies above: polygons, rects, lines, dots, then words.
    """

    width: int
    height: int
    rects: tuple[Rect, ...]
    words: tuple[Words, ...]
    legend: tuple[Key, ...]
    alternative: str
    polygons: tuple[Polygon, ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()


def dimension_fill(code: str) -> str:
    """The color of a dimension; soft ink where it is none of the six."""
    return DIMENSIONS.get(code, SOFT)


def fit(text: str, room: int) -> str:
    """The text, cut to what has room; the alternative and the table have all of it."""
    letters = int(room / LETTER)
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def fold(text: str, room: int, lines: int = 2) -> list[str]:
    """A bold text in at most so many lines."""
    return wrap(text, int(room / BOLD), max_lines=lines, placeholder="…")


def sentence(title: str, parts: Iterable[str]) -> str:
    """What a chart shows, for those who do not see it."""
    return f"{title}. {'; '.join(parts)}."
