"""A real portal with the demo, its worker, and a real browser before it."""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from paser_masterplan.demo import PASSWORD
from tests.browser import steps
from tests.browser.line import lay

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 20_000  # milliseconds for what a busy machine does in one


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def furnish(tmp_path_factory):
    """Puts the demo into a folder, and gives the environment of a portal there.

    The demo is made once, by the first of all test processes that needs it.
    """
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    made = root / "demo"
    with (root / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make_demo(root / "demo-unfinished").rename(made)

    def copy_to(folder):
        shutil.copytree(made, folder, dirs_exist_ok=True)
        return environment_of(folder)

    return copy_to


@pytest.fixture(scope="session")
def portal(furnish, tmp_path_factory):
    """The address of a portal that runs as in production, on the demo."""
    environment = furnish(tmp_path_factory.mktemp("portal"))
    port = free_port()
    worker = [sys.executable, "manage.py", "db_worker", "--interval=0.5"]
    serving = [
        serve(port, environment),
        subprocess.Popen(worker, cwd=ROOT, env=environment),
    ]
    yield f"http://127.0.0.1:{port}"
    for process in serving:
        process.terminate()
    for process in serving:
        process.wait(timeout=30)


@pytest.fixture
def own_portal(furnish, tmp_path):
    """The address of a portal on the demo for one test that decides much of it."""
    port = free_port()
    server = serve(port, furnish(tmp_path))
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=30)


def environment_of(folder):
    """A portal whose data lie in the folder."""
    return os.environ | {
        "DEBUG": "false",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "ALLOWED_HOSTS": "127.0.0.1",
    }


def make_demo(folder):
    """The folder, with the demo in its database and the static files."""
    for words in (
        ["collectstatic", "--noinput"],
        ["migrate"],
        ["demo", "--no-edition"],
    ):
        manage(*words, env=environment_of(folder))
    return folder


def serve(port, environment):
    """The web process at a port, answering."""
    command = [sys.executable, "-m", "waitress", f"--listen=127.0.0.1:{port}"]
    process = subprocess.Popen(
        [*command, "paser_masterplan.wsgi:application"], cwd=ROOT, env=environment
    )
    wait_for(f"http://127.0.0.1:{port}/sehat")
    return process


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def manage(*words, env):
    command = [sys.executable, "manage.py", *words]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)


def wait_for(url):
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310 (our own address)
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{url} does not answer")


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def person(chromium, portal):
    """Opens the portal as somebody: `person("operator.dlh")` is a page, logged in."""
    contexts = []

    def enter(username, *, scripts=True, size=DESK, base=portal):
        context = chromium.new_context(
            base_url=base, java_script_enabled=scripts, viewport=size, locale="id-ID"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        log_in(page, username)
        page.wait_for_url(re.compile(rf"{base}/$"))
        return page

    yield enter
    for context in contexts:
        context.close()


def log_in(page, username, password=PASSWORD):
    """Go to the desk by the door."""
    page.goto("/")
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    page.click("main button[type=submit]")


@pytest.fixture
def line(portal):
    """A line to the portal that a test may cut: `person(…, base=line.address)`."""
    laid, end = lay(urlsplit(portal).port)
    yield laid
    end.close()


@pytest.fixture
def writer(person, line):
    """An officer of DLH at the end of a line that may be cut."""
    return person("operator.dlh", base=line.address)


@pytest.fixture
def program(writer):
    """A program of one's own; its address."""
    return steps.start_program(writer, "Program yang ditulis berulang")


@pytest.fixture
def page(chromium):
    """An empty page of its own."""
    page = chromium.new_page()
    yield page
    page.close()
