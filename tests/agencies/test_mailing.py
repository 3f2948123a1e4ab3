"""Does every letter leave once, whatever goes wrong on the way?"""

import smtplib
from datetime import UTC, datetime, timedelta

import environ
import pytest
from django.urls import reverse

from agencies import mailing
from agencies.mailing import LEASE, ROUND, WAITS, deliver, message_id
from agencies.models import AuditEntry, Letter
from tests.agencies.sink import Sink
from tests.builders.agencies import a_letter, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]
NOW = datetime(2021, 7, 15, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
State = Letter.State


def turn_on(settings, url):
    settings.EMAIL_URL = url
    settings.SITE_URL = "https://portal.example:8443"
    # The test runner puts its own post box in place of every mail server.
    for name, value in environ.Env.email_url_config(url).items():
        setattr(settings, name, value)


@pytest.fixture
def sink(settings):
    with Sink() as sink:
        turn_on(settings, sink.url)
        yield sink


@pytest.fixture
def nobody_there(settings):
    with Sink() as sink:
        turn_on(settings, sink.url)


@pytest.fixture
def reached(operator):
    operator.email = "oki@dlh.example"
    operator.save()
    return operator


@pytest.fixture
def letter(reached):
    return a_letter(reached, due_at=NOW, text="Isi — “surat”.\n.titik di depan\n")


def test_a_letter_arrives_and_is_marked(sink, letter):
    assert deliver(NOW) == 1

    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.sent_at) == (State.SENT, 1, NOW)
    [mail] = sink.mails
    assert mail["To"] == "oki@dlh.example"
    assert mail["Subject"] == "Program disetujui."
    assert mail["Message-ID"] == message_id(letter)
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().splitlines() == letter.text.splitlines()


def test_a_letter_is_not_sent_again(sink, letter):
    deliver(NOW)

    assert deliver(NOW + timedelta(days=9)) == 0
    assert len(sink.mails) == 1


def test_a_letter_waits_for_its_moment(sink, letter):
    assert deliver(NOW - SECOND) == 0
    assert deliver(NOW) == 1


def test_without_a_moment_it_is_now(sink, reached):
    a_letter(reached)

    assert deliver() == 1
    assert len(sink.mails) == 1


def test_without_mail_nothing_leaves(settings, letter):
    settings.EMAIL_URL = ""

    assert deliver(NOW) == 0

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (State.WAITING, 0)


def test_a_name_is_one_letters_for_ever(letter, reached, settings):
    settings.SITE_URL = "https://portal.example:8443"
    name = message_id(letter)

    letter.attempts, letter.subject = 5, "Lain"

    assert message_id(letter) == name
    assert name.endswith("@portal.example>")
    assert message_id(a_letter(reached)) != name


def test_one_round_is_bounded_and_goes_in_order(sink, reached):
    letters = [a_letter(reached, due_at=NOW) for _ in range(ROUND + 2)]

    assert (deliver(NOW), deliver(NOW), deliver(NOW)) == (ROUND, 2, 0)
    assert sink.ids == [message_id(letter) for letter in letters]


def test_waits_grow_until_it_is_given_up(nobody_there, letter):
    now, waits = NOW, []
    while letter.state == State.WAITING:
        assert deliver(now - SECOND) == 0
        assert deliver(now) == 1
        letter.refresh_from_db()
        waits.append(letter.due_at - now)
        now = letter.due_at

    assert waits == [*WAITS, LEASE]
    assert letter.state == State.GIVEN_UP
    assert letter.attempts == len(WAITS) + 1
    assert letter.error.startswith("ConnectionRefusedError: ")
    assert deliver(now + timedelta(days=9)) == 0


def test_a_refused_address_holds_nobody_else_back(sink, letter):
    sink.answers["oki@dlh.example"] = "550 no such person"
    other = a_letter(a_user(email="rika@dlh.example"), due_at=NOW)

    assert (deliver(NOW), deliver(NOW)) == (1, 1)

    letter.refresh_from_db()
    other.refresh_from_db()
    assert (letter.state, other.state) == (State.WAITING, State.SENT)
    assert letter.due_at == NOW + WAITS[0]
    assert "no such person" in letter.error


def test_a_second_attempt_forgets_the_first_error(sink, letter):
    sink.answers["oki@dlh.example"] = "451 later"
    deliver(NOW)
    sink.answers.clear()

    deliver(NOW + WAITS[0])

    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.error) == (State.SENT, 2, "")


def test_an_impossible_address_is_an_error_like_another(sink, reached):
    reached.email = "oki@dlh.example\nBcc: semua@dlh.example"
    reached.save()
    letter = a_letter(reached, due_at=NOW)

    deliver(NOW)

    letter.refresh_from_db()
    assert letter.error.startswith("ValueError: ")
    assert sink.mails == []


def test_nobody_who_left_is_written_to(sink, letter, reached):
    reached.is_active = False
    reached.save()
    other = a_letter(a_user(email="rika@dlh.example"), due_at=NOW)

    assert deliver(NOW) == 2

    letter.refresh_from_db()
    assert (letter.state, letter.error) == (State.GIVEN_UP, mailing.INACTIVE)
    assert sink.ids == [message_id(other)]


def test_an_address_that_was_removed_ends_the_letter(sink, letter, reached):
    reached.email = ""
    reached.save()

    deliver(NOW)

    letter.refresh_from_db()
    assert (letter.state, letter.error) == (State.GIVEN_UP, mailing.NO_ADDRESS)


def test_a_worker_that_dies_leaves_the_letter_to_the_next(sink, letter, monkeypatch):
    def die(connection, messages):
        raise KeyboardInterrupt

    backend = "django.core.mail.backends.smtp.EmailBackend.send_messages"
    with monkeypatch.context() as patch:
        patch.setattr(backend, die)
        with pytest.raises(KeyboardInterrupt):
            deliver(NOW)

    assert deliver(NOW + LEASE - SECOND) == 0
    assert deliver(NOW + LEASE) == 1
    assert sink.ids == [message_id(letter)]


def test_a_letter_that_kills_every_worker_is_given_up(sink, letter):
    Letter.objects.update(attempts=len(WAITS) + 1)

    deliver(NOW)

    letter.refresh_from_db()
    assert (letter.state, letter.error) == (State.GIVEN_UP, mailing.STOPPED)
    assert sink.mails == []


def test_two_workers_that_read_the_same_letter_send_it_once(sink, letter, monkeypatch):
    rounds = []

    def read_before_the_other_one_claims(claim, letter, now):
        if not rounds:
            rounds.append(None)
            rounds[0] = deliver(
                NOW
            )  # the other worker comes between reading and claiming
        return claim(letter, now)

    claim = mailing._claim
    monkeypatch.setattr(
        mailing,
        "_claim",
        lambda letter, now: read_before_the_other_one_claims(claim, letter, now),
    )

    assert deliver(NOW) == 0
    assert rounds == [1]
    assert len(sink.mails) == 1


def test_who_lost_the_lease_spoils_nothing(sink, letter, monkeypatch):
    def fail_after_another_has_sent_it(backend, messages):
        Letter.objects.update(state=State.SENT, sent_at=NOW, attempts=2)
        raise smtplib.SMTPServerDisconnected

    backend = "django.core.mail.backends.smtp.EmailBackend.send_messages"
    monkeypatch.setattr(backend, fail_after_another_has_sent_it)

    deliver(NOW)

    letter.refresh_from_db()
    assert (letter.state, letter.error) == (State.SENT, "")


def test_admins_read_what_failed_and_send_it_again(client, admin, reached, settings):
    settings.EMAIL_URL = ""
    failed = a_letter(reached, state=State.GIVEN_UP, attempts=6, error="550 tidak ada")
    a_letter(reached)
    client.force_login(admin)

    page = client.get(reverse("agencies:letter_list"))

    assert list(page.context["object_list"]) == [failed]
    assert "550 tidak ada" in page.text
    assert "belum mengirim surel" in page.text

    page = client.post(reverse("agencies:letter_send"), follow=True)

    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (State.WAITING, 0)
    assert "1 surat menunggu dikirim lagi." in page.text
    assert "Tidak ada surat yang gagal" in page.text
    assert AuditEntry.objects.get().label == "Surat gagal yang dicoba lagi: 1"


def test_admins_read_how_many_wait(client, admin, reached):
    a_letter(reached)
    client.force_login(admin)

    page = client.get(reverse("agencies:letter_list"))

    assert "1 surat menunggu dikirim." in page.text
