"""Which letters does a font mean by the codes on a page?"""

import re
from functools import cache
from io import BytesIO
from unicodedata import category

import pikepdf
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont, TTLibError

SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
STRINGS = rb"<([0-9A-Fa-f\s]*)>\s*"
PAIR = re.compile(STRINGS * 2)
RANGE = re.compile(STRINGS * 2 + rb"(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL)
LONE = re.compile(STRINGS)
NOT_LETTERS = {"", "\0", "\ufeff", "\ufffe"}
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class Letters:
    """A font as a reader of text sees it."""

    def __init__(self, font):
        self.name = str(font.get("/BaseFont", font.get("/Name", "a font without name")))
        self.kind = str(font.Subtype)
        self.width = 2 if self.kind == "/Type0" else 1
        self.meanings = _meanings(font)
        self.program = _program(font, self.kind)
        self.glyphs = _glyphs(font) if self.kind == "/Type0" else None
        self.drawings = Drawings(self.program) if self.glyphs else None
        self.fault_of = cache(self._fault_of)

    def read(self, shown):
        """Each code of a shown string with its text, empty where the font has none."""
        for at in range(0, len(shown), self.width):
            code = int.from_bytes(shown[at : at + self.width], "big")
            yield code, (self.meanings or {}).get(code, "")

    def _fault_of(self, code):
        """What is wrong with one code that is used, if anything."""
        if self.meanings is not None and code not in self.meanings:
            return f"{self.name} has no text for {code}"
        if self.glyphs is None:
            return ""
        text = (self.meanings or {}).get(code, "")
        return self.drawings.fault_of(self.glyphs(code), text, self.name)

    def faults(self):
        """What is wrong with the font, wherever it is used."""
        if self.kind != "/Type3" and self.program is None:
            yield f"{self.name} is not embedded"
        if self.meanings is None:
            yield f"{self.name} has no ToUnicode"
        for code, text in (self.meanings or {}).items():
            if text in NOT_LETTERS:
                yield f"{self.name} says that code {code} means {text!r}"


class Drawings:
    """The glyphs that a font has in the file."""

    def __init__(self, program):
        self.order, self.glyphs = None, None
        try:
            font = TTFont(BytesIO(program or b""))
            self.order, self.glyphs = font.getGlyphOrder(), font.getGlyphSet()
        except TTLibError:
            pass  # bare CFF, or nothing at all: `faults` says the latter

    def fault_of(self, glyph, text, name):
        """What is wrong with a glyph that stands for this text, if anything."""
        if glyph == 0:
            return f"{name} draws .notdef for {text!r}"
        if self.order is None:
            return ""
        if glyph >= len(self.order):
            return f"{name} has no glyph {glyph} for {text!r}"
        if _is_visible(text) and self._is_blank(glyph):
            return f"{name} draws nothing for {text!r}"
        return ""

    def _is_blank(self, glyph):
        pen = BoundsPen(self.glyphs)
        self.glyphs[self.order[glyph]].draw(pen)
        return pen.bounds is None


def _is_visible(text):
    return any(category(letter)[0] not in "ZC" for letter in text)


def _program(font, kind):
    """The bytes of the font in the file, None where there are none."""
    bearer = font.DescendantFonts[0] if kind == "/Type0" else font
    descriptor = bearer.get("/FontDescriptor", {})
    found = [descriptor[name] for name in FILES if name in descriptor]
    return found[0].read_bytes() if found else None


def _glyphs(font):
    """What tells the glyph of each code."""
    table = font.DescendantFonts[0].get("/CIDToGIDMap")
    if not isinstance(table, pikepdf.Stream):
        return lambda code: code
    numbers = table.read_bytes()
    return lambda code: int.from_bytes(numbers[2 * code : 2 * code + 2], "big")


def _meanings(font):
    if not isinstance(font.get("/ToUnicode"), pikepdf.Stream):
        return None
    meanings = {}
    for kind, body in SECTION.findall(font.ToUnicode.read_bytes()):
        if kind == b"bfchar":
            pairs = PAIR.findall(body)
            meanings.update((int(code, 16), _text(said)) for code, said in pairs)
        else:
            for first, last, start, listed in RANGE.findall(body):
                meanings.update(_span(int(first, 16), int(last, 16), start, listed))
    return meanings


def _span(first, last, start, listed):
    """The codes of one range: texts in a list, or one whose last letter counts up."""
    if listed:
        texts = [_text(said) for said in LONE.findall(listed)]
    else:
        text = _text(start)
        texts = [
            text[:-1] + chr(ord(text[-1]) + step) for step in range(last - first + 1)
        ]
    return zip(range(first, last + 1), texts, strict=False)


def _text(said):
    return bytes.fromhex(said.decode()).decode("utf-16-be", errors="replace")
