"""Which decisions of the workshops led to a program?"""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies import auditing
from programs import permissions
from workshops.models import Outcome


@transaction.atomic
def link_outcomes(program, *, by, outcomes):
    """Tie the program to these outcomes, and to no others."""
    if not permissions.can_link_outcomes(by, program):
        raise PermissionDenied("Hasil lokakarya dikaitkan oleh DKISP.")
    before = _texts(program)
    program.outcomes.set(outcomes)
    auditing.record(
        "program.link_outcomes",
        program,
        "Hasil lokakarya dikaitkan",
        by=by,
        before={"outcomes": before},
        after={"outcomes": _texts(program)},
    )


def outcomes_for(program):
    """The outcomes that a program may be tied to: those of its plan's workshops."""
    found = Outcome.objects.filter(workshop__stage__plan=program.plan_id)
    return found.select_related("workshop").order_by(
        "workshop__starts_on", "workshop", "pk"
    )


def _texts(program):
    return list(program.outcomes.order_by("pk").values_list("text", flat=True))
