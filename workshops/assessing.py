"""How is readiness assessed: who may when, and what do its pages say?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from agencies.models import Agency, User
from paser_masterplan.means import mean_of
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan, ReadinessElement, Stage
from plans.windows import Window, window_for
from workshops import permissions
from workshops.keeping import keep
from workshops.models import Assessment, Finding

CLOSED = (
    "Jendela bimtek I {}. Kesiapan dinilai selama jendela itu terbuka; bila masih "
    "perlu waktu, minta perpanjangan kepada DKISP."
)
MOST_SHOWN = 30  # findings beside a form

Given = tuple[int, int, int | None]  # an agency, an element, and the level it gives


def obstacle(agency: Agency | None, writer: User) -> str:
    """Why this person cannot assess the agency now, or nothing; DKISP always can."""
    if agency is None or writer.role == User.Role.ADMIN:
        return ""
    window: Window = window_for(agency, Stage.Kind.FINDINGS)
    return "" if window.is_open else CLOSED.format(window.obstacle)


def begin(blank: Assessment) -> None:
    """Lay the row in which people write, so that two who begin at once share it."""
    Assessment.objects.get_or_create(
        plan=blank.plan, element=blank.element, agency=blank.agency
    )


@transaction.atomic
def write(form: Any, *, by: User) -> Assessment:
    """Save what is said of an element, whose row is locked.

    Raises `MoveRefused` where it may not change now.
    """
    if why := obstacle(form.stored.agency, by):
        raise MoveRefused(f"Belum disimpan. {why} Tulisan Anda masih ada di bawah.")
    assessment: Assessment = keep(form, by=by)
    return assessment


@dataclass(frozen=True)
class Judged:
    """One element with what is said of it, and what the agencies say on the mean."""

    element: ReadinessElement
    said: Assessment | None
    agencies: int
    mean: Fraction | None


@dataclass(frozen=True)
class Office:
    """How many elements an agency has assessed."""

    agency: Agency
    filled: int


@dataclass(frozen=True)
class ReadinessPage:
    """The readiness of one agency, or of the whole region."""

    plan: MasterPlan | None
    agency: Agency | None
    rows: list[Judged]
    offices: list[Office]
    may_assess: bool
    obstacle: str

    @classmethod
    def gather(cls, user: User, agency: Agency | None) -> "ReadinessPage":
        """In five queries, whatever the number of agencies."""
        plan = MasterPlan.objects.current()
        told = Assessment.objects.filter(plan=plan).filled()
        elements = ReadinessElement.objects.in_book_order()
        said = {one.element_id: one for one in told.of(agency)}
        others: list[Given] = []
        if agency is None:
            given = told.exclude(agency=None)
            others = list(given.values_list("agency_id", "element_id", "level"))
        may_assess = plan is not None and permissions.can_assess(
            user, Assessment(agency=agency)
        )
        return cls(
            plan=plan,
            agency=agency,
            rows=[_judged(one, said.get(one.pk), others) for one in elements],
            offices=_offices(others) if agency is None else [],
            may_assess=may_assess,
            obstacle=obstacle(agency, user) if may_assess else "",
        )


def _judged(
    element: ReadinessElement, said: Assessment | None, others: list[Given]
) -> Judged:
    levels = [level for _, pk, level in others if pk == element.pk]
    return Judged(element, said, len(levels), mean_of(levels))


def _offices(others: list[Given]) -> list[Office]:
    """Every agency of the plan, those who said nothing too."""
    counts = Counter(agency for agency, _, _ in others)
    agencies = Agency.objects.active().in_alphabet()
    return [Office(agency, counts[agency.pk]) for agency in agencies]


@dataclass(frozen=True)
class Grounds:
    """What to assess an element by: what was found in it, and what agencies say."""

    findings: list[Finding]
    told: list[Assessment]

    @classmethod
    def gather(cls, assessment: Assessment, reader: User) -> "Grounds":
        """For the form of one element."""
        return cls(
            list(_findings(assessment, reader)[:MOST_SHOWN]),
            [] if assessment.agency_id else list(_told(assessment)),
        )


def _findings(assessment: Assessment, reader: User) -> QuerySet[Finding]:
    found = Finding.objects.visible_to(reader).filter(
        plan=assessment.plan, readiness=assessment.element
    )
    found = found.exclude(status=Finding.Status.MERGED).order_by("-kind", "pk")
    return found.of(assessment.agency) if assessment.agency_id else found


def _told(assessment: Assessment) -> Iterator[Assessment]:
    """What the agencies say of the same element."""
    rows = Assessment.objects.filter(
        plan=assessment.plan, element=assessment.element, agency__isnull=False
    )
    yield from rows.filled().in_book_order()
