"""Is every save that was confirmed still there after the web process was killed?"""

import re
import signal
import threading
import time
from uuid import uuid4

import pytest

from tests.browser.conftest import free_port, serve
from tests.browser.plain import PlainBrowser

WRITERS = ("operator.dlh", "verifier.dlh")
BROWSERS = 5  # of each of the two writers, all at once


def write(browser, confirmed):
    """Save again and again until nobody answers; note what was, and what was not."""
    page, token = browser.open()
    for turn in range(10_000):
        browser.pending = (page, f"Tulisan yang ke-{turn}.", token, uuid4())
        try:
            token = browser.save(*browser.pending)
        except OSError:
            return
        confirmed.append(turn)


@pytest.fixture
def killable(furnish, tmp_path):
    environment, port = furnish(tmp_path), free_port()
    running = [serve(port, environment)]

    def kill_and_restart():
        running[-1].send_signal(signal.SIGKILL)
        running[-1].wait()
        running.append(serve(port, environment))

    yield f"http://127.0.0.1:{port}", kill_and_restart
    running[-1].terminate()
    running[-1].wait(timeout=30)


def test_confirmed_saves_outlive_the_process(killable):
    portal, kill_and_restart = killable
    browsers = {
        PlainBrowser(portal, username, f"{username}-{number}"): []
        for username in WRITERS
        for number in range(BROWSERS)
    }
    for browser in browsers:
        browser.start()
    threads = [threading.Thread(target=write, args=pair) for pair in browsers.items()]
    for thread in threads:
        thread.start()
    while min(map(len, browsers.values())) < 3:
        time.sleep(0.05)

    kill_and_restart()

    for thread in threads:
        thread.join()
    for browser, confirmed in browsers.items():
        stored = re.search(r"Tulisan yang ke-(\d+)", browser.get(browser.path))
        # The last one may have been stored while its answer died with the process.
        assert int(stored[1]) in {confirmed[-1], confirmed[-1] + 1}
        # Sent once more, it is taken or answered as it was; it disputes with nobody.
        assert browser.save(*browser.pending)
        assert f"Tulisan yang ke-{confirmed[-1] + 1}." in browser.get(browser.path)
