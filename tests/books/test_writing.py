"""Writing in a chapter."""

import pytest

from agencies.models import AuditEntry
from books import writing
from books.forms import ChapterForm
from paser_masterplan.merging import OPENED
from tests.builders.books import a_chapter


@pytest.fixture
def chapter(plan):
    return a_chapter(plan=plan, narrative="Lama")


def typed(chapter, **facts):
    """The form of a chapter as it is opened now, with these words in it."""
    page = ChapterForm(instance=chapter)
    shown = {name: page[name].value() for name in [*page.names, OPENED]}
    return ChapterForm(shown | facts, instance=chapter)


def test_write_keeps_the_words_and_their_writer(chapter, admin):
    writing.write(typed(chapter, narrative="Baru"), by=admin)

    chapter.refresh_from_db()
    assert (chapter.narrative, chapter.updated_by) == ("Baru", admin)


def test_write_records_what_changed_and_nothing_else(chapter, admin):
    writing.write(typed(chapter, narrative="Baru"), by=admin)

    entry = AuditEntry.objects.get()
    assert (entry.before, entry.after) == ({"narasi": "Lama"}, {"narasi": "Baru"})


def test_write_without_a_change_leaves_no_trace(chapter, admin):
    written_at = chapter.updated_at

    writing.write(typed(chapter), by=admin)

    chapter.refresh_from_db()
    assert (chapter.updated_by, chapter.updated_at) == (None, written_at)
    assert not AuditEntry.objects.exists()
