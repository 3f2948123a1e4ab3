"""Writing in a chapter."""

import pytest

from agencies.models import AuditEntry
from books import writing
from tests.builders.books import a_chapter


def test_write_keeps_the_words_and_their_writer(plan, admin):
    chapter = a_chapter(plan=plan, narrative="Lama")
    opened = writing.fingerprint(chapter)
    chapter.narrative = "Baru"

    writing.write(chapter, opened=opened, by=admin)

    chapter.refresh_from_db()
    assert (chapter.narrative, chapter.updated_by) == ("Baru", admin)


def test_write_records_what_changed_and_nothing_else(plan, admin):
    chapter = a_chapter(plan=plan, narrative="Lama")
    opened = writing.fingerprint(chapter)
    chapter.narrative = "Baru"

    writing.write(chapter, opened=opened, by=admin)

    entry = AuditEntry.objects.get()
    assert (entry.before, entry.after) == ({"narasi": "Lama"}, {"narasi": "Baru"})


def test_write_without_a_change_leaves_no_trace(plan, admin):
    chapter = a_chapter(plan=plan)

    writing.write(chapter, opened=writing.fingerprint(chapter), by=admin)

    chapter.refresh_from_db()
    assert chapter.updated_by is None
    assert not AuditEntry.objects.exists()


def test_write_refuses_a_stale_page(plan, admin, second_admin):
    chapter = a_chapter(plan=plan, narrative="Lama")
    opened = writing.fingerprint(chapter)
    chapter.narrative = "Dari orang kedua"
    writing.write(chapter, opened=opened, by=second_admin)
    chapter.narrative = "Dari orang pertama"

    with pytest.raises(writing.Overtaken, match="Dua Admin mengubah bab ini"):
        writing.write(chapter, opened=opened, by=admin)

    chapter.refresh_from_db()
    assert chapter.narrative == "Dari orang kedua"


def test_write_names_nobody_it_does_not_know(plan, admin):
    chapter = a_chapter(plan=plan)

    with pytest.raises(writing.Overtaken, match="Orang lain mengubah bab ini"):
        writing.write(chapter, opened="versi lain", by=admin)
