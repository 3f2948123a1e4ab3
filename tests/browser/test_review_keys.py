"""Can five programs be reviewed by the keyboard alone?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE

TITLE = re.compile(r"/program/\d+/")
FOCUSED = "document.activeElement.matches('{}')"


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def focused(page):
    """What the focus is on, as its words tell."""
    return page.evaluate("document.activeElement.textContent.trim()")


def tab_to(page, words):
    """On with the tabulator until the focus is on these words."""
    for _ in range(40):
        if focused(page) == words:
            return
        press(page, "Tab")
    pytest.fail(f"{words} is not reached")


def choose(page, words):
    tab_to(page, words)
    press(page, "Enter")


def page_changes(page, act):
    """Do it, and wait for the page it leads to."""
    with page.expect_navigation():
        act()


def start(page):
    if page.locator("form[action$='/langkah/start/']").count():
        page_changes(page, lambda: press(page, "s"))


def remark(page, text):
    """A remark on the next part that takes one."""
    press(page, "r", "c")
    assert page.evaluate(FOCUSED.format("textarea"))
    page.keyboard.type(text)
    page_changes(page, lambda: choose(page, "Simpan catatan"))
    page.locator(".remark p", has_text=text).wait_for()


def give_back(page):
    press(page, "d")
    choose(page, "Kembalikan untuk diperbaiki")
    page_changes(page, lambda: choose(page, "Kembalikan untuk diperbaiki sekarang"))


def approve(page):
    press(page, "d")
    page_changes(page, lambda: choose(page, "Setujui sekarang"))


def open_desk(page):
    """To the desk by the menu, and to the first program by the keys."""
    page.goto("/telaah/")
    press(page, "j")
    page_changes(page, lambda: press(page, "Enter"))


def count(page, status):
    """How many programs a tab of the desk counts."""
    tab = page.locator(".tabs a", has_text=status)
    return int(tab.locator("span").inner_text()) if tab.count() else 0


def test_five_programs_are_reviewed_by_the_keyboard_alone(person, own_portal):
    page = person("admin.dkisp", base=own_portal)
    page.goto("/telaah/")
    before = {
        tab: count(page, tab) for tab in ("Menunggu", "Dikembalikan", "Disetujui")
    }
    open_desk(page)
    for number in range(4):
        here = page.url
        start(page)
        remark(page, f"Sebutkan dokumen dan tahunnya ({number}).")
        give_back(page)
        assert TITLE.search(page.url)[0] != TITLE.search(here)[0]
    start(page)
    approve(page)

    page_changes(page, lambda: press(page, "u"))

    assert count(page, "Menunggu") == before["Menunggu"] - 5
    assert count(page, "Dikembalikan") == before["Dikembalikan"] + 4
    assert count(page, "Disetujui") == before["Disetujui"] + 1


def test_the_desk_is_walked_by_keys_that_leave_typing_alone(person):
    page = person("admin.dkisp")
    page.goto("/telaah/?status=semua")
    rows = page.locator(".desk th a").all_inner_texts()

    press(page, "j", "j", "ArrowDown", "k")
    assert focused(page) == rows[1]
    press(page, "x")
    assert page.locator("[name=program]:checked").count() == 1
    press(page, "a")
    assert page.locator("[name=program]:not(:checked)").count() == 0
    press(page, "a", "/")
    assert page.locator("[name=program]:checked").count() == 0
    page.keyboard.type("jajak x?")

    assert page.input_value("main [name=q]") == "jajak x?"
    assert not page.locator("#tombol").is_visible()


def test_a_queue_is_walked_there_and_back(person):
    page = person("admin.dkisp")
    page.goto("/telaah/?status=APPROVED")
    press(page, "j")
    page_changes(page, lambda: press(page, "Enter"))
    first = page.url

    page_changes(page, lambda: press(page, "n"))
    second = page.url
    page_changes(page, lambda: press(page, "p"))

    assert page.url == first != second
    assert page.locator(".queue").inner_text().count("1 dari") == 1
    page_changes(page, lambda: press(page, "u"))
    assert page.url.endswith("/telaah/?status=APPROVED")


def test_the_keys_are_told_and_can_be_turned_off(person):
    page = person("admin.dkisp")
    page.goto("/telaah/?status=semua")

    press(page, "?")
    assert page.locator("#tombol").is_visible()
    page.get_by_role("button", name="Matikan tombol cepat").press("Enter")
    press(page, "Escape")
    press(page, "j")

    assert not page.locator("#tombol").is_visible()
    assert not page.evaluate(FOCUSED.format(".desk a"))
    page.reload()
    page.get_by_role("button", name="Tombol cepat").press("Enter")
    page.get_by_role("button", name="Hidupkan tombol cepat").press("Enter")
    page.get_by_role("button", name="Tutup").press("Enter")
    press(page, "j")
    assert page.evaluate(FOCUSED.format(".desk a"))


@pytest.mark.parametrize("width", ["desk", "phone"])
@pytest.mark.parametrize(
    "address", ["/telaah/?status=semua&since=", "/cari/?q=sampah", "first program"]
)
def test_desk_and_search_are_accessible_and_fit(person, width, address):
    size = {"size": PHONE} if width == "phone" else {}
    page = person("admin.dkisp", **size)
    if address == "first program":
        page.goto("/telaah/?status=semua")
        address = page.locator(".desk th a").first.get_attribute("href")
    page.goto(address)
    if width == "desk":
        press(page, "?")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert (
        page.evaluate("document.documentElement.scrollWidth")
        <= page.viewport_size["width"]
    )


def test_the_desk_works_without_scripts(person):
    page = person("admin.dkisp", scripts=False)
    page.goto("/telaah/?status=APPROVED")

    page.locator(".desk th a").first.click()
    page.get_by_role("link", name="Berikutnya").click()

    assert "2 dari" in page.locator(".queue").inner_text()
    page.get_by_role("link", name="Antrean telaah").click()
    assert page.url.endswith("/telaah/?status=APPROVED")
    assert not page.get_by_role("button", name="Tombol cepat").is_visible()
