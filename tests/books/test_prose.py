"""What becomes of the Markdown that DKISP writes."""

import pytest
from django.template import Context, Template

from books.marks import Mark, Spoken
from books.prose import Heading, Passage, paragraph, read, render


def test_prose_shows_html_as_text():
    prose = render("Halo <script>alert(1)</script> <b>tebal</b>")

    assert prose == (
        "<p>Halo &lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;tebal&lt;/b&gt;</p>\n"
    )


def test_prose_loads_no_image():
    assert "<img" not in render("![peta](https://contoh.id/peta.png)")


def test_prose_links_only_to_the_web():
    assert render("[berkas](file:///etc/passwd) [skrip](javascript:alert)") == (
        "<p>[berkas](file:///etc/passwd) [skrip](javascript:alert)</p>\n"
    )


def test_prose_link_carries_its_address_for_paper():
    assert render("[portal](https://paserkab.go.id)") == (
        '<p><a href="https://paserkab.go.id" class="address">portal</a></p>\n'
    )


def test_prose_address_that_stands_alone_is_written_once():
    assert render("<https://paserkab.go.id>") == (
        '<p><a href="https://paserkab.go.id">https://paserkab.go.id</a></p>\n'
    )


def test_prose_makes_tables():
    assert "<td>139</td>" in render("|Desa|\n|-|\n|139|")


def test_prose_headings_stand_below_the_title_and_skip_no_level():
    prose = render("## Satu\n\n#### Dua\n\n## Tiga")

    assert prose == "<h2>Satu</h2>\n<h3>Dua</h3>\n<h2>Tiga</h2>\n"


def test_prose_headings_end_at_the_sixth_level():
    prose = render("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f")

    assert prose.count("<h6>") == 2


# Narratives


def passages(markdown):
    return read(markdown, chapter="3", anchor="b1-3")


def html(markdown, spoken=None):
    """The narrative as one passage, every mark spoken of in the same words."""
    (passage,) = passages(markdown)
    return passage.prose(lambda mark: spoken)


def test_narrative_numbers_its_sections():
    prose = html("# Latar *desa*\n\n## Rinci\n\n# `Dua`")

    assert prose.headings == (
        Heading("3.1", "Latar desa", "b1-3-3-1"),
        Heading("3.2", "Dua", "b1-3-3-2"),
    )
    assert prose.startswith('<h2 id="b1-3-3-1">3.1 Latar <em>desa</em></h2>')


def test_narrative_is_cut_where_something_is_put():
    one, mark, other, last = passages(
        "# Satu\n\nTeks\n[[ Gambar :  Jumlah   temuan]]\n# Dua\n\n[[tabel: x]]"
    )

    assert mark == Mark("gambar", "Jumlah temuan")
    assert (mark.keys, mark.is_reference) == ([("gambar", "jumlah-temuan")], False)
    assert [heading.title for heading in one.headings] == ["Satu"]
    assert [heading.number for heading in other.headings] == ["3.2"]
    assert str(last) == "[[tabel: x]]"


def test_narrative_is_cut_behind_a_list_too():
    one, mark = passages("- satu\n- dua\n[[gambar: x]]")

    assert isinstance(one, Passage)
    assert mark.title == "x"


def test_narrative_speaks_of_what_stands_elsewhere():
    prose = html("Lihat [[lihat: x]].", Spoken("Tabel 3.2", "b1-3-tabel-2"))

    assert prose == '<p>Lihat <a href="#b1-3-tabel-2">Tabel 3.2</a>.</p>\n'


def test_narrative_names_another_book_in_plain_words():
    assert html("[[lihat: x]]", Spoken("Tabel 3.2 Buku 2")) == (
        "<p>Tabel 3.2 Buku 2</p>\n"
    )


def test_narrative_shows_a_gap_as_a_sentence():
    assert html("- [[gambar: <b>]]", Spoken("Tidak ada <b>", is_gap=True)) == (
        "<ul>\n<li>\n<p><mark>[Tidak ada &lt;b&gt;]</mark></p>\n</li>\n</ul>\n"
    )
    assert paragraph(Spoken("Tidak ada", is_gap=True)) == (
        "<p><mark>[Tidak ada]</mark></p>\n"
    )


@pytest.mark.parametrize(
    ("markdown", "verbs"),
    [
        ("Satu [[lihat tabel: x]] dan [[gambar: y]].", ["lihat tabel", "gambar"]),
        ("> [[gambar: x]]", ["gambar"]),
        ("[a [[lihat: x]] b](https://c.id)", ["lihat"]),
        ("[[lihat: x]]", ["lihat"]),
        ("`[[gambar: x]]`", []),
        ("    [[gambar: x]]", []),
        ("[[bukan tanda]] [[]] [[: x]] [[a:b\nc]]", []),
        ("[[*tebal*: x]]", []),
    ],
)
def test_marks_are_seen_among_words_and_not_in_code(markdown, verbs):
    (passage,) = passages(markdown)

    assert [mark.verb for mark in passage.marks] == verbs


def test_mark_that_nobody_knows_names_nothing():
    assert Mark("gambr", "x").keys == []


def test_marks_are_plain_text_outside_of_narratives():
    assert render("[[gambar: x]]") == "<p>[[gambar: x]]</p>\n"


def test_prose_is_not_escaped_a_second_time():
    page = Template("{{ prose }}").render(Context({"prose": render("Satu & *dua*")}))

    assert page == "<p>Satu &amp; <em>dua</em></p>\n"
