"""What is the life of a program?"""

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from agencies import auditing
from agencies.models import User
from paser_masterplan import moves
from paser_masterplan.moves import Move, MoveRefused, Offer
from plans.models import Stage
from plans.windows import window_for
from programs import notifications, permissions
from programs.freezing import freeze
from programs.models import Program, Revision
from programs.sections import gaps

__all__ = ["MOVES", "MoveRefused", "offers", "perform"]

Status = Program.Status
HANDS_OVER = {"propose", "submit", "approve"}
CHANGED = (
    "status",
    "submitted_at",
    "submitted_by",
    "reviewer",
    "decided_at",
    "decided_by",
    "merged_into",
    "updated_at",
)


def gaps_before_submitting(program: Program) -> list[str]:
    """No gap in any section, every remark answered, the window open or extended."""
    missing = gaps(program)
    missing += [
        f"catatan telaah pada {remark.get_field_display()} belum dijawab"
        for remark in program.remarks.all()
        if remark.is_unanswered
    ]
    window = window_for(program.agency, Stage.Kind.PROPOSALS)
    if not window.is_open:
        missing.append("jendela bimtek II sedang tertutup; minta perpanjangan ke DKISP")
    return missing


def gaps_before_approving(program: Program) -> list[str]:
    """No gap in any section, every remark settled."""
    return gaps(program) + [
        f"catatan telaah pada {remark.get_field_display()} belum diselesaikan"
        for remark in program.remarks.all()
        if not remark.is_resolved
    ]


MOVES = moves.table(
    Move(
        "propose",
        "Minta persetujuan pimpinan",
        frozenset({Status.DRAFT}),
        Status.PROPOSED,
        permissions.can_propose,
        said="Program menunggu pimpinan.",
    ),
    Move(
        "hand_back",
        "Kembalikan ke penyusun",
        frozenset({Status.PROPOSED}),
        Status.DRAFT,
        permissions.can_hand_back,
        needs_note=True,
        said="Program kembali ke penyusunnya.",
    ),
    Move(
        "submit",
        "Ajukan untuk ditelaah",
        frozenset({Status.DRAFT, Status.PROPOSED, Status.RETURNED}),
        Status.SUBMITTED,
        permissions.can_submit,
        gaps=gaps_before_submitting,
        said="Program diajukan untuk ditelaah.",
    ),
    Move(
        "take_back",
        "Tarik kembali ke draf",
        frozenset({Status.SUBMITTED}),
        Status.DRAFT,
        permissions.can_take_back,
        said="Program kembali menjadi draf.",
    ),
    Move(
        "start",
        "Mulai menelaah",
        frozenset({Status.SUBMITTED}),
        Status.IN_REVIEW,
        permissions.can_review,
        said="Telaah dimulai.",
    ),
    Move(
        "return",
        "Kembalikan untuk diperbaiki",
        frozenset({Status.IN_REVIEW}),
        Status.RETURNED,
        permissions.can_review,
        needs_note=True,
        spares_note=Program.has_open_remark,
        said="Program dikembalikan ke perangkat daerahnya.",
    ),
    Move(
        "approve",
        "Setujui",
        frozenset({Status.IN_REVIEW}),
        Status.APPROVED,
        permissions.can_decide,
        gaps=gaps_before_approving,
        said="Program disetujui.",
    ),
    Move(
        "reject",
        "Tolak",
        frozenset({Status.IN_REVIEW}),
        Status.REJECTED,
        permissions.can_decide,
        needs_note=True,
        said="Program ditolak.",
    ),
    Move(
        "merge",
        "Gabung ke program lain",
        frozenset({Status.IN_REVIEW}),
        Status.MERGED,
        permissions.can_decide,
        needs_note=True,
        names_target=True,
        said="Program digabung.",
    ),
    Move(
        "reopen",
        "Buka lagi",
        frozenset({Status.APPROVED, Status.REJECTED, Status.MERGED}),
        Status.IN_REVIEW,
        permissions.can_reopen,
        needs_note=True,
        said="Program dibuka lagi untuk ditelaah.",
    ),
    Move(
        "withdraw",
        "Tarik dari rencana",
        frozenset({Status.RETURNED}),
        Status.WITHDRAWN,
        permissions.can_withdraw,
        needs_note=True,
        said="Program ditarik.",
    ),
)


def offers(user: User, program: Program) -> list[Offer]:
    """The moves this person may make now, each with its gaps."""
    return moves.offers(MOVES, user, program)


@transaction.atomic
def perform(
    name: str,
    program: Program,
    *,
    by: User,
    note: str = "",
    target: Program | None = None,
) -> Program:
    """Make one move: lock, ask again, change, freeze, tell, log.

    Raises `PermissionDenied` for a stranger's hand and `MoveRefused` for a wrong
    status, a gap, a missing note or an unfit target.
    """
    move = MOVES[name]
    rows: QuerySet[Program] = Program.objects.all()
    locked, target = moves.lock(rows, program, target if move.names_target else None)
    moves.admit(move, locked, by=by, note=note)
    if move.names_target:
        _admit_target(locked, target)
    before = locked.status
    _change(locked, move, by=by, target=target)
    if move.name in HANDS_OVER:
        _keep_revision(locked, move, by=by)
    notifications.tell(move, locked, by=by, note=note, target=target)
    auditing.record(
        f"program.{name}",
        locked,
        move.label,
        by=by,
        before={"status": before},
        after={"status": locked.status},
        reason=note,
    )
    return locked


def _admit_target(program: Program, target: Program | None) -> None:
    if target is None or target.pk == program.pk:
        raise MoveRefused("Pilih program lain yang menerima penggabungan ini.")
    if target.status not in {Status.SUBMITTED, Status.IN_REVIEW, Status.APPROVED}:
        raise MoveRefused(f"{target.code} tidak sedang ditelaah atau disetujui.")


def _change(program: Program, move: Move, *, by: User, target: Program | None) -> None:
    """Set the status and the dates that agree with it, and save these alone."""
    now = timezone.now()
    program.status = move.target
    if move.target == Status.SUBMITTED:
        program.submitted_at, program.submitted_by = now, by
    if move.target == Status.DRAFT:
        program.submitted_at = program.submitted_by = program.reviewer = None
    if move.name == "start":
        program.reviewer = by
    is_decided = move.target in {Status.APPROVED, Status.REJECTED, Status.MERGED}
    program.decided_at, program.decided_by = (now, by) if is_decided else (None, None)
    program.merged_into = target if move.target == Status.MERGED else None
    program.save(update_fields=CHANGED)
    if program.merged_into:
        _credit(program, program.merged_into)


def _credit(program: Program, target: Program) -> None:
    """The program that takes another in names its agency and answers its findings."""
    if target.agency_id != program.agency_id:
        target.supporting.add(program.agency)
    target.findings.add(*program.findings.all())


def _keep_revision(program: Program, move: Move, *, by: User) -> None:
    last = program.revisions.aggregate(last=Max("number"))["last"] or 0
    Revision.objects.create(
        program=program,
        number=last + 1,
        move=move.name,
        content=freeze(program),
        handed_by=by,
    )
