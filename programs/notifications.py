"""Who is told of a move, and in which words?"""

from collections import defaultdict
from dataclasses import dataclass

from agencies import telling
from agencies.models import Message, User
from programs import assigning

Kind = Message.Kind
SENTENCES = {
    "propose": "{by} meminta Anda memeriksa dan mengajukan program {program}.",
    "hand_back": "{by} mengembalikan program {program} kepada penyusun{note}",
    "submit": "{agency} mengajukan program {program} untuk ditelaah{answers}.",
    "take_back": "{agency} menarik kembali program {program} ke draf.",
    "start": "Program {program} mulai ditelaah oleh {by}.",
    "return": "Program {program} dikembalikan untuk diperbaiki{remarks}{note}",
    "approve": "Program {program} disetujui{note}",
    "reject": "Program {program} ditolak{remarks}{note}",
    "merge": "Program {program} digabung ke {target}{remarks}{note}",
    "reopen": "Program {program} dibuka lagi untuk ditelaah{note}",
    "withdraw": "{agency} menarik program {program} dari rencana{note}",
}
TAKEN_OVER = "{by} mulai menelaah program {program} yang ditugaskan kepada Anda."
GIVEN_BACK = "Program {program} yang digabung ke {target} dibuka lagi{note}"
# What asks somebody to do something; all else says what was done to a proposal.
WORK = {"propose", "hand_back", "submit", "take_back", "withdraw"}


@dataclass(frozen=True)
class Notice:
    """One sentence, to whom it goes, and the page it speaks of."""

    people: list[User]
    text: str
    url: str
    kind: str


def compose(move, program, *, by, note="", target=None, members=None):
    """All that the move will say, to all whom it concerns but its maker.

    It is asked before the move is made; what is previewed is what leaves. `members`
    are the people by agency, where they are known already.
    """
    words = _words(program, by=by, note=note, target=target)
    if members is None:
        agencies = {program.agency_id} | ({target.agency_id} if target else set())
        members = members_of(agencies)
    people = AUDIENCES.get(move.name, _members)(program, members)
    said = [(people, SENTENCES[move.name], program)]
    if move.name == "start":
        said.append((_reviewer(program), TAKEN_OVER, program))
    if target and target.agency_id != program.agency_id:
        sentence = GIVEN_BACK if move.name == "reopen" else SENTENCES[move.name]
        said.append((members[target.agency_id], sentence, target))
    kind = Kind.WORK if move.name in WORK else Kind.DECISION
    notices = [
        Notice(_but(by, people), text.format(**words), thing.get_absolute_url(), kind)
        for people, text, thing in said
    ]
    return [notice for notice in notices if notice.people]


def send(notices):
    """Tell all of it, in the transaction of the move."""
    for notice in notices:
        telling.tell(notice.people, notice.text, kind=notice.kind, url=notice.url)


def members_of(agencies):
    """The people of these agencies who may log in, by agency."""
    found = defaultdict(list)
    for person in User.objects.active().filter(agency__in=agencies).order_by("pk"):
        found[person.agency_id].append(person)
    return found


def _words(program, *, by, note, target):
    remarks = program.remarks.all()
    untold = sum(remark.is_open and remark.told_at is None for remark in remarks)
    answered = [remark for remark in remarks if remark.is_answered]
    return {
        "program": program,
        "agency": program.agency,
        "by": by,
        "target": target,
        "note": f": {note.strip()}" if note.strip() else ".",
        "remarks": f" dengan {untold} catatan telaah" if untold else "",
        "answers": _answers(answered),
    }


def _answers(answered):
    """How many remarks were answered, and to how many the agency does not agree."""
    if not answered:
        return ""
    disputed = sum(remark.disagrees for remark in answered)
    said = f"; {len(answered)} catatan dijawab"
    return f"{said}, {disputed} di antaranya tidak disetujui" if disputed else said


def _members(program, members):
    return members[program.agency_id]


def _in_role(role):
    def people(program, members):
        return [person for person in _members(program, members) if person.role == role]

    return people


def _reviewer(program, members=None):
    return [program.reviewer] if program.reviewer else []


def _reviewers(program, members):
    """Whom it is assigned to; where nobody is, all who may start."""
    if reviewer := assigning.reviewer_for(program):
        return [reviewer]
    experts = User.objects.experts().filter(
        dimensions=program.sub_dimension.dimension_id
    )
    return [*User.objects.admins(), *experts.exclude(agency=program.agency_id)]


def _but(maker, people):
    return [person for person in people if person != maker]


AUDIENCES = {
    "propose": _in_role(User.Role.VERIFIER),
    "hand_back": _in_role(User.Role.OPERATOR),
    "submit": _reviewers,
    "take_back": _reviewer,
    "withdraw": _reviewer,
}
