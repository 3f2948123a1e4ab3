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
from programs import (
    assigning,
    crediting,
    lateness,
    notifications,
    permissions,
    pinning,
    remarking,
)
from programs.freezing import at_hand, freeze
from programs.models import Program, Revision, Verdict
from programs.sections import gaps

__all__ = ["MOVES", "MoveRefused", "admit", "offers", "perform"]

Status = Program.Status
HANDS_OVER = {"propose", "submit", "return", "approve"}
REVIEWS = {"start", "return", "approve", "reject", "merge"}  # pinned to what was read
TAKES_IN = {Status.SUBMITTED, Status.IN_REVIEW, Status.APPROVED}
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
        f"catatan telaah pada {remark.about} belum dijawab"
        for remark in program.remarks.all()
        if remark.is_unanswered
    ]
    window = window_for(program.agency, Stage.Kind.PROPOSALS)
    if not window.is_open:
        missing.append(f"jendela bimtek II {window.obstacle}; {window.way_on}")
    return missing


def gaps_before_approving(program: Program) -> list[str]:
    """No gap in any section, every remark settled."""
    return gaps(program) + [
        f"catatan telaah pada {remark.about} belum diselesaikan"
        for remark in program.remarks.all()
        if not remark.is_resolved
    ]


def gaps_before_reopening(program: Program) -> list[str]:
    """A return stands as its agency got it; no edition holds a merge."""
    if program.status == Status.RETURNED:
        return _gaps_since_returning(program)
    return _gaps_since_merging(program) if program.status == Status.MERGED else []


def _gaps_since_returning(program: Program) -> list[str]:
    returned = program.revisions.filter(move="return").order_by("number").last()
    if returned is not None and not _has_worked_on(program, returned):
        return []
    return [
        f"{program.agency} sudah mengerjakannya sejak dikembalikan; tunggu sampai "
        "diajukan lagi"
    ]


def _has_worked_on(program: Program, returned: Revision) -> bool:
    """Whether its agency changed or answered anything since it was returned."""
    answers = [remark.answered_at for remark in program.remarks.all()]
    if any(answered and answered > returned.handed_at for answered in answers):
        return True
    return bool(returned.content != at_hand(program))


def _gaps_since_merging(program: Program) -> list[str]:
    taker = program.merged_into
    if taker is not None and taker.merged_into is not None:
        return [
            f"{taker.code} yang menampungnya sudah digabung ke "
            f"{taker.merged_into.code}; buka lagi {taker.code} dahulu"
        ]
    issued = program.plan.editions.filter(issued_at__gt=program.decided_at)
    edition = issued.order_by("number").first()
    if edition is None:
        return []
    return [f"{edition} sudah terbit dengan penggabungan ini; edisi tidak berubah"]


MOVES = moves.table(
    Move(
        permissions.PROPOSE,
        Status.PROPOSED,
        said="Program menunggu pimpinan.",
    ),
    Move(
        permissions.HAND_BACK,
        Status.DRAFT,
        needs_note=True,
        said="Program kembali ke penyusunnya.",
    ),
    Move(
        permissions.SUBMIT,
        Status.SUBMITTED,
        gaps=gaps_before_submitting,
        said="Program diajukan untuk ditelaah.",
    ),
    Move(
        permissions.TAKE_BACK,
        Status.DRAFT,
        said="Program kembali menjadi draf.",
    ),
    Move(
        permissions.START,
        Status.IN_REVIEW,
        said="Telaah dimulai.",
    ),
    Move(
        permissions.RETURN,
        Status.RETURNED,
        needs_note=True,
        spares_note=Program.has_open_remark,
        said="Program dikembalikan ke perangkat daerahnya.",
    ),
    Move(
        permissions.APPROVE,
        Status.APPROVED,
        gaps=gaps_before_approving,
        said="Program disetujui.",
    ),
    Move(
        permissions.REJECT,
        Status.REJECTED,
        needs_note=True,
        said="Program ditolak.",
    ),
    Move(
        permissions.MERGE,
        Status.MERGED,
        needs_note=True,
        names_target=True,
        said="Program digabung.",
    ),
    Move(
        permissions.REOPEN,
        Status.IN_REVIEW,
        gaps=gaps_before_reopening,
        needs_note=True,
        said="Program dibuka lagi untuk ditelaah.",
    ),
    Move(
        permissions.WITHDRAW,
        Status.WITHDRAWN,
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
    read: int | None = None,
) -> Program:
    """Make one move: lock, ask again, compose, change, freeze, tell, log.

    `read` is the number of the latest revision that a reviewer's page showed; None is
    not asked. Raises `PermissionDenied` for a stranger's hand and `MoveRefused` for a
    newer revision, a wrong status, a gap, a missing note or an unfit target.
    """
    move = MOVES[name]
    locked, partner = _lock(move, program, target)
    admit(move, locked, by=by, note=note, target=partner, read=read)
    notices = notifications.compose(move, locked, by=by, note=note, target=partner)
    before = locked.status
    _change(locked, move, by=by, target=partner)
    if before == Status.IN_REVIEW:
        _leave_review(locked, by=by)
    if move.name in HANDS_OVER:
        _keep_revision(locked, move, by=by)
    notifications.send(notices)
    auditing.record(
        f"program.{name}",
        locked,
        lateness.label(move, locked),
        by=by,
        before={"status": before},
        after={"status": locked.status},
        reason=note,
    )
    return locked


def admit(
    move: Move,
    program: Program,
    *,
    by: User,
    note: str = "",
    target: Program | None = None,
    read: int | None = None,
) -> None:
    """Let the move pass, or refuse it as `perform` would."""
    is_pinned = read is not None and move.name in REVIEWS
    if is_pinned and move.right.allows(by, program):
        pinning.admit(program, read)
    moves.admit(move, program, by=by, note=note)
    if move.names_target:
        _admit_target(program, target)


def _lock(
    move: Move, program: Program, target: Program | None
) -> tuple[Program, Program | None]:
    """The program and the one that takes it in, or that it was taken into."""
    if move.name == "reopen":
        target = Program.objects.filter(merged_here=program.pk).first()
    elif not move.names_target:
        target = None
    rows: QuerySet[Program] = Program.objects.all()
    return moves.lock(rows, program, target)


def _admit_target(program: Program, target: Program | None) -> None:
    if target is None or target.pk == program.pk:
        raise MoveRefused("Pilih program lain yang menerima penggabungan ini.")
    if target.status not in TAKES_IN:
        raise MoveRefused(f"{target.code} tidak sedang ditelaah atau disetujui.")


def _change(program: Program, move: Move, *, by: User, target: Program | None) -> None:
    """Set the status and what agrees with it, and save these alone."""
    now, before = timezone.now(), program.status
    program.status = move.target
    if move.target == Status.SUBMITTED:
        program.submitted_at, program.submitted_by = now, by
        program.reviewer = assigning.reviewer_for(program)
    if move.target == Status.DRAFT:
        program.submitted_at = program.submitted_by = None
    if move.name == "start":
        program.reviewer = by
    is_decided = move.target in {Status.APPROVED, Status.REJECTED, Status.MERGED}
    program.decided_at, program.decided_by = (now, by) if is_decided else (None, None)
    program.merged_into = target if move.target == Status.MERGED else None
    program.save(update_fields=CHANGED)
    if program.merged_into:
        crediting.credit(program, program.merged_into, by=by)
    if before == Status.MERGED:
        crediting.give_back(program, by=by)


def _leave_review(program: Program, *, by: User) -> None:
    """What was said is told with the move, and what was only prepared is over."""
    remarking.tell_all(program, by=by, at=timezone.now())
    Verdict.objects.filter(program=program).delete()


def _keep_revision(program: Program, move: Move, *, by: User) -> None:
    last = program.revisions.aggregate(last=Max("number"))["last"] or 0
    Revision.objects.create(
        program=program,
        number=last + 1,
        move=move.name,
        content=freeze(program),
        handed_by=by,
    )
