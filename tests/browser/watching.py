"""What does a page say of the text in it, and what is left of it elsewhere?"""

import re

from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE

HINT = "Disimpan sendiri selagi Anda menulis."
UNSAVED = "Belum tersimpan"
ON_DEVICE = re.compile(r"^Tersimpan di perangkat ini \d\d\.\d\d, belum sampai server")
WAITING = re.compile("Dikirim sendiri begitu sambungan kembali")
AT_SERVER = re.compile(r"^Tersimpan di server \d\d\.\d\d$")
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('tulis:'))"
CARET = "[document.activeElement.id, document.activeElement.selectionStart]"


def state(page, text, timeout=15_000):
    """Wait until the line says so; what it says then."""
    line = page.locator("[data-state]")
    expect(line).to_have_text(text, timeout=timeout)
    return line.inner_text()


def tended(page):
    """Wait until the scripts look after the form."""
    page.locator("form[data-tended]").first.wait_for()


def path_of(address):
    """The same page on another line."""
    return re.sub(r"^http://[^/]+", "", address)


def write(page, program, text, field="Latar belakang"):
    """Write into the description of a program, letter by letter."""
    page.goto(f"{program}bagian/uraian/")
    tended(page)
    page.get_by_label(field).click()
    page.keyboard.type(text)


def stored(person, program, field="Latar belakang", username="verifier.dlh"):
    """What the server says to somebody else who opens the form."""
    page = person(username)
    page.goto(f"{path_of(program)}bagian/uraian/")
    return page.get_by_label(field).input_value()


def end_session(page):
    page.context.clear_cookies(name="sessionid")


def another_tab(page):
    """A tab beside this one, which is closed."""
    context = page.context
    page.close()
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    return tab
