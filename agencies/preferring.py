"""How does a person choose what to be told of, and how?"""

from django.db import transaction

from agencies import auditing
from agencies.models import Message, Preference
from agencies.telling import USUAL

Kind, Way = Message.Kind, Preference.Way
# What was decided about one's own work is never left unsaid.
ALWAYS_STANDS = frozenset({Kind.DECISION})


def choices_for(kind):
    """The ways in which this kind may be told."""
    lasting = kind in ALWAYS_STANDS
    return [way for way in Way.choices if not (lasting and way[0] == Way.NONE)]


def chosen(person):
    """How this person is told each kind now."""
    return USUAL | dict(person.preferences.values_list("kind", "way"))


@transaction.atomic
def prefer(person, *, email, ways, by):
    """Keep the address and the ways that the person chose, and say what changed."""
    before = _said(person.email, chosen(person))
    if person.email != email:
        person.email = email
        person.save(update_fields=["email"])
    for kind, way in ways.items():
        person.preferences.update_or_create(kind=kind, defaults={"way": way})
    after = _said(email, chosen(person))
    changed = auditing.changed(before, after)
    if changed:
        auditing.record(
            "user.prefer",
            person,
            f"Pilihan pemberitahuan diubah: {person}",
            by=by,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )


def _said(email, ways):
    """An address and the ways by what an officer calls them."""
    named = {Kind(kind).label: Way(way).label for kind, way in ways.items()}
    return {"Surel": email} | named
