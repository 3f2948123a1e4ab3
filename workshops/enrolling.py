"""How do people enter the list of those expected, and until when may it change?"""

from django.db import transaction

from agencies import auditing
from paser_masterplan.moves import MoveRefused
from workshops import keeping, permissions
from workshops.models import Participant

OVER = (
    "“{workshop}” sudah berakhir, jadi daftar pesertanya tetap. Bila ada yang keliru "
    "atau kurang, beri tahu DKISP."
)
CAME = (
    "{person} sudah tercatat hadir, jadi namanya tetap. Bila ada yang keliru, beri "
    "tahu DKISP."
)


def sender(user):
    """The agency whose people this person writes down; None where it is any."""
    return None if permissions.can_keep(user) else user.agency


def closing(workshop, *, by):
    """Why this person may add nobody to the list any more, or nothing."""
    is_closed = workshop.is_over and not permissions.can_keep(by)
    return OVER.format(workshop=workshop) if is_closed else ""


def obstacle(person, *, by):
    """Why this line of the list may not change now, or nothing.

    A person who is on the list already comes with their check-ins.
    """
    is_fixed = person.pk and person.came and not permissions.can_keep(by)
    came = CAME.format(person=person) if is_fixed else ""
    return closing(person.workshop, by=by) or came


def write(form, *, by):
    """Save what the form says of one person, whose row is locked.

    Raises `MoveRefused` where the list may not change now.
    """
    _refuse(obstacle(form.stored, by=by))
    return keeping.keep(form, by=by)


def strike(person, *, by):
    """Take somebody off the list; raises `MoveRefused` where they must stay."""
    _refuse(obstacle(person, by=by))
    keeping.discard(person, by=by)


@transaction.atomic
def enroll(workshop, agency, people, *, by):
    """Write down everybody in `people` (name, position) who is not there yet.

    Raises `MoveRefused` where the list may not change now.
    """
    _refuse(closing(workshop, by=by))
    Participant.objects.bulk_create(
        [
            Participant(
                workshop=workshop,
                agency=agency,
                full_name=name,
                position=position,
            )
            for name, position in people
        ],
        ignore_conflicts=True,
    )
    auditing.record(
        "participant.enroll",
        workshop,
        f"{len(people)} peserta {agency} dicatat",
        by=by,
        after={"peserta": [name for name, _ in people]},
    )


def _refuse(why):
    if why:
        raise MoveRefused(why)
