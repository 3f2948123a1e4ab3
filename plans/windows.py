"""Is this window open for this agency now?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q
from django.utils import timezone

from agencies.models import Agency, User
from plans.models import MasterPlan, Stage


@dataclass(frozen=True)
class Window:
    """When one agency may hand in one kind of thing."""

    kind: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    is_open: bool = False
    is_extended: bool = False
    is_ahead: bool = False
    stage: Stage | None = None
    agency: Agency | None = None

    @property
    def label(self) -> str:
        """The name of the stage as officers know it."""
        return Stage.Kind(self.kind).label

    @property
    def status(self) -> str:
        """The code that colours it: open, still to come, over, or not planned yet."""
        if self.stage is None:
            return "UNPLANNED"
        if self.is_open:
            return "OPEN"
        return "UPCOMING" if self.is_ahead else "CLOSED"

    def status_for(self, reader: User) -> str:
        """The same in words, alike for every reader."""
        if self.is_open and self.is_extended:
            return "Terbuka, diperpanjang"
        return WORDS[self.status]


WORDS = {
    "UNPLANNED": "Belum dijadwalkan",
    "OPEN": "Terbuka",
    "UPCOMING": "Belum dibuka",
    "CLOSED": "Tertutup",
}


def window_for(agency: Agency, kind: str, at: datetime | None = None) -> Window:
    """The window of the current plan's stage `kind` for `agency` at `at`, or now.

    Open from the moment of opening until just before the closing one; an extension
    moves the closing moment of its agency alone.
    """
    return windows_for(agency, at)[kind]


def windows_for(
    agency: Agency, at: datetime | None = None, plan: MasterPlan | None = None
) -> dict[str, Window]:
    """Every stage's window for `agency`, by kind, in one query.

    Those of the current plan, or of `plan`; where there is neither, all are closed.
    """
    until = Max("extensions__until", filter=Q(extensions__agency=agency))
    stages = Stage.objects.select_related("plan").annotate(until=until)
    stages = stages.of(plan) if plan else stages.current()
    known = {stage.kind: _window(stage, agency, stage.until, at) for stage in stages}
    return {kind: known.get(kind, Window(kind)) for kind in Stage.Kind.values}


def windows_of(
    stage: Stage, agencies: Iterable[Agency], at: datetime | None = None
) -> list[Window]:
    """One stage's window for each of `agencies`, in one query and theirs."""
    granted = stage.extensions.values_list("agency").annotate(last=Max("until"))
    until = dict(granted)
    return [_window(stage, agency, until.get(agency.pk), at) for agency in agencies]


def _window(
    stage: Stage, agency: Agency, until: datetime | None, at: datetime | None
) -> Window:
    at = at or timezone.now()
    closes_at = max(stage.closes_at, until) if until else stage.closes_at
    return Window(
        kind=stage.kind,
        opens_at=stage.opens_at,
        closes_at=closes_at,
        is_open=stage.plan.is_current and stage.opens_at <= at < closes_at,
        is_extended=closes_at > stage.closes_at,
        is_ahead=at < stage.opens_at,
        stage=stage,
        agency=agency,
    )
