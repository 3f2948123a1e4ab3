"""The pages of a printing: who asks, who watches, who downloads."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from books.models import Book, Printing
from books.models.printings import PATIENCE, SILENCE
from tests.builders.books import a_printing

State = Printing.State


def ask(client, book="1"):
    return client.post(reverse("books:print", args=[book]))


def progress_of(client, row):
    return client.get(reverse("books:printing_progress", args=[row.pk]))


@pytest.mark.parametrize("person", ["admin", "expert", "council"])
def test_readers_have_the_draft_printed(client, plan, person, request):
    user = request.getfixturevalue(person)
    client.force_login(user)

    answer = ask(client, Book.ALL)

    made = Printing.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.book, made.asked_by, made.issues) == ("all", user, False)


@pytest.mark.parametrize("person", ["operator", "verifier"])
def test_agencies_have_no_draft_printed(client, plan, person, request):
    client.force_login(request.getfixturevalue(person))

    answer = ask(client)

    assert answer.status_code == 403
    assert not Printing.objects.exists()


def test_a_fourth_book_does_not_exist(client, plan, admin):
    client.force_login(admin)

    answer = ask(client, "4")

    assert answer.status_code == 404


def test_a_house_without_a_plan_prints_nothing(client, admin):
    client.force_login(admin)

    answer = ask(client)

    assert answer.status_code == 404


def test_printing_is_not_asked_for_by_looking(client, plan, admin):
    client.force_login(admin)

    answer = client.get(reverse("books:print", args=["1"]))

    assert answer.status_code == 405


@pytest.mark.parametrize("name", ["printing", "printing_progress", "printing_file"])
def test_printing_does_not_exist_for_an_agency(client, operator, council, plan, name):
    row = a_printing(council, plan=plan, state=State.DONE)
    client.force_login(operator)

    answer = client.get(reverse(f"books:{name}", args=[row.pk]))

    assert answer.status_code == 404


def test_printing_that_waits_asks_for_its_progress(client, council, plan):
    row = a_printing(council, plan=plan)
    client.force_login(council)

    page = client.get(row.get_absolute_url())

    address = reverse("books:printing_progress", args=[row.pk])
    assert f'data-poll="{address}"' in page.text
    assert "Menunggu giliran" in page.text
    assert f'href="{row.get_absolute_url()}"' in page.text


def test_printing_that_nobody_takes_up_says_so(client, council, plan):
    long_ago = timezone.now() - PATIENCE - timedelta(seconds=1)
    row = a_printing(council, plan=plan, asked_at=long_ago)
    client.force_login(council)

    page = progress_of(client, row)

    assert "Belum ada pekerja" in page.text


def test_printing_under_way_says_how_far(client, council, plan):
    facts = {"state": State.RUNNING, "step": "Bab I Pendahuluan"}
    facts |= {"pieces": 9, "pieces_done": 3}
    row = a_printing(council, plan=plan, **facts)
    client.force_login(council)

    page = progress_of(client, row)

    assert "3 dari 9 bagian: Bab I Pendahuluan" in page.text
    assert "data-poll" in page.text
    assert "<html" not in page.text


def test_printing_that_is_done_offers_its_file(client, council, plan):
    row = a_printing(council, plan=plan, state=State.DONE)
    client.force_login(council)

    page = progress_of(client, row)

    assert reverse("books:printing_file", args=[row.pk]) in page.text
    assert "data-poll" not in page.text


def test_printing_that_failed_says_why_and_offers_another(client, council, plan):
    facts = {"state": State.FAILED, "step": "Kertas habis.", "book": Book.TWO}
    row = a_printing(council, plan=plan, **facts)
    client.force_login(council)

    page = progress_of(client, row)

    assert "Kertas habis." in page.text
    assert reverse("books:print", args=["2"]) in page.text
    assert "csrfmiddlewaretoken" in page.text


def test_whoever_looks_puts_a_dead_printing_back(client, council, plan):
    long_ago = timezone.now() - SILENCE - timedelta(minutes=1)
    row = a_printing(council, plan=plan, state=State.RUNNING, beat_at=long_ago)
    client.force_login(council)

    page = progress_of(client, row)

    assert "Menunggu giliran" in page.text
    assert DBTaskResult.objects.count() == 1


def test_file_is_the_pdf_under_its_name(client, council, plan):
    row = a_printing(council, plan=plan, state=State.DONE, book=Book.ONE)
    client.force_login(council)

    answer = client.get(reverse("books:printing_file", args=[row.pk]))

    day = timezone.localdate(row.asked_at)
    name = f'attachment; filename="masterplan-smart-city-buku-1-draf-{day}.pdf"'
    assert answer.content == b"%PDF-1.7"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == name


def test_file_does_not_exist_before_the_end(client, council, plan):
    row = a_printing(council, plan=plan)
    client.force_login(council)

    answer = client.get(reverse("books:printing_file", args=[row.pk]))

    assert answer.status_code == 404
