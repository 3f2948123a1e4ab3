"""Are lines that are kept the same as lines that are made anew?"""

import re

import pytest
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break

from books.typeset import lines
from books.typeset.ready import STATIC
from books.typeset.setting import Copy

WORDS = """<p>Padi di lahan pasang surut Tanjung Harapan <b>tumbuh baik</b>,
<del>hilang</del> <ins>dijaga bersama warga</ins> sepanjang tahun, kata petani yang
menunggu benih, pupuk dan harga yang pasti sampai akhir musim panen.</p>
<pre>satu
dua\tjauh</pre><p style="text-align: justify">Air naik setiap sore sehingga jalan ke
sawah harus ditinggikan lagi, sedikit demi sedikit, dari dermaga sampai ke ujung.</p>
<p style="width: 3em">keberlanjutan-panjangsekalitanpajeda</p>
<p style="width: 9em; hyphens: auto">penyelenggaraan pemerintahan</p>
<p style="letter-spacing: 1mm">lebar</p><p dir="rtl">سلام 12</p>"""


@pytest.fixture
def plain(monkeypatch):
    """WeasyPrint as it is, which makes every line anew."""
    monkeypatch.setattr(inline, "split_first_line", line_break.split_first_line)
    monkeypatch.setattr(line_break, "Layout", lines.Line.__base__)


def test_kept_lines_are_set_as_lines_made_anew(setter, request):
    copy = Copy(f'<!doctype html><html lang="id"><body>{WORDS}</body>')
    first, again = setter.plate(copy)[0], setter.plate(copy)[0]
    request.getfixturevalue("plain")

    assert setter.plate(copy)[0] == first == again


def test_no_sheet_asks_for_what_would_change_a_kept_line():
    """An ellipsis is drawn by cutting the line itself, which others share."""
    sheets = (path.read_text() for path in (STATIC / "books").glob("*.css"))

    assert not re.search("ellipsis|line-clamp", "".join(sheets))


class Style(dict):
    """As much of a style as decides about lines."""

    font_config = "letters"

    def __missing__(self, name):
        return "normal"


@pytest.fixture
def split():
    """Lines that tell what they were asked to make."""
    asked = []

    def made(text, *rest, **named):
        asked.append(text)
        return f"{text} in a line"

    found = lines.Lines(made)
    found.asked = asked
    return found


def test_line_is_made_once_for_all_who_have_its_looks(split):
    answers = [split("Tahun", Style(font_size=9), None, 40, 0) for _ in range(3)]

    assert answers == ["Tahun in a line"] * 3
    assert split.asked == ["Tahun"]


@pytest.mark.parametrize("name", ["font_size", "white_space", "lang", "hyphens"])
def test_line_is_made_anew_for_other_looks(split, name):
    split("Tahun", Style(), None, 40, 0)
    split("Tahun", Style({name: "other"}), None, 40, 0)

    assert split.asked == ["Tahun"] * 2


@pytest.mark.parametrize(
    "call",
    [
        {"width": 41, "spacing": 0},
        {"width": 40, "spacing": 2},
        {"width": 40, "spacing": 0, "is_line_start": False},
    ],
)
def test_line_is_made_anew_for_another_place(split, call):
    split("Tahun", Style(), None, 40, 0)
    width, spacing = call.pop("width"), call.pop("spacing")
    split("Tahun", Style(), None, width, spacing, **call)

    assert split.asked == ["Tahun"] * 2


def test_line_is_made_anew_in_other_fonts(split):
    other = Style()
    other.font_config = "other letters"
    split("Tahun", Style(), None, 40, 0)
    split("Tahun", other, None, 40, 0)

    assert split.asked == ["Tahun"] * 2


def test_line_that_nobody_asked_for_lately_is_forgotten(split, monkeypatch):
    monkeypatch.setattr(lines, "KEPT", 2)
    for text in ("a", "b", "a", "c", "a", "b"):
        split(text, Style(), None, 40, 0)

    assert split.asked == ["a", "b", "c", "b"]


def first_line(setter, width):
    """The words of the first line of a paragraph with small print at its end."""
    words = "SC21-0013 Dana Desa untuk ketahanan pangan <span>(Disketapang)</span>"
    html = f'<body><div style="width: {width}px">{words}</div></body>'
    box = setter.lay_out(Copy(html)).pages[0]._page_box
    line = next(one for one in box.descendants() if isinstance(one, boxes.LineBox))
    texts = (one for one in line.descendants() if isinstance(one, boxes.TextBox))
    return "".join(one.text for one in texts)


def test_line_never_holds_fewer_words_in_a_wider_place(setter):
    lengths = [len(first_line(setter, width)) for width in range(200, 500)]

    assert lengths == sorted(lengths)
    assert len(set(lengths)) == 4
