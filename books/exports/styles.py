"""How does each kind of paragraph look in the editable book?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from books.exports.markup import Element, W, code_of, w

# Fonts of every Word; LibreOffice has others of the same width for them.
SERIF = "Cambria"
SANS = "Calibri"
INK = "1D2A26"
SOFT = "4F5C57"
LINE = "DCD8CA"
SUNK = "F1EDE1"
BRAND = "14493F"
DEEP = "0F3830"
WASH = "E4EEEA"
GOLD = "D2A54C"
GOLD_INK = "76500C"
CREAM = "FBF5E6"
CLAY = "9A4012"
TWIPS = 20  # in a point
CELL = {"top": 45, "left": 85, "bottom": 45, "right": 85}  # twips around a cell's words


@dataclass(frozen=True)
class Style:
    """A kind of paragraph, or of words within one; lengths are points."""

    name: str
    parent: str = "Normal"
    is_words: bool = False
    font: str = ""
    size: float = 0
    color: str = ""
    is_bold: bool = False
    is_italic: bool = False
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: float = 0
    hanging: float = 0
    right: float = 0
    keeps_next: bool = False
    opens_page: bool = False
    outline: int | None = None
    shade: str = ""
    bar: str = ""
    rule: str = ""
    dots_at: int = 0  # twips at which a page number stands after dots

    @property
    def code(self) -> str:
        """By what paragraphs name it."""
        return code_of(self.name)

    def element(self) -> Element:
        """The style as Word keeps it."""
        kind = "character" if self.is_words else "paragraph"
        made = w("style", w("name", val=self.name), type=kind, styleId=self.code)
        if self.name == "Normal":
            made.set(f"{W}default", "1")
        elif not self.is_words:
            made.append(w("basedOn", val=code_of(self.parent)))
        made.append(w("qFormat"))
        if not self.is_words:
            made.append(w("pPr", *self._paragraph()))
        made.append(w("rPr", *self._words()))
        return made

    def _paragraph(self) -> Iterator[Element]:
        if self.keeps_next:
            yield w("keepNext")
        if self.opens_page:
            yield w("pageBreakBefore")
        yield from self._edges()
        if self.shade:
            yield w("shd", val="clear", color="auto", fill=self.shade)
        if self.dots_at:
            tab = w("tab", val="right", leader="dot", pos=self.dots_at)
            yield w("tabs", tab)
        yield from self._spaces()
        if self.left or self.hanging or self.right:
            sides = {"left": self.left, "right": self.right, "hanging": self.hanging}
            yield w("ind", **{side: round(n * TWIPS) for side, n in sides.items()})
        if self.outline is not None:
            yield w("outlineLvl", val=self.outline)

    def _edges(self) -> Iterator[Element]:
        sides = {"left": (self.bar, 24, 8), "bottom": (self.rule, 6, 6)}
        drawn = [
            w(side, val="single", sz=width, space=space, color=color)
            for side, (color, width, space) in sides.items()
            if color
        ]
        if drawn:
            yield w("pBdr", *drawn)

    def _spaces(self) -> Iterator[Element]:
        said: dict[str, Any] = {
            name: round(points * TWIPS)
            for name, points in (("before", self.before), ("after", self.after))
            if points is not None
        }
        if self.line:
            said |= {"line": round(self.line * 240), "lineRule": "auto"}
        if said:
            yield w("spacing", **said)

    def _words(self) -> Iterator[Element]:
        if self.font:
            scripts = ("ascii", "hAnsi", "eastAsia", "cs")
            yield w("rFonts", **dict.fromkeys(scripts, self.font))
        if self.is_bold:
            yield w("b")
        if self.is_italic:
            yield w("i")
        if self.color:
            yield w("color", val=self.color)
        if self.size:
            half_points = round(self.size * 2)
            yield w("sz", val=half_points)
            yield w("szCs", val=half_points)


NORMAL = Style("Normal", font=SERIF, size=10.5, color=INK, before=0, after=6, line=1.2)
# From the leaf that opens a book down to the smallest heading of a text.
RANKS = (
    Style("", size=28, color=DEEP, is_bold=True, before=190, after=20),
    Style("", size=22, color=DEEP, is_bold=True, after=20, rule=GOLD, opens_page=True),
    Style("", size=15, color=DEEP, is_bold=True, before=20, after=8),
    Style("", size=12.5, color=DEEP, is_bold=True, before=16, after=5),
    Style("", font=SANS, size=9.5, color=BRAND, is_bold=True, before=8, after=1),
    Style("", font=SANS, size=9.5, color=SOFT, is_bold=True, before=6, after=1),
    Style("", font=SANS, size=9.5, color=SOFT, is_italic=True, before=6, after=1),
)
FRONT = Style(
    "Judul Daftar", size=20, color=DEEP, is_bold=True, after=16, opens_page=True
)
PARAGRAPHS = (
    replace(NORMAL, name="Pembuka", size=12, color=DEEP, after=8),
    Style("Catatan", font=SANS, size=8.5, color=SOFT, before=2, after=8),
    Style("Butir", after=2),
    Style("Sambungan Butir", after=2, left=18),
    Style("Quote", is_italic=True, before=6, after=8, left=14, bar=GOLD),
    Style("Visi", size=16, color=DEEP, before=8, after=16, left=14, bar=GOLD),
    Style("Kode", font="Consolas", size=9, shade=SUNK, after=6),
    Style("Definisi", after=8, left=10, bar=BRAND, shade=SUNK, keeps_next=True),
    Style(
        "Nama Definisi",
        font=SANS,
        color=BRAND,
        is_bold=True,
        before=4,
        after=0,
        left=10,
        bar=BRAND,
        shade=SUNK,
        keeps_next=True,
    ),
    Style("Quick Win", before=4, after=6, left=10, bar=GOLD, shade=CREAM),
    Style("caption", font=SANS, size=9.5, color=DEEP, before=8, after=5),
    Style("Gambar", before=8, after=2, keeps_next=True),
    Style("Legenda", font=SANS, size=9, after=3, keeps_next=True),
    Style("Isi Tabel", font=SANS, size=8.5, after=1, line=1.08),
    Style("Kepala Tabel", "Isi Tabel", color=DEEP, is_bold=True, keeps_next=True),
    Style("Butir Tabel", "Isi Tabel"),
    Style("Sambungan Butir Tabel", "Isi Tabel", left=9),
    Style("Angka Besar", size=17, color=DEEP, is_bold=True, after=2),
    Style("Sela", size=3, after=0, line=1),
    Style("Singkatan", font=SANS, size=9.5, after=2, left=14, hanging=14),
    Style("Kolofon", font=SANS, size=9, color=SOFT, after=6),
    FRONT,
    replace(FRONT, name="Judul Depan", outline=0),  # which the contents name
    Style("Anak Judul Depan", size=13, color=DEEP, is_bold=True, before=12, after=4),
    Style("Judul Lembar", size=16, color=DEEP, is_bold=True, after=2),
    Style("Anak Judul Lembar", font=SANS, color=GOLD_INK, is_bold=True, after=20),
    Style("Tempat Tanggal", font=SANS, before=14, after=2, right=260, rule=SOFT),
    Style("Penanda Tangan", font=SANS, size=9.5, after=2),
    Style("Ruang Tanda Tangan", font=SANS, size=7.5, color=SOFT, after=64),
    Style("Garis Isian", font=SANS, size=7.5, color=SOFT, before=9, after=2, rule=SOFT),
    Style("Sampul Daerah", font=SANS, size=13, color=BRAND, is_bold=True, before=80),
    Style("Title", size=34, color=DEEP, before=60, after=16, line=1.05, rule=GOLD),
    Style("Subtitle", size=17, color=GOLD_INK, after=220),
    Style("Sampul Kaki", font=SANS, size=11, color=SOFT, after=4),
    Style("header", font=SANS, size=8, color=SOFT, after=0),
    Style("footer", font=SANS, size=8.5, color=SOFT, after=0),
)
WORDS = (
    Style("Halus", is_words=True, color=SOFT),
    Style("Kosong", is_words=True, color=SOFT, is_italic=True),
    Style("Belum Diketahui", is_words=True, color=CLAY),
    Style("Masalah", is_words=True, color=CLAY, is_bold=True),
    Style("Potensi", is_words=True, color=BRAND, is_bold=True),
    Style("Tanda", is_words=True, font=SANS, size=8, color=GOLD_INK, is_bold=True),
    Style("Nomor", is_words=True, font=SANS, color=GOLD_INK, is_bold=True),
    Style("Kode Huruf", is_words=True, font="Consolas", size=9),
    Style("Hyperlink", is_words=True, color=BRAND),
)
TABLE = "TabelBuku"


def styles(*, is_whole: bool, width: int) -> Iterator[Element]:
    """Every style of a volume; in the whole one a leaf stands above each chapter.

    `width` is that of the words on an upright page, in twips.
    """
    yield _defaults()
    yield NORMAL.element()
    for level, rank in enumerate(RANKS if is_whole else RANKS[1:]):
        name = f"heading {level + 1}"
        heading = replace(rank, name=name, keeps_next=True, outline=level)
        yield heading.element()
    for style in (*PARAGRAPHS, *WORDS):
        yield style.element()
    for level, left in enumerate((0, 12, 24), 1):
        bold = level == 1
        entry = Style(f"toc {level}", is_bold=bold, after=2, left=left, dots_at=width)
        yield entry.element()
    yield Style("table of figures", after=2, dots_at=width).element()
    yield _table()


def _defaults() -> Element:
    language = w("lang", val="id-ID", eastAsia="en-US", bidi="ar-SA")
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", language)),
        w("pPrDefault", w("pPr", w("widowControl"))),
    )


def _table() -> Element:
    """Lines between the rows, as in print."""
    edges = {"top": (8, BRAND), "bottom": (8, BRAND), "insideH": (4, LINE)}
    borders = (
        w(side, val="single", sz=width, space=0, color=color)
        for side, (width, color) in edges.items()
    )
    margins = (w(side, w=width, type="dxa") for side, width in CELL.items())
    return w(
        "style",
        w("name", val="Tabel Buku"),
        w("qFormat"),
        w("tblPr", w("tblBorders", *borders), w("tblCellMar", *margins)),
        type="table",
        styleId=TABLE,
    )
