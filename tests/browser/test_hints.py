"""Is what resembles a title shown beside it, without asking too often?"""

from tests.browser.conftest import PHONE

TITLE = "Pengolahan sampah Janju menjadi kompos"
HINT = "Sudah ada yang mirip"


def typed(page, path):
    """Type the title on a page; returns what was asked of the server."""
    asked = []
    page.on("request", lambda r: asked.append(r.url) if "/mirip/" in r.url else None)
    page.goto(path)
    title = page.locator("form [name=title]")
    title.press_sequentially(TITLE, delay=20)
    page.locator("strong", has_text=HINT).wait_for()
    title.press_sequentially(" ")
    page.wait_for_timeout(1_000)
    return asked


def test_hint_stands_under_the_title_after_one_question(person):
    page = person("operator.dlh", size=PHONE)

    for path in ("/program/usul/", "/temuan/baru/"):
        assert len(typed(page, path)) == 1
        field = page.locator(".mb-3", has=page.locator("[name=title]")).first
        assert "TPS Terpadu Janju" in field.inner_text()
        assert HINT in page.locator("#kabar").inner_text()


def test_hint_is_quiet_where_nothing_resembles(person):
    page = person("operator.dlh")
    page.goto("/program/usul/")

    with page.expect_response("**/mirip/**"):
        page.locator("form [name=title]").press_sequentially("Museum Sadurengas")

    assert page.locator("[data-alike]").is_hidden()
