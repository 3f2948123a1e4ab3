"""Is a person told what concerns the person alone?"""

import pytest
from django.urls import reverse

from tests.builders.agencies import a_message

pytestmark = pytest.mark.django_db
INBOX = "/pesan/"


def test_inbox_shows_own_messages_newest_first(client, operator, colleague):
    first, second = a_message(operator), a_message(operator)
    a_message(colleague)
    client.force_login(operator)

    page = client.get(INBOX)

    assert list(page.context["object_list"]) == [second, first]
    assert "2 belum dibaca" in page.text
    assert "Pesan <span" in page.text


def test_inbox_turns_pages(client, operator):
    for _ in range(26):
        a_message(operator)
    client.force_login(operator)

    assert len(client.get(f"{INBOX}?page=2").context["object_list"]) == 1
    assert client.get(f"{INBOX}?page=huruf").status_code == 404


def test_empty_inbox_says_what_will_come(client, operator):
    client.force_login(operator)

    assert "Belum ada pesan" in client.get(INBOX).text


def test_opening_a_message_leads_to_what_it_speaks_of(client, operator):
    message = a_message(operator, url="/kerangka/")
    client.force_login(operator)

    assert client.get(message.get_absolute_url()).url == "/kerangka/"
    message.refresh_from_db()
    seen = message.read_at
    assert not message.is_unread

    client.get(message.get_absolute_url())
    message.refresh_from_db()
    assert message.read_at == seen


def test_message_about_nothing_leads_back(client, operator):
    message = a_message(operator, url="")
    client.force_login(operator)

    assert client.get(message.get_absolute_url()).url == INBOX


def test_message_of_another_is_not_there(client, operator, colleague):
    message = a_message(colleague)
    client.force_login(operator)

    assert client.get(message.get_absolute_url()).status_code == 404


def test_marking_the_inbox_read_leaves_the_others_alone(client, operator, colleague):
    mine, theirs = a_message(operator), a_message(colleague)
    client.force_login(operator)

    client.post(reverse("agencies:inbox_read"))

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.is_unread, theirs.is_unread) == (False, True)
    assert "Semua sudah dibaca" in client.get(INBOX).text
