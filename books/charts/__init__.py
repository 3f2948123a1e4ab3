"""Where does each shape of a chart stand, in numbers that a template draws?"""

from books.charts.bars import ABOVE, money, money_by_year, pairs, say
from books.charts.drawing import (
    POTENTIAL,
    PROBLEM,
    Chart,
    Dot,
    Key,
    Line,
    Polygon,
    Rect,
    Words,
    dimension_fill,
)
from books.charts.matrix import matrix
from books.charts.radar import Axis, radar
from books.charts.roadmap import WIDE, roadmap

__all__ = [
    "ABOVE",
    "POTENTIAL",
    "PROBLEM",
    "WIDE",
    "Axis",
    "Chart",
    "Dot",
    "Key",
    "Line",
    "Polygon",
    "Rect",
    "Words",
    "dimension_fill",
    "matrix",
    "money",
    "money_by_year",
    "pairs",
    "radar",
    "roadmap",
    "say",
]
