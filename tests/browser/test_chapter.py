"""How a chapter is written: the preview beside, figures by name, what is pasted."""

import pytest

from tests.browser.test_pasting import WORD_LIST, WORD_MARKDOWN

PASTE = """(text, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", html.replace(/<[^>]*>/g, ""));
  const facts = { clipboardData, bubbles: true, cancelable: true };
  return text.dispatchEvent(new ClipboardEvent("paste", facts));
}"""
FIGURE = "Gambar Anggaran per dimensi"


def open_chapter(page, title):
    """Open a chapter to be written; its text."""
    page.goto("/buku/")
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("link", name="Tulis", exact=True).click()
    return page.locator(".editor textarea")


def saved(page):
    page.locator("[data-state]", has_text="Tersimpan di server").wait_for()


@pytest.fixture
def writer(person):
    return person("admin.dkisp")


def test_figure_is_put_where_the_cursor_stands(writer):
    text = open_chapter(writer, "Bab VII Penutup")
    text.fill("Sebelum.\n\nSesudah.")
    text.evaluate("(text) => text.setSelectionRange(8, 8)")

    writer.get_by_role("button", name="Sisipkan gambar atau tabel").click()
    writer.locator("[data-picker] select").select_option(label=FIGURE)
    writer.get_by_role("button", name="Sisipkan", exact=True).click()
    writer.get_by_role("button", name="Rujuk").click()

    mark = "[[gambar: Anggaran per dimensi]]"
    refers = "[[lihat gambar: Anggaran per dimensi]]"
    assert text.input_value() == f"Sebelum.\n\n{mark}\n\n{refers}Sesudah."
    writer.locator("[data-preview]", has_text="Gambar 7.1").wait_for()


def test_wide_table_is_only_referred_to(writer):
    text = open_chapter(writer, "Bab VI Pola Penganggaran")

    writer.get_by_role("button", name="Sisipkan gambar atau tabel").click()
    choice = "Tabel Rencana aksi Smart Living per tahun"
    writer.locator("[data-picker] select").select_option(label=choice)

    assert writer.get_by_role("button", name="Sisipkan", exact=True).is_disabled()
    assert "Rencana aksi Smart Living" not in text.input_value()


def test_word_is_pasted_with_its_shape_and_saved(writer):
    text = open_chapter(writer, "Kata Pengantar")
    text.fill("")

    passed_on = text.evaluate(f"(text, html) => ({PASTE})(text, html)", WORD_LIST)

    assert not passed_on
    assert text.input_value() == WORD_MARKDOWN
    writer.get_by_text("Penomoran dengan huruf menjadi angka.").wait_for()
    writer.locator("[data-preview] li li", has_text="Jalan desa").wait_for()
    saved(writer)
    writer.reload()
    assert writer.locator(".editor textarea").input_value() == WORD_MARKDOWN


@pytest.mark.parametrize(
    "html", ["", "Satu kata", '<div style="white-space: pre;">a<b>b</b></div>']
)
def test_plain_text_is_left_to_the_browser(writer, html):
    text = open_chapter(writer, "Bab IV Analisis Kesenjangan")
    before = text.input_value()

    assert text.evaluate(f"(text, html) => ({PASTE})(text, html)", html)
    assert text.input_value() == before


def test_long_text_is_previewed_around_the_cursor(writer):
    text = open_chapter(writer, "Bab III Strategi")
    words = "\n\n".join(f"Paragraf {n} tentang Paser." for n in range(2_000))
    text.evaluate("(text, words) => { text.value = words; }", words)

    text.evaluate("(text) => text.setSelectionRange(30_000, 30_000)")
    text.press("ArrowLeft")

    preview = writer.locator("[data-preview]")
    preview.locator("p", has_text="bagian di sekitar kursor").wait_for()
    assert preview.locator("p").count() < 600
    assert "Paragraf 1999 " not in preview.inner_text()


def test_figure_is_put_without_scripts(person):
    page = person("admin.dkisp", scripts=False)
    text = open_chapter(page, "Bab II Visi")
    address = page.url

    door = page.get_by_role("link", name="Daftar gambar dan tabel")
    page.goto(door.get_attribute("href"))
    line = page.locator("code", has_text="[[gambar: Anggaran per dimensi]]")
    mark = line.inner_text()
    page.goto(address)
    text.fill(mark)
    page.get_by_role("button", name="Pratinjau").click()

    page.locator("[data-preview] figcaption", has_text="Gambar 2.1").wait_for()
