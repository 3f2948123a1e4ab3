"""Is a whole proposal written and handed in, once, through a hostile line?"""

import re
from urllib.parse import urlencode

from playwright.sync_api import Error, expect

from tests.browser import steps

TITLE = "Bank sampah di ujung jalan"
FINDING = "TPA Janju"
DESCRIPTION = "Warga menimbang sampah kering dan menabung hasilnya."
WAITING = "Menunggu telaah"
PATIENCE = 180_000


def spoil(line):
    """Three requests of ten are lost, there or back; others come late or twice."""
    line.lose, line.lose_answer = 0.15, 0.15
    line.delay, line.slow = 20.0, 0.03
    line.repeat = 0.2


def heal(line):
    line.lose = line.lose_answer = line.delay = line.repeat = 0.0


def visit(page, url, sign):
    """Open a page again and again, as people do, until what one came for is there."""
    for _ in range(40):
        try:
            page.goto(url, wait_until="domcontentloaded", timeout=30_000)
            page.locator(sign).first.wait_for(timeout=2_000)
        except Error:
            page.wait_for_timeout(300)
        else:
            return
    raise AssertionError(f"{url} never came")


def begin(page):
    """Start the program with one press of the button; returns its address."""
    visit(page, "/program/usul/", "form[data-tended]")
    page.get_by_label("Judul program").fill(TITLE)
    steps.choose(page, "Smart Environment", "Tata Kelola Sampah")
    page.get_by_role("button", name="Simpan sebagai draf").click()
    page.wait_for_url(
        re.compile(r"/program/\d+/$"), timeout=PATIENCE, wait_until="commit"
    )
    return page.url


def hand_in(page, program):
    """Press the button until the page says that the program has left."""
    for _ in range(20):
        visit(page, program, ".page-head .pill")
        if page.locator(".page-head .pill").inner_text() == WAITING:
            return
        page.locator(".moves button", has_text="Ajukan").first.click(no_wait_after=True)
        page.wait_for_timeout(1_000)
    raise AssertionError("The program never left.")


def test_whole_proposal_through_a_hostile_line(person, line):
    page = person("verifier.dlh", base=line.address)
    page.goto("/program/usul/")  # now the browser has the files that never change
    page.on("dialog", lambda dialog: dialog.accept())
    spoil(line)

    program = begin(page)
    for slug, write in steps.sections(TITLE, FINDING, DESCRIPTION).items():
        visit(page, f"{program}bagian/{slug}/", "form[data-tended]")
        write(page)
        said = page.locator("[data-state]")
        expect(said).to_have_text(re.compile("^Tersimpan di server"), timeout=PATIENCE)
    hand_in(page, program)

    heal(line)
    assert len(line.lost) > 3
    # In a house where many wrote, the list may have the newest on its second page.
    page.goto(f"/program/?{urlencode({'q': TITLE})}")
    assert page.get_by_role("link", name=TITLE).count() == 1
    page.goto(program)
    assert page.locator("main").inner_text().count("12 unit") == 2
    assert page.locator("main").inner_text().count("Rp1.500.000.000") >= 1
    page.goto(f"{program}riwayat/")
    assert page.get_by_text("Program dibuat").count() == 1
    assert page.locator(".timeline strong", has_text="Ajukan").count() == 1
