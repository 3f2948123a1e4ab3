"""How does a person come in, and what happens to somebody who guesses?"""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from agencies.models import Receipt
from tests.builders.agencies import PASSWORD, a_receipt, a_user

pytestmark = pytest.mark.django_db
LOGIN = "/masuk/"
WRONG = "bukan-kata-sandi"


def log_in(client, username, password=PASSWORD, **more):
    facts = {"username": username, "password": password}
    return client.post(LOGIN, facts | more)


def guess(client, username, times=5, **more):
    """The answer to the last of several wrong passwords."""
    return [
        client.post(LOGIN, {"username": username, "password": WRONG}, **more)
        for _ in range(times)
    ][-1]


@pytest.fixture
def person(db):
    return a_user(username="198001012005011001", password=PASSWORD)


@pytest.mark.parametrize(
    "typed", ["198001012005011001", " 19800101 200501 1 001 ", "198001012005011001\t"]
)
def test_login_reads_a_nip_with_its_spaces(client, person, typed):
    answer = log_in(client, typed)

    assert answer.url == reverse("home")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_login_reads_a_name_in_any_case(client):
    a_user(username="operator.dlh", password=PASSWORD)

    assert log_in(client, "Operator.DLH").status_code == 302


def test_login_goes_on_to_the_page_that_was_asked_for(client, person):
    asked = client.get("/pesan/")
    assert asked.url == "/masuk/?next=/pesan/"
    assert 'name="next" value="/pesan/"' in client.get(asked.url).text

    assert log_in(client, person.username, next="/pesan/").url == "/pesan/"


def test_login_does_not_leave_the_portal(client, person):
    answer = log_in(client, person.username, next="https://example.com/")

    assert answer.url == reverse("home")


def test_login_page_sends_those_inside_home(client, person):
    client.force_login(person)

    assert client.get(LOGIN).url == reverse("home")


def test_wrong_password_is_answered_with_what_to_do(client, person):
    page = guess(client, person.username, times=1)

    assert page.status_code == 200
    assert "minta admin DKISP membuatkan kata sandi baru" in page.text


def test_disabled_person_stays_outside(client):
    a_user(username="lama", password=PASSWORD, is_active=False)

    assert "akunnya tidak aktif" in log_in(client, "lama").text


def test_disabling_ends_an_open_session(client, person):
    client.force_login(person)
    person.is_active = False
    person.save()

    assert client.get("/akun/").url == "/masuk/?next=/akun/"


def test_nul_byte_in_the_name_is_a_sentence(client):
    assert log_in(client, "a\0b").status_code == 200


def test_fifth_wrong_password_says_how_long_to_wait(client, person):
    page = guess(client, person.username)

    assert page.status_code == 429
    assert "Tunggu 15 menit" in page.text
    assert "minta admin DKISP membuatkan yang baru" in page.text


def test_locked_account_waits_even_with_the_right_password(client, person):
    guess(client, person.username)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=5))

    page = log_in(client, person.username)

    assert page.status_code == 429
    assert "Tunggu 10 menit" in page.text


def test_knocking_while_locked_does_not_lengthen_the_wait(client, person):
    guess(client, person.username)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=5))

    assert "Tunggu 10 menit" in guess(client, person.username, times=3).text


def test_lock_covers_every_spelling_of_the_name(client):
    a_user(username="operator.dlh", password=PASSWORD)
    guess(client, "operator.dlh")

    assert log_in(client, " OPERATOR.dlh").status_code == 429


def test_lock_leaves_the_others_in_the_hall_alone(client, person):
    neighbor = a_user(username="tetangga", password=PASSWORD)
    guess(client, person.username)

    assert log_in(client, neighbor.username).status_code == 302


def test_lock_leaves_the_account_open_from_another_address(client, person):
    guess(client, person.username, REMOTE_ADDR="10.0.0.1")

    assert log_in(client, person.username).status_code == 302


def test_lock_ends_by_itself(client, person):
    guess(client, person.username)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))

    assert log_in(client, person.username).status_code == 302


def test_right_password_forgets_the_wrong_ones(client, person):
    guess(client, person.username, times=4)
    log_in(client, person.username)

    assert not AccessAttempt.objects.exists()


def test_login_sweeps_out_old_receipts_only(client, person):
    now = timezone.now()
    a_receipt(person, created_at=now - timedelta(days=8))
    young = a_receipt(person, created_at=now - timedelta(days=6))

    log_in(client, person.username)

    assert list(Receipt.objects.all()) == [young]


def test_session_knows_agency_and_unread_in_one_query(
    client, person, django_assert_num_queries
):
    from agencies.backends import PortalBackend  # noqa: PLC0415 - beside its one use

    with django_assert_num_queries(1):
        found = PortalBackend().get_user(person.pk)
        assert (found.agency.short_name, found.unread) == (
            person.agency.short_name,
            0,
        )
    assert PortalBackend().get_user(0) is None
