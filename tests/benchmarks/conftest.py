"""A real portal and a real browser to measure."""

import pytest

from tests.browser.conftest import chromium, line, person, portal

__all__ = ["chromium", "line", "person", "portal"]


def pytest_collection_modifyitems(items):
    for item in items:
        if "portal" in item.fixturenames:
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture
def say(capsys):
    """Prints a figure although pytest keeps what tests print."""

    def out(*words):
        with capsys.disabled():
            print(*words)  # noqa: T201

    return out
