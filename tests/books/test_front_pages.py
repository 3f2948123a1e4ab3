"""The front of the books on the screen: who sees it, and what may be added to it."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from books import press
from books.models import Book, Chapter, ChapterBook
from tests.builders import facts
from tests.builders.books import a_chapter
from tests.builders.programs import a_program
from tests.forms import opened

NEW = "/buku/bab/baru/"


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def add(client, **facts_):
    return client.post(NEW, {"book": "0", "number": "", "block": ""} | facts_)


def test_list_opens_with_the_front_which_is_printed_with_each_book(desk, plan):
    foreword = a_chapter(
        plan=plan, book=ChapterBook.FRONT, number="", title="Kata Pengantar"
    )
    a_chapter(plan=plan)

    page = desk.get(reverse("books:list"))

    shelf = page.context["shelf"]
    assert [entry.chapter for entry in shelf.front.entries] == [foreword]
    assert len(shelf.volumes) == 3
    assert "Tambah bagian depan" in page.text
    assert f"{NEW}?buku=0" in page.text
    assert reverse("books:print", args=["1"]) in page.text
    assert reverse("books:print", args=["0"]) not in page.text


def test_list_says_what_is_printed_in_front_without_forewords(desk, plan):
    a_chapter(plan=plan)

    page = desk.get(reverse("books:list"))

    assert "Belum ada sambutan atau kata pengantar" in page.text


def test_foreword_needs_no_number(desk, plan):
    answer = add(desk, title="Sambutan Ketua Dewan")

    chapter = plan.chapters.get()
    assert answer.url == chapter.get_absolute_url()
    assert (chapter.book, chapter.number, str(chapter)) == (
        ChapterBook.FRONT,
        "",
        "Sambutan Ketua Dewan",
    )


def test_front_takes_no_tables_from_the_data(desk, plan):
    page = add(desk, title="Sambutan", block=Chapter.Block.BUDGET)

    assert "Bagian depan hanya berisi naskah, atau teks komitmen" in page.text
    assert not plan.chapters.exists()


def test_chapter_in_front_may_say_what_the_signers_promise(desk, plan, admin):
    a_program(admin, plan=plan, complete=True, status="APPROVED", title="Bank sampah")

    add(desk, title="Pakta Bersama", block=Chapter.Block.COMMITMENTS)

    chapter = plan.chapters.get()
    page = desk.get(reverse("books:block", args=[chapter.pk]))
    assert page.context["preview"].chosen.title == "Komitmen perangkat daerah"
    assert "Bank sampah" in page.text


def test_edit_of_a_foreword_refuses_a_block_too(desk, plan):
    chapter = a_chapter(plan=plan, book=ChapterBook.FRONT, number="")
    url = reverse("books:chapter_edit", args=[chapter.pk])

    page = desk.post(url, opened(desk, url) | {"block": Chapter.Block.GAP})

    chapter.refresh_from_db()
    assert "Bagian depan hanya berisi naskah" in page.text
    assert chapter.block == ""


def test_foreword_shows_how_it_may_end(desk, plan):
    chapter = a_chapter(
        plan=plan, book=ChapterBook.FRONT, number="", title="Kata Pengantar"
    )

    page = desk.get(chapter.get_absolute_url())

    assert "Penutup: tempat dan tanggal" in page.text
    assert reverse("books:hint", args=[chapter.pk]) in page.text


def test_reader_is_shown_no_hints(client, council, plan):
    client.force_login(council)

    page = client.get(a_chapter(plan=plan).get_absolute_url())

    assert page.context["hints"] == []
    assert "Yang biasanya dimuat" not in page.text


def test_cover_is_printed_with_the_crest():
    picture = BytesIO()
    Image.new("RGBA", (20, 30), "#9a4012ff").save(picture, "PNG")
    frame = replace(facts.a_book().frame, crest=b64encode(picture.getvalue()).decode())

    printed = press.print_pdf(facts.a_book(frame=frame), Book.ONE)

    [crest] = PdfReader(BytesIO(printed.pdf)).pages[0].images
    assert crest.image.size == (20, 30)
