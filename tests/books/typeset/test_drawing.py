"""What of a laid out page comes into its plate, and as which structure?"""

import re
import zlib

import pytest

from books.typeset.plates import PARENT

ROWS = "".join(f"<tr><th scope='row'>{n}</th><td>isi</td></tr>" for n in range(90))
HEAD = (
    "<thead><tr><th class='caption' scope='colgroup' colspan='2'>Tabel 1"
    "<span class='again'> (lanjutan)</span></th></tr>"
    "<tr><th scope='col'>No</th><th scope='col'>Isi</th></tr></thead>"
)
LONG_TABLE = f"<table>{HEAD}<tbody>{ROWS}</tbody></table>"


def outline(plate):
    """Each element of the plate as (role, role of its parent)."""
    objects = plate.open().objects
    roles = [re.search(rb"/S/(\w+)", template) for template, _ in objects]
    names = [found[1].decode() for found in roles if found]
    parents = [refs[0] for template, refs in objects if b"/S/" in template[:6]]
    return [
        (name, "" if parent == PARENT else names[parent])
        for name, parent in zip(names, parents, strict=True)
    ]


def instructions(plate, page=0):
    body = plate.open()
    place = plate.head.pages[page].content - len(body.objects)
    return zlib.decompress(body.streams[place][2])


def test_paragraph_is_one_element_however_many_lines_it_has(plate_of):
    plate = plate_of(f"<p>{'kata ' * 200}</p>")

    assert outline(plate) == [("P", "")]
    assert len(plate.head.pages[0].marks) > 3


def test_paragraph_goes_on_over_a_page_as_one_element(plate_of):
    plate = plate_of(f"<p>{'kata ' * 3000}</p>")

    assert len(plate.head.pages) > 1
    assert outline(plate) == [("P", "")]
    template, refs = plate.open().objects[0]
    assert b"/Type/MCR/Pg" in template
    assert {page.number for page in plate.head.pages} < set(refs)


def test_emphasis_is_no_element_of_its_own(plate_of):
    assert outline(plate_of("<p>Satu <b>dua <i>tiga</i></b></p>")) == [("P", "")]


def test_words_that_stand_free_stand_in_a_paragraph(plate_of):
    plate = plate_of("<div>bebas</div><p>tetap</p>")

    assert outline(plate) == [("P", ""), ("P", "")]


def test_list_has_items_with_label_and_body(plate_of):
    plate = plate_of("<ul><li>satu<ul><li>dalam</li></ul></li></ul>")

    assert outline(plate) == [
        ("L", ""),
        ("LI", "L"),
        ("Lbl", "LI"),
        ("LBody", "LI"),
        ("L", "LBody"),
        ("LI", "L"),
        ("Lbl", "LI"),
        ("LBody", "LI"),
    ]


def test_list_without_marks_has_bodies(plate_of):
    plate = plate_of(
        "<ul style='list-style: none'><li>satu</li><li><p>dua</p></li></ul>"
    )

    assert outline(plate) == [
        ("L", ""),
        ("LI", "L"),
        ("LBody", "LI"),
        ("LI", "L"),
        ("LBody", "LI"),
        ("P", "LBody"),
    ]


def test_table_says_what_its_heads_head(plate_of):
    plate = plate_of(
        "<table><thead><tr><th scope='col'>A</th>"
        "<th scope='colgroup' colspan='2'>B</th></tr></thead>"
        "<tbody><tr><th scope='row'>1</th><td>x</td><td>y</td></tr>"
        "<tr><th>2</th><td rowspan='1' colspan='2'>z</td></tr></tbody></table>"
    )

    objects = plate.open().objects
    said = [t for t, _ in objects if t.startswith((b"<</S/TH/P", b"<</S/TD/P"))]
    attributes = [re.search(rb"/A<<(.*?)>>", t) for t in said]
    assert [found and found[1] for found in attributes] == [
        b"/O/Table/Scope/Column",
        b"/O/Table/ColSpan 2/Scope/Column",
        b"/O/Table/Scope/Row",
        None,
        None,
        b"/O/Table/Scope/Column",
        b"/O/Table/ColSpan 2",
    ]


def test_caption_in_the_head_is_the_caption_of_the_table(plate_of):
    found = outline(plate_of(LONG_TABLE))

    assert found[:3] == [("Table", ""), ("Caption", "Table"), ("THead", "Table")]
    assert found.count(("TR", "THead")) == 1


def test_long_table_is_one_table_with_one_head(plate_of):
    plate = plate_of(LONG_TABLE)
    found = outline(plate)

    assert len(plate.head.pages) > 1
    assert (found.count(("Table", "")), found.count(("THead", "Table"))) == (1, 1)
    assert found.count(("TR", "TBody")) == 90


def test_head_on_a_further_page_is_said_to_nobody(plate_of):
    plate = plate_of(LONG_TABLE)

    assert b"/Artifact <</Type/Pagination>>" not in instructions(plate, 0)
    hushed = instructions(plate, 1).count(b"/Artifact\n<</Type/Pagination>>\nBDC")
    assert hushed == plate.head.pages[1].marks.count(None) > 0


def test_head_on_a_further_page_says_that_it_goes_on(plate_of):
    first, second = (plate_of(LONG_TABLE).head.pages[n] for n in (0, 1))
    plain = plate_of(LONG_TABLE.replace("again", "always"))

    # The words stand on the second page, not on the first.
    assert len(plain.head.pages[0].marks) == len(first.marks) + 1
    assert len(plain.head.pages[1].marks) == len(second.marks)


def test_picture_is_a_figure_with_its_words_and_its_caption(plate_of):
    plate = plate_of(
        "<figure><svg xmlns='http://www.w3.org/2000/svg' width='96' height='48'>"
        "<title>Batang 100%</title><rect width='9' height='9'/></svg>"
        "<figcaption>Gambar 1</figcaption></figure>"
    )

    assert outline(plate) == [("Figure", ""), ("Caption", "Figure")]
    template = plate.open().objects[0][0]
    assert b"/Alt (Batang 100%%)/A<</O/Layout/BBox[" in template
    corners = re.search(rb"BBox\[([^\]]*)", template)[1].split()
    assert float(corners[2]) - float(corners[0]) == pytest.approx(72, abs=0.01)


def test_picture_that_adorns_is_said_to_nobody(plate_of):
    plate = plate_of(
        "<p>Kunci <svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' "
        "aria-hidden='true'><rect width='9' height='9'/></svg></p>"
    )

    assert outline(plate) == [("P", "")]
    assert None in plate.head.pages[0].marks


def test_image_says_its_alternative(plate_of):
    pixel = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
        "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    plate = plate_of(f"<p><img src='{pixel}' alt='Lambang' width='40' height='40'></p>")

    assert outline(plate) == [("P", ""), ("Figure", "P")]
    kinds = [facts for facts, _, _ in plate.open().streams if b"/Image" in facts]
    assert kinds


def test_contents_are_lines_of_contents(plate_of):
    plate = plate_of("<nav><p><a href='#bab'>Bab I</a></p><p>Tabel</p></nav>")

    assert outline(plate) == [
        ("TOC", ""),
        ("TOCI", "TOC"),
        ("Link", "TOCI"),
        ("TOCI", "TOC"),
    ]


def test_link_knows_its_words_and_where_it_leads(plate_of):
    plate = plate_of("<p>Lihat <a href='#jauh'>Tabel <b>3.2</b></a></p>")

    note, *_ = plate.open().notes
    assert (note.target, note.words) == ("jauh", "Tabel 3.2")
    assert b"/S/Span" in note.plain[0]
    assert b"OBJR" not in note.plain[0]
    assert plate.head.pages[0].notes[0] == 0


def test_names_have_their_place_in_points(plate_of):
    plate = plate_of("<p>Satu</p><h2 id='bab'>Dua</h2>")

    page, x, y = plate.head.anchors["bab"]
    assert page == 0
    assert x == pytest.approx(26 / 25.4 * 72, abs=0.1)
    assert 700 < y < 842


def test_plate_that_is_not_heard_has_no_marks(plate_of):
    plate = plate_of("<p>Kepala halaman</p>", is_tagged=False)

    assert outline(plate) == []
    assert b"BDC" not in instructions(plate)


def test_background_pattern_and_opacity_keep_their_resources(plate_of):
    plate = plate_of(
        "<div style='opacity: .5'><p>bayang</p></div>"
        "<p style='background: url(https://buku.invalid/books/weave.svg)'>anyaman</p>"
    )

    kinds = {kind for kind, (inside, _) in plate.open().resources.items() if inside}
    assert {"ExtGState", "XObject", "Pattern"} <= kinds
