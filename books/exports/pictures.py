"""How does a chart become a picture for files that cannot draw?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from books.charts import Chart, Dot, Line, Polygon, Rect, Words

SCALE = 2  # points of the picture for each of the chart: sharp on paper
PAPER = "#ffffff"
EMPTY = "none"
SIZE = 13  # of the words, as the template of the chart has it
BOLD = 600
WEIGHTS = {False: 400, True: 600}
# In which fonts a letter is looked for; the first one draws what none of them has.
FACES = (
    "source-sans-3-latin-{}-normal",
    "source-sans-3-latin-ext-{}-normal",
    "noto-sans-math-400",
    "noto-emoji-400",
)
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class Face:
    """One font, and the letters it has."""

    font: ImageFont.FreeTypeFont
    letters: frozenset[int]


def png_of(chart: Chart) -> bytes:
    """The chart as a PNG, the same bytes for the same chart."""
    size = (max(chart.width, 1) * SCALE, max(chart.height, 1) * SCALE)
    picture = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(picture)
    for shape in _shapes(chart):
        DRAWERS[type(shape)](pen, shape)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _shapes(chart: Chart) -> Iterator[Any]:
    """What the chart consists of, in the order in which it is drawn."""
    yield from chart.polygons
    yield from chart.rects
    yield from chart.lines
    yield from chart.dots
    yield from chart.words


def _draw_rect(pen: ImageDraw.ImageDraw, rect: Rect) -> None:
    if rect.width and rect.height:
        left, top = rect.x * SCALE, rect.y * SCALE
        right, bottom = left + rect.width * SCALE - 1, top + rect.height * SCALE - 1
        pen.rectangle((left, top, right, bottom), fill=rect.fill)


def _draw_polygon(pen: ImageDraw.ImageDraw, shape: Polygon) -> None:
    corners = [(x * SCALE, y * SCALE) for x, y in shape.points]
    fill = None if shape.fill == EMPTY else shape.fill
    pen.polygon(corners, fill=fill, outline=shape.stroke, width=SCALE)


def _draw_line(pen: ImageDraw.ImageDraw, line: Line) -> None:
    ends = (line.x1 * SCALE, line.y1 * SCALE, line.x2 * SCALE, line.y2 * SCALE)
    pen.line(ends, fill=line.stroke, width=line.width * SCALE)


def _draw_dot(pen: ImageDraw.ImageDraw, dot: Dot) -> None:
    center = (dot.x * SCALE, dot.y * SCALE)
    pen.circle(center, dot.radius * SCALE, fill=dot.fill)


def _draw_words(pen: ImageDraw.ImageDraw, words: Words) -> None:
    pieces = list(_in_faces(words.text, words.weight >= BOLD))
    length = sum(face.font.getlength(text) for face, text in pieces)
    x = words.x * SCALE - length * ANCHORS[words.anchor]
    for face, text in pieces:
        at = (x, words.y * SCALE)
        pen.text(at, text, fill=words.fill, font=face.font, anchor="ls")
        x += face.font.getlength(text)


# One line for each kind of shape that a chart may hold.
DRAWERS: dict[type, Callable[[ImageDraw.ImageDraw, Any], None]] = {
    Dot: _draw_dot,
    Line: _draw_line,
    Polygon: _draw_polygon,
    Rect: _draw_rect,
    Words: _draw_words,
}


def _in_faces(text: str, is_bold: bool) -> Iterator[tuple[Face, str]]:
    """The text cut where the next letter needs another font."""
    names = [name.format(WEIGHTS[is_bold]) for name in FACES]

    def face_of(letter: str) -> Face:
        faces = (_face(name) for name in names)
        having = (face for face in faces if ord(letter) in face.letters)
        return next(having, _face(names[0]))

    for face, letters in groupby(text.replace("\n", " "), key=face_of):
        yield face, "".join(letters)


@cache
def _face(name: str) -> Face:
    """A font of the book."""
    path = Path(settings.BASE_DIR) / "static" / "fonts" / f"{name}.ttf"
    letters = frozenset(TTFont(path).getBestCmap())
    plain = ImageFont.Layout.BASIC  # the same on every machine, with raqm or without
    return Face(ImageFont.truetype(path, SIZE * SCALE, layout_engine=plain), letters)
