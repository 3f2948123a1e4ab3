"""How do letters leave, once each, whatever dies on the way?"""

from contextlib import suppress
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from agencies import auditing
from agencies.models import Letter

State = Letter.State
ROUND = 50  # letters, so that a worker that is told to end has little to finish
# How long a letter belongs to the worker that took it; longer than any talk with a mail
# server, each step of which ends after settings.EMAIL_TIMEOUT.
LEASE = timedelta(minutes=10)
# How long a letter rests after each attempt that failed; the next one is the last.
WAITS = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
]
INACTIVE = "Akun penerima sudah tidak aktif."
NO_ADDRESS = "Akun penerima tidak punya alamat surel."
STOPPED = "Pengiriman terhenti di tengah jalan pada setiap percobaan."


def deliver(now=None):
    """Send the letters that are due, up to `ROUND`; returns how many were taken up.

    A letter is claimed by a short lease before the mail server is spoken to, and no
    transaction is open meanwhile. The first that fails ends the round: a server that
    does not answer costs one letter's patience, not everybody's.
    """
    if not settings.EMAIL_URL:
        return 0
    connection = mail.get_connection()
    try:
        return _round(connection, now)
    finally:
        with suppress(OSError):
            connection.close()


@transaction.atomic
def send_again(*, by):
    """Let the letters that were given up wait once more, each from the beginning."""
    again = {"state": State.WAITING, "attempts": 0, "due_at": timezone.now()}
    number = Letter.objects.given_up().order_by().update(**again)
    label = f"Surat gagal yang dicoba lagi: {number}"
    auditing.record("letter.send_again", by, label, by=by)
    return number


def message_id(letter):
    """The name of a letter on its way: the same for every attempt at it."""
    mark = salted_hmac("agencies.mailing", letter.key, algorithm="sha256").hexdigest()
    return f"<{mark[:40]}@{urlsplit(settings.SITE_URL).hostname}>"


def _round(connection, now):
    """Take up one due letter after the other; how many there were."""
    taken = 0
    for letter in Letter.objects.due(now or timezone.now())[:ROUND]:
        if not _claim(letter, now or timezone.now()):
            continue
        taken += 1
        if error := _hopeless(letter):
            _give_up(letter, error)
        elif error := _send(letter, connection):
            _put_back(letter, error, now or timezone.now())
            break
        else:
            _mark_sent(letter, now or timezone.now())
    return taken


def _claim(letter, now):
    """Whether the letter is now ours alone, for the time of the lease."""
    as_read = {"attempts": letter.attempts, "due_at": letter.due_at}
    unclaimed = Letter.objects.waiting().filter(pk=letter.pk, **as_read)
    letter.attempts += 1
    taken = {"attempts": letter.attempts, "due_at": now + LEASE}
    return unclaimed.order_by().update(**taken)


def _hopeless(letter):
    """Why no attempt would help, or nothing to say."""
    if not letter.recipient.is_active:
        return INACTIVE
    if not letter.recipient.email:
        return NO_ADDRESS
    return STOPPED if letter.attempts > len(WAITS) + 1 else ""


def _send(letter, connection):
    """What the mail server had against the letter, or nothing."""
    message = mail.EmailMessage(
        subject=letter.subject,
        body=letter.text,
        to=[letter.recipient.email],
        headers={
            "Message-ID": message_id(letter),
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )
    try:
        connection.open()
        message.send()
    except (OSError, ValueError) as error:  # every SMTP exception is an OSError
        return f"{type(error).__name__}: {error}"
    return ""


def _mark_sent(letter, now):
    """Confirm it at once: what is not confirmed is sent again after a kill."""
    sent = {"state": State.SENT, "sent_at": now, "error": ""}
    Letter.objects.filter(pk=letter.pk).update(**sent)


def _put_back(letter, error, now):
    """Let it rest until the next attempt, if there is one."""
    if letter.attempts > len(WAITS):
        _give_up(letter, error)
    else:
        due_at = now + WAITS[letter.attempts - 1]
        _mine(letter).update(due_at=due_at, error=error)


def _give_up(letter, error):
    _mine(letter).update(state=State.GIVEN_UP, error=error)


def _mine(letter):
    """The letter, unless another worker has taken it over meanwhile."""
    return Letter.objects.filter(
        pk=letter.pk, state=State.WAITING, attempts=letter.attempts
    )
