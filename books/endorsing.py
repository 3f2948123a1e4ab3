"""How does the council say that an edition is theirs?"""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies import auditing
from agencies.models import User
from books import notifications, permissions
from books.models import Edition, Endorsement
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan

COUNCILS = "Edisi disahkan anggota dewan."


@transaction.atomic
def endorse(edition: Edition, *, by: User, note: str = "") -> Endorsement:
    """Keep the word of the council on the edition in force; once, for good."""
    if not permissions.can_endorse(by):
        raise PermissionDenied(COUNCILS)
    # The same lock as issuing: what is endorsed is not replaced in the same moment.
    MasterPlan.objects.select_for_update().get(pk=edition.plan_id)
    stored = Edition.objects.for_page().get(pk=edition.pk)
    if not stored.is_in_force:
        raise MoveRefused(
            f"{stored} sudah digantikan {stored.superseded_by}. Yang disahkan adalah "
            "edisi yang berlaku."
        )
    if stored.is_endorsed:
        raise MoveRefused(
            f"{stored} sudah disahkan {stored.endorsement.endorsed_by}. Satu edisi "
            "disahkan sekali."
        )
    endorsement: Endorsement = Endorsement.objects.create(
        edition=stored, endorsed_by=by, note=note.strip()
    )
    auditing.record(
        "edition.endorse",
        stored,
        f"{stored} disahkan dewan",
        by=by,
        after={"catatan": endorsement.note},
    )
    notifications.tell_endorsed(endorsement)
    return endorsement
