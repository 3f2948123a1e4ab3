"""Does a session that ends, or another person, cost or show any text?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from paser_masterplan.demo import PASSWORD
from tests.browser import steps
from tests.browser.conftest import DESK, PHONE, log_in
from tests.browser.test_every_page import faults
from tests.browser.watching import (
    AT_SERVER,
    CARET,
    KEPT,
    ON_DEVICE,
    another_tab,
    end_session,
    state,
    write,
)

# The session has ended


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_password_is_asked_for_in_the_page_and_takes_no_letter(person, line, size):
    page = person("operator.dlh", base=line.address, size=size)
    program = steps.start_program(page, "Program sesudah sesi berakhir")
    page.goto(f"{program}bagian/uraian/")
    end_session(page)
    page.get_by_label("Latar belakang").click()
    page.keyboard.type("Sebelum ")

    state(page, re.compile("Sesi berakhir. Isi kata sandi untuk melanjutkan."))
    page.keyboard.type("dan sesudah")
    assert page.evaluate(CARET) == ["id_background", 19]
    dialog = page.get_by_role("dialog")
    assert dialog.is_visible() == (size is DESK)
    if size is PHONE:
        page.get_by_role("button", name="Isi kata sandi").click()
    assert dialog.get_by_label("Nama pengguna").input_value() == "operator.dlh"
    assert faults(page, Axe()) == []

    dialog.get_by_label("Kata sandi").fill("keliru")
    dialog.get_by_role("button", name="Masuk dan lanjutkan").click()
    dialog.get_by_text("belum cocok").wait_for()
    assert faults(page, Axe()) == []
    dialog.get_by_label("Kata sandi").fill(PASSWORD)
    dialog.get_by_role("button", name="Masuk dan lanjutkan").click()
    dialog.wait_for(state="hidden")
    state(page, AT_SERVER)

    assert page.evaluate(CARET) == ["id_background", 19]
    page.reload()
    assert page.get_by_label("Latar belakang").input_value() == "Sebelum dan sesudah"


def test_button_after_the_session_goes_on_where_it_led(writer):
    writer.goto("/temuan/baru/")
    writer.get_by_label("Masalah", exact=True).check()
    writer.get_by_label("Judul").fill("Sesudah sesi berakhir")
    steps.choose(writer, "Smart Environment", "Tata Kelola Sampah")
    writer.context.clear_cookies()
    writer.get_by_role("button", name="Simpan temuan").click()

    dialog = writer.get_by_role("dialog")
    dialog.get_by_role("button", name="Nanti").click()
    writer.get_by_label("Judul").fill("Sesudah sesi berakhir, diperbaiki")
    writer.get_by_role("button", name="Simpan temuan").click()
    dialog.get_by_label("Kata sandi").fill(PASSWORD)
    writer.keyboard.press("Enter")
    writer.wait_for_url(re.compile(r"/temuan/\d+/$"))

    assert writer.locator("h1").inner_text() == "Sesudah sesi berakhir, diperbaiki"


def test_text_survives_the_login_without_scripts(person):
    page = person("operator.dlh", scripts=False)
    program = steps.start_program(page, "Tanpa skrip")
    page.goto(f"{program}bagian/uraian/")
    end_session(page)
    page.get_by_label("Latar belakang").fill("Baris satu\nBaris <dua>")
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert "tidak hilang" in page.locator(".notice").inner_text()
    assert faults_without_scripts(page) == []

    page.get_by_label("Nama pengguna").fill("operator.dlh")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    assert page.locator("dd").first.inner_text() == "Baris satu\nBaris <dua>"
    page.get_by_role("button", name="Kirim sekarang").click()

    page.locator(".messages", has_text="tersimpan").wait_for()
    assert (
        page.get_by_label("Latar belakang").input_value() == "Baris satu\nBaris <dua>"
    )


def faults_without_scripts(page):
    """Whether the page scrolls sideways on a phone; axe needs scripts."""
    page.set_viewport_size(PHONE)
    box = page.locator(".door").bounding_box()
    return [] if box["x"] + box["width"] <= PHONE["width"] else [box]


# A shared computer


def test_another_person_sees_nothing_of_it(writer, program, line):
    write(writer, program, "Rahasia perangkat daerah.")
    line.cut()
    state(writer, ON_DEVICE)
    tab = another_tab(writer)
    line.restore()
    end_session(tab)

    log_in(tab, "verifier.dlh")
    tab.locator("h1", has_text="Meja kerja").wait_for()
    tab.goto(f"{program}bagian/uraian/")
    tab.wait_for_timeout(800)

    assert tab.locator(".notice", has_text="Ada tulisan Anda").count() == 0
    assert "Rahasia" not in tab.content()
    assert tab.get_by_label("Latar belakang").input_value() == ""
    line.cut()
    tab.goto("/temuan/")
    assert "SC21" not in tab.locator("main").inner_text()


def test_leaving_asks_first_and_then_leaves_nothing_behind(writer, program, line):
    write(writer, program, "Belum sampai.")
    line.lose = 1
    state(writer, ON_DEVICE)
    questions = []

    def answer(dialog):
        questions.append(dialog.message)
        dialog.accept() if len(questions) == 2 else dialog.dismiss()

    writer.on("dialog", answer)
    writer.locator(".who summary").click()
    writer.locator(".who button").click()
    assert len(writer.evaluate(KEPT)) == 1
    assert writer.locator("[data-state]").is_visible()

    line.lose = 0
    # The page asks for the line again after ten seconds, then twenty, then forty.
    writer.locator(".who button").click(timeout=60_000)
    writer.wait_for_url(re.compile("/masuk/"))

    assert (
        questions
        == [
            "1 tulisan belum sampai server dan akan dihapus dari perangkat ini. "
            "Tetap keluar?"
        ]
        * 2
    )
    assert writer.evaluate("Object.keys(localStorage)") == []


def test_page_from_the_store_of_the_browser_is_not_shown_to_the_next(writer, program):
    writer.goto(f"{program}bagian/uraian/")
    writer.locator(".who summary").click()
    writer.locator(".who button").click()
    writer.wait_for_url(re.compile("/masuk/"))

    writer.go_back()

    writer.locator("h1", has_text="Masuk").wait_for()
