"""What becomes of the Markdown that DKISP writes."""

from django.template import Context, Template

from books.prose import Heading, render


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


def test_prose_numbers_the_sections_of_a_chapter():
    prose = render("# Latar *desa*\n\n## Rinci\n\n# `Dua`", chapter="3", anchor="b1-3")

    assert prose.headings == (
        Heading("3.1", "Latar desa", "b1-3-3-1"),
        Heading("3.2", "Dua", "b1-3-3-2"),
    )
    assert prose.startswith('<h2 id="b1-3-3-1">3.1 Latar <em>desa</em></h2>')


def test_prose_without_a_chapter_has_no_numbers():
    assert render("# Latar").headings == ()


def test_prose_is_not_escaped_a_second_time():
    page = Template("{{ prose }}").render(Context({"prose": render("Satu & *dua*")}))

    assert page == "<p>Satu &amp; <em>dua</em></p>\n"
