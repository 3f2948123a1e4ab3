"""A real portal with the demo, its worker, and a real browser before it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from paser_masterplan.demo import PASSWORD

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


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """The address of a portal that runs as in production, on the demo."""
    folder = tmp_path_factory.mktemp("portal")
    port = free_port()
    environment = os.environ | {
        "DEBUG": "false",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    for words in (
        ["collectstatic", "--noinput"],
        ["migrate"],
        ["demo", "--no-edition"],
    ):
        manage(*words, env=environment)
    address = f"http://127.0.0.1:{port}"
    serving = [
        subprocess.Popen(words, cwd=ROOT, env=environment)
        for words in (
            [
                sys.executable,
                "-m",
                "waitress",
                f"--listen=127.0.0.1:{port}",
                "paser_masterplan.wsgi:application",
            ],
            [sys.executable, "manage.py", "db_worker", "--interval=0.5"],
        )
    ]
    wait_for(f"{address}/sehat")
    yield address
    for process in serving:
        process.terminate()
    for process in serving:
        process.wait(timeout=30)


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

    def enter(username, *, scripts=True, size=DESK):
        context = chromium.new_context(
            base_url=portal, java_script_enabled=scripts, viewport=size, locale="id-ID"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto("/")
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile(rf"{portal}/$"))
        return page

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture
def page(chromium):
    """An empty page of its own."""
    page = chromium.new_page()
    yield page
    page.close()
