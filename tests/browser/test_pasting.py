"""What Word, LibreOffice and web pages put on the clipboard, as Markdown."""

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SCRIPT = HERE.parents[1] / "static" / "js" / "pasting.js"
# As each puts it on the clipboard, shortened in the styles that say nothing.
WORD_LIST, WORD_TABLE, LIBREOFFICE = (
    (HERE / "clipboard" / f"{name}.html").read_text()
    for name in ("word-list", "word-table", "libreoffice")
)
WORD_MARKDOWN = """\
### Latar belakang

Kabupaten **Paser** berada di selatan *Kalimantan Timur*.

- Jalan dan jembatan
  - Jalan **desa**
- Listrik

3. Tiga
   1. Rinci
4. Empat

Penutup."""
LIBREOFFICE_MARKDOWN = """\
#### Tujuan

Lihat [Satu **Data**](<https://data.go.id/dataset?q=(a%20b)>), surat dan berkas.

1. Pertama
   - dalam
2. Kedua

   Lanjutan kedua

| Nama | Nilai |
| --- | --- |
| A | 12 |

[gambar tidak ikut]"""


@pytest.fixture
def pasted(page):
    """What the script makes of the HTML of a clipboard: Markdown and notes."""
    page.add_script_tag(content=SCRIPT.read_text())
    return lambda html: page.evaluate("(html) => markdownOf(html)", html)


def markdown(pasted, html):
    return pasted(html)["markdown"]


def test_word_keeps_headings_emphasis_and_lists(pasted):
    found = pasted(WORD_LIST)

    assert found["markdown"] == WORD_MARKDOWN
    assert found["notes"] == ["Penomoran dengan huruf menjadi angka."]


def test_word_keeps_tables(pasted):
    found = pasted(WORD_TABLE)

    assert found["markdown"] == (
        "**Tabel 1. Penduduk**\n\n"
        "| **Kecamatan** | **Tahun** |  |\n"
        "| --- | --- | --- |\n"
        "|  | 2023 | 2024 |\n"
        "| Kuaro \\| Long; Ikis | - satu; - dua | 7 km² |"
    )
    assert found["notes"] == [
        "Sel yang digabung kini terpisah; periksa tabelnya.",
        "Beberapa baris dalam satu sel kini menyambung.",
    ]


def test_libreoffice_keeps_its_shape(pasted):
    found = pasted(LIBREOFFICE)

    assert found["markdown"] == LIBREOFFICE_MARKDOWN
    assert found["notes"] == [
        "1 gambar tidak ikut; tempatnya ditandai [gambar tidak ikut].",
        "Tautan yang tidak menuju web tinggal katanya.",
    ]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        # Word on the web gives every item a list of its own, with its level.
        (
            "<div class=ListContainerWrapper><ul><li data-aria-level=1>a</ul></div>"
            "<div class=ListContainerWrapper><ol><li data-aria-level=2>b</ol></div>",
            "- a\n  1. b",
        ),
        (
            "<ul><li>a<ul><li>b</li></ul>c</li><li>d</li></ul>",
            "- a\n  - b\n\n    c\n- d",
        ),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        (
            "<ol start=9><li>a</li><li>b<ol><li>c</li></ol></li></ol>",
            "9. a\n10. b\n    1. c",
        ),
        ("<ul><li>a<ol start=3><li>b</li></ol></li></ul>", "- a\n\n  3. b"),
        ("<ol><li value=4>a</li><li>b</li></ol>", "4. a\n5. b"),
        # Google Docs wraps all in bold that is not bold.
        (
            '<b style="font-weight:400"><p><span style="font-weight:700">Tebal</span>'
            '<span style="font-style:italic"> miring</span></p><br></b>',
            "**Tebal** *miring*",
        ),
        ("<p><b>Catatan:</b>teks</p>", "**Catatan**:teks"),
        ("<p>pra<b>(x)</b></p>", "pra(**x)**"),
        ("<p><b>satu </b><b><i>dua</i></b></p>", "**satu** ***dua***"),
        ("<p><b>a</b><i>b</i></p>", "**a**b"),
        ("<p><b> </b>x<b>.</b>y</p>", "x.y"),
        ("<p>satu<br>dua<br><br>tiga<br></p>", "satu\\\ndua\n\ntiga"),
        ("satu <b>dua</b><p>tiga</p>empat", "satu **dua**\n\ntiga\n\nempat"),
        (
            "<p>1. satu</p><p>- dua</p><p># tiga</p><p>&gt; empat</p><p>---</p>",
            "1\\. satu\n\n\\- dua\n\n\\# tiga\n\n\\> empat\n\n\\---",
        ),
        (
            "<p>a*b_c_ _d &amp;copy; `e` \\ [f](g)</p>",
            "a\\*b_c\\_ \\_d \\&copy; \\`e\\` \\\\ [f\\](g)",
        ),
        ("<p>[[gambar: Peta jalan]]</p>", "[[gambar: Peta jalan]]"),
        ("<p>H<sub>2</sub>O, m<sup>3</sup>, x<sup>n</sup></p>", "H₂O, m³, xn"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre>a\n  b\n</pre>", "```\na\n  b\n```"),
        ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
        (
            "<div style='mso-element:footnote-list'><hr><p>[1] Sumber</p></div>",
            "[1] Sumber",
        ),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\nb"),
        (
            "<p class=MsoTitle><b>Judul</b></p><h6>x</h6><h1> </h1>",
            "### Judul\n\n###### x",
        ),
        (
            "<p style='display:none'>x</p><p>a<span style='mso-hide:all'>b</span></p>",
            "a",
        ),
        ("<p>a\u200b\u00adb\ufeff</p>", "a\u00adb"),
        ("<table><tr><td><p>satu</p><p>dua</p></td></tr></table>", "satu\n\ndua"),
        (
            "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
            "| a |\n| --- |\n| b |",
        ),
        (
            "<table><caption>Judul</caption><tr><td>a<td>b</table>",
            "Judul\n\n| a | b |\n| --- | --- |",
        ),
        (
            "<table><tr><td><table><tr><td>x<td>y</table><td>b</table>",
            "| \\| x \\| y \\|; \\| --- \\| --- \\| | b |\n| --- | --- |",
        ),
        ("<table></table><table><tr><td></td><td></td></tr></table>", ""),
        ("<p>a <a href='https://x.id'></a><a href='#_Toc1'>b</a></p>", "a b"),
        ("<script>x</script><style>y</style>", ""),
    ],
)
def test_pasted_becomes_markdown(pasted, html, wanted):
    assert markdown(pasted, html) == wanted


@pytest.mark.parametrize(
    ("html", "note"),
    [
        ("<p>a<del>b</del></p>", "Teks yang dihapus"),
        ("<del><p>a</p></del>", "Teks yang dihapus"),
        ("<p>a<span class=MsoCommentReference>[1]</span></p>", "Teks yang dihapus"),
        ("<ol type=a><li>x</li></ol>", "Penomoran dengan huruf"),
        ("<p><img src=x><img src=y></p>", "2 gambar tidak ikut"),
    ],
)
def test_nothing_goes_without_a_word(pasted, html, note):
    assert pasted(html)["notes"][0].startswith(note)


def test_plain_words_need_no_note(pasted):
    assert pasted("<p>Satu kata</p>") == {"markdown": "Satu kata", "notes": []}
