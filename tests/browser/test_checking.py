"""Does a stranger learn what a copy is, on a phone, with scripts and without?"""

import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE, ROOT, free_port, serve
from tests.browser.test_every_page import faults

ISSUE = """
import sys
from pathlib import Path
import django
django.setup()
from agencies.models import User
from tests.books.papers import a_printed_edition, book_of, sign
admin = User.objects.get(username="admin.dkisp")
edition = a_printed_edition(admin)
data = book_of(edition)[1]
Path(sys.argv[1], "asli.pdf").write_bytes(data)
Path(sys.argv[1], "tte.pdf").write_bytes(sign(data))
print(edition.code)
"""


@pytest.fixture(scope="module")
def copies(furnish, tmp_path_factory):
    """A portal with an edition: its address, a folder of copies, the code."""
    folder = tmp_path_factory.mktemp("copies")
    environment = furnish(folder) | {
        "DJANGO_SETTINGS_MODULE": "paser_masterplan.settings",
        "PYTHONPATH": str(ROOT),
    }
    made = subprocess.run(
        [sys.executable, "-c", ISSUE, folder],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    port = free_port()
    server = serve(port, environment)
    yield f"http://127.0.0.1:{port}", folder, made.stdout.strip()
    server.terminate()
    server.wait(timeout=30)


@pytest.fixture
def stranger(chromium, copies):
    """A phone that has never been here."""
    opened = []

    def enter(*, scripts=True):
        context = chromium.new_context(
            base_url=copies[0], java_script_enabled=scripts, viewport=PHONE
        )
        opened.append(context)
        return context.new_page()

    yield enter
    for context in opened:
        context.close()


def sent_by(page):
    """The POSTs of a page, as they go out."""
    sent = []
    page.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    return sent


def check(page, file):
    page.goto("/periksa/")
    page.set_input_files("[name=chosen]", file)
    page.click("form[data-digest] [type=submit]")
    page.locator("[data-verdict] section").wait_for()
    return page.locator("[data-verdict]").inner_text()


def test_a_known_copy_never_leaves_the_phone(stranger, copies):
    page = stranger()
    sent = sent_by(page)

    said = check(page, copies[1] / "asli.pdf")

    assert "Berkas asli" in said
    assert "Edisi 1 berlaku." in said
    assert sent == []


def test_an_unknown_copy_leaves_it_only_when_its_owner_says_so(stranger, copies):
    page = stranger()
    sent = sent_by(page)

    said = check(page, copies[1] / "tte.pdf")
    before = list(sent)
    page.click("text=Kirim berkas untuk diperiksa isinya")
    page.locator(".alert").wait_for()

    assert "masih di perangkat Anda" in said
    assert (len(before), len(sent)) == (0, 1)
    assert "Berkas asli dengan tambahan" in page.locator(".alert").inner_text()


def test_another_choice_begins_anew(stranger, copies):
    page = stranger()
    check(page, copies[1] / "tte.pdf")

    said = check(page, copies[1] / "asli.pdf")

    assert "Edisi 1 berlaku." in said
    button = page.locator("form[data-digest] [type=submit]")
    assert button.inner_text() == "Periksa berkas"


def test_without_scripts_the_file_is_sent_at_once(stranger, copies):
    page = stranger(scripts=False)

    assert "Edisi 1 berlaku." in check(page, copies[1] / "asli.pdf")


def test_a_cut_line_is_said(stranger, copies):
    page = stranger()
    page.goto("/periksa/")
    page.set_input_files("[name=chosen]", copies[1] / "asli.pdf")
    page.route("**/sidik/**", lambda route: route.abort())

    page.click("form[data-digest] [type=submit]")

    page.get_by_text("Sidiknya belum dapat ditanyakan").wait_for()


def test_the_pages_of_a_copy_fit_and_are_accessible(stranger, copies):
    page, axe, found = stranger(), Axe(), {}

    for address in (f"/e/{copies[2]}", "/e/000", "/periksa/"):
        page.goto(address)
        found[address] = faults(page, axe)
    check(page, copies[1] / "asli.pdf")
    found["verdict"] = faults(page, axe)

    assert found == {address: [] for address in found}
