"""How is a record saved so that nobody's words are overwritten unseen?"""

from django.db import transaction

from agencies import auditing
from paser_masterplan.opened import said


@transaction.atomic
def keep(form, *, by):
    """Save what the form says and return the record, or raise `Overtaken`."""
    thing, is_new = form.instance, form.instance.pk is None
    before = {} if is_new else _still_as_opened(form)
    form.save()
    after = said(thing, form.names)
    changed = {name for name in after if after[name] != before.get(name, "")}
    auditing.record(
        f"{thing._meta.model_name}.{'create' if is_new else 'edit'}",
        thing,
        f"{thing._meta.verbose_name} {'dicatat' if is_new else 'diubah'}: {thing}",
        by=by,
        before={name: before[name] for name in changed & before.keys()},
        after={name: after[name] for name in changed},
    )
    return thing


@transaction.atomic
def discard(part, *, by):
    """Take a part of a workshop away, leaving what it said in the audit entries."""
    names = tuple(field.name for field in part._meta.fields if field.name != "id")
    before = said(part, names)
    auditing.record(
        f"{part._meta.model_name}.delete",
        part,
        f"{part._meta.verbose_name} dihapus: {part}",
        by=by,
        before=before,
    )
    part.delete()


def _still_as_opened(form):
    """What the locked record says, if it is still what the page showed."""
    rows = type(form.instance)._default_manager.select_for_update(of=("self",))
    return form.admit(rows.get(pk=form.instance.pk))
