"""What do the pages of a workshop and of a finding say?"""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from agencies import auditing
from agencies.models import Agency, AuditEntry, Evidence, User
from paser_masterplan.merging import fingerprint
from paser_masterplan.moves import Move, Offer
from plans.contexts import Standing
from workshops import enrolling, helping, permissions, workflow, writing
from workshops.forms import MoveForm
from workshops.helping import Help
from workshops.models import CheckIn, Finding, Outcome, Session, Workshop
from workshops.rolls import overall
from workshops.wording import FINDING


@dataclass(frozen=True)
class Presence:
    """Who was expected from one agency, or came; each with the sessions they saw."""

    agency: Agency
    people: list[Any]


@dataclass(frozen=True)
class Heard:
    """How many findings of one dimension were heard, by kind."""

    dimension: int
    code: str
    name: str
    problems: int
    potentials: int


@dataclass(frozen=True)
class WorkshopPage:
    """All that the page of one workshop says to one person."""

    days: list[tuple[date, list[Session]]]
    presences: list[Presence]
    enrolled: int
    offices: int
    onsite: int
    online: int
    absent: list[Agency]
    outcomes: list[Outcome]
    heard: list[Heard]
    may_keep: bool
    may_enroll: bool
    changeable: frozenset[int]
    finishable: frozenset[int]
    tasks: list[Outcome]

    @classmethod
    def gather(cls, workshop: Workshop, user: User) -> "WorkshopPage":
        """The page in ten queries, whatever the number of people and findings."""
        pieces = Prefetch("evidence", Evidence.objects.in_order())
        sessions = workshop.sessions.in_time_order().prefetch_related(pieces)
        people = list(workshop.participants.with_check_ins().in_agency_order())
        people.sort(key=lambda person: person.agency_id != user.agency_id)
        modes = [overall(person.came) for person in people]
        closing = enrolling.closing(workshop, by=user)
        outcomes = list(_outcomes(workshop, user))
        finishable = _finishable(outcomes, user)
        return cls(
            days=[(day, list(rows)) for day, rows in groupby(sessions, _day)],
            presences=[
                Presence(agency, list(rows))
                for agency, rows in groupby(people, _agency)
            ],
            enrolled=len(people),
            offices=len({person.agency_id for person in people if person.came}),
            onsite=modes.count(CheckIn.Mode.ONSITE),
            online=modes.count(CheckIn.Mode.ONLINE),
            absent=_absent(workshop),
            outcomes=outcomes,
            heard=_heard(workshop, user),
            may_keep=permissions.can_keep(user),
            may_enroll=permissions.can_enroll(user) and not closing,
            changeable=_changeable(people, user),
            finishable=finishable,
            tasks=[
                one
                for one in outcomes
                if one.pk in finishable and one.is_open_for(user.agency)
            ],
        )


_day = attrgetter("held_on")
_agency = attrgetter("agency")


def _changeable(people: list[Any], user: User) -> frozenset[int]:
    """Whom of the list the person may change now."""
    return frozenset(
        person.pk
        for person in people
        if permissions.can_amend(user, person)
        and not enrolling.obstacle(person, by=user)
    )


def tasks_for(user: User) -> list[Outcome]:
    """What the person's agency has still to do, for those who may say it is done."""
    if user.role not in permissions.FINISH.roles:
        return []
    return list(Outcome.objects.open_for(user.agency))


def _finishable(outcomes: list[Outcome], user: User) -> frozenset[int]:
    """The tasks of which the person may say that they are done, or open again."""
    return frozenset(
        one.pk for one in outcomes if one.is_task and permissions.can_finish(user, one)
    )


def _absent(workshop: Workshop) -> list[Agency]:
    """The agencies of the plan from which nobody came, or so far is expected."""
    people = workshop.participants.all()
    if not workshop.is_ahead:
        people = people.filter(check_ins__isnull=False)
    agencies = Agency.objects.active().exclude(pk__in=people.values("agency"))
    return list(agencies.in_alphabet())


def _outcomes(workshop: Workshop, user: User) -> QuerySet[Outcome]:
    """The outcomes, each with the findings and programs that the person may know of."""
    link: Any = Outcome._meta.get_field("programs")
    programs = link.related_model.objects
    outcomes: QuerySet[Outcome] = workshop.outcomes.with_source()
    return outcomes.prefetch_related(
        Prefetch("findings", Finding.objects.visible_to(user).order_by("pk")),
        Prefetch("programs", programs.visible_to(user).order_by("code", "pk")),
    )


def _heard(workshop: Workshop, user: User) -> list[Heard]:
    """The findings heard there that the person may know of, counted by dimension."""
    dimension = "sub_dimension__dimension"
    problem = Count("pk", filter=Q(kind=Finding.Kind.PROBLEM))
    potential = Count("pk", filter=Q(kind=Finding.Kind.POTENTIAL))
    rows = (
        workshop.findings.visible_to(user)
        .values_list(dimension, f"{dimension}__code", f"{dimension}__name")
        .annotate(problems=problem, potentials=potential)
        .order_by(f"{dimension}__position", dimension)
    )
    return [Heard(*row) for row in rows]


@dataclass(frozen=True)
class Step:
    """A move that is offered, with the form it asks for."""

    offer: Offer
    form: MoveForm


@dataclass(frozen=True)
class Linked:
    """Another finding that this one is tied to, and whether the reader may open it."""

    finding: Finding
    is_known: bool


@dataclass(frozen=True)
class FindingPage:
    """All that the page of one finding says to one person."""

    steps: list[Step]
    opened: str
    may_edit: bool
    may_correct: bool
    obstacle: str
    standing: Standing | None
    programs: list[Any]
    outcomes: list[Outcome]
    credits: list[Linked]
    merged_into: Linked | None
    history: list[AuditEntry]
    refused: MoveForm | None
    help: Help | None

    @property
    def stray_note(self) -> str:
        """What was typed for a move that is no longer offered."""
        is_offered = any(step.form is self.refused for step in self.steps)
        return (
            "" if is_offered or not self.refused else self.refused.data.get("note", "")
        )

    @classmethod
    def gather(
        cls, finding: Finding, user: User, refused: MoveForm | None = None
    ) -> "FindingPage":
        """The page; `refused` is the form of a move that did not pass."""
        is_theirs = permissions.can_edit(user, finding)
        standing = writing.standing(finding, user) if is_theirs else None
        window = standing and standing.window
        obstacle = writing.obstacle(finding, window) if is_theirs else ""
        programs = finding.programs.visible_to(user).order_by("code", "pk")
        taker = finding.merged_into
        history = AuditEntry.objects.about(finding).newest_first()
        steps = [
            Step(offer, _form(offer.move, finding, refused))
            for offer in workflow.offers(user, finding)
        ]
        may_edit = is_theirs and not obstacle
        return cls(
            steps=steps,
            opened=fingerprint(finding, FINDING),
            may_edit=may_edit,
            may_correct=permissions.can_correct(user, finding),
            obstacle=obstacle,
            standing=standing,
            programs=list(programs),
            outcomes=list(finding.outcomes.with_source()),
            credits=[_linked(other, user) for other in finding.merged_here.all()],
            merged_into=_linked(taker, user) if taker else None,
            history=[*auditing.untold(finding), *history],
            refused=refused,
            help=_help(finding, user, may_edit, steps),
        )


def _help(
    finding: Finding, user: User, may_edit: bool, steps: list[Step]
) -> Help | None:
    """For its writers while they may write; who may merge it sees its like."""
    may_merge = any(step.offer.move.names_target for step in steps)
    if may_edit or may_merge:
        return helping.for_finding(finding, user, compares=may_merge)
    return None


def _form(move: Move, finding: Finding, refused: MoveForm | None) -> MoveForm:
    """The form of a move: the one that was just refused, or a fresh one."""
    if refused and refused.move == move:
        return refused
    return MoveForm(move=move, finding=finding)


def _linked(finding: Finding, user: User) -> Linked:
    return Linked(finding, permissions.can_see(user, finding))
