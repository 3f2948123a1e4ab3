"""How do many people of one agency enter the list of those expected at once?"""

from django.db import transaction

from agencies import auditing
from workshops.models import Participant


@transaction.atomic
def enroll(workshop, agency, people, *, by):
    """Write down everybody in `people` (name, position) who is not there yet."""
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
