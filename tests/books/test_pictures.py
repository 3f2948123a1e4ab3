"""A chart as a picture: its bars where they stand, its words in the book's type."""

from io import BytesIO
from typing import get_args, get_type_hints

import pytest
from PIL import Image

from books import charts
from books.charts import Chart, Dot, Line, Polygon, Rect, Words
from books.exports import pictures
from books.exports.pictures import SCALE, png_of


def a_chart(*, rects=(), words=(), width=100, height=40, **shapes):
    return Chart(width, height, tuple(rects), tuple(words), (), "Grafik", **shapes)


def drawn(**facts):
    return Image.open(BytesIO(png_of(a_chart(**facts)))).convert("RGB")


def inked(picture):
    """The box around everything that is not paper, in points of the chart."""
    ink = Image.eval(picture.convert("L"), lambda shade: 255 if shade < 128 else 0)
    box = ink.getbbox()
    return box and tuple(side / SCALE for side in box)


def test_bar_stands_where_the_chart_says_in_its_color():
    picture = drawn(rects=[Rect(10, 5, 30, 12, "#bd5d38")])

    assert picture.size == (100 * SCALE, 40 * SCALE)
    assert picture.getpixel((10 * SCALE, 5 * SCALE)) == (0xBD, 0x5D, 0x38)
    assert picture.getpixel((9 * SCALE, 5 * SCALE)) == (255, 255, 255)
    assert inked(picture) == (10, 5, 40, 17)


@pytest.mark.parametrize(("width", "height"), [(0, 12), (12, 0)])
def test_bar_of_nothing_is_not_drawn(width, height):
    assert inked(drawn(rects=[Rect(10, 5, width, height, "#bd5d38")])) is None


CORNERS = ((10, 5), (30, 5), (30, 25), (10, 25))


@pytest.mark.parametrize(
    ("fill", "inside"), [("none", (255, 255, 255)), ("#14493f", (0x14, 0x49, 0x3F))]
)
def test_polygon_is_drawn_around_and_filled_where_it_has_a_fill(fill, inside):
    picture = drawn(polygons=(Polygon(CORNERS, "#bd5d38", fill),))

    assert picture.getpixel((10 * SCALE, 15 * SCALE)) == (0xBD, 0x5D, 0x38)
    assert picture.getpixel((20 * SCALE, 15 * SCALE)) == inside


def test_line_goes_from_end_to_end():
    picture = drawn(lines=(Line(10, 20, 60, 20, "#14493f", 2),))

    assert picture.getpixel((35 * SCALE, 20 * SCALE)) == (0x14, 0x49, 0x3F)
    left, top, right, bottom = inked(picture)
    assert (left, right) == pytest.approx((10, 60), abs=1)
    assert bottom - top == 2


def test_dot_is_round():
    picture = drawn(dots=(Dot(50, 20, 6, "#14493f"),))

    assert inked(picture) == pytest.approx((44, 14, 56, 26), abs=0.6)
    assert picture.getpixel((45 * SCALE, 15 * SCALE)) == (255, 255, 255)


def test_what_is_drawn_later_lies_above():
    picture = drawn(
        polygons=(Polygon(CORNERS, "#bd5d38", "#bd5d38"),),
        rects=[Rect(10, 5, 20, 20, "#14493f")],
    )

    assert picture.getpixel((20 * SCALE, 15 * SCALE)) == (0x14, 0x49, 0x3F)


@pytest.mark.parametrize(
    ("anchor", "side", "place"), [("start", 0, 50), ("end", 2, 50)]
)
def test_words_start_or_end_at_their_place(anchor, side, place):
    box = inked(drawn(words=[Words(50, 20, "Sampah", anchor)]))

    assert abs(box[side] - place) <= 2
    assert box[3] <= 25  # they stand on their line


def test_words_in_the_middle_stand_around_their_place():
    box = inked(drawn(words=[Words(50, 20, "2024", "middle")]))

    assert abs((box[0] + box[2]) / 2 - 50) <= 1


def test_bold_words_have_more_ink():
    plain, bold = (
        sum(drawn(words=[Words(5, 20, "Dimensi", weight=weight)]).histogram()[:128])
        for weight in (400, 600)
    )

    assert bold > plain


@pytest.mark.parametrize("letter", ["ő", "∑", "🛰"])
def test_letters_beyond_the_first_font_are_drawn(letter):
    missing = png_of(a_chart(words=[Words(5, 20, "ጀ")]))

    assert png_of(a_chart(words=[Words(5, 20, letter)])) != missing
    assert inked(drawn(words=[Words(5, 20, letter)])) is not None


def test_chart_without_rows_is_a_picture_too():
    assert drawn(height=0).size == (100 * SCALE, SCALE)


def test_every_shape_of_a_chart_has_a_drawer():
    kinds = (get_args(kind) for kind in get_type_hints(Chart).values())
    shapes = {kind[0] for kind in kinds if kind} - {charts.Key}

    assert shapes == set(pictures.DRAWERS)
