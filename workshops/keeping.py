"""How is what was heard kept, and taken away again?"""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from agencies import auditing, editing
from paser_masterplan.moves import MoveRefused
from workshops.models import Outcome, Session

CITED = (
    "“{}” tidak dihapus, karena sudah punya kehadiran, bahan, atau hasil yang "
    "menunjuknya. Koreksi atau pindahkan itu dahulu."
)


def keep(form, *, by):
    """Save what the form says and return the record."""
    thing = form.instance
    verb, done = ("create", "dicatat") if form.is_new else ("edit", "diubah")
    label = f"{thing._meta.verbose_name} {done}: {thing}"
    return editing.save(form, f"{thing._meta.model_name}.{verb}", label, by=by)


@transaction.atomic
def discard(part, *, by):
    """Take a part of a workshop away, leaving what it said in the audit entries.

    Raises `MoveRefused` for a participant who came and a session that is spoken of.
    """
    if isinstance(part, Session) and part.evidence.exists():
        raise MoveRefused(CITED.format(part))
    names = [field.name for field in part._meta.fields if field.name != "id"]
    auditing.record(
        f"{part._meta.model_name}.delete",
        part,
        f"{part._meta.verbose_name} dihapus: {part}",
        by=by,
        before=editing.facts(part, names),
    )
    try:
        part.delete()
    except ProtectedError as cited:
        raise MoveRefused(CITED.format(part)) from cited


@transaction.atomic
def settle(outcome, *, is_done, by):
    """Say that a task is done, or open again; where it is so already, nothing."""
    outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
    if is_done == (outcome.done_at is not None):
        return outcome
    outcome.done_at = timezone.now() if is_done else None
    outcome.done_by = by if is_done else None
    outcome.save(update_fields=["done_at", "done_by"])
    verb, done = ("finish", "selesai") if is_done else ("reopen", "dibuka lagi")
    auditing.record(f"outcome.{verb}", outcome, f"Tugas {done}: {outcome}", by=by)
    return outcome
