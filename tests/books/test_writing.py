"""Writing in a chapter."""

import pytest

from agencies.models import AuditEntry
from books import writing
from books.forms import ChapterForm
from paser_masterplan.merging import OPENED
from tests.builders.books import a_chapter
from tests.builders.programs import a_program


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


# Marks that name nothing


def test_unknown_names_are_sentences(plan):
    chapter = a_chapter(
        plan=plan, narrative="[[gambar: Harta]]\n\n[[tabel: Matriks SWOT struktur]]"
    )

    assert writing.unknown_names(chapter) == ["Tidak ada gambar bernama “Harta”"]
    assert writing.unknown_names(a_chapter(plan=plan, narrative="Teks")) == []


def test_gaps_know_what_other_chapters_hold(plan):
    see = "[[lihat tabel: Matriks SWOT struktur]]"
    one = a_chapter(plan=plan, narrative=see)
    chapters = plan.chapters.with_letters().in_book_order()
    before = writing.gaps(chapters.all())
    a_chapter(plan=plan, book="2", block="READINESS")

    after = writing.gaps(chapters.all())

    assert before == {
        one.pk: [
            "“Matriks SWOT struktur” dirujuk, tetapi belum dimuat di buku mana pun"
        ]
    }
    assert after == {}


def test_marks_in_front_are_gaps(plan):
    foreword = a_chapter(
        plan=plan,
        book="0",
        narrative="Salam [[lihat: x]]\n\n[[tabel: Matriks SWOT struktur]]",
    )

    assert writing.unknown_names(foreword) == [
        "Tanda [[lihat: x]] tidak berlaku di bagian depan buku",
        "Tanda [[tabel: Matriks SWOT struktur]] tidak berlaku di bagian depan buku",
    ]


def test_gaps_of_chapters_without_marks_read_nothing(plan, django_assert_num_queries):
    a_chapter(plan=plan)

    with django_assert_num_queries(1):
        assert writing.gaps(plan.chapters.with_letters()) == {}


def test_table_that_is_there_only_with_its_data_is_no_gap(plan, admin):
    see = "[[tabel: Komitmen perangkat daerah]]"
    chapter = a_chapter(plan=plan, narrative=see)
    before = writing.unknown_names(chapter)

    a_program(admin, plan=plan, complete=True, status="APPROVED")

    assert before == ["Tidak ada tabel bernama “Komitmen perangkat daerah”"]
    assert writing.unknown_names(chapter) == []
