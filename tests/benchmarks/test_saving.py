"""What does it cost the server to save one field?"""

import sqlite3
from statistics import median, quantiles
from time import perf_counter
from urllib.parse import urlsplit

import pytest

from tests.browser.plain import PlainBrowser

RUNS = 200


def times(work):
    """Seconds of each of many runs, the first ones left out."""
    taken = []
    for number in range(RUNS + 10):
        begun = perf_counter()
        work(number)
        taken.append(perf_counter() - begun)
    return taken[10:]


@pytest.fixture
def one_transaction(tmp_path):
    """The smallest write that is on the disk when it returns."""
    line = sqlite3.connect(tmp_path / "one.sqlite3", isolation_level=None)
    line.execute("PRAGMA journal_mode=WAL")
    line.execute("PRAGMA synchronous=FULL")
    line.execute("CREATE TABLE words (text TEXT)")
    yield lambda number: line.execute("INSERT INTO words VALUES (?)", [str(number)])
    line.close()


def test_a_save_beside_an_empty_view(portal, one_transaction, say):
    browser = PlainBrowser(portal, "operator.dlh", "ukur")
    browser.start()
    page, token = browser.open()
    tokens = [token]

    def save(number):
        tokens.append(browser.save(page, f"Tulisan ke-{number}", tokens[-1]))

    empty = times(lambda number: browser.get("/sehat"))
    write = times(one_transaction)
    saved = times(save)

    base = median(empty) + median(write)
    say(f"\na field save at {urlsplit(portal).netloc}, {RUNS} times")
    say(
        f"  median     {median(saved) / base:6.1f} times (an empty view, a transaction)"
    )
    say(f"  95th       {quantiles(saved, n=20)[-1] / base:6.1f}")
    say(f"  an empty view took {median(empty) * 1000:.2f} ms")
    say(f"  a transaction took {median(write) * 1000:.2f} ms")
    assert len(set(tokens)) == RUNS + 11
