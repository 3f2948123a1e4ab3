"""What do tests about the book share?"""

from contextlib import contextmanager

import pytest
from django.db import connection

from books.models import Book
from tests.builders.books import a_chapter
from tests.builders.programs import a_program


@pytest.fixture
def ready_plan(plan, admin, agency):
    """A plan that may be issued: a chapter, and an approved program."""
    a_chapter(plan=plan, book=Book.ONE, position=1)
    a_program(admin, agency=agency, plan=plan, status="APPROVED", title="Bank sampah")
    return plan


@contextmanager
def just_before(words, happens):
    """Let something happen once, just before the first statement with all the words."""
    waiting = [happens]

    def watch(execute, sql, params, many, context):
        if waiting and all(word in sql for word in words):
            waiting.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
