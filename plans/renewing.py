"""How does a new period begin?"""

from django.db import transaction

from agencies import auditing, editing
from plans.models import Crest, MasterPlan


@transaction.atomic
def begin(plan, *, by):
    """Let a new plan be the one that is written; the one before stays readable.

    The region keeps its crest.
    """
    before = MasterPlan.objects.select_for_update().being_written().first()
    if before:
        before.is_current = False
        before.save(update_fields=["is_current"])
    plan.is_current = True
    plan.save()
    if crest := Crest.objects.filter(plan=before).first():
        Crest.objects.create(plan=plan, content=crest.content)
    auditing.record(
        "plan.begin",
        plan,
        f"Rencana induk dimulai: {plan}",
        by=by,
        before={"rencana induk": str(before)} if before else {},
        after=editing.facts(plan, ["title", "first_year", "last_year", "vision"]),
    )
    return plan
