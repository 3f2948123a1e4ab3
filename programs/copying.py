"""How does a program begin again in the plan that is being written?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies import auditing
from agencies.models import User
from paser_masterplan.likeness import words_of
from plans.models import MasterPlan, Mission
from programs import permissions, proposing
from programs.freezing import DESCRIPTION, SHEET, freeze
from programs.models import Action, Funding, Indicator, Program
from workshops.models import Finding

WORDS = (
    "plan_type",
    "horizon",
    "is_quick_win",
    "partners",
    "nomenclature_code",
    "spbe",
    "sdg",
    *DESCRIPTION,
    *SHEET,
)
LINKS = ("supporting", "places", "evidence")
IN_THE_SAME_PLAN = " (salinan)"
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Outlook:
    """What a copy of a program would carry into a plan, and what it would leave."""

    source: Program
    plan: MasterPlan
    actions: list[Action]
    indicators: list[Indicator]
    findings: list[Finding]
    mission: Mission | None
    left: list[str]

    @property
    def title(self) -> str:
        """The title of the copy, told apart from its source in the same plan."""
        title = self.source.title
        if self.source.plan_id != self.plan.pk:
            return title
        room = LONGEST_TITLE - len(IN_THE_SAME_PLAN)
        return title[:room].rstrip() + IN_THE_SAME_PLAN


def outlook_for(source: Program, plan: MasterPlan) -> Outlook:
    """What copying `source` into `plan` would do."""
    actions = list(source.actions.prefetch_related("fundings"))
    indicators = list(source.indicators.all())
    answered = list(source.findings.exclude(status=Finding.Status.MERGED))
    findings = _counterparts(source, answered, plan)
    mission = _mission(source, plan)
    years = _years(actions, indicators) - set(plan.years)
    left = [
        *_lost_years(years, plan),
        *_lost_findings(len(answered) - len(findings)),
        *_lost_mission(source, mission),
    ]
    return Outlook(source, plan, actions, indicators, findings, mission, left)


@transaction.atomic
def copy(outlook: Outlook, *, by: User) -> Program:
    """A new draft that says what the source says, with a code and rows of its own.

    Years outside the plan stay behind; so do findings and a mission that the plan does
    not know, and all that was said and decided about the source.
    """
    source = outlook.source
    if not permissions.can_copy(by, source):
        raise PermissionDenied(f"Program ini disalin oleh {source.agency} sendiri.")
    part, title = source.sub_dimension, outlook.title
    program = proposing.start(outlook.plan, by=by, title=title, sub_dimension=part)
    for name in WORDS:
        setattr(program, name, getattr(source, name))
    program.copied_from, program.mission = source, outlook.mission
    program.save(update_fields=[*WORDS, "copied_from", "mission", "updated_at"])
    for name in LINKS:
        linked = getattr(source, name).values_list("pk", flat=True)
        getattr(program, name).set(linked)  # by key: a photo is not read to be tied
    program.findings.set(outlook.findings)
    _copy_actions(outlook, program)
    _copy_indicators(outlook, program)
    auditing.record(
        "program.copy",
        program,
        f"Disalin dari {source.code}",
        by=by,
        after={"copied_from": str(source)} | freeze(program),
    )
    return program


def candidates(user: User) -> Iterable[Program]:
    """The programs of this person's agency in former plans, the latest plan first."""
    former = Program.objects.of(user.agency).of_former_plans().select_related("plan")
    return former.order_by("-plan__first_year", "plan", "code", "pk")


def _copy_actions(outlook: Outlook, program: Program) -> None:
    years = set(outlook.plan.years)
    for row in outlook.actions:
        action = program.actions.create(
            position=row.position,
            title=row.title,
            output=row.output,
            years=[year for year in row.years if year in years],
        )
        Funding.objects.bulk_create(
            Funding(
                action=action,
                year=money.year,
                source=money.source,
                amount=money.amount,
                unknown_reason=money.unknown_reason,
            )
            for money in row.fundings.all()
            if money.year in years
        )


def _copy_indicators(outlook: Outlook, program: Program) -> None:
    years = {str(year) for year in outlook.plan.years}
    Indicator.objects.bulk_create(
        Indicator(
            program=program,
            position=row.position,
            name=row.name,
            unit=row.unit,
            baseline=row.baseline,
            baseline_year=row.baseline_year,
            targets={year: row.targets[year] for year in row.targets if year in years},
            source=row.source,
        )
        for row in outlook.indicators
    )


def _counterparts(
    source: Program, answered: list[Finding], plan: MasterPlan
) -> list[Finding]:
    """The same findings in the plan; in another one those of the agency named alike."""
    if source.plan_id == plan.pk:
        return answered
    own = plan.findings.of(source.agency).exclude(status=Finding.Status.MERGED)
    named = {tuple(words_of(finding.title)): finding for finding in own}
    found = (named.get(tuple(words_of(finding.title))) for finding in answered)
    return [finding for finding in found if finding]


def _mission(source: Program, plan: MasterPlan) -> Mission | None:
    """The mission itself, or the one of another plan that says the same."""
    mission = source.mission
    if mission is None or mission.plan_id == plan.pk:
        return mission
    wanted = words_of(mission.text)
    same = (one for one in plan.missions.all() if words_of(one.text) == wanted)
    return next(same, None)


def _years(actions: list[Action], indicators: list[Indicator]) -> set[int]:
    """Every year that the rows name."""
    done = {year for row in actions for year in row.years}
    paid = {money.year for row in actions for money in row.fundings.all()}
    meant = {int(year) for row in indicators for year in row.targets}
    return done | paid | meant


def _lost_years(years: set[int], plan: MasterPlan) -> Iterable[str]:
    if years:
        said = ", ".join(str(year) for year in sorted(years))
        yield (
            f"Kegiatan, target, dan dana tahun {said} tidak dibawa, karena di luar "
            f"periode {plan.first_year}–{plan.last_year}. Isi lagi untuk tahun rencana "
            "ini."
        )


def _lost_findings(count: int) -> Iterable[str]:
    if count:
        yield (
            f"{count} temuan yang dijawab tidak dibawa, karena tidak tercatat dengan "
            "judul yang sama pada rencana ini. Pilih lagi temuannya."
        )


def _lost_mission(source: Program, mission: Mission | None) -> Iterable[str]:
    if source.mission and not mission:
        yield "Misi RPJMD tidak dibawa, karena berbeda pada rencana ini. Pilih lagi."
