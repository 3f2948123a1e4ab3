"""Is nothing that was typed ever lost, and does the page say so truthfully?"""

import re

from axe_playwright_python.sync_playwright import Axe

from tests.browser import steps
from tests.browser.conftest import PHONE
from tests.browser.test_every_page import faults
from tests.browser.watching import (
    AT_SERVER,
    CARET,
    HINT,
    KEPT,
    ON_DEVICE,
    UNSAVED,
    WAITING,
    another_tab,
    path_of,
    state,
    stored,
    tended,
    write,
)

# Where the text is


def test_line_is_true_at_every_step_and_moves_nothing(writer, program, line):
    writer.goto(f"{program}bagian/uraian/")
    assert state(writer, HINT) == HINT

    writer.get_by_label("Latar belakang").click()
    writer.keyboard.type("Sampah menumpuk")
    assert writer.locator("[data-state]").inner_text() == UNSAVED
    assert ON_DEVICE.match(state(writer, ON_DEVICE))
    state(writer, AT_SERVER)
    assert writer.evaluate(CARET) == ["id_background", 15]
    assert writer.evaluate(KEPT) == []

    line.cut()
    writer.keyboard.type(" di hulu.")
    said = state(writer, WAITING)
    assert ON_DEVICE.match(said)
    assert writer.evaluate(KEPT) == [f"tulis:5:{path_of(writer.url)}"]

    line.restore()
    state(writer, AT_SERVER)
    assert writer.evaluate(CARET) == ["id_background", 24]
    assert writer.evaluate(KEPT) == []


def test_saves_by_itself_are_ten_seconds_apart(writer, program, line):
    write(writer, program, "a")
    state(writer, AT_SERVER)
    before = len(line.saves())

    for letter in "bcdefgh":
        writer.keyboard.type(letter)
        writer.wait_for_timeout(1000)
    within = len(line.saves()) - before
    state(writer, AT_SERVER)

    assert (within, len(line.saves()) - before) == (0, 1)


def test_without_room_on_the_device_the_line_says_so(writer, program, line):
    writer.goto(f"{program}bagian/uraian/")
    writer.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }"
    )
    line.cut()
    writer.get_by_label("Latar belakang").click()
    writer.keyboard.type("Tidak muat")

    said = state(writer, WAITING)
    assert said.startswith(f"{UNSAVED}.")

    line.restore()
    state(writer, AT_SERVER)


# The line is cut


def test_text_of_a_closed_tab_is_offered_back_and_saved(writer, person, program, line):
    writer.goto(f"{program}bagian/uraian/")
    line.cut()
    writer.get_by_label("Latar belakang").fill("Ditulis tanpa sambungan.")
    state(writer, ON_DEVICE)
    tab = another_tab(writer)
    line.restore()

    tab.goto(f"{program}bagian/uraian/")
    box = tab.locator(".notice", has_text="Ada tulisan Anda yang belum sampai server")
    box.wait_for()
    assert "diubah di server" not in box.inner_text()
    assert faults(tab, Axe()) == []
    box.get_by_role("button", name="Isikan kembali").click()
    state(tab, AT_SERVER)

    assert stored(person, program) == "Ditulis tanpa sambungan."
    assert tab.evaluate(KEPT) == []


def test_text_is_thrown_away_only_when_asked(writer, person, program, line):
    writer.goto(f"{program}bagian/uraian/")
    line.cut()
    writer.get_by_label("Latar belakang").fill("Tidak jadi.")
    state(writer, ON_DEVICE)
    tab = another_tab(writer)
    line.restore()

    tab.goto(f"{program}bagian/uraian/")
    tab.get_by_role("button", name="Buang").click()

    assert tab.evaluate(KEPT) == []
    assert stored(person, program) == ""


def test_text_of_a_closed_tab_is_sent_from_the_desk(writer, person, program, line):
    write(writer, program, "Dari meja kerja.")
    line.cut()
    state(writer, ON_DEVICE)
    tab = another_tab(writer)
    line.restore()

    tab.goto("/")
    tab.locator(".alert-success", has_text="tersimpan di server").wait_for()

    assert stored(person, program) == "Dari meja kerja."
    assert tab.evaluate(KEPT) == []


def test_offline_page_says_what_waits_and_goes_on_by_itself(writer, program, line):
    write(writer, program, "Menunggu.")
    line.cut()
    state(writer, ON_DEVICE)
    tab = another_tab(writer)

    tab.goto("/temuan/")
    assert "Uraian: SC21-" in tab.locator("[data-luring]").inner_text()
    assert faults(tab, Axe()) == []
    tab.set_viewport_size(PHONE)
    assert faults(tab, Axe()) == []

    line.restore()
    tab.get_by_role("button", name="Coba sekarang").click()
    tab.wait_for_url(re.compile("/temuan/$"))
    tab.locator("h1", has_text="Temuan").wait_for()


def test_browser_keeps_nothing_of_anybody(writer, program):
    writer.goto(program)
    writer.evaluate("navigator.serviceWorker.ready")
    kept = writer.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys()) {
                for (const request of await (await caches.open(name)).keys()) {
                    found.push(new URL(request.url).pathname);
                }
            }
            return found;
        }"""
    )

    assert "/luring/" in kept
    assert [path for path in kept if not path.startswith("/static/")] == ["/luring/"]


def test_step_cut_off_leads_to_a_page_of_its_own(writer, program, line):
    writer.goto(program)
    writer.evaluate("navigator.serviceWorker.ready")
    writer.goto("/akun/")
    line.cut()

    writer.locator("aside button", has_text="Keluar sekarang").click()

    writer.wait_for_url(re.compile("/luring/$"))
    assert "periksa nanti apakah sudah terjadi" in writer.locator("main").inner_text()


def test_move_waits_for_the_line_and_says_why(writer, program):
    writer.goto("/akun/")
    button = writer.locator("aside button", has_text="Keluar sekarang")

    writer.context.set_offline(True)
    writer.locator("aside .waits", has_text="Tidak ada sambungan").wait_for()
    assert button.is_disabled()
    assert faults(writer, Axe()) == []

    writer.context.set_offline(False)
    writer.locator("aside .waits").wait_for(state="detached")
    assert button.is_enabled()


def test_lost_answer_to_a_button_does_nothing_twice(writer, line):
    writer.goto("/temuan/baru/")
    writer.get_by_label("Masalah", exact=True).check()
    writer.get_by_label("Judul").fill("Jawaban yang hilang")
    steps.choose(writer, "Smart Environment", "Tata Kelola Sampah")
    line.lose_answer = 1
    writer.get_by_role("button", name="Simpan temuan").click()
    said = state(writer, WAITING)
    assert ON_DEVICE.match(said)

    line.lose_answer = 0
    writer.wait_for_url(re.compile(r"/temuan/\d+/$"), timeout=25_000)

    writer.goto("/temuan/?q=Jawaban yang hilang")
    assert writer.locator("main a", has_text="Jawaban yang hilang").count() == 1
    assert line.saves().count("/temuan/baru/") == 2


def test_tab_that_is_still_writing_is_left_alone(writer, program, line):
    write(writer, program, "Di tab pertama.")
    line.lose = 1
    state(writer, WAITING)
    line.lose = 0
    second = writer.context.new_page()

    second.goto(f"{program}bagian/uraian/")
    second.wait_for_timeout(1000)

    assert second.get_by_role("button", name="Isikan kembali").count() == 0
    state(writer, AT_SERVER)


# Somebody else wrote meanwhile


def test_copy_says_what_was_changed_meanwhile_and_nothing_is_overwritten(
    writer, person, program, line
):
    writer.goto(f"{program}bagian/uraian/")
    line.cut()
    writer.get_by_label("Latar belakang").fill("Kata saya.")
    state(writer, ON_DEVICE)
    tab = another_tab(writer)
    colleague = person("verifier.dlh")
    write(colleague, path_of(program), "Kata rekan.")
    state(colleague, AT_SERVER)
    line.restore()

    tab.goto(f"{program}bagian/uraian/")
    box = tab.locator(".notice", has_text="Ada tulisan Anda")
    box.wait_for()
    assert "Sesudah itu isian ini diubah di server: Latar belakang." in box.inner_text()
    box.get_by_role("button", name="Isikan kembali").click()
    state(tab, re.compile("orang lain menulis di sini juga"))
    tab.get_by_role("button", name="Simpan", exact=True).click()
    tab.get_by_text("Dua orang menulis di isian yang sama").wait_for()
    assert ON_DEVICE.match(state(tab, ON_DEVICE))
    tab.get_by_label("Pakai punya saya").check()
    tab.get_by_role("button", name="Simpan", exact=True).click()
    tab.locator(".messages", has_text="tersimpan").wait_for()

    assert tab.get_by_label("Latar belakang").input_value() == "Kata saya."
    assert tab.evaluate(KEPT) == []


# Rows


def test_row_of_a_closed_tab_comes_back_once(writer, program, line):
    writer.goto(f"{program}bagian/kegiatan/")
    writer.locator(".row-card").first.get_by_label("Keluaran").wait_for()
    line.cut()
    steps.add_row(writer)
    row = writer.locator(".row-card").nth(1)
    row.get_by_label("Kegiatan", exact=False).first.fill("Kegiatan luring")
    row.get_by_label("2023").check()
    state(writer, ON_DEVICE)
    tab = another_tab(writer)
    line.restore()

    tab.goto(f"{program}bagian/kegiatan/")
    tab.get_by_role("button", name="Isikan kembali").click()
    state(tab, AT_SERVER)
    tab.reload()

    titles = tab.locator(".row-card textarea, .row-card input[type=text]")
    values = titles.evaluate_all("fields => fields.map(field => field.value)")
    assert values.count("Kegiatan luring") == 1
    assert tab.get_by_label("2023").first.is_checked()
    assert tab.evaluate(KEPT) == []


def test_tick_for_removal_waits_for_the_button(writer, program):
    writer.goto(f"{program}bagian/kegiatan/")
    steps.plan_actions(writer, ["Tetap", "Dihapus"])
    steps.save(writer)
    row = writer.locator(".row-card").nth(1)
    row.get_by_label("Hapus baris ini").check()
    said = state(writer, re.compile("Yang dicentang dilakukan setelah tombol ditekan"))
    writer.wait_for_timeout(2500)
    assert ON_DEVICE.match(said) or said.startswith(UNSAVED)

    writer.reload()
    assert writer.locator(".row-card").count() == 2
    writer.get_by_role("button", name="Isikan kembali").click()
    assert row.get_by_label("Hapus baris ini").is_checked()
    steps.save(writer)

    assert writer.locator(".row-card").count() == 1
    assert writer.evaluate(KEPT) == []


# What the server does not take


def test_field_that_is_not_taken_is_named_and_the_rest_is_saved(writer, program):
    writer.goto(f"{program}bagian/kegiatan/")
    steps.plan_actions(writer, ["Membentuk bank sampah"])
    steps.save(writer)
    writer.goto(f"{program}bagian/pendanaan/")
    row = writer.locator(".row-card").first
    row.get_by_label("Kegiatan").select_option(label="Membentuk bank sampah")
    row.get_by_label("Tahun").select_option("2022")
    row.get_by_label("Sumber dana").select_option("APBD_KAB")
    row.get_by_label("Jumlah").fill("banyak sekali")

    said = state(writer, re.compile("“Jumlah.*” belum tersimpan"))
    assert not AT_SERVER.match(said)
    row.get_by_label("Jumlah").fill("1,5 M")
    state(writer, AT_SERVER)

    writer.reload()
    assert row.get_by_label("Jumlah").input_value() == "Rp1.500.000.000"


def test_text_for_a_record_that_left_ones_hands_is_kept_and_can_be_read(writer, person):
    finding = steps.record_finding(writer, "Segera diterima DKISP")
    writer.goto(f"{finding}ubah/")
    admin = person("admin.dkisp")
    admin.goto(path_of(finding))
    steps.move(admin, "Terima")
    writer.get_by_label("Uraian").fill("Terlambat.")

    said = state(writer, re.compile("belum sampai server. .*[Tt]emuan"))
    assert ON_DEVICE.match(said)
    writer.goto("/")
    alert = writer.locator(".alert", has_text=re.compile("Ubah temuan"))
    alert.locator("summary").click()
    assert alert.get_by_label("Uraian").input_value() == "Terlambat."
    assert faults(writer, Axe()) == []
    writer.once("dialog", lambda dialog: dialog.accept())
    alert.get_by_role("button", name="Buang").click()
    alert.wait_for(state="detached")
    assert writer.evaluate(KEPT) == []


# Forms that are sent once


def test_button_without_the_scripts_waits_for_the_line(writer, line, chromium):
    fresh = chromium.new_context(
        base_url=line.address,
        storage_state=writer.context.storage_state(),
        service_workers="block",
    )
    page, line.hold = fresh.new_page(), "writing"
    page.goto("/program/usul/")
    page.get_by_label("Judul program").fill("Ditekan terlalu cepat")
    line.cut()
    page.get_by_role("button", name="Simpan sebagai draf").click()

    state(page, re.compile("^Tidak ada sambungan. Tulisan masih di halaman ini"))
    line.restore()
    page.get_by_role("button", name="Simpan sebagai draf").click()

    page.wait_for_url(re.compile(r"/program/\d+/$"))
    assert "Ditekan terlalu cepat" in page.locator("h1").inner_text()
    fresh.close()


def test_button_without_a_line_is_done_from_another_page(writer, line):
    writer.goto("/program/usul/")
    tended(writer)
    line.cut()
    writer.get_by_label("Judul program").fill("Diusulkan tanpa sambungan")
    writer.get_by_role("button", name="Simpan sebagai draf").click()
    state(writer, WAITING)
    tab = another_tab(writer)
    line.restore()

    tab.goto("/pesan/")
    tab.locator(".alert-success a", has_text="Usulkan program").click()

    assert "Diusulkan tanpa sambungan" in tab.locator("h1").inner_text()


def test_text_that_was_never_sent_is_shown_on_every_page_until_then(writer):
    writer.goto("/program/usul/")
    writer.get_by_label("Judul program").fill("Belum jadi")
    state(writer, ON_DEVICE)
    tab = another_tab(writer)

    tab.goto("/pesan/")
    tab.locator(".alert a", has_text="Usulkan program").click()
    tab.get_by_role("button", name="Isikan kembali").click()

    assert tab.get_by_label("Judul program").input_value() == "Belum jadi"
    assert tab.evaluate(KEPT + ".length") == 1


def test_remark_in_the_page_is_kept_too(person, line):
    reviewer = person("admin.dkisp", base=line.address)
    reviewer.goto("/program/?status=IN_REVIEW")
    reviewer.locator("tbody th a").first.click()
    reviewer.locator("a[data-remark][href$='/catatan/objective/']").click()
    line.cut()
    reviewer.get_by_label("Catatan pada Tujuan", exact=True).fill("Sebutkan tahunnya.")
    reviewer.get_by_role("button", name="Simpan catatan").click()
    tab = another_tab(reviewer)
    line.restore()

    tab.goto("/")
    tab.locator(".alert-success a").click()

    tab.locator(".remark", has_text="Sebutkan tahunnya.").wait_for()
