"""Which letters does a font mean by the codes on a page?"""

import re

import pikepdf

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
        self.is_embedded = _is_embedded(font, self.kind)
        self.meanings = _meanings(font)
        self.glyphs = _glyphs(font) if self.kind == "/Type0" else None

    def read(self, shown):
        """Each code of a shown string with its text, None where the font has none."""
        for at in range(0, len(shown), self.width):
            code = int.from_bytes(shown[at : at + self.width], "big")
            yield code, (self.meanings or {}).get(code)

    def is_notdef(self, code):
        """Whether the code draws the box that stands for a missing letter."""
        if self.kind == "/Type3":
            return False
        if self.glyphs is not None:
            code = int.from_bytes(self.glyphs[2 * code : 2 * code + 2], "big")
        return code == 0

    def faults(self):
        """What is wrong with the font, wherever it is used."""
        if not self.is_embedded:
            yield f"{self.name} is not embedded"
        if self.meanings is None:
            yield f"{self.name} has no ToUnicode"
        for code, text in (self.meanings or {}).items():
            if text in NOT_LETTERS:
                yield f"{self.name} says that code {code} means {text!r}"


def _is_embedded(font, kind):
    if kind == "/Type3":  # its letters are drawings in the file
        return True
    bearer = font.DescendantFonts[0] if kind == "/Type0" else font
    descriptor = bearer.get("/FontDescriptor", {})
    return any(name in descriptor for name in FILES)


def _glyphs(font):
    """The bytes that turn codes into glyphs, None where they are the same."""
    table = font.DescendantFonts[0].get("/CIDToGIDMap")
    return table.read_bytes() if isinstance(table, pikepdf.Stream) else None


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
