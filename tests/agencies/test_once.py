"""Does a second tap do nothing twice?"""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from agencies.models import Agency, AuditEntry, Receipt
from tests.builders.agencies import a_user, an_agency

NEW = "/instansi/baru/"


def facts(**more):
    return {
        "name": "Dinas Kesehatan",
        "short_name": "Dinkes",
        "kind": "AGENCY",
        "active": "on",
        "_kunci": str(uuid4()),
    } | more


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def created():
    return Agency.objects.filter(short_name__startswith="Dinkes").count()


@pytest.mark.django_db
def test_second_tap_gets_the_first_answer(desk):
    same = facts()

    first, second = desk.post(NEW, same), desk.post(NEW, same)

    assert (
        first.url
        == second.url
        == Agency.objects.get(name=same["name"]).get_absolute_url()
    )
    assert (created(), AuditEntry.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_same_page_with_other_words_is_no_second_tap(desk):
    first = facts()
    second = first | {"name": "Dinas Kesehatan Hewan", "short_name": "Dinkes Hewan"}

    desk.post(NEW, first)
    desk.post(NEW, second)

    assert created() == 2


@pytest.mark.django_db
def test_another_token_for_the_same_words_is_a_second_tap(desk):
    same = facts()

    desk.post(NEW, same | {"csrfmiddlewaretoken": "a"})
    desk.post(NEW, same | {"csrfmiddlewaretoken": "b"})

    assert created() == 1


@pytest.mark.django_db
def test_invalid_form_leaves_no_receipt(desk):
    same = facts(name="")

    assert desk.post(NEW, same).status_code == 200
    assert not Receipt.objects.exists()
    assert desk.post(NEW, same | {"name": "Dinas Kesehatan"}).status_code == 302


@pytest.mark.django_db
def test_key_of_another_person_is_another_key(desk, second_admin):
    other = Client()
    other.force_login(second_admin)
    same = facts()
    desk.post(NEW, same)

    page = other.post(NEW, same)

    assert "sudah menjadi nama" in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "bukan-uuid", "\0"])
def test_unreadable_key_is_no_key(desk, key):
    desk.post(NEW, facts(_kunci=key))

    assert created() == 1
    assert not Receipt.objects.exists()


@pytest.mark.django_db
def test_reading_needs_no_key(desk):
    desk.get(NEW, facts())

    assert not Receipt.objects.exists()


@pytest.mark.django_db
def test_refusal_leaves_no_receipt(client, operator):
    client.force_login(operator)

    assert client.post(NEW, facts()).status_code == 403
    assert not Receipt.objects.exists()


@pytest.mark.django_db
def test_failure_takes_everything_back(desk, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr("agencies.editing.auditing.record", fail)

    with pytest.raises(RuntimeError, match="power cut"):
        desk.post(NEW, facts())

    assert created() == 0
    assert not Receipt.objects.exists()


@pytest.mark.django_db
def test_logout_happens_once_too(desk):
    same = {"_kunci": str(uuid4())}

    assert desk.post(reverse("logout"), same).url == reverse("login")
    assert desk.post(reverse("logout"), same).status_code == 302


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_do_one_thing():
    admin = a_user(role="ADMIN", agency=an_agency(short_name="DKISP"))
    same, answers, start = facts(), [], threading.Barrier(2)

    def tap():
        browser = Client()
        browser.force_login(admin)
        start.wait()
        answers.append(browser.post(NEW, same).url)
        connection.close()

    taps = [threading.Thread(target=tap) for _ in range(2)]
    for thread in taps:
        thread.start()
    for thread in taps:
        thread.join()

    assert len(answers) == 2
    assert len(set(answers)) == 1
    assert created() == 1
