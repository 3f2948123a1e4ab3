"""How does a person learn of something: in the portal, by mail at once, or not?"""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator

from agencies.models import Letter, Message, Preference

Kind, Way = Message.Kind, Preference.Way
# How people are told who have chosen nothing.
USUAL = {
    Kind.DECISION: Way.AT_ONCE,
    Kind.WORK: Way.MORNING,
    Kind.WINDOW: Way.AT_ONCE,
    Kind.REMINDER: Way.AT_ONCE,
    Kind.EDITION: Way.MORNING,
}
SUBJECT_LENGTH = 150


def tell(people, text, *, kind, url="", key="", besides=None):
    """Tell each of these people once, in the caller's transaction.

    What has a `key` is told to a person but once, whenever it is told again. Who did
    it, `besides`, knows already.
    """
    ways = ways_of(people, kind)
    told = _told(ways, key)
    heard = {
        person: way
        for person, way in ways.items()
        if way != Way.NONE and person != besides and person.pk not in told
    }
    if heard:
        with transaction.atomic():
            _tell(heard, text, kind, url, key)


def ways_of(people, kind):
    """How each of these active people, once each, wants to be told this kind."""
    people = {person: USUAL[kind] for person in people if person.is_active}
    chosen = Preference.objects.filter(kind=kind, user__in=people)
    by_person = dict(chosen.values_list("user", "way"))
    return {person: by_person.get(person.pk, way) for person, way in people.items()}


def wants_mail(person):
    """Whether a letter to this person has a way to go."""
    return bool(settings.EMAIL_URL and person.email)


def absolute(url):
    """An address of the portal as a mail has to say it."""
    return settings.SITE_URL + url


def _told(people, key):
    """Who was told what has this key before."""
    if not key:
        return set()
    known = Message.objects.filter(key=key, recipient__in=people)
    return set(known.values_list("recipient", flat=True))


def _tell(heard, text, kind, url, key):
    messages = Message.objects.bulk_create(
        (
            Message(recipient=person, kind=kind, text=text, url=url, key=key)
            for person in heard
        ),
        # Another worker may say the same at this moment; without a key none can.
        ignore_conflicts=bool(key),
    )
    Letter.objects.bulk_create(
        (
            _letter(message)
            for message in messages
            if heard[message.recipient] == Way.AT_ONCE and wants_mail(message.recipient)
        ),
        ignore_conflicts=True,
    )


def _letter(message):
    person = message.recipient
    known_by = f"{person.pk}:{message.key}" if message.key else message.pk
    subject = Truncator(" ".join(message.text.split())).chars(SUBJECT_LENGTH)
    context = {
        "message": message,
        "page": absolute(message.url or reverse("agencies:inbox")),
        "preferences": absolute(reverse("agencies:preferences")),
    }
    return Letter(
        recipient=person,
        key=f"pesan:{known_by}",
        subject=subject,
        text=render_to_string("mail/message.txt", context),
    )
