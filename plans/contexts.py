"""What does the page of the frame say?"""

from dataclasses import dataclass

from agencies.models import User
from plans.models import Dimension, MasterPlan, Mission
from plans.windows import Window, windows_for


@dataclass(frozen=True)
class Frame:
    """One plan with all that everybody fills it by, in eight queries."""

    plan: MasterPlan | None
    others: list[MasterPlan]
    missions: list[Mission]
    dimensions: list[Dimension]
    windows: list[Window]

    @classmethod
    def gather(cls, user: User, pk: int | None = None) -> "Frame":
        """The frame of the plan `pk`, or of the one that is being written."""
        plans = list(MasterPlan.objects.newest_first())
        plan = next(
            (plan for plan in plans if pk == plan.pk or (not pk and plan.is_current)),
            None,
        )
        return cls(
            plan=plan,
            others=[other for other in plans if other != plan],
            missions=list(Mission.objects.filter(plan=plan).in_number_order()),
            dimensions=list(Dimension.objects.with_goals_of(plan)),
            windows=list(windows_for(user.agency, plan=plan).values()),
        )
