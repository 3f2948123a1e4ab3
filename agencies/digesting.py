"""What does a person read in the one mail of the morning?"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Max
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from agencies.models import Letter, Message, Preference, User
from agencies.telling import USUAL, absolute

MORNING = time(7)  # WITA
# What is told just before may not be committed yet when the digest is written.
GATHERING = timedelta(minutes=5)
LONGEST = timedelta(days=7)  # what was not read for a week is old news
SHOWN = 20  # messages; the inbox has all


def digest(waiting_for, now=None):
    """Write the day's digest to each who was told something since the one before.

    From 07.00 on, once a person and day, whenever the worker comes to it. What
    `waiting_for(person)` counts is added; alone it is no news, and there is no mail.
    A digest covers what was told before 06.55 of its day, so that one written late
    neither repeats nor skips anything. Returns how many were written.
    """
    ends_at = _ends_at(now)
    if not settings.EMAIL_URL or ends_at is None:
        return 0
    letters = [
        _letter(person, told, waiting_for(person), ends_at)
        for person, told in _news(ends_at).items()
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    return len(letters)


def _ends_at(now):
    """The moment up to which today's digest tells, or None before 07.00."""
    now = timezone.localtime(now)
    morning = datetime.combine(now.date(), MORNING, tzinfo=now.tzinfo)
    return morning - GATHERING if now >= morning else None


def _news(ends_at):
    """The unread messages, newest first, of each who has some and no digest today."""
    people = User.objects.active().exclude(email="").in_bulk()
    chosen = Preference.objects.values_list("user", "kind", "way")
    ways = {(user, kind): way for user, kind, way in chosen}
    since = _last_digests()
    recent = Message.objects.unread().filter(
        created_at__gte=ends_at - LONGEST, created_at__lt=ends_at
    )
    news = defaultdict(list)
    for message in recent.order_by("-pk"):
        who, kind = message.recipient_id, message.kind
        is_asked = ways.get((who, kind), USUAL[kind]) == Preference.Way.MORNING
        is_new = who not in since or message.created_at >= since[who]
        if who in people and is_asked and is_new:
            news[people[who]].append(message)
    return news


def _last_digests():
    """Up to which moment each who has had a digest was told."""
    digests = Letter.objects.filter(key__startswith="ringkasan:")
    keys = digests.values_list("recipient").annotate(Max("key"))
    return {who: _morning(key.rpartition(":")[2]) for who, key in keys}


def _morning(day):
    zone = timezone.get_current_timezone()
    return datetime.combine(date.fromisoformat(day), MORNING, tzinfo=zone) - GATHERING


def _letter(person, told, waiting, ends_at):
    context = {
        "person": person,
        "told": [
            {"text": message.text, "page": absolute(message.url)}
            for message in told[:SHOWN]
        ],
        "more": len(told[SHOWN:]),
        "waiting": [
            {"title": queue.title, "count": queue.count, "page": absolute(queue.url)}
            for queue in waiting
        ],
        "inbox": absolute(reverse("agencies:inbox")),
        "preferences": absolute(reverse("agencies:preferences")),
    }
    return Letter(
        recipient=person,
        key=f"ringkasan:{person.pk}:{ends_at:%Y-%m-%d}",
        subject=f"Ringkasan pagi: {len(told)} kabar baru",
        text=render_to_string("mail/digest.txt", context),
    )
