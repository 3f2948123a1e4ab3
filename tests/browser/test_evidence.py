"""Do photos and files come small and whole, whatever the line and the browser?"""

import io
import random
import re

from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.browser import steps
from tests.browser.conftest import PHONE
from tests.browser.test_every_page import faults

UPLOAD = "**/bukti/kiriman/"
WAIT = 60_000


def a_photo(width, height):
    """A photo as a phone makes it: large, and full of detail."""
    noise = Image.effect_noise((width // 4, height // 4), 60).resize((width, height))
    file = io.BytesIO()
    noise.convert("RGB").save(file, "JPEG", quality=97)
    return file.getvalue()


def a_document(size):
    """A PDF by its first bytes, of exactly this size."""
    return (b"%PDF-1.7\n" + random.Random(size).randbytes(size))[:size]  # noqa: S311


def open_evidence(page, title):
    """Record a finding, and go on to its evidence."""
    steps.record_finding(page, title)
    page.get_by_role("link", name="Tambah bukti").click()
    page.get_by_role("heading", name="Bukti", exact=True).wait_for()


def choose(page, *files):
    """Choose files by name and content, as if they lay on the device."""
    kinds = {"jpg": "image/jpeg", "pdf": "application/pdf"}
    page.get_by_label("Foto atau dokumen").set_input_files(
        [
            {"name": name, "mimeType": kinds[name[-3:]], "buffer": content}
            for name, content in files
        ]
    )


def press_send(page):
    page.get_by_role("button", name="Kirim", exact=True).click()


def wait_until_kept(page, count=1):
    """Wait for the portal to say so, and return the rows of the page."""
    page.locator(".messages", has_text="Bukti tersimpan").wait_for(timeout=WAIT)
    rows = page.locator("tbody tr")
    assert rows.count() == count
    return rows


def test_photo_is_shrunk_before_it_goes(person):
    page = person("operator.dlh", size=PHONE)
    open_evidence(page, "Foto dari ponsel")
    photo = a_photo(4000, 3000)

    choose(page, ("IMG_0001.jpg", photo))
    told = page.locator("[data-files] li small", has_text=" menjadi ")
    told.wait_for(timeout=WAIT)
    said = told.inner_text()
    page.get_by_label("Keterangan", exact=True).fill("Gerbang TPA Janju")
    assert faults(page, Axe()) == []
    press_send(page)
    row = wait_until_kept(page)

    assert re.fullmatch(r"\d,\d MB menjadi \d+ KB", said)
    assert said.rpartition(" menjadi ")[2] in row.inner_text()
    link = row.get_by_role("link", name="Gerbang TPA Janju")
    kept = page.request.get(link.get_attribute("href"))
    assert Image.open(io.BytesIO(kept.body())).size == (1600, 1200)
    assert len(kept.body()) < len(photo) / 3
    link.click()
    assert page.evaluate("document.images[0].naturalWidth") == 1600
    page.go_back()
    assert faults(page, Axe()) == []


def test_file_goes_on_where_the_line_was_cut(person):
    page = person("operator.dlh")
    open_evidence(page, "Sambungan putus")
    here, document = page.url, a_document(900_000)
    sent = []

    def cut_after_three(route):
        sent.append(route.request)
        route.abort() if len(sent) > 4 else route.continue_()

    page.route(UPLOAD, cut_after_three)
    choose(page, ("surat.pdf", document))
    press_send(page)
    page.get_by_text("Sambungan terputus").wait_for(timeout=30_000)
    page.goto(here)
    page.unroute(UPLOAD)
    sizes = []
    page.on("request", lambda one: sizes.append(len(one.post_data_buffer or b"")))
    choose(page, ("surat.pdf", document))
    with page.expect_response(UPLOAD) as first:
        press_send(page)
    there = first.value.json()["received"]
    row = wait_until_kept(page)

    assert there >= (48 + 96) * 1024
    assert sum(sizes) < len(document) - there + 10_000
    assert "879 KB" in row.inner_text()
    with page.expect_download() as download:
        row.get_by_role("link", name="surat.pdf").click()
    assert download.value.path().read_bytes() == document


def test_files_of_every_length_arrive_whole(person):
    page = person("operator.dlh")
    open_evidence(page, "Banyak berkas kecil")
    lengths = [55, 56, 63, 64, 119, 120, 4096]

    choose(page, *((f"{size}.pdf", a_document(size)) for size in lengths))
    press_send(page)

    wait_until_kept(page, count=len(lengths))
    assert page.locator(".messages .alert-error").count() == 0


def test_heavy_file_stays_and_disguised_one_is_refused(person):
    page = person("operator.dlh")
    open_evidence(page, "Berkas yang keliru")

    choose(page, ("berat.pdf", a_document(6 * 1024 * 1024)))
    page.get_by_text("6 MB; terlalu besar, tidak ikut dikirim").wait_for()
    press_send(page)
    page.get_by_text("Tidak ada berkas yang bisa dikirim").wait_for()
    choose(page, ("foto.jpg", b"MZ\x90\0" + bytes(600_000)))
    press_send(page)

    page.get_by_text("foto.jpg: Isinya program komputer").wait_for()
    assert page.locator("tbody tr").count() == 0


def test_ended_session_says_how_to_go_on(person):
    page = person("operator.dlh")
    open_evidence(page, "Sesi berakhir")
    choose(page, ("surat.pdf", a_document(500)))

    page.context.clear_cookies(name="sessionid")
    press_send(page)

    page.get_by_text("Sesi Anda sudah berakhir.").wait_for()
    assert page.get_by_role("button", name="Kirim", exact=True).is_enabled()


def test_reader_looks_and_adds_nothing(person):
    page, reader = person("operator.dlh"), person("dewan.setda")
    open_evidence(page, "Dibaca dewan")

    reader.goto(page.url)

    assert reader.get_by_text("ditambahkan dan dihapus oleh DLH").is_visible()
    assert reader.locator("input[type=file]").count() == 0


def test_without_scripts_whole_files_are_sent_and_removed(person):
    page = person("operator.dlh", scripts=False)
    open_evidence(page, "Tanpa skrip")
    photo = a_photo(1000, 800)

    choose(page, ("tpa.jpg", photo), ("surat.pdf", a_document(70_000)))
    press_send(page)
    rows = wait_until_kept(page, count=2)
    link = rows.get_by_role("link", name="tpa.jpg").get_attribute("href")
    assert page.request.get(link).body() == photo
    rows.first.locator("summary").click()
    rows.first.get_by_role("button", name="Hapus berkas").click()

    page.locator(".messages", has_text="Bukti dihapus: tpa.jpg").wait_for()
    assert page.locator("tbody tr").count() == 1
