"""How is one row saved from its form, with a trace of what changed?"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies import auditing


@transaction.atomic
def save(form, verb, label, *, by):
    """Write what may be written of the form's row, which is locked, and trace it."""
    if form.is_held:
        return form.instance
    names = form.saved
    before = {} if form.is_new else facts(form.stored, names)
    form.write()
    thing = form.instance
    if form.is_new:
        names = [name for name in form.names if form.cleaned_data.get(name)]
        auditing.record(verb, thing, label, by=by, after=facts(thing, names))
    else:
        after = facts(thing, names)
        trace(form, verb, thing, label, by=by, before=before, after=after)
    return thing


def trace(form, verb, thing, label, *, by, before, after):
    """Tell what changed: at once after a button, with the sitting where it goes on."""
    if auditing.changed(before, after):
        auditing.note(verb, thing, label, by=by, before=before, after=after)
    if not form.goes_on:
        auditing.settle(thing)


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
