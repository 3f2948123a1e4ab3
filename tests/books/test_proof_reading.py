"""Is what stands in a PDF read as a viewer reads it?"""

import re
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.books import proof
from tests.books.proof.ink import joined
from tests.books.proof.letters import Drawings, Letters
from tests.books.proof.paper import Paper
from tests.books.small_paper import small_paper

TEXT = re.compile(rb"BT.*?ET", re.DOTALL)


def opened():
    return pikepdf.open(BytesIO(small_paper()))


def flat(pdf, page=0):
    """The operators of a page, in one stream."""
    pdf.pages[page].contents_coalesce()
    return pdf.pages[page].Contents


def _font(pdf):
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _blank(letters):
    return next(code for code, text in letters.meanings.items() if text == " ")


def font(pdf, meanings, **facts):
    """A font of one byte a letter that says what its codes mean."""
    cmap = pdf.make_stream(meanings.encode())
    return Letters(Dictionary(ToUnicode=cmap, BaseFont=Name.Kecil, **facts))


# Letters


def test_font_says_its_letters_one_by_one_and_in_ranges():
    pdf = pikepdf.new()

    letters = font(
        pdf,
        "2 beginbfchar <01> <0041> <02> <00660069> endbfchar "
        "2 beginbfrange <03> <05> <0061> <06> <07> [<0078> <D83CDF3E>] endbfrange",
        Subtype=Name.TrueType,
    )

    read = [text for _, text in letters.read(bytes(range(1, 9)))]
    assert read == ["A", "fi", "a", "b", "c", "x", "🌾", ""]


def test_font_of_drawings_is_in_the_file():
    meanings = "1 beginbfchar <00> <0041> endbfchar"
    letters = font(pikepdf.new(), meanings, Subtype=Name.Type3)

    assert list(letters.faults()) == []
    assert letters.fault_of(0) == ""
    assert letters.fault_of(1) == "/Kecil has no text for 1"


def test_font_without_a_drawing_in_the_file_is_told():
    letters = font(pikepdf.new(), "", Subtype=Name.TrueType)

    assert list(letters.faults()) == ["/Kecil is not embedded"]


def test_glyphs_are_looked_for_in_the_font():
    pdf = opened()
    there = Letters(_font(pdf))
    code = next(code for code, text in there.meanings.items() if text == "K")

    missing = there.drawings.fault_of(60_000, "K", "x")
    blank = there.drawings.fault_of(_blank(there), "K", "x")

    assert there.fault_of(code) == ""
    assert missing == "x has no glyph 60000 for 'K'"
    assert blank == "x draws nothing for 'K'"
    assert there.drawings.fault_of(_blank(there), " ", "x") == ""


def test_glyphs_of_a_bare_program_are_not_looked_for():
    assert Drawings(b"\x01\x00\x04\x04").fault_of(7, "K", "x") == ""
    assert Drawings(None).fault_of(0, "K", "x") == "x draws .notdef for 'K'"


# Ink


def test_text_of_a_form_is_said_where_the_form_is_drawn():
    pdf = opened()
    content = flat(pdf)
    text = TEXT.search(content.read_bytes())[0]
    page = pdf.pages[0].Resources
    page.XObject = Dictionary(
        Extra=pdf.make_stream(
            text, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources=page
        )
    )
    content.write(TEXT.sub(b"/Extra Do", content.read_bytes(), count=1))

    assert proof.spoken(pdf)[0] == ("H1", "Kata pengantar")
    assert proof.faults(pdf) == []


def test_marks_of_a_form_stand_in_the_tree_as_its_own():
    pdf = opened()
    content = flat(pdf)
    text = TEXT.search(content.read_bytes())[0]
    page = pdf.pages[0].Resources
    stream = pdf.make_stream(
        b"/P <</MCID 0>> BDC " + text + b" EMC",
        Subtype=Name.Form,
        BBox=[0, 0, 9, 9],
        Resources=page,
        StructParents=90,
    )
    page.XObject = Dictionary(Extra=stream)
    content.write(content.read_bytes() + b" /Extra Do")
    tree = pdf.Root.StructTreeRoot
    block = pdf.make_indirect(Dictionary(S=Name.P, P=tree.K[0]))
    block.K = Array([Dictionary(Type=Name.MCR, Stm=stream, MCID=0)])
    tree.K[0].K.append(block)
    tree.ParentTree.Nums.extend([90, Array([block])])

    said = proof.spoken(pdf)
    faults = proof.faults(pdf)

    assert said[-1] == ("P", "Kata pengantar")
    assert faults == ["marking: page 1: /Extra outside every mark"]


def test_words_are_parted_where_a_line_ends():
    line = [(1, 100.0, "Sungai "), (1, 100.0, "Kan"), (1, 103.0, "dilo")]

    assert joined([*line, (1, 80.0, "dijaga")]) == "Sungai Kandilo dijaga"
    assert joined([*line, (2, 103.0, "dijaga")]) == "Sungai Kandilo dijaga"


def test_every_way_to_go_to_the_next_line_parts_words():
    pdf = opened()
    content = flat(pdf)
    name, size = re.search(rb"(/\S+) (\S+) Tf", content.read_bytes()).groups()
    code = re.search(rb"beginbfchar\s+(<\w+>)", _font(pdf).ToUnicode.read_bytes())[1]
    moves = [b"0 -20 Td", b"0 -20 TD", b"T*", b"20 TL T*"]
    lines = b"".join(move + b" " + code + b" Tj " for move in moves)
    extra = b"/P <</MCID 90>> BDC BT %b %b Tf %b %b ' 0 0 %b \" ET EMC"
    content.write(content.read_bytes() + extra % (name, size, lines, code, code))

    text = joined(Paper(pdf).marks[pdf.pages[0].obj.objgen, 90])

    assert len(text.split()) == 6


def test_properties_of_a_mark_may_stand_in_the_resources():
    pdf = opened()
    content = flat(pdf)
    pdf.pages[0].Resources.Properties = Dictionary(First=Dictionary(MCID=0))
    content.write(content.read_bytes().replace(b"<</MCID 0>>", b"/First"))

    assert b"/First" in content.read_bytes()
    assert proof.faults(pdf) == []


def test_rows_may_stand_in_a_table_without_groups():
    pdf = opened()
    for one in list(pdf.objects):
        if isinstance(one, Dictionary) and one.get("/S") == "/Table":
            rows = [row for kid in list(one.K)[1:] for row in kid.K]
            one.K = Array([one.K[0], *rows])
            for row in rows:
                row.P = one

    assert proof.faults(pdf) == []


# Places


def test_named_places_of_either_kind_are_found():
    pdf = opened()
    pdf.Root.Dests = Dictionary(Lama=Dictionary(D=[pdf.pages[1].obj, Name.Fit]))
    names = pdf.Root.Names.Dests.Names
    node = pdf.make_indirect(Dictionary(Names=names, Limits=[names[0], names[-2]]))
    pdf.Root.Names.Dests = Dictionary(Kids=[node])
    pdf.pages[0].Annots[0].Dest = Name.Lama

    assert proof.faults(pdf) == []


def test_link_may_go_by_an_action():
    pdf = opened()
    link = pdf.pages[0].Annots[0]
    link.A = Dictionary(S=Name.GoTo, D=link.Dest)
    del link.Dest

    assert proof.faults(pdf) == []


def test_other_notes_than_links_need_no_target():
    pdf = opened()
    note = pdf.make_indirect(Dictionary(Subtype=Name.Popup, Rect=[0, 0, 0, 0]))
    pdf.pages[0].Annots.append(note)

    assert proof.faults(pdf) == []


def test_words_said_in_place_of_a_drawing_are_heard():
    pdf = opened()
    heading = next(
        one
        for one in pdf.objects
        if isinstance(one, Dictionary) and one.get("/S") == "/H1"
    )
    heading.ActualText = String("Pengantar")

    assert proof.spoken(pdf)[0] == ("H1", "Pengantar")


def test_role_of_the_file_is_heard_as_what_it_stands_for():
    pdf = opened()
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Judul=Name.Kepala, Kepala=Name.H1)
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/S") == "/H1":
            one.S = Name.Judul

    assert proof.spoken(pdf)[0] == ("H1", "Kata pengantar")
    assert proof.faults(pdf) == []
