"""What do tests about the book share?"""

import logging

import pytest

from books.models import Book
from tests.builders.books import a_chapter
from tests.builders.programs import a_program


class LightPage:
    """A page without ink."""


class LightDocument:
    """What stands in for WeasyPrint's document."""

    pages = [LightPage(), LightPage()]

    def __init__(self, html):
        self.html = html

    def write_pdf(self, **options):
        return b"%PDF-" + self.html.encode()


class LightPress:
    """What stands in for `weasyprint.HTML`: it says its steps and prints nothing."""

    def __init__(self, string, **options):
        self.string = string

    def render(self, **options):
        log = logging.getLogger("weasyprint.progress")
        log.info("Step 5 - Creating layout - Page 2")
        return LightDocument(self.string)


@pytest.fixture
def light_press(monkeypatch):
    """Paper costs seconds; most tests are about what happens around it."""
    monkeypatch.setattr("weasyprint.HTML", LightPress)
    return LightPress


@pytest.fixture
def ready_plan(plan, admin, agency):
    """A plan that may be issued: a chapter, and an approved program."""
    a_chapter(plan=plan, book=Book.ONE, position=1)
    a_program(admin, agency=agency, plan=plan, status="APPROVED", title="Bank sampah")
    return plan
