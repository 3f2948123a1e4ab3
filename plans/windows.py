"""Is this window open for this agency now?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.formats import date_format

from agencies.models import Agency, User
from plans.models import MasterPlan, Stage


@dataclass(frozen=True)
class Window:
    """When one agency may hand in one kind of thing.

    `closes_at` is the announced end. What comes in before `accepts_until` is taken yet:
    the grace after the announced end of everybody, or the end of an extension.
    """

    kind: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    accepts_until: datetime | None = None
    is_open: bool = False
    is_late: bool = False
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
        """The code that colours it: open, in its grace, to come, over, unplanned."""
        if self.stage is None:
            return "UNPLANNED"
        if self.is_open:
            return "LATE" if self.is_late else "OPEN"
        return "UPCOMING" if self.is_ahead else "CLOSED"

    def status_for(self, reader: User) -> str:
        """The same in words, alike for every reader."""
        if self.is_late:
            return f"Masa tenggang sampai {self.grace_ends}"
        if self.is_open and self.is_extended:
            return "Terbuka, diperpanjang"
        return WORDS[self.status]

    @property
    def way_on(self) -> str:
        """What to do when it is shut, as the end of the same sentence."""
        return WAYS_ON[self.status]

    @property
    def is_plainly_open(self) -> bool:
        """Whether there is nothing to explain: open, and not in its grace."""
        return self.status == "OPEN"

    @property
    def is_over(self) -> bool:
        """Whether the announced end has passed, in its grace too."""
        return self.status in {"LATE", "CLOSED"}

    @property
    def has_grace(self) -> bool:
        """Whether something is taken yet after the announced end."""
        return self.accepts_until != self.closes_at

    @property
    def grace_ends(self) -> str:
        """When the grace ends: the hour, with the day where that is another."""
        at, announced = map(timezone.localtime, (self.accepts_until, self.closes_at))
        return date_format(at, "H.i" if at.date() == announced.date() else "j M H.i")

    @property
    def obstacle(self) -> str:
        """Why nothing can be handed in when it is shut, as the end of a sentence."""
        if self.stage is None:
            return "belum dijadwalkan"
        if self.is_ahead:
            return f"baru dibuka pada {in_wita(self.opens_at)}"
        grace = f" (masa tenggang sampai {self.grace_ends})" if self.has_grace else ""
        return f"ditutup pada {in_wita(self.closes_at)}{grace}"


WORDS = {
    "UNPLANNED": "Belum dijadwalkan",
    "OPEN": "Terbuka",
    "UPCOMING": "Belum dibuka",
    "CLOSED": "Tertutup",
}
WAYS_ON = {
    "UNPLANNED": "tanyakan jadwalnya kepada DKISP",
    "UPCOMING": "tulisan Anda tetap tersimpan sampai saat itu",
    "CLOSED": "minta perpanjangan di halaman tahapnya",
}


def in_wita(at: datetime | None) -> str:
    """A moment as the clock of Paser says it."""
    return f"{date_format(timezone.localtime(at), 'j F Y, H.i')} WITA"


def window_for(agency: Agency, kind: str, at: datetime | None = None) -> Window:
    """The window of the current plan's stage `kind` for `agency` at `at`, or now.

    Open from the moment of opening until just before the closing one. The grace of a
    stage follows its announced end; an extension moves the closing of its agency alone,
    to a minute of its own that no grace follows.
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
    at, until = at or timezone.now(), until or stage.closes_at
    closes_at = max(stage.closes_at, until)
    accepts_until = max(stage.closes_at + stage.grace, until)
    is_open = stage.plan.is_current and stage.opens_at <= at < accepts_until
    return Window(
        kind=stage.kind,
        opens_at=stage.opens_at,
        closes_at=closes_at,
        accepts_until=accepts_until,
        is_open=is_open,
        is_late=is_open and at >= closes_at,
        is_extended=closes_at > stage.closes_at,
        is_ahead=at < stage.opens_at,
        stage=stage,
        agency=agency,
    )
