"""Do words that were changed in a file come back into the portal as they were meant?"""

import io
import re
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import steps
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_every_page import faults
from tests.builders.worksheets import a_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def open_desk(page):
    """The worksheets of the own agency, from the list of programs."""
    page.goto("/program/")
    page.get_by_role("link", name="Lembar kerja").click()
    page.wait_for_url(re.compile(r"/lembar-kerja/"))


def download(page):
    """The filled worksheet, as it is kept on the own machine."""
    link = page.get_by_role("link", name="Unduh dengan isinya")
    return page.request.get(link.get_attribute("href")).body()


def replace(content, old, new):
    """The same file after somebody found words in it and replaced them."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old.encode(), new.encode()))
    return file.getvalue()


def upload(page, content):
    file = {"name": "lembar kerja.xlsx", "mimeType": XLSX, "buffer": content}
    page.get_by_label("Berkas").set_input_files(file)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_load_state()


@pytest.mark.parametrize(
    ("scripts", "size"),
    [(True, PHONE), (False, DESK)],
    ids=["phone", "without-scripts"],
)
def test_words_changed_in_the_file_are_shown_and_then_saved(person, scripts, size):
    page = person("operator.dlh", scripts=scripts, size=size)
    old, new = (f"Bank sampah {word} {scripts}" for word in ("lama", "baru"))
    program = steps.start_program(page, old)
    open_desk(page)

    upload(page, replace(download(page), old, new))
    preview = page.locator("main")
    assert "Belum ada yang tersimpan." in preview.inner_text()
    assert preview.locator(".card del").all_inner_texts() == [old]
    assert preview.locator(".card ins").all_inner_texts() == [new]
    kept = page.context.new_page()
    kept.goto(program)
    assert kept.locator("h1").inner_text() == old

    page.get_by_role("button", name="Simpan 1 baris").click()
    page.locator(".messages", has_text="1 baris tersimpan.").wait_for()
    page.goto(program)
    assert page.locator("h1").inner_text() == new


def test_its_pages_fit_a_phone_and_are_accessible(person):
    page, axe = person("operator.dlh", size=PHONE), Axe()
    title = "Bank sampah di layar kecil"
    steps.start_program(page, title)
    open_desk(page)
    found = {"upload": faults(page, axe)}

    filled = download(page)
    upload(page, replace(filled, title, "Bank sampah di layar yang lebih lebar"))
    found["preview"] = faults(page, axe)
    open_desk(page)
    upload(page, b"bukan berkas Excel")
    found["refusal"] = faults(page, axe)
    assert page.locator(".invalid-feedback").count() == 1
    rows = [["Nama usulan kegiatan", "Tujuan"], ["Kebun sekolah", "Anak menanam"]]
    upload(page, a_workbook(Usulan=rows))
    page.wait_for_url(re.compile(r"/kolom/"))
    found["mapping"] = faults(page, axe)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
