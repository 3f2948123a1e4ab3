"""Two editions beside each other, and the public page, on a phone without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import (
    PATIENCE,
    PHONE,
    free_port,
    log_in,
    manage,
    serve,
)
from tests.browser.test_every_page import faults

# Issued without the press: what is read here comes from the content, not from paper.
ISSUED_TWICE = """
from agencies.models import User
from plans.models import MasterPlan
from programs.models import Program
from tests.builders.books import a_content, an_edition

admin = User.objects.get(username="admin.dkisp")
plan = MasterPlan.objects.get()
plan.is_public = True
plan.save()
former = an_edition(admin, plan=plan, number=1, content=a_content(plan))
program = Program.objects.get(code="SC21-0001")
program.objective = f"Lebih dahulu: {program.objective}"
program.save()
an_edition(admin, plan=plan, number=2, content=a_content(plan), supersedes=former)
"""


@pytest.fixture(scope="module")
def issued(furnish, tmp_path_factory):
    """The address of a portal in which two editions were issued."""
    environment = furnish(tmp_path_factory.mktemp("terbitan"))
    manage("shell", "-c", ISSUED_TWICE, env=environment)
    port = free_port()
    server = serve(port, environment)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=30)


@pytest.fixture
def phone(chromium, issued):
    """A page on a phone; without scripts where told so."""
    contexts = []

    def open_(*, scripts):
        context = chromium.new_context(
            base_url=issued, java_script_enabled=scripts, viewport=PHONE
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield open_
    for context in contexts:
        context.close()


def test_anybody_reads_a_chapter_page_by_page(phone):
    page = phone(scripts=False)
    page.goto("/terbitan/")

    page.get_by_role("link", name="Bab III Strategi Pembangunan Smart City").click()
    page.get_by_role("link", name="Berikutnya").click()

    assert "Halaman 2 dari" in page.locator("nav.pager").inner_text()
    assert page.get_by_role("link", name="Sebelumnya").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_officer_reads_what_changed(phone):
    page = phone(scripts=False)
    log_in(page, "operator.dlh")
    page.goto("/buku/")

    page.get_by_role("link", name="Edisi 2").first.click()
    page.get_by_role("link", name="Bandingkan dengan Edisi 1").click()
    page.get_by_role("link", name="Program", exact=True).last.click()
    page.get_by_role("link", name="SC21-0001").click()

    assert "Lebih dahulu:" in page.locator("ins").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_these_pages_are_accessible(phone):
    page, axe = phone(scripts=True), Axe()
    log_in(page, "dewan.setda")
    page.goto("/buku/")
    page.get_by_role("link", name="Edisi 2").first.click()
    edition = page.url

    found = {}
    for address in (
        edition,
        f"{edition}pengesahan/",
        f"{edition}banding/1/",
        f"{edition}banding/1/?bagian=program",
        f"{edition}banding/1/?bagian=program&nomor=1",
        f"{edition}banding/1/?bagian=dana",
        "/terbitan/",
        "/terbitan/bab/1-3/",
        "/terbitan/bab/2-3/?hal=2",
    ):
        page.goto(address)
        found[address] = faults(page, axe)

    assert {address: wrong for address, wrong in found.items() if wrong} == {}
