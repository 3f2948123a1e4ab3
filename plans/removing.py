"""How does a row of the frame disappear that nothing hangs on?"""

from django.db import transaction
from django.db.models import ProtectedError

from agencies import auditing
from paser_masterplan.moves import MoveRefused


@transaction.atomic
def remove(thing, *, by):
    """Remove a row of the frame, unless something else still names it."""
    label = f"{thing._meta.verbose_name.capitalize()} dihapus: {thing}"
    auditing.record(f"{thing._meta.model_name}.remove", thing, label, by=by)
    try:
        thing.delete()
    except ProtectedError as cited:
        raise MoveRefused(
            f"“{thing}” masih disebut oleh isian lain: sasaran, program, temuan, atau "
            "penilaian. Pindahkan sebutannya dahulu, baru hapus."
        ) from cited
