"""What do the pages of the frame and its stages say?"""

from dataclasses import dataclass

from agencies.models import Agency, User
from plans import permissions
from plans.models import (
    Dimension,
    Extension,
    ExtensionRequest,
    MasterPlan,
    Mission,
    ReadinessElement,
    Stage,
)
from plans.windows import Window, window_for, windows_for, windows_of


@dataclass(frozen=True)
class Frame:
    """One plan with all that everybody fills it by, in nine queries."""

    plan: MasterPlan | None
    others: list[MasterPlan]
    missions: list[Mission]
    dimensions: list[Dimension]
    elements: list[ReadinessElement]
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
            elements=list(ReadinessElement.objects.in_book_order()),
            windows=list(windows_for(user.agency, plan=plan).values()),
        )


@dataclass(frozen=True)
class Standing:
    """How a person's agency stands before a window, and how it may get more time."""

    window: Window
    request: ExtensionRequest | None = None
    may_ask: bool = False

    @classmethod
    def gather(cls, user: User, kind: str) -> "Standing":
        """In one query while the window is open, and one more after its end."""
        window = window_for(user.agency, kind)
        if window.stage is None or not window.is_over:
            return cls(window)
        request = window.stage.requests.latest_of(user.agency)
        is_waiting = request is not None and request.is_waiting
        may_ask = permissions.can_ask(user, window.stage) and not is_waiting
        return cls(window, request, may_ask)


@dataclass(frozen=True)
class StagePage:
    """One stage: who may hand in now, who has more time, and who asks for it."""

    stage: Stage
    windows: list[Window]
    extensions: list[Extension]
    requests: list[ExtensionRequest]
    may_keep: bool
    may_ask: bool

    @classmethod
    def gather(cls, stage: Stage, user: User) -> "StagePage":
        """In four queries, whatever the number of agencies."""
        agencies = Agency.objects.active().in_alphabet()
        known = stage.requests.visible_to(user).waiting_first().for_page()
        requests = list(known)
        waiting = [asked.agency_id for asked in requests if asked.is_waiting]
        may_ask = permissions.can_ask(user, stage) and user.agency_id not in waiting
        keeps = permissions.can_keep_frame(user) and stage.plan.is_current
        return cls(
            stage=stage,
            windows=windows_of(stage, agencies),
            extensions=list(stage.extensions.newest_first()),
            requests=requests,
            may_keep=keeps,
            may_ask=may_ask,
        )
