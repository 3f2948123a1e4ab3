"""How is one row saved from its form, with a trace of what changed?"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies import auditing


@transaction.atomic
def save(form, verb, label, *, by):
    """Save the row of a valid model form; where something changed, say what.

    Raises `Overtaken` where somebody else changed it since the page was opened.
    """
    model, pk = type(form.instance), form.instance.pk
    asked = form.changed_data if pk else form.fields
    names = [name for name in asked if name != "opened"]
    before = {}
    if pk:
        stored = model._default_manager.select_for_update(of=("self",)).get(pk=pk)
        form.admit(stored)
        before = facts(stored, names)
    thing = form.save()
    if names:
        after = facts(thing, names)
        auditing.record(verb, thing, label, by=by, before=before, after=after)
    return thing


def facts(thing, names):
    """What some fields of a row say, in JSON types, by the names that people know."""
    known = {name: thing._meta.get_field(name) for name in names}
    return {
        str(field.verbose_name): _plain(getattr(thing, name))
        for name, field in known.items()
    }


def _plain(value):
    if hasattr(value, "all"):
        return sorted(str(part) for part in value.all())
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(" ", "minutes")
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)
