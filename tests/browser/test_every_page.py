"""Is every page at home on a phone, and does axe find nothing on it?"""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}
FILES = re.compile(r"/berkas/")


def kind(address):
    """One address of each kind is enough: numbers stand for one another."""
    return re.sub(r"\d+", "N", urlsplit(address).path)


def every_page(page):
    """Follow every link from the desk on, one address of each kind."""
    waiting, seen = ["/"], set()
    while waiting:
        address = waiting.pop(0)
        if kind(address) in seen or FILES.search(address):
            continue
        seen.add(kind(address))
        page.goto(address)
        yield address
        links = page.eval_on_selector_all(
            "a[href]", "links => links.map(link => link.href)"
        )
        here = urlsplit(page.url).netloc
        waiting += [link for link in links if urlsplit(link).netloc == here]


def faults(page, axe):
    """What axe finds, and whether the page scrolls sideways."""
    found = [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in axe.run(page, options=RULES).response["violations"]
        for node in violation["nodes"][:2]
    ]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > page.viewport_size["width"]:
        found.append(f"{width} px wide")
    return found


@pytest.mark.parametrize(
    ("username", "size"),
    [
        ("admin.dkisp", PHONE),
        ("admin.dkisp", DESK),
        ("operator.dlh", PHONE),
        ("dewan.setda", DESK),
    ],
    ids=["admin-phone", "admin-desk", "operator-phone", "council-desk"],
)
def test_every_page_fits_and_is_accessible(person, username, size):
    page, axe = person(username, size=size), Axe()

    found = {
        address: wrong for address in every_page(page) if (wrong := faults(page, axe))
    }

    assert found == {}


def test_login_fits_and_is_accessible(chromium, portal):
    page = chromium.new_page(base_url=portal, viewport=PHONE)
    page.goto("/masuk/")

    assert faults(page, Axe()) == []
    page.close()
