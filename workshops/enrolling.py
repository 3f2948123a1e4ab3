"""How do many people of one agency enter the list of participants at once?"""

from django.db import transaction

from agencies import auditing
from workshops.models import Attendance


@transaction.atomic
def enroll(workshop, agency, mode, people, *, by):
    """Write down everybody in `people` (name, position) who is not there yet."""
    Attendance.objects.bulk_create(
        [
            Attendance(
                workshop=workshop,
                agency=agency,
                full_name=name,
                position=position,
                mode=mode,
            )
            for name, position in people
        ],
        ignore_conflicts=True,
    )
    auditing.record(
        "attendance.enroll",
        workshop,
        f"{len(people)} peserta {agency} dicatat",
        by=by,
        after={"peserta": [name for name, _ in people]},
    )
