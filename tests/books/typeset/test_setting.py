"""What may the press read, and what does it do with letters that it has not?"""

import os
import re

import pytest
from weasyprint import HTML

from books.typeset import setting
from books.typeset.ready import STATIC
from books.typeset.setting import SHELF, Copy

FILES = setting.files_of(STATIC)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://198.51.100.7/",
        "https://buku.invalid/books/../../manage.py",
        "https://buku.invalid/css/portal.css",
        "data:text/css,*{}",
    ],
)
def test_shelf_refuses_what_is_not_on_it(url):
    with pytest.raises(ValueError, match="Refused"):
        setting.shelf(FILES).fetch(url)


def test_shelf_hands_out_the_print_style():
    answer = setting.shelf(FILES).fetch(f"{SHELF}books/book.css")

    assert answer.content_type == "text/css"
    assert answer.read().startswith(b"/* The printed book")


def test_shelf_hands_out_a_picture_in_the_text():
    answer = setting.shelf(FILES).fetch("data:image/png;base64,aXNp")

    assert (answer.content_type, answer.read()) == ("image/png", b"isi")


def test_every_file_that_the_style_names_is_on_the_shelf():
    named = [
        SHELF + ("fonts/" if "fonts/" in url else "books/") + url.split("/")[-1]
        for path in FILES.values()
        if path.suffix == ".css"
        for url in re.findall(r"url\(([^)]+)\)", path.read_text())
    ]

    assert named
    assert [url for url in named if url not in FILES] == []


def test_settled_puts_in_what_the_root_names():
    css = (
        ":root { --ink: #111; --sans: A, b; }\np { color: var(--ink); font: var(--x); }"
    )

    assert setting.settled(css).endswith("p { color: #111; font: var(--x); }")


def test_settled_leaves_a_sheet_without_root_alone():
    assert setting.settled("p { color: var(--ink); }") == "p { color: var(--ink); }"


def letters_of(plate):
    faces = plate.open().faces.values()
    return {letter for face in faces for letter in face.letters.values()}


def test_letters_beyond_the_two_families_come_from_the_other_fonts(plate_of):
    plate = plate_of("<p>Padi \N{EAR OF RICE} ≥ Đan سلام</p>")

    assert {"\N{EAR OF RICE}", "≥", "Đ"} < letters_of(plate)


def test_letter_that_no_font_has_becomes_a_square(plate_of):
    letters = letters_of(plate_of("<p>Kata 漢</p>"))

    assert "□" in letters
    assert "漢" not in letters


def test_faces_come_once_from_one_setter(setter):
    copy = Copy("<p>Paser</p>")
    setter.plate(copy)

    assert setter.plate(copy)[1] == {}


def test_same_copy_gives_the_same_plate_in_another_setter(setter):
    copy = Copy("<p>Paser <b>maju</b></p>")

    assert setting.Setter(STATIC).plate(copy)[0] == setter.plate(copy)[0]


@pytest.mark.parametrize("before", [None, "/etc/fonts/fonts.conf"])
def test_machine_keeps_its_fonts_for_other_programs(monkeypatch, before):
    monkeypatch.delenv(setting.FONTCONFIG, raising=False)
    if before:
        monkeypatch.setenv(setting.FONTCONFIG, before)

    setting.Setter(STATIC)

    assert os.environ.get(setting.FONTCONFIG) == before


EVERY = """<header><nav><h1>Satu</h1></nav></header><section><article><h2>Dua</h2>
<h3>Tiga</h3><h4>Empat</h4><h5>Lima</h5><h6>Enam</h6><p>Kata <b>tebal</b> <i>miring</i>
<strong>kuat</strong> <em>tekan</em> <code>kode</code> <a href="#x">tautan</a> <ins>baru
</ins> <del>lama</del> <span>biasa</span><br>baris</p><blockquote><p>Kutipan</p>
</blockquote><pre>a
  b</pre><hr><ul><li>Satu<ul><li>Dua<ul><li>Tiga</li></ul></li></ul><ol><li>Angka</li>
</ol></li></ul><ol><li><p>Satu</p></li><li>Dua<ul><li>Dalam</li></ul></li></ol>
<figure><svg width="9" height="9"><rect width="20" height="20"/></svg><figcaption>Gambar
</figcaption></figure><table><colgroup><col><col></colgroup><thead><tr><th>K</th><th>L
</th></tr></thead><tbody><tr><th>m</th><td>n</td></tr></tbody><tfoot><tr><td>o</td><td>p
</td></tr></tfoot></table><div>Blok</div></article></section>"""


def test_elements_look_as_in_every_browser(plate_of, setter, monkeypatch):
    ours = plate_of(EVERY)
    monkeypatch.setattr(setter, "_page", HTML)

    assert plate_of(EVERY) == ours


def test_every_element_of_the_templates_has_its_looks():
    """What the sheet forgets would stand in the line as plain words."""
    sheet = (STATIC / setting.ELEMENTS).read_text()
    selectors = " ".join(re.findall(r"^([a-z][^{]*)\{", sheet, re.MULTILINE))
    as_they_are = {"span", "path"}
    used = {
        name
        for path in (STATIC.parent / "templates/books/pdf").rglob("*.html")
        for name in re.findall(r"<([a-z][a-z0-9]*)", path.read_text())
    }

    assert used - as_they_are - set(re.findall(r"[a-z][a-z0-9]*", selectors)) == set()
