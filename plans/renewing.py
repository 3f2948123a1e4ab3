"""How does a new period begin?"""

from django.db import transaction

from agencies import auditing, editing
from plans.models import MasterPlan


@transaction.atomic
def begin(plan, *, by):
    """Let a new plan be the one that is written; the one before stays readable."""
    before = MasterPlan.objects.select_for_update().being_written().first()
    if before:
        before.is_current = False
        before.save(update_fields=["is_current"])
    plan.is_current = True
    plan.save()
    auditing.record(
        "plan.begin",
        plan,
        f"Rencana induk dimulai: {plan}",
        by=by,
        before={"rencana induk": str(before)} if before else {},
        after=editing.facts(plan, ["title", "first_year", "last_year", "vision"]),
    )
    return plan
