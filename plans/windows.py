"""Is this window open for this agency now?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from agencies.models import Agency
from plans.models import Extension, Stage


@dataclass(frozen=True)
class Window:
    """When one agency may hand in one kind of thing."""

    kind: str
    opens_at: datetime | None
    closes_at: datetime | None
    is_open: bool
    is_extended: bool

    @property
    def label(self) -> str:
        """The name of the stage as officers know it."""
        return Stage.Kind(self.kind).label


def window_for(agency: Agency, kind: str, at: datetime | None = None) -> Window:
    """The window of the current plan's stage `kind` for `agency` at `at`, or now.

    Open from the moment of opening until just before the closing one; an extension
    moves the closing moment of its agency alone.
    """
    return windows_for(agency, at)[kind]


def windows_for(agency: Agency, at: datetime | None = None) -> dict[str, Window]:
    """Every stage's window for `agency`, by kind, in two queries."""
    at = at or timezone.now()
    stages = Stage.objects.filter(plan__is_current=True).in_time_order()
    extensions = Extension.objects.filter(
        agency=agency, stage__plan__is_current=True
    ).values_list("stage_id", "until")
    until: dict[int, datetime] = {}
    for stage_id, moment in extensions:
        until[stage_id] = max(moment, until.get(stage_id, moment))
    known = {stage.kind: _window(stage, until.get(stage.pk), at) for stage in stages}
    absent = {
        kind: Window(kind, None, None, False, False) for kind in Stage.Kind.values
    }
    return absent | known


def _window(stage: Stage, until: datetime | None, at: datetime) -> Window:
    closes_at = max(stage.closes_at, until) if until else stage.closes_at
    return Window(
        kind=stage.kind,
        opens_at=stage.opens_at,
        closes_at=closes_at,
        is_open=stage.opens_at <= at < closes_at,
        is_extended=closes_at > stage.closes_at,
    )
