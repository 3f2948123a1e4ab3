"""What is prepared, and what will whom be told when it is released?"""

from collections import Counter
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch

from agencies import telling
from agencies.models import Message, Preference
from paser_masterplan.moves import MoveRefused
from programs import deciding, notifications, permissions, pinning, workflow
from programs.models import Program, Verdict
from programs.notifications import Notice

# How a decision is counted once it was made.
DONE = {
    Verdict.Move.APPROVE: "disetujui",
    Verdict.Move.RETURN: "dikembalikan",
    Verdict.Move.REJECT: "ditolak",
    Verdict.Move.MERGE: "digabung",
}


@dataclass(frozen=True)
class Parcel:
    """One prepared decision with all that it will say, and what still holds it."""

    verdict: Verdict
    notices: list[Notice]
    refusal: str
    is_ticked: bool


def prepared_for(user):
    """The decisions that this admin may release, by program."""
    programs = Program.objects.filter(permissions.PREPARE.rows(user))
    return (
        Verdict.objects.filter(program__in=programs)
        .select_related("prepared_by__agency", "target__agency", "revision")
        .order_by("program__code", "program")
    )


def opened(program, docket):
    """With what the form of a verdict is opened: what is prepared already, or nothing.

    It is pinned to what the page shows: the latest revision, the present verdict.
    """
    read = {"read": pinning.last_number(program)}
    if docket is None or docket.verdict is None:
        return read
    verdict = docket.verdict
    return read | {
        "replaces": verdict.pk,
        "move": verdict.move,
        "note": verdict.note,
        "target": verdict.target.code if verdict.target else "",
    }


def outlook(asked, user):
    """What would become of each of these programs, by code."""
    programs = asked["programs"].for_page(user).order_by("code", "pk")
    programs = programs.select_related("verdict__prepared_by__agency")
    return deciding.outlook(**(asked | {"programs": programs}), by=user)


def pack(user, ticked=None):
    """Every decision that this admin may release, as it would leave now.

    At first all that can leave are ticked; then what `ticked` says.
    """
    programs = Prefetch("program", Program.objects.for_page(user))
    verdicts = list(prepared_for(user).prefetch_related(programs))
    pairs = [(verdict.program, verdict.target) for verdict in verdicts]
    agencies = {one.agency_id for pair in pairs for one in pair if one}
    members = notifications.members_of(agencies)
    everybody = [person for people in members.values() for person in people]
    ways = telling.ways_of(everybody, Message.Kind.DECISION)
    deaf = {person for person, way in ways.items() if way == Preference.Way.NONE}
    parcels = [_parcel(verdict, user, members, deaf) for verdict in verdicts]
    if ticked is None:
        return parcels
    return [
        replace(parcel, is_ticked=str(parcel.verdict.pk) in ticked)
        for parcel in parcels
    ]


def summary(verdicts):
    """How many are decided how: `2 disetujui, 1 dikembalikan`."""
    counted = Counter(verdict.move for verdict in verdicts)
    return ", ".join(f"{counted[move]} {DONE[move]}" for move in DONE if counted[move])


def _parcel(verdict, user, members, deaf):
    move, program = workflow.MOVES[verdict.move], verdict.program
    said = {"by": user, "note": verdict.note, "target": verdict.target}
    notices = notifications.compose(move, program, members=members, **said)
    try:
        workflow.admit(move, program, **said)
        refusal = ""
    except (MoveRefused, PermissionDenied) as refused:
        refusal = str(refused)
    heard = [_heard(notice, deaf) for notice in notices]
    return Parcel(verdict, heard, refusal, is_ticked=not refusal)


def _heard(notice, deaf):
    """The same to those only who want to be told."""
    people = [person for person in notice.people if person not in deaf]
    return Notice(people, notice.text, notice.url, notice.kind)
