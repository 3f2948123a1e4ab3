"""How long does an officer wait on a line of 50 kbps and 500 ms?"""

from statistics import median
from time import perf_counter

from tests.browser.steps import start_program

LINE = {
    "offline": False,
    "latency": 500,
    "downloadThroughput": 50_000 / 8,
    "uploadThroughput": 50_000 / 8,
}
VISITS = 3
PAINTED = "performance.getEntriesByName('first-contentful-paint').length"


def thin(page):
    """The same page on a thin line."""
    page.set_default_timeout(60_000)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    return page


def seconds_to_form(page, url):
    """From the click to a form that is painted and takes letters."""
    begun = perf_counter()
    page.goto(url, wait_until="commit")
    page.get_by_label("Latar belakang").press("End")
    while not page.evaluate(PAINTED):
        page.wait_for_timeout(10)
    return perf_counter() - begun


def test_forms_and_saves_on_a_thin_line(person, chromium, portal, say):
    page = person("operator.dlh")
    url = f"{start_program(page, 'Bank sampah di garis tipis')}bagian/uraian/"
    state = page.context.storage_state()
    waits = {"cold": [], "warm": [], "until the line says server": []}
    for _ in range(VISITS):
        fresh = chromium.new_context(base_url=portal, storage_state=state)
        waits["cold"].append(seconds_to_form(thin(fresh.new_page()), url))
        fresh.close()
    thin(page)
    for number in range(VISITS):
        waits["warm"].append(seconds_to_form(page, url))
        begun = perf_counter()
        page.get_by_label("Tujuan").fill(f"Sampah berkurang {number} persen.")
        said = page.locator("[data-state]", has_text="Tersimpan di server")
        said.wait_for()
        waits["until the line says server"].append(perf_counter() - begun)

    say("\n50 kbps, 500 ms: seconds, the median of", VISITS)
    for name, seconds in waits.items():
        say(f"  {name:28}{median(seconds):6.2f}")
    assert said.is_visible()
