"""What a chapter looks like on a page before it is printed."""

import pytest
from django.urls import reverse

from books import previewing
from books.forms import LONGEST_NARRATIVE
from books.models import Book, Chapter
from books.prose import Prose
from books.views.chapters import LONG
from tests.builders.books import a_chapter
from tests.forms import opened

COUNTS = "[[tabel: Jumlah temuan per dimensi]]"


@pytest.fixture
def chapter(plan):
    return a_chapter(plan=plan, number="II", narrative="Paser **membangun**.")


def preview(client, chapter, text=""):
    return client.post(reverse("books:preview", args=[chapter.pk]), {"text": text})


def edit_url(chapter):
    return reverse("books:chapter_edit", args=[chapter.pk])


# What is drawn


def test_body_holds_the_exhibit_with_the_number_of_the_chapter(plan, chapter):
    a_chapter(plan=plan, number="I", position=0, narrative=COUNTS)

    table, sees = previewing.body_of(chapter, f"{COUNTS}\n\n[[lihat: misi]]")

    assert (table.number, len(table.data)) == ("Tabel 2.1", 6)
    assert sees == "<p><mark>[Tidak ada gambar atau tabel bernama “misi”]</mark></p>\n"


def test_body_refers_to_what_other_chapters_hold(plan, chapter):
    goals = Chapter.Block.GOALS
    a_chapter(plan=plan, book=Book.TWO, number="II", block=goals)

    (sees,) = previewing.body_of(chapter, "[[lihat: Misi RPJMD yang didukung]]")

    assert sees == "<p>Tabel 2.1 Buku 2</p>\n"


def test_body_without_marks_reads_no_data(chapter, django_assert_num_queries):
    with django_assert_num_queries(0):
        (prose,) = previewing.body_of(chapter, "# Latar")

    assert prose == '<h2 id="bab-2-1">2.1 Latar</h2>\n'


def test_body_of_a_foreword_is_plain(plan):
    foreword = a_chapter(plan=plan, book="0", number="")

    (prose,) = previewing.body_of(foreword, f"# Salam\n\n{COUNTS}")

    assert prose == f"<h2>Salam</h2>\n<p>{COUNTS}</p>\n"
    assert isinstance(prose, Prose)


def test_body_of_nothing_is_empty(chapter):
    assert previewing.body_of(chapter, " \n") == ()


def test_block_of_a_foreword_has_no_sections(client, admin, plan):
    foreword = a_chapter(plan=plan, book="0", number="")
    client.force_login(admin)

    page = client.get(reverse("books:block", args=[foreword.pk]))

    assert "Belum ada isi" in page.text


# Beside the text


def test_preview_gives_the_fragment_alone(client, admin, chapter):
    client.force_login(admin)

    page = preview(client, chapter, "## Latar\n\n<b>x</b>")

    assert '<h2 id="bab-2-1">2.1 Latar</h2>' in page.text
    assert "&lt;b&gt;x&lt;/b&gt;" in page.text
    assert "<html" not in page.text


def test_preview_shows_figures_and_tables(client, admin, chapter):
    client.force_login(admin)

    page = preview(client, chapter, f"{COUNTS}\n{COUNTS.replace('tabel', 'gambar')}")

    assert "<b>Tabel 2.1</b> Jumlah temuan per dimensi" in page.text
    assert "<b>Gambar 2.1</b> Jumlah temuan per dimensi" in page.text
    assert "<svg" in page.text


def test_preview_of_nothing_invites_to_type(client, admin, chapter):
    client.force_login(admin)

    assert "Ketik naskah" in preview(client, chapter).text


def test_preview_of_too_much_says_so(client, admin, chapter):
    client.force_login(admin)

    page = preview(client, chapter, "a" * (LONGEST_NARRATIVE + 1))

    assert "Pindahkan sebagian ke bab lain" in page.text


@pytest.mark.parametrize(("person", "status"), [("operator", 404), ("council", 403)])
def test_preview_is_for_writers(client, chapter, person, status, request):
    client.force_login(request.getfixturevalue(person))

    assert preview(client, chapter, "x").status_code == status


def test_long_text_is_previewed_whole_only_when_asked(client, admin, chapter):
    chapter.narrative = "kata " * (LONG // 5 + 1)
    chapter.save()
    client.force_login(admin)

    page = client.get(edit_url(chapter))
    asked = client.post(
        edit_url(chapter), opened(client, edit_url(chapter)) | {"pratinjau": "1"}
    )

    assert "Naskah ini panjang" in page.text
    assert "<p>kata kata" not in page.text
    assert "<p>kata kata" in asked.text


def test_chapter_of_twenty_thousand_words_can_be_written(client, admin, chapter):
    text = "\n\n".join(["Pembangunan kabupaten. " * 250] * 40) + f"\n\n{COUNTS}"
    client.force_login(admin)

    client.post(
        edit_url(chapter), opened(client, edit_url(chapter)) | {"narrative": text}
    )
    page = client.get(chapter.get_absolute_url())

    assert len(text.split()) > 20_000
    assert "Tabel 2.1" in page.text


# What can be put there


def test_offers_say_what_to_type(client, admin, chapter):
    client.force_login(admin)

    page = client.get(reverse("books:offers", args=[chapter.pk]))

    assert "<code>[[gambar: Anggaran per dimensi]]</code>" in page.text
    assert "<code>[[lihat tabel: Matriks SWOT struktur]]</code>" in page.text
    assert "Terlalu lebar untuk naskah" in page.text
