"""The outline of the three books."""

import pytest

from agencies.models import AuditEntry
from books import outline
from books.models import Book, Chapter, ChapterBook
from paser_masterplan.moves import MoveRefused
from tests.builders.books import a_chapter


def titles(plan, book):
    chapters = plan.chapters.filter(book=book).in_book_order()
    return [chapter.title for chapter in chapters]


def test_lay_gives_an_empty_plan_the_chapters_of_the_guide(plan, admin):
    outline.lay(plan, by=admin)

    counts = [len(titles(plan, book)) for book in ("0", "1", "2", "3")]
    assert counts == [2, 6, 10, 6]
    last = plan.chapters.in_book_order().filter(book=Book.TWO).last()
    assert str(last) == "Lampiran C Keterlacakan"
    assert last.block == Chapter.Block.TRACEABILITY


def test_lay_calls_the_forewords_after_who_says_them(plan, admin):
    plan.leader_title = "Wali Kota"
    plan.save()

    outline.lay(plan, by=admin)

    chapters = plan.chapters.filter(book=ChapterBook.FRONT).in_book_order()
    assert [str(one) for one in chapters] == ["Sambutan Wali Kota", "Kata Pengantar"]


def test_every_block_stands_in_the_outline():
    laid = {entry.block for entries in outline.OUTLINE.values() for entry in entries}

    assert laid == set(Chapter.Block.values)


def test_lay_leaves_a_plan_with_chapters_as_it_is(plan, admin):
    a_chapter(plan=plan, title="Hanya ini")

    outline.lay(plan, by=admin)

    assert [chapter.title for chapter in plan.chapters.all()] == ["Hanya ini"]
    assert not AuditEntry.objects.exists()


def test_lay_is_on_record(plan, admin):
    outline.lay(plan, by=admin)

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by) == ("outline.lay", admin)
    assert entry.after["bab"][:3] == [
        "Sambutan Bupati Paser",
        "Kata Pengantar",
        "Bab I Pendahuluan",
    ]


def test_add_puts_a_chapter_at_the_end_of_its_book(plan, admin):
    a_chapter(plan=plan, book=Book.ONE, position=4)
    new = Chapter(plan=plan, book=Book.ONE, number="VI", title="Penutup")

    outline.add(new, by=admin)

    assert (new.position, new.updated_by) == (5, admin)
    assert AuditEntry.objects.get().verb == "chapter.add"


def test_add_begins_an_empty_book(plan, admin):
    new = Chapter(plan=plan, book=Book.THREE, number="I", title="Ringkasan")

    outline.add(new, by=admin)

    assert new.position == 1


@pytest.mark.parametrize(
    ("move", "title", "order"),
    [
        ("naik", "Dua", ["Dua", "Satu", "Tiga"]),
        ("turun", "Dua", ["Satu", "Tiga", "Dua"]),
        ("naik", "Satu", ["Satu", "Dua", "Tiga"]),
        ("turun", "Tiga", ["Satu", "Dua", "Tiga"]),
    ],
)
def test_shift_changes_places_with_the_neighbor(plan, admin, move, title, order):
    for title_ in ("Satu", "Dua", "Tiga"):
        a_chapter(plan=plan, title=title_)
    a_chapter(plan=plan, book=Book.TWO, title="Buku lain", position=1)

    outline.STEPS[move].make(plan.chapters.get(title=title), by=admin)

    assert titles(plan, Book.ONE) == order


def test_shift_does_not_count_as_writing(plan, admin):
    a_chapter(plan=plan)
    chapter = a_chapter(plan=plan)
    written = chapter.updated_at

    outline.shift(chapter, direction=outline.UP, by=admin)

    chapter.refresh_from_db()
    assert (chapter.updated_at, chapter.updated_by) == (written, None)
    assert AuditEntry.objects.get().verb == "chapter.shift"


def test_remove_takes_an_empty_chapter_out(plan, admin):
    chapter = a_chapter(plan=plan, narrative=" \n")

    outline.remove(chapter, by=admin)

    assert not plan.chapters.exists()
    assert AuditEntry.objects.get().before["judul"] == "Pendahuluan"


def test_remove_refuses_a_chapter_with_a_narrative(plan, admin):
    chapter = a_chapter(plan=plan)

    with pytest.raises(MoveRefused, match="masih berisi naskah"):
        outline.remove(chapter, by=admin)

    assert plan.chapters.get() == chapter
