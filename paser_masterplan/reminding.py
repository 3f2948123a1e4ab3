"""Who is reminded that a window closes while something is left undone?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from agencies.models import Agency, Message, User
from agencies.permissions import WRITERS
from agencies.telling import tell
from plans.models import Stage
from plans.windows import windows_of
from programs.models import Program
from workshops.models import Finding

MILESTONES = (0, 2, 7)  # days before the last one, the tightest first
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Work:
    """What a stage asks of an agency, and where it is done."""

    things: type[Program] | type[Finding]
    unfinished: tuple[str, ...]
    some: str
    none: str
    route: str


WORKS = {
    Stage.Kind.FINDINGS: Work(
        Finding,
        (Finding.Status.RETURNED,),
        "{number} temuan {agency} masih perlu diperbaiki.",
        "{agency} belum mengirim temuan.",
        "workshops:finding_list",
    ),
    Stage.Kind.PROPOSALS: Work(
        Program,
        (Program.Status.DRAFT, Program.Status.RETURNED, Program.Status.PROPOSED),
        "{number} program {agency} belum diajukan.",
        "{agency} belum mengusulkan program.",
        "programs:list",
    ),
}


@dataclass(frozen=True)
class Closing:
    """The last day of one agency's window, and how near it is."""

    agency: Agency
    closes_at: datetime
    days: int
    last_day: date

    @property
    def milestone(self):
        """The tightest one that applies."""
        return next(days for days in MILESTONES if self.days <= days)

    @property
    def words(self):
        """When it closes; midnight ends the day before it."""
        hour = f"{timezone.localtime(self.closes_at):%H.%M}".replace("00.00", "24.00")
        if self.days == 0:
            return f"ditutup hari ini pukul {hour} WITA"
        day = date_format(self.last_day, "l, j F Y")
        return f"tinggal {self.days} hari, sampai {day} pukul {hour} WITA"


def remind(now=None):
    """Tell who writes for an agency with something undone, once a milestone."""
    now = now or timezone.now()
    stages = Stage.objects.current().select_related("plan")
    for stage in stages.filter(kind__in=WORKS).in_time_order():
        closings = _closings(stage, now)
        if closings:
            _remind(stage, closings)


def _closings(stage, now):
    """The windows of this stage that are open and close within the first milestone."""
    today = timezone.localdate(now)
    closings = []
    agencies = list(Agency.objects.active().in_alphabet())
    windows = windows_of(stage, agencies, now)
    for agency, window in zip(agencies, windows, strict=True):
        closes_at = window.closes_at or stage.closes_at
        last_day = timezone.localdate(closes_at - INSTANT)
        days = (last_day - today).days
        if stage.opens_at <= now < closes_at and days <= MILESTONES[-1]:
            closings.append(Closing(agency, closes_at, days, last_day))
    return closings


def _remind(stage, closings):
    work, writers = WORKS[stage.kind], _writers()
    done = _counted(stage, work)
    for closing in closings:
        agency = closing.agency
        begun, unfinished = done.get(agency.pk, (0, 0))
        if begun and not unfinished:
            continue
        left = work.some if unfinished else work.none
        tell(
            writers[agency.pk],
            f"{stage} {closing.words}. "
            + left.format(number=unfinished, agency=agency.short_name),
            kind=Message.Kind.REMINDER,
            url=f"{reverse(work.route)}?agency={agency.pk}",
            key=f"ingat:{stage.pk}:{agency.pk}:{closing.milestone}:{closing.last_day}",
        )


def _writers():
    """Those who write, by the number of their agency."""
    writers = defaultdict(list)
    for person in User.objects.active().filter(role__in=WRITERS):
        writers[person.agency_id].append(person)
    return writers


def _counted(stage, work):
    """How many things each agency has in the plan, and how many are unfinished."""
    unfinished = Count("pk", filter=Q(status__in=work.unfinished))
    things = work.things.objects.filter(plan=stage.plan)
    counted = things.values("agency").annotate(all=Count("pk"), left=unfinished)
    return {row["agency"]: (row["all"], row["left"]) for row in counted}
