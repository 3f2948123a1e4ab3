"""Can a reviewer say it where one reads, and is nothing of it lost?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE
from tests.browser.test_every_page import faults
from tests.browser.watching import KEPT, ON_DEVICE, state

TEXT = "Berapa persen tugas rapat yang harus selesai?"
STANDARD = "Indikator ini menghitung keluaran kegiatan."


@pytest.fixture
def address(person):
    """The address of a program under review, as the admin finds it."""
    page = person("admin.dkisp")
    page.goto("/program/?status=IN_REVIEW")
    page.get_by_role("link", name=re.compile("Rapat berkala")).first.click()
    page.wait_for_url(re.compile(r"/program/\d+/$"))
    return page.url


def at_row(page):
    """The way to a remark about the first indicator."""
    return page.locator("a[data-remark][href*='/indicators/']").first


def form(page):
    return page.locator("form.remark[action*='/catatan/indicators/']")


def said(page, text):
    return page.locator("article.remark", has_text=text)


def test_a_remark_opens_where_one_reads_and_is_saved_there(person, address):
    page = person("admin.dkisp")
    page.goto(address)

    at_row(page).click()
    form(page).locator("textarea").fill(TEXT)
    form(page).locator("summary").click()
    form(page).get_by_text(STANDARD).click()
    assert (
        form(page).locator("textarea").input_value().startswith(f"{TEXT}\n{STANDARD}")
    )
    form(page).get_by_role("button", name="Simpan catatan").click()
    page.wait_for_url(re.compile(r"#catatan-\d+$"))

    said(page, TEXT).wait_for()
    assert said(page, TEXT).locator(".pill").inner_text() == "Belum disampaikan"
    assert page.locator("tr.said").filter(has_text=TEXT).count() == 1
    assert page.evaluate(KEPT) == []


def test_what_is_typed_there_waits_on_the_device(person, address):
    page = person("admin.dkisp")
    page.goto(address)
    at_row(page).click()
    form(page).locator("textarea").fill("Belum selesai ditulis.")
    state(page, ON_DEVICE)

    page.reload()
    page.get_by_role("button", name="Isikan kembali").click()

    assert form(page).locator("textarea").input_value() == "Belum selesai ditulis."
    page.on("dialog", lambda dialog: dialog.accept())
    form(page).get_by_role("button", name="Batal").click()
    assert form(page).count() == 0
    page.wait_for_timeout(700)
    assert page.evaluate(KEPT) == []


def test_a_remark_is_written_without_scripts(person, address):
    page = person("ahli.ugm", scripts=False)
    page.goto(address)
    at_row(page).click()
    page.locator("summary", has_text="Catatan baku").click()
    page.get_by_role("link", name=re.compile(STANDARD)).click()
    page.locator("label.choice", has_text="Hanya untuk penelaah").click()
    page.get_by_role("button", name="Simpan catatan").click()

    page.wait_for_url(re.compile(r"#catatan-\d+$"))
    pills = said(page, STANDARD).locator(".pill").all_inner_texts()
    assert "Hanya penelaah" in pills


def test_the_open_form_has_no_faults_and_fits_a_phone(person, address):
    page = person("admin.dkisp", size=PHONE)
    page.goto(address)
    at_row(page).click()
    form(page).locator("summary").click()

    assert faults(page, Axe()) == []
