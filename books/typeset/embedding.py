"""How do the fonts of all plates come into the file, each once and whole?"""

from collections.abc import Mapping

from books.typeset.filing import File
from books.typeset.inking import number, string
from books.typeset.plates import Face, Page, Program

IN_A_BLOCK = 100  # lines of a CMap between `beginbfchar` and `endbfchar`
CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
POINTS = {"mm": 72 / 25.4}


def gather(faces: dict[str, Face], more: Mapping[str, Face]) -> None:
    """Add to the faces what others use of them."""
    for name, face in more.items():
        known = faces.setdefault(name, Face({}, {}))
        known.letters.update(face.letters)
        known.widths.update(face.widths)


def embed(
    file: File, fonts: int, faces: Mapping[str, Face], programs: Mapping[str, Program]
) -> None:
    """Write the dictionary of fonts, whose number is `fonts`, and all it names."""
    named = b"".join(
        b"/%s %d 0 R" % (name.encode(), _font(file, faces[name], programs[name]))
        for name in sorted(faces)
    )
    file.pack([(fonts, b"<<%s>>" % named)])


def _font(file: File, face: Face, program: Program) -> int:
    base, unicode = file.reserve(5), _unicode(face)
    font, descendant, descriptor, letters, data = range(base, base + 5)
    kind = b"0" if program.is_cff else b"2"
    facts = b"/Subtype/OpenType" if program.is_cff else b"/Length1 %d" % program.length
    file.stream(data, facts + b"/Filter/FlateDecode", program.data)
    file.deflate(letters, b"", unicode)
    file.pack(
        [
            (
                font,
                b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H"
                b"/ToUnicode %d 0 R/DescendantFonts[%d 0 R]>>"
                % (program.name, letters, descendant),
            ),
            (
                descendant,
                b"<</Type/Font/Subtype/CIDFontType%s/BaseFont%s/CIDToGIDMap/Identity"
                b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                b"/W[%s]/FontDescriptor %d 0 R>>"
                % (kind, program.name, _widths(face), descriptor),
            ),
            (descriptor, _descriptor(program, face, data)),
        ]
    )
    return font


def _descriptor(program: Program, face: Face, data: int) -> bytes:
    widest = max(face.widths.values(), default=0)
    return (
        b"<</Type/FontDescriptor/FontName%s/FontFamily %s/Flags %d"
        b"/FontBBox[0 %d %s %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d"
        b"/StemV %d/FontFile%s %d 0 R>>"
        % (
            program.name,
            string(program.family),
            program.flags,
            program.descent,
            number(widest),
            program.ascent,
            program.angle,
            program.ascent,
            program.descent,
            program.ascent,
            program.stem,
            b"3" if program.is_cff else b"2",
            data,
        )
    )


def _widths(face: Face) -> bytes:
    return b" ".join(
        b"%d[%s]" % (glyph, number(face.widths[glyph])) for glyph in sorted(face.widths)
    )


def _unicode(face: Face) -> bytes:
    """Which letters each glyph stands for."""
    lines = [
        b"<%04x> <%s>" % (glyph, face.letters[glyph].encode("utf-16-be").hex().encode())
        for glyph in sorted(face.letters)
    ]
    blocks = [
        lines[start : start + IN_A_BLOCK] for start in range(0, len(lines), IN_A_BLOCK)
    ]
    return CMAP % b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block))
        for block in blocks
    )


class Numerals:
    """The numbers of pages, drawn with the glyphs of a face that has them all."""

    SIZE = 9.5
    COLOR = b"0.0784 0.2863 0.2471 rg"  # the brand's green
    RIGHT, WIDE_RIGHT = 22 * 72 / 25.4, 20 * 72 / 25.4  # from the edge, in points
    FOOT, WIDE_FOOT = 12 * 72 / 25.4, 9.5 * 72 / 25.4

    def __init__(self, faces: Mapping[str, Face]) -> None:
        self.name, self.glyphs, self.widths = b"", {}, {}
        for name, face in faces.items():
            self.name, self.widths = name.encode(), face.widths
            self.glyphs = {letter: glyph for glyph, letter in face.letters.items()}

    def drawn(self, words: str, page: Page) -> bytes:
        """The number at the outer foot of a page."""
        glyphs = [self.glyphs[letter] for letter in words]
        length = sum(self.widths[glyph] for glyph in glyphs) * self.SIZE / 1000
        is_wide = page.width > page.height
        right = self.WIDE_RIGHT if is_wide else self.RIGHT
        foot = self.WIDE_FOOT if is_wide else self.FOOT
        return b"BT %s /%s %s Tf %s %s Td <%s> Tj ET" % (
            self.COLOR,
            self.name,
            number(self.SIZE),
            number(page.width - right - length),
            number(foot),
            b"".join(b"%04x" % glyph for glyph in glyphs),
        )
