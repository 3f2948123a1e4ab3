"""The draft as a Word file or a workbook: asked for, made by the worker, downloaded."""

import re
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from books import printing
from books.models import Book, FileForm, Printing
from tests.builders.books import a_chapter, a_printing

State = Printing.State
OFFICE = "application/vnd.openxmlformats-officedocument"


def ask(client, book, **data):
    return client.post(reverse("books:print", args=[book]), data)


def work(row):
    printing.work.call(row.pk)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize(
    ("book", "form"),
    [("1", "docx"), ("all", "docx"), ("all", "xlsx"), ("3", "pdf")],
)
def test_readers_choose_the_form(client, plan, council, book, form):
    client.force_login(council)

    answer = ask(client, book, bentuk=form)

    made = Printing.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.book, made.form) == (book, form)


@pytest.mark.parametrize(
    ("book", "form"), [("1", "xlsx"), ("all", "json"), ("all", "exe"), ("4", "docx")]
)
def test_forms_that_nobody_makes_do_not_exist(client, plan, council, book, form):
    client.force_login(council)

    answer = ask(client, book, bentuk=form)

    assert answer.status_code == 404
    assert not Printing.objects.exists()


def test_each_form_has_a_printing_of_its_own(plan, council):
    paper = printing.ask(plan, Book.ONE, by=council)
    word = printing.ask(plan, Book.ONE, by=council, form=FileForm.DOCX)

    assert paper != word
    assert printing.ask(plan, Book.ONE, by=council, form=FileForm.DOCX) == word


def test_work_writes_the_word_file(plan, council):
    a_chapter(plan=plan, book=Book.ONE, title="Analisis masa depan")

    row = work(printing.ask(plan, Book.ONE, by=council, form=FileForm.DOCX))

    assert (row.state, row.pages) == (State.DONE, 0)
    file = docx.Document(BytesIO(bytes(row.file)))
    assert "Bab I Analisis masa depan" in [line.text for line in file.paragraphs]


def test_work_writes_the_workbook(plan, council):
    row = work(printing.ask(plan, Book.ALL, by=council, form=FileForm.XLSX))

    assert row.state == State.DONE
    workbook = CalamineWorkbook.from_filelike(BytesIO(bytes(row.file)))
    assert "Pendanaan" in workbook.sheet_names


def test_work_says_how_far_the_file_is(plan, council, monkeypatch):
    a_chapter(plan=plan, book=Book.ONE, number="I", title="Analisis")
    monkeypatch.setattr(printing, "SECONDS_BETWEEN_BEATS", 0)
    told = []
    beat = printing.Beat.__call__

    def listen(self, *said):
        told.append(said)
        beat(self, *said)

    monkeypatch.setattr(printing.Beat, "__call__", listen)

    work(printing.ask(plan, Book.ONE, by=council, form=FileForm.DOCX))

    assert told == [("Menulis Bab I Analisis", 1, 1)]


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("pdf", "application/pdf"),
        ("docx", f"{OFFICE}.wordprocessingml.document"),
        ("xlsx", f"{OFFICE}.spreadsheetml.sheet"),
    ],
)
def test_file_comes_with_the_name_and_kind_of_its_form(
    client, plan, council, form, kind
):
    row = a_printing(council, plan=plan, state=State.DONE, form=form, file=b"isi")
    client.force_login(council)

    answer = client.get(reverse("books:printing_file", args=[row.pk]))

    day = timezone.localdate(row.asked_at)
    name = f"masterplan-smart-city-ketiga-buku-draf-{day}.{form}"
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.content == b"isi"


def test_page_of_a_finished_file_counts_no_pages(client, plan, council):
    row = a_printing(council, plan=plan, state=State.DONE, form="docx", pages=0)
    client.force_login(council)

    page = client.get(row.get_absolute_url())

    assert "Unduh Word" in page.text
    assert "halaman," not in page.text
    assert "Ketiga buku dalam satu berkas (Word)" in page.text


def test_page_of_the_book_offers_the_forms(client, plan, council):
    a_chapter(plan=plan, book=Book.ONE)
    client.force_login(council)

    page = client.get(reverse("books:list")).text

    offered = re.findall(
        r'action="([^"]*cetak[^"]*)".*?name="bentuk" value="(\w+)"', page, re.S
    )
    whole, one = (reverse("books:print", args=[book]) for book in ("all", "1"))
    assert sorted(offered) == sorted(
        [(one, "pdf"), (one, "docx"), (whole, "pdf"), (whole, "docx"), (whole, "xlsx")]
    )


def test_failed_file_is_asked_for_again_in_its_form(client, plan, council):
    row = a_printing(council, plan=plan, state=State.FAILED, form="docx", step="Gagal.")
    client.force_login(council)

    page = client.get(row.get_absolute_url()).text

    assert 'name="bentuk" value="docx"' in page
