"""The pages of the chapters: who reads, who writes, and what bad input becomes."""

import pytest
from django.urls import reverse

from books import previewing
from books.forms import LONGEST_NARRATIVE
from books.models import Book, Chapter
from tests.builders.books import a_chapter, a_printing
from tests.builders.programs import a_program
from tests.forms import opened

LIST = "/buku/"


def edit_url(chapter):
    return reverse("books:chapter_edit", args=[chapter.pk])


def edit(client, chapter, **facts):
    """Change a chapter on its page."""
    return client.post(edit_url(chapter), opened(client, edit_url(chapter)) | facts)


@pytest.fixture
def chapter(plan):
    return a_chapter(plan=plan, narrative="Paser **membangun**.")


# The list


def test_list_shows_a_reader_chapters_and_prints(client, council, chapter):
    a_printing(council, plan=chapter.plan, book=Book.TWO, state="DONE")
    client.force_login(council)

    page = client.get(LIST)

    shelf = page.context["shelf"]
    assert [entry.chapter for entry in shelf.volumes[0].entries] == [chapter]
    assert [row.size for row in shelf.printings] == [8]
    assert (shelf.may_print, shelf.may_write, shelf.may_issue) == (True, False, False)
    assert "Pasang kerangka" not in page.text


def test_list_shows_an_agency_the_editions_only(client, operator, council, chapter):
    a_printing(council, plan=chapter.plan)
    client.force_login(operator)

    page = client.get(LIST)

    shelf = page.context["shelf"]
    assert [volume.entries for volume in shelf.volumes] == [[], [], []]
    assert shelf.printings == []
    assert "Belum ada edisi yang terbit" in page.text


def test_list_offers_the_admin_an_outline(client, admin, plan):
    client.force_login(admin)

    page = client.get(LIST)

    assert reverse("books:lay") in page.text


def test_list_tells_a_reader_who_lays_the_outline(client, council, plan):
    client.force_login(council)

    page = client.get(LIST)

    assert "DKISP memasang kerangka" in page.text
    assert reverse("books:lay") not in page.text


def test_list_stands_in_an_empty_house(client, admin):
    client.force_login(admin)

    page = client.get(LIST)

    assert page.context["shelf"].plan is None
    assert reverse("books:lay") not in page.text


def test_lay_gives_the_outline_once(client, admin, plan):
    client.force_login(admin)

    client.post(reverse("books:lay"))
    answer = client.post(reverse("books:lay"))

    assert answer.url == LIST
    assert plan.chapters.count() == 24


def test_lay_is_refused_to_a_reader(client, expert, plan):
    client.force_login(expert)

    answer = client.post(reverse("books:lay"))

    assert answer.status_code == 403
    assert not plan.chapters.exists()


# Reading


@pytest.mark.parametrize("name", ["chapter", "chapter_edit", "block"])
def test_chapter_does_not_exist_for_an_agency(client, operator, chapter, name):
    client.force_login(operator)

    page = client.get(reverse(f"books:{name}", args=[chapter.pk]))

    assert page.status_code == 404


def test_chapter_reads_as_it_will_print(client, council, chapter):
    client.force_login(council)

    page = client.get(chapter.get_absolute_url())

    assert "Paser <strong>membangun</strong>." in page.text
    assert reverse("books:chapter_edit", args=[chapter.pk]) not in page.text


def test_chapter_without_words_tells_a_reader_whom_it_waits_for(client, council, plan):
    client.force_login(council)

    page = client.get(a_chapter(plan=plan, narrative="").get_absolute_url())

    assert "DKISP belum menulis" in page.text


def test_chapter_without_words_asks_the_admin_to_write(client, admin, plan):
    chapter = a_chapter(plan=plan, narrative="")
    client.force_login(admin)

    page = client.get(chapter.get_absolute_url())

    assert reverse("books:chapter_edit", args=[chapter.pk]) in page.text
    assert "Tulis naskah" in page.text


def test_block_shows_what_the_data_put_into_the_chapter(client, council, admin, plan):
    a_program(admin, plan=plan, complete=True, status="APPROVED", title="Bank sampah")
    chapter = a_chapter(
        plan=plan, book=Book.TWO, number="III", block=Chapter.Block.PROGRAMS
    )
    client.force_login(council)

    page = client.get(reverse("books:block", args=[chapter.pk]), {"bagian": "3.6"})

    assert page.context["preview"].chosen.title == "Smart Environment"
    assert "Bank sampah" in page.text


def test_block_opens_the_first_section_where_the_address_names_none(
    client, council, plan
):
    chapter = a_chapter(plan=plan, number="III", block=Chapter.Block.FINDINGS)
    client.force_login(council)

    page = client.get(reverse("books:block", args=[chapter.pk]), {"bagian": "x"})

    preview = page.context["preview"]
    assert preview.chosen == preview.sections[0]


def test_block_stays_light(client, council, admin, plan):
    for _ in range(previewing.MOST_SHOWN):
        a_program(admin, plan=plan, complete=True, status="APPROVED")
    chapter = a_chapter(plan=plan, book=Book.TWO, block=Chapter.Block.PROGRAMS)
    client.force_login(council)
    sections = previewing.preview_of(chapter).sections
    full = max(sections, key=lambda section: len(section.exhibits))

    page = client.get(
        reverse("books:block", args=[chapter.pk]), {"bagian": full.number}
    )

    left_out = len(full.exhibits) - previewing.MOST_SHOWN
    assert page.context["preview"].left_out == left_out
    assert f"Masih ada {left_out} lembar lagi" in page.text


def test_block_of_a_plain_chapter_says_that_it_has_none(client, council, chapter):
    client.force_login(council)

    page = client.get(reverse("books:block", args=[chapter.pk]))

    assert "Belum ada isi" in page.text


# Writing


def test_edit_keeps_the_words(client, admin, chapter):
    client.force_login(admin)

    answer = edit(client, chapter, narrative="Baris satu\r\nBaris dua", title="Awal")

    chapter.refresh_from_db()
    assert answer.url == chapter.get_absolute_url()
    assert (chapter.narrative, chapter.title) == ("Baris satu\nBaris dua", "Awal")


@pytest.mark.parametrize("person", ["expert", "council"])
def test_edit_is_refused_to_a_reader(client, chapter, person, request):
    client.force_login(request.getfixturevalue(person))

    answer = client.post(edit_url(chapter), {"narrative": "Bukan dari DKISP"})

    chapter.refresh_from_db()
    assert answer.status_code == 403
    assert chapter.narrative == "Paser **membangun**."


def test_edit_shows_the_text_and_its_preview(client, admin, chapter):
    client.force_login(admin)

    page = client.get(reverse("books:chapter_edit", args=[chapter.pk]))

    assert "Paser **membangun**.</textarea>" in page.text
    assert "Paser <strong>membangun</strong>." in page.text


def test_edit_previews_without_scripts_and_saves_nothing(client, admin, chapter):
    client.force_login(admin)

    page = edit(client, chapter, narrative="Teks *miring*", pratinjau="1")

    chapter.refresh_from_db()
    assert "Teks <em>miring</em>" in page.text
    assert "Teks *miring*</textarea>" in page.text
    assert chapter.narrative == "Paser **membangun**."


@pytest.fixture
def contested(client, admin, second_admin, chapter):
    """Two texts for one chapter: the admin's page, and what came back for it."""
    client.force_login(admin)
    page = opened(client, edit_url(chapter)) | {"narrative": "Dari saya"}
    client.force_login(second_admin)
    edit(client, chapter, narrative="Dari rekan", title="Judul rekan")
    client.force_login(admin)
    return page, client.post(edit_url(chapter), page)


def test_edit_of_two_admins_shows_both_texts_and_keeps_the_first(contested, chapter):
    _, page = contested

    chapter.refresh_from_db()
    assert chapter.narrative == "Dari rekan"
    assert "Dua Admin menyimpan isian ini pukul" in page.text
    assert "Dari saya</textarea>" in page.text
    assert "<p>Dari rekan</p>" in page.text
    assert "Dua Admin juga membuka isian ini" in page.text


def test_edit_of_two_admins_can_be_joined(client, admin, chapter, contested):
    page, response = contested
    [conflict] = response.context["form"].conflicts.values()

    client.post(edit_url(chapter), page | {conflict.name: f"gabung.{conflict.token}"})

    chapter.refresh_from_db()
    assert chapter.narrative == "Dari rekan\n\nDari saya"
    assert (chapter.title, chapter.updated_by) == ("Judul rekan", admin)


def test_edit_of_two_admins_previews_before_choosing(client, chapter, contested):
    page, _ = contested

    response = client.post(edit_url(chapter), page | {"pratinjau": "1"})

    chapter.refresh_from_db()
    assert "Dua orang menulis" in response.text
    assert chapter.narrative == "Dari rekan"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\0b", "Baris 1 memuat tanda yang tidak dapat dicetak (U+0000) sesudah “a”."),
        ("a" * (LONGEST_NARRATIVE + 1), "Pindahkan sebagian ke bab lain"),
    ],
)
def test_edit_refuses_in_words_and_keeps_the_text(
    client, admin, chapter, text, sentence
):
    client.force_login(admin)

    page = edit(client, chapter, narrative=text)

    chapter.refresh_from_db()
    assert sentence in page.text
    assert page.context["form"]["narrative"].value() == text
    assert chapter.narrative == "Paser **membangun**."


def test_edit_says_where_the_sign_stands_that_cannot_be_printed(client, admin, chapter):
    client.force_login(admin)

    page = edit(client, chapter, narrative="Satu\n\n\x02Dua")

    assert "Baris 3 memuat tanda yang tidak dapat dicetak (U+0002). Hapus" in page.text


def test_edit_knows_the_line_ends_of_word(client, admin, chapter):
    client.force_login(admin)

    edit(client, chapter, narrative="Satu\x0bDua\u2028Tiga\rEmpat")

    chapter.refresh_from_db()
    assert chapter.narrative == "Satu\nDua\nTiga\nEmpat"


def test_foreword_is_offered_no_figures(client, admin, plan):
    foreword = a_chapter(plan=plan, book="0", number="", title="Sambutan Bupati")
    client.force_login(admin)

    page = client.get(edit_url(foreword))

    assert reverse("books:offers", args=[foreword.pk]) not in page.text


def test_edit_takes_a_pasted_book_with_the_lines_of_a_browser(client, admin, chapter):
    text = "baris\r\n" * (LONGEST_NARRATIVE // 6)
    client.force_login(admin)

    edit(client, chapter, narrative=text)

    chapter.refresh_from_db()
    assert chapter.narrative == text.replace("\r\n", "\n")


def test_edit_prints_html_as_letters(client, admin, chapter):
    client.force_login(admin)

    edit(client, chapter, narrative="<script>alert(1)</script> 🌿")
    page = client.get(chapter.get_absolute_url())

    assert "&lt;script&gt;alert(1)&lt;/script&gt; 🌿" in page.text
    assert "<script>alert" not in page.text


def test_edit_without_a_narrative_empties_it(client, admin, chapter):
    client.force_login(admin)

    edit(client, chapter, narrative=[])

    chapter.refresh_from_db()
    assert chapter.narrative == ""


def test_edit_refuses_a_block_that_nobody_knows(client, admin, chapter):
    client.force_login(admin)

    page = edit(client, chapter, block="HOROSCOPE")

    chapter.refresh_from_db()
    assert page.context["form"].errors["block"]
    assert chapter.block == ""


# The outline by hand


def test_create_adds_a_chapter_to_its_book(client, admin, plan):
    client.force_login(admin)
    page = client.get(reverse("books:chapter_create"), {"buku": "2"})
    facts = {"book": "2", "number": "VIII", "title": "Daftar Istilah", "block": ""}

    answer = client.post(reverse("books:chapter_create"), facts)

    made = Chapter.objects.get()
    assert page.context["form"]["book"].value() == "2"
    assert answer.url == made.get_absolute_url()
    assert (str(made), made.book, made.plan) == ("Bab VIII Daftar Istilah", "2", plan)


def test_create_is_refused_to_a_reader(client, council, plan):
    client.force_login(council)

    answer = client.post(reverse("books:chapter_create"), {"book": "2"})

    assert answer.status_code == 403


def test_move_lifts_a_chapter(client, admin, chapter):
    second = a_chapter(plan=chapter.plan, title="Kedua")
    client.force_login(admin)

    client.post(reverse("books:chapter_move", args=[second.pk, "naik"]))

    assert list(chapter.plan.chapters.in_book_order()) == [second, chapter]


def test_move_out_says_when_the_chapter_is_not_empty(client, admin, chapter):
    client.force_login(admin)

    page = client.post(
        reverse("books:chapter_move", args=[chapter.pk, "hapus"]), follow=True
    )

    assert "Kosongkan naskahnya dahulu" in page.text
    assert Chapter.objects.get() == chapter


def test_move_unknown_does_not_exist(client, admin, chapter):
    client.force_login(admin)

    answer = client.post(reverse("books:chapter_move", args=[chapter.pk, "terbang"]))

    assert answer.status_code == 404


@pytest.mark.parametrize(("person", "status"), [("operator", 404), ("council", 403)])
def test_move_is_the_admins(client, chapter, person, status, request):
    client.force_login(request.getfixturevalue(person))

    answer = client.post(reverse("books:chapter_move", args=[chapter.pk, "naik"]))

    assert answer.status_code == status
