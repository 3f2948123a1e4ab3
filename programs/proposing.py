"""How does a program begin?"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.functions import Length

from agencies import auditing
from plans.models import MasterPlan
from programs import permissions
from programs.models import Program


@transaction.atomic
def start(plan, *, by, title, sub_dimension=None):
    """A new draft of the agency of `by`, with a code that it keeps for good."""
    if not permissions.can_create(by):
        raise PermissionDenied("Program diusulkan oleh akun perangkat daerah.")
    locked = MasterPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    program = Program.objects.create(
        plan=locked,
        code=_next_code(locked),
        agency=by.agency,
        title=title,
        sub_dimension=sub_dimension,
        created_by=by,
    )
    auditing.record(
        "program.start",
        program,
        "Program dibuat",
        by=by,
        after={"code": program.code, "title": title},
    )
    return program


def _next_code(plan):
    """One more than the last of a plan, under the year in which the plan is written.

    A plan is written in the year before it begins, and the ministry knows it by that
    year: the plan for 2022-2026 counts SC21-0001, SC21-0002 and on.
    """
    prefix = f"SC{(plan.first_year - 1) % 100:02}-"
    codes = plan.programs.filter(code__startswith=prefix)
    # Five digits follow four: the longest is the last, however it sorts as text.
    last = codes.order_by(Length("code").desc(), "-code").first()
    number = int(last.code.removeprefix(prefix)) if last else 0
    return f"{prefix}{number + 1:04}"
