"""Does a chapter say what the guide expects in it, and begin it on a button?"""

import pytest
from django.urls import reverse

from agencies.models import AuditEntry
from books.hinting import hints_for, lay_hints
from books.models import ChapterBook
from tests.builders.books import a_chapter


def said(chapter):
    return [hint.said for hint in hints_for(chapter)]


@pytest.fixture
def foreword(plan):
    return a_chapter(
        plan=plan,
        book=ChapterBook.FRONT,
        number="",
        title="Sambutan Bupati Paser",
        narrative="",
    )


@pytest.fixture
def opening(plan):
    return a_chapter(plan=plan, narrative="")


def test_chapter_of_the_guide_names_its_subheadings(opening):
    assert said(opening) == [
        "Latar belakang",
        "Tujuan",
        "Dasar hukum",
        "Ruang lingkup",
        "Kerangka pikir",
        "Metodologi",
    ]


def test_subheading_that_is_written_is_no_hint(plan):
    narrative = "## latar belakang\n\nTeks.\n\n### Tujuan ###\n\n#Bukan judul"

    found = said(a_chapter(plan=plan, narrative=narrative))

    assert found[0] == "Dasar hukum"
    assert len(found) == 4


def test_chapter_of_ones_own_has_no_hints(plan):
    assert said(a_chapter(plan=plan, title="Bab kami sendiri")) == []


def test_foreword_is_told_how_it_ends(foreword):
    [hint] = hints_for(foreword)

    assert hint.markdown == "---\n\nTempat, tanggal\n\nBupati Paser"


def test_other_foreword_leaves_open_who_signs(foreword):
    foreword.title = "Kata Pengantar"

    [hint] = hints_for(foreword)

    assert hint.markdown.endswith("Jabatan penanda tangan")


def test_foreword_with_a_closing_has_no_hints(foreword):
    foreword.narrative = "Salam.\n\n---\n\nTana Paser"

    assert hints_for(foreword) == []


def test_lay_puts_what_is_missing_behind_the_narrative(plan, admin):
    chapter = a_chapter(plan=plan, narrative="### Latar belakang\n\nLuas.\n\n")

    lay_hints(chapter, by=admin)

    chapter.refresh_from_db()
    assert chapter.narrative == (
        "### Latar belakang\n\nLuas.\n\n### Tujuan\n\n### Dasar hukum\n\n"
        "### Ruang lingkup\n\n### Kerangka pikir\n\n### Metodologi\n"
    )
    assert chapter.updated_by == admin
    assert AuditEntry.objects.count() == 1
    assert hints_for(chapter) == []


def test_lay_with_nothing_missing_changes_nothing(plan, admin):
    chapter = a_chapter(plan=plan, title="Bab kami sendiri", narrative="Teks.")

    lay_hints(chapter, by=admin)

    chapter.refresh_from_db()
    assert (chapter.narrative, chapter.updated_by) == ("Teks.", None)
    assert not AuditEntry.objects.exists()


def test_button_leads_on_to_the_editor(client, admin, opening):
    client.force_login(admin)

    answer = client.post(reverse("books:hint", args=[opening.pk]))

    opening.refresh_from_db()
    assert answer.url == reverse("books:chapter_edit", args=[opening.pk])
    assert opening.narrative.startswith("### Latar belakang\n\n### Tujuan")


def test_reader_lays_nothing(client, council, opening):
    client.force_login(council)

    answer = client.post(reverse("books:hint", args=[opening.pk]))

    opening.refresh_from_db()
    assert answer.status_code == 403
    assert opening.narrative == ""
