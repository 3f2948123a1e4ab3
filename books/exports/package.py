"""Of which parts does a Word file consist, and how are they put together?"""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Emu
from lxml import etree

from books.exports.markup import SPACES, Element, R, W, paragraph, w
from books.exports.styles import styles
from paser_masterplan.office import clean

BODY = "word/document.xml"
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the one moment that every file in the zip bears
IN_MEMORY = 16 * 2**20  # bytes of a body, beyond which it is put on the disk
# What python-docx's own empty document brings along and no book needs.
LUGGAGE = ("thumbnail", "stylesWithEffects", "customXml")
LONGEST_NAME = 40
NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)
BULLETS, NUMBERS, SMALL_BULLETS = 1, 2, 3
LEVELS = 4
EMU = 635  # in a twip
SETTINGS = f"""\
<w:settings xmlns:w="{SPACES["w"]}"><w:zoom w:percent="100"/>\
<w:defaultTabStop w:val="720"/><w:updateFields w:val="true"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/>\
<w:listSeparator w:val=";"/></w:settings>"""


class Manuscript:
    """A Word file that is being written, and the numbers given out so far."""

    def __init__(self, *, is_whole: bool, width: int) -> None:
        self.document = docx.Document()
        self.part = self.document.part
        _unpack(self.document)
        _fill(self.part.styles.element, styles(is_whole=is_whole, width=width))
        _fill(self.part.numbering_part.element, _numberings())
        settings: Any = etree.fromstring(SETTINGS)
        _fill(self.part.settings.element, settings)
        self._lists = SMALL_BULLETS
        self._pictures = 0
        self._images: dict[bytes, ImagePart] = {}
        self._marked: set[str] = set()

    def sign(self, *, title: str, author: str, subject: str, at: datetime) -> None:
        """Say what the file is, and of when."""
        facts = self.document.core_properties
        facts.title, facts.author, facts.subject = (
            clean(text)[:255] for text in (title, author, subject)
        )
        facts.comments, facts.keywords, facts.last_modified_by = "", "", ""
        facts.created = facts.modified = at
        facts.language = "id-ID"
        facts.revision = 1

    def bookmarked(self, anchors: Iterable[str]) -> Iterable[Element]:
        """The marks that links lead to; a name leads to its first place only."""
        for name in map(bookmark_name, anchors):
            if name not in self._marked:
                number = len(self._marked)
                self._marked.add(name)
                yield w("bookmarkStart", id=number, name=name)
                yield w("bookmarkEnd", id=number)

    def link(self, address: str) -> Element:
        """An empty link, to a place in the book or out of it."""
        if address.startswith("#"):
            return w("hyperlink", anchor=bookmark_name(address[1:]), history=1)
        link = w("hyperlink", history=1)
        link.set(f"{R}id", self.part.relate_to(address, KINDS.HYPERLINK, True))
        return link

    def new_list(self) -> int:
        """The number of one more numbered list, which begins at 1."""
        self._lists += 1
        kind = w("abstractNumId", val=NUMBERS)
        starts = (
            w("lvlOverride", w("startOverride", val=1), ilvl=level)
            for level in range(LEVELS)
        )
        self.part.numbering_part.element.append(
            w("num", kind, *starts, numId=self._lists)
        )
        return self._lists

    def picture(
        self, png: bytes, alternative: str, *, width: int, height: int
    ) -> Element:
        """A run that shows a picture as large as this room allows, in twips."""
        if png not in self._images:
            address = PackURI(f"/word/media/gambar-{len(self._images) + 1}.png")
            self._images[png] = ImagePart.from_image(Image.from_blob(png), address)
        part = self._images[png]
        self._pictures += 1
        ratio = part.image.px_width / part.image.px_height
        width = min(width, round(height * ratio))
        inline = CT_Inline.new_pic_inline(
            self._pictures,
            self.part.relate_to(part, KINDS.IMAGE),
            part.partname.filename,
            Emu(width * EMU),
            Emu(round(width / ratio) * EMU),
        )
        inline.docPr.set("descr", clean(alternative))
        return w("r", w("drawing", inline))

    def header(self, *content: Element, tab: int) -> str:
        """A head of pages, its second half at the right end; the name of the part."""
        part, name = self.part.add_header_part()
        _fill(part.element, [_line("header", content, tab)])
        return name

    def footer(self, *content: Element, tab: int) -> str:
        """The same for the foot of pages."""
        part, name = self.part.add_footer_part()
        _fill(part.element, [_line("footer", content, tab)])
        return name

    def save(self, body: Iterable[Element]) -> bytes:
        """The file with this body, which is written as it comes and never held."""
        with SpooledTemporaryFile(IN_MEMORY) as written:
            _write(body, written)
            package, file = BytesIO(), BytesIO()
            self.document.save(package)
            with ZipFile(package) as parts, ZipFile(file, "w", ZIP_DEFLATED) as made:
                for name in parts.namelist():
                    content = written if name == BODY else BytesIO(parts.read(name))
                    content.seek(0)
                    _copy(content, made, name)
        return file.getvalue()


@lru_cache(maxsize=4096)
def bookmark_name(anchor: str) -> str:
    """The anchor as a bookmark may be called: letters, digits and _, not too long."""
    name = anchor.replace("-", "_")
    if NAME.fullmatch(name) and len(name) <= LONGEST_NAME:
        return name
    return f"b_{hashlib.sha256(anchor.encode()).hexdigest()[:32]}"


def _unpack(document: Any) -> None:
    for relations in (document.part.package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(LUGGAGE):
                del relations[name]


def _fill(element: Any, content: Iterable[Element]) -> None:
    """Put this in place of what the element held."""
    for child in list(element):
        element.remove(child)
    element.extend(content)


def _line(style: str, content: Iterable[Element], tab: int) -> Element:
    line = paragraph(style, *content)
    line[0].append(w("tabs", w("tab", val="right", pos=tab)))
    return line


def _numberings() -> Iterable[Element]:
    kinds = {
        BULLETS: ("bullet", "•", 360),
        NUMBERS: ("decimal", "%{}.", 360),
        SMALL_BULLETS: ("bullet", "•", 180),
    }
    for number, (form, sign, step) in kinds.items():
        yield w(
            "abstractNum",
            w("multiLevelType", val="hybridMultilevel"),
            *(_level(level, form, sign, step) for level in range(LEVELS)),
            abstractNumId=number,
        )
    for number in kinds:
        yield w("num", w("abstractNumId", val=number), numId=number)


def _level(level: int, form: str, sign: str, step: int) -> Element:
    indent = w("ind", left=step * (level + 1), hanging=round(step * 0.7))
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("lvlText", val=sign.format(level + 1)),
        w("lvlJc", val="left"),
        w("pPr", indent),
        ilvl=level,
    )


def _write(body: Iterable[Element], file: Any) -> None:
    with etree.xmlfile(file, encoding="UTF-8") as out:
        out.write_declaration(standalone=True)
        with out.element(f"{W}document", nsmap=SPACES), out.element(f"{W}body"):
            for block in body:
                out.write(block)


def _copy(content: IO[bytes], archive: ZipFile, name: str) -> None:
    entry = ZipInfo(name, BEGINNING)
    entry.compress_type = ZIP_DEFLATED
    with archive.open(entry, "w") as copy:
        while piece := content.read(2**20):
            copy.write(piece)
