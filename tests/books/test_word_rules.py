"""What Word asks of a file beyond well-formed XML, whatever people typed."""

import hashlib
import os
import subprocess
import sys
from itertools import pairwise

import pytest

from books import exports
from tests.books.wordfile import SPACE, WordFile, w
from tests.builders.facts import a_book, a_chapter, a_full_book, a_rich_program

# In which order Word wants what is in an element; anything else it calls damaged.
ORDERS = {
    "pPr": "pStyle keepNext pageBreakBefore widowControl numPr pBdr shd tabs spacing "
    "ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b i color sz szCs lang",
    "tblPr": "tblStyle tblW tblLayout tblLook tblBorders tblCellMar",
    "tcPr": "tcW gridSpan shd",
    "trPr": "cantSplit trHeight tblHeader",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p tbl",
    "tr": "trPr tc",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType",
    "style": "name basedOn qFormat pPr rPr tblPr",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
    "settings": "zoom defaultTabStop updateFields compat themeFontLang decimalSymbol "
    "listSeparator",
}
HOSTILE = "\x00\x01\x0b\x1f\ufffe\ud800 =cmd()|'x'!A1 <b>&amp;]]> 🛰️ مرحبا " + "x" * 500
SCRIPT = """
import hashlib, os
import django
django.setup()
from books import exports
from tests.builders.facts import a_full_book
for form in ("docx", "xlsx"):
    print(hashlib.sha256(exports.write(a_full_book(), "all", form)).hexdigest())
"""


def a_wide_book():
    """A book with every kind of thing that a Word file can hold."""
    narrative = "1. satu\n   - dalam\n\n> kutip\n\n| A | B |\n|--|--|\n| a | b |\n"
    book = a_full_book()
    chapter = a_chapter(book="2", number="IX", narrative=narrative)
    return a_full_book(chapters=(*book.chapters, chapter))


def a_hostile_book():
    """A book in which every text is as bad as people can make it."""
    book = a_full_book()
    words = ("title", "background", "objective", "benefit", "partners", "spbe", "sdg")
    program = a_rich_program(**dict.fromkeys(words, HOSTILE))
    chapters = tuple(
        a_chapter(
            book=one.book,
            number=one.number,
            block=one.block,
            title=HOSTILE,
            narrative=f"# {HOSTILE}\n\n{HOSTILE}\n\n- {HOSTILE}\n\n    {HOSTILE}\n",
        )
        for one in book.chapters
    )
    return a_full_book(programs=(program,), chapters=chapters)


@pytest.fixture(scope="module", params=[a_wide_book, a_hostile_book, a_book])
def file(request):
    return WordFile(exports.write(request.param(), "all", "docx"))


def trees(file):
    return [file.xml(name) for name in sorted(file.parts) if name.endswith(".xml")]


def test_children_stand_in_the_order_of_the_schema(file):
    wrong = []
    for tree in trees(file):
        for name, order in ORDERS.items():
            places = {w(child): place for place, child in enumerate(order.split())}
            for element in tree.iter(w(name)):
                found = [places.get(child.tag, -1) for child in element]
                if found != sorted(found) or -1 in found:
                    wrong.append((name, [child.tag for child in element]))

    assert wrong == []


def test_cells_fill_the_grid_of_their_table(file):
    for table in file.find(".//w:tbl"):
        grid = [int(width) for width in file.find("w:tblGrid/w:gridCol/@w:w", table)]
        assert [str(sum(grid))] == file.find("w:tblPr/w:tblW/@w:w", table)
        assert min(grid) > 0
        for row in file.find("w:tr", table):
            at = 0
            for cell in file.find("w:tc", row):
                span = int((file.find("w:tcPr/w:gridSpan/@w:val", cell) or [1])[0])
                width = sum(grid[at : at + span])
                assert file.find("w:tcPr/w:tcW/@w:w", cell) == [str(width)]
                assert cell[-1].tag == w("p")
                at += span
            assert at == len(grid)


def test_two_tables_never_touch(file):
    for one, other in pairwise(file.body[0]):
        assert {one.tag, other.tag} != {w("tbl")}


def test_names_and_numbers_are_given_once(file):
    marks = file.find(".//w:bookmarkStart/@w:name")
    numbers = file.find(".//w:bookmarkStart/@w:id")
    pictures = file.find(".//wp:docPr/@id")

    for found in (marks, numbers, pictures):
        assert len(found) == len(set(found))
    assert numbers == file.find(".//w:bookmarkEnd/@w:id")
    assert max(map(len, marks), default=0) <= 40


def test_every_style_list_and_part_that_is_named_is_there(file):
    known = file.find("w:style/@w:styleId", file.xml("word/styles.xml"))
    named = file.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    lists = file.find("w:num/@w:numId", file.xml("word/numbering.xml"))
    relations = file.xml("word/_rels/document.xml.rels")

    assert set(named) <= set(known)
    assert len(known) == len(set(known))
    assert set(file.find(".//w:numId/@w:val")) <= set(lists)
    parts = {one.get("Id") for one in relations}
    assert set(file.find(".//@r:id | .//@r:embed")) <= parts
    targets = {one.get("Target") for one in relations if not one.get("TargetMode")}
    assert {f"word/{target}" for target in targets} <= set(file.parts)


def test_links_within_the_file_lead_somewhere(file):
    wanted = set(file.find(".//w:hyperlink/@w:anchor"))

    assert wanted <= set(file.find(".//w:bookmarkStart/@w:name"))


def test_fields_are_opened_and_closed(file):
    open_ones = 0
    for kind in file.find(".//w:fldChar/@w:fldCharType"):
        open_ones += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert open_ones in {0, 1, 2}
    assert open_ones == 0


def test_section_ends_in_a_paragraph_and_the_last_in_the_body(file):
    sections = file.find(".//w:sectPr")

    assert file.body[0][-1] is sections[-1]
    assert {one.getparent().tag for one in sections[:-1]} == {w("pPr")}


def test_every_word_lies_in_words_own_space(file):
    for tree in trees(file):
        if tree.tag.startswith(f"{{{SPACE}}}"):
            assert "style" not in {name for one in tree.iter() for name in one.attrib}


def test_hostile_words_are_kept_as_far_as_xml_can_hold_them():
    file = WordFile(exports.write(a_hostile_book(), "2", "docx"))

    (sheet,) = [line for line in file.paragraphs("Heading3") if "SC21-0001" in line]

    kept = " =cmd()|'x'!A1 <b>&amp;]]> 🛰️ مرحبا " + "x" * 500
    assert sheet == f"SC21-0001{kept}"


def test_two_processes_write_the_same_bytes():
    found = set()
    for seed, zone in (("1", "Asia/Makassar"), ("2", "America/New_York")):
        surroundings = {"PYTHONHASHSEED": seed, "TZ": zone}
        settings = {"DJANGO_SETTINGS_MODULE": "paser_masterplan.settings"}
        found.add(
            subprocess.run(
                [sys.executable, "-c", SCRIPT],
                env=os.environ | surroundings | settings,
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
    here = [
        hashlib.sha256(exports.write(a_full_book(), "all", form)).hexdigest()
        for form in ("docx", "xlsx")
    ]

    assert found == {"\n".join([*here, ""])}
