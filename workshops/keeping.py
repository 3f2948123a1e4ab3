"""How is what was heard kept, and taken away again?"""

from django.db import transaction

from agencies import auditing, editing


def keep(form, *, by):
    """Save what the form says and return the record."""
    thing = form.instance
    verb, done = ("create", "dicatat") if form.is_new else ("edit", "diubah")
    label = f"{thing._meta.verbose_name} {done}: {thing}"
    return editing.save(form, f"{thing._meta.model_name}.{verb}", label, by=by)


@transaction.atomic
def discard(part, *, by):
    """Take a part of a workshop away, leaving what it said in the audit entries."""
    names = [field.name for field in part._meta.fields if field.name != "id"]
    auditing.record(
        f"{part._meta.model_name}.delete",
        part,
        f"{part._meta.verbose_name} dihapus: {part}",
        by=by,
        before=editing.facts(part, names),
    )
    part.delete()
