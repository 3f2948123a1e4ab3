"""Who else has the same record open?"""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from agencies import auditing
from agencies.models import Sitting, User

PRESENT_FOR = timedelta(minutes=10)


def enter(thing, place, *, by):
    """Take a seat at a record, or say that one is still there."""
    whose = {"user": by, "record": auditing.name_of(thing)}
    seat = {"place": place, "seen_at": timezone.now()}
    if not Sitting.objects.filter(**whose).update(**seat):
        Sitting.objects.update_or_create(**whose, defaults=seat)


def others(thing, *, besides):
    """A sentence about the colleagues who have the record open, or nothing."""
    since = timezone.now() - PRESENT_FOR
    seats = Sitting.objects.at(auditing.name_of(thing)).seen_since(since)
    return " ".join(
        _said(seat) for seat in seats.exclude(user=besides).select_related("user")
    )


def people_at(things):
    """Who has each of these records open now, by the key of the record."""
    keys = {auditing.name_of(thing): thing.pk for thing in things}
    since = timezone.now() - PRESENT_FOR
    seats = Sitting.objects.filter(record__in=keys).seen_since(since)
    people: dict[int, list[User]] = {}
    for seat in seats.select_related("user"):
        people.setdefault(keys[seat.record], []).append(seat.user)
    return people


def _said(seat):
    where = f" ({seat.place})" if seat.place else ""
    at = date_format(timezone.localtime(seat.seen_at), "H.i")
    return f"{seat.user} juga membuka isian ini{where}, terakhir terlihat {at}."
