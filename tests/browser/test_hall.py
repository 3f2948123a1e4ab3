"""Is a hall of thirty people written down right, although the line is cut?"""

import re
from datetime import timedelta
from io import BytesIO

from django.utils import timezone
from pypdf import PdfReader

from tests.browser.conftest import PHONE
from tests.browser.watching import KEPT

PEOPLE = [f"Peserta {number:02}" for number in range(1, 31)]
CUT = 15


def button(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def arrange(page):
    """Two days from today, thirty people of one agency, a session on each day."""
    today = timezone.localdate()
    days = [f"{today + timedelta(days=n)}" for n in (0, 1)]
    page.goto("/lokakarya/baru/")
    page.get_by_label("Tahap").select_option(index=1)
    page.get_by_label("Judul").fill("Bimtek percobaan")
    page.get_by_label("Tempat").fill("Pendopo")
    page.get_by_label("Hari pertama").fill(days[0])
    page.get_by_label("Hari terakhir").fill(days[1])
    button(page, "Simpan")
    page.wait_for_url(re.compile(r"/lokakarya/\d+/$"))
    workshop = page.url
    page.goto(f"{workshop}peserta/sekaligus/")
    page.get_by_label("Instansi").select_option(label="DLH")
    page.get_by_label("Peserta").fill("\n".join(f"{one}; Staf" for one in PEOPLE))
    button(page, "Catat peserta")
    for day, title in zip(days, ("Pembukaan", "Penutupan"), strict=True):
        page.goto(f"{workshop}acara/baru/")
        page.get_by_label("Hari").fill(day)
        page.get_by_label("Mulai").fill("08:00")
        page.get_by_label("Selesai").fill("10:00")
        page.get_by_label("Acara").fill(title)
        button(page, "Simpan")
        page.wait_for_url(re.compile(rf"{workshop}(#.*)?$"))
    return workshop


def open_desk(page, workshop):
    page.goto(workshop)
    page.get_by_role("link", name="Meja acara Pembukaan").click()
    page.get_by_role("button", name="Buka presensi").click()
    page.locator("#meja").wait_for()


def codes_of(page):
    """The code of every person, as their badges have it."""
    rows = page.locator("[data-missing] button")
    return rows.evaluate_all("all => all.map((one) => one.value)")


def scan(page, code):
    """What a scanner types, or somebody without a camera."""
    page.get_by_label("Kode peserta").fill(code)
    page.keyboard.press("Enter")


def rows_done(page, number):
    page.wait_for_function(
        f"() => document.querySelectorAll('[data-scans] > .done').length === {number}",
        timeout=60_000,
    )


def printed(page, workshop):
    """The words of the list of today."""
    page.goto(workshop)
    page.get_by_role("button", name=re.compile("^Daftar hadir")).first.click()
    page.get_by_role("link", name="Unduh").wait_for(timeout=90_000)
    address = page.get_by_role("link", name="Unduh").get_attribute("href")
    pages = PdfReader(BytesIO(page.request.get(address).body())).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_half_of_the_hall_is_scanned_without_a_line(person, line):
    desk = person("admin.dkisp", base=line.address)
    workshop = arrange(desk)
    open_desk(desk, workshop)
    codes = codes_of(desk)
    assert len(codes) == len(PEOPLE)

    for code in codes[:10]:
        scan(desk, code)
    rows_done(desk, 10)
    assert desk.evaluate(KEPT) == []

    line.cut()
    for code in codes[10 : 10 + CUT]:
        scan(desk, code)
    scan(desk, codes[10])  # a double scan
    desk.locator("[data-state]", has_text="16 pindaian ada di perangkat").wait_for()
    assert len(desk.evaluate(KEPT)) == CUT + 1

    line.restore()
    desk.evaluate("tryAgain()")
    rows_done(desk, 10 + CUT + 1)
    desk.locator("[data-state]", has_text="Semua pindaian sudah sampai").wait_for()
    assert desk.evaluate(KEPT) == []
    assert desk.locator("[data-count=ONSITE]").inner_text() == "25"
    assert desk.locator("[data-count=missing]").inner_text() == "5"

    desk.get_by_role("button", name="Tutup presensi").click()
    desk.get_by_role("button", name="Buka lagi").wait_for()
    said = printed(desk, workshop)
    came, missing = said.split("Diundang dan tidak hadir:")
    assert "Hadir di tempat 25, daring 0, jumlah 25 orang." in came
    assert [one for one in PEOPLE if one in came] == PEOPLE[:25]
    assert [one for one in PEOPLE if one in missing] == PEOPLE[25:]


def test_scans_of_a_closed_tab_are_sent_from_any_page(person, line):
    desk = person("admin.dkisp", base=line.address)
    open_desk(desk, arrange(desk))
    code = codes_of(desk)[0]
    line.cut()
    scan(desk, code)
    desk.locator("[data-state]", has_text="1 pindaian ada di perangkat").wait_for()
    tab = desk.context.new_page()
    address = desk.url
    desk.close()
    line.restore()

    tab.goto("/")
    tab.locator(".messages", has_text="Pindaian").wait_for()
    tab.goto(address)

    assert tab.locator("[data-count=ONSITE]").inner_text() == "1"


def test_camera_reads_a_badge(chromium, person, line):
    desk = person("admin.dkisp", base=line.address, size=PHONE)
    desk.add_init_script(
        """
        window.BarcodeDetector = class {
          async detect() { return window.shown ? [{ rawValue: window.shown }] : []; }
        };
        Object.defineProperty(navigator, "mediaDevices", { value: {
          getUserMedia: async () => document.createElement("canvas").captureStream(),
        } });
        HTMLMediaElement.prototype.play = async () => {};
        """
    )
    open_desk(desk, arrange(desk))
    code = codes_of(desk)[3]

    desk.get_by_role("button", name="Pindai dengan kamera").click()
    desk.evaluate(f"window.shown = '{line.address}/hadir/?peserta={code}'")
    rows_done(desk, 1)

    assert "Peserta 04 (DLH) hadir" in desk.locator("[data-scans]").inner_text()
    width = desk.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_participant_writes_down_themselves_without_scripts(person, chromium, portal):
    desk = person("admin.dkisp", scripts=False)
    workshop = arrange(desk)
    open_desk(desk, workshop)
    code, room = codes_of_plain(desk), desk.locator("aside .code").inner_text()
    context = chromium.new_context(
        base_url=portal, java_script_enabled=False, viewport=PHONE
    )
    phone = context.new_page()

    phone.goto(f"/hadir/?ruang={room}")
    phone.get_by_label("Kode peserta").fill(code)
    phone.get_by_role("button", name="Catat kehadiran saya").click()

    assert "hadir pukul" in phone.locator(".messages").inner_text()
    context.close()


def codes_of_plain(page):
    return page.locator("[data-missing] button").first.get_attribute("value")
