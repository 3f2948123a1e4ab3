"""How ready everybody is, and which problems press most: as examples."""

from agencies.models import Agency, User
from paser_masterplan.demo import read
from plans.models import MasterPlan, ReadinessElement
from workshops.models import Assessment, Finding, UsgScore
from workshops.models.scoring import USG
from workshops.permissions import GUIDES


def lay(plan: MasterPlan, findings: dict[str, Finding]):
    """The assessments, the scores, and what was moved in the SWOT."""
    rows = read("readiness")
    _assess(plan, rows["assessments"])
    _score(rows["scores"], findings)
    for ref, field in rows["corrections"].items():
        finding = findings[ref]
        finding.swot = field
        finding.save(update_fields=["swot"])


def _assess(plan, rows):
    agencies = {agency.short_name: agency for agency in Agency.objects.all()}
    elements = {one.code: one for one in ReadinessElement.objects.all()}
    for row in rows:
        Assessment.objects.create(
            plan=plan,
            element=elements[row.pop("element")],
            agency=agencies.get(row.pop("agency")),
            **row,
        )


def _score(rows, findings):
    """Each list of marks is of another person who guides the groups."""
    guides = User.objects.filter(role__in=GUIDES).order_by("-role", "pk")
    for ref, given in rows.items():
        for person, marks in zip(guides, given, strict=False):
            said = dict(zip(USG, marks, strict=True))
            UsgScore.objects.create(finding=findings[ref], by=person, **said)
