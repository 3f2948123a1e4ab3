"""What is the life of a finding?"""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from agencies import auditing
from agencies.models import User
from paser_masterplan import moves
from paser_masterplan.merging import fingerprint
from paser_masterplan.moves import Move, MoveRefused, Offer
from workshops import notifications, permissions
from workshops.models import Finding
from workshops.wording import FINDING

__all__ = ["MOVES", "MoveRefused", "offers", "perform"]

Status = Finding.Status
TAKES_IN = frozenset({Status.OPEN, Status.ACCEPTED})
CLASSIFIES = frozenset({"accept"})


def gaps_before_merging(finding: Finding) -> list[str]:
    """What keeps a finding from being merged: others that were merged into it."""
    if not finding.merged_here.all():
        return []
    return [
        "temuan ini sudah menampung temuan lain; buka lagi yang ditampung, atau "
        "gabungkan temuan lainnya ke sini"
    ]


MOVES = moves.table(
    Move(
        permissions.ACCEPT,
        Status.ACCEPTED,
        said="Temuan diterima.",
    ),
    Move(
        permissions.RETURN,
        Status.RETURNED,
        needs_note=True,
        said="Temuan dikembalikan ke perangkat daerahnya.",
    ),
    Move(
        permissions.MERGE,
        Status.MERGED,
        gaps=gaps_before_merging,
        needs_note=True,
        names_target=True,
        said="Temuan digabung; kedua perangkat daerah tetap tercatat.",
    ),
    Move(
        permissions.SEND,
        Status.OPEN,
        said="Temuan dikirim lagi ke DKISP.",
    ),
    Move(
        permissions.REOPEN,
        Status.OPEN,
        needs_note=True,
        said="Temuan dibuka lagi.",
    ),
)


def offers(user: User, finding: Finding) -> list[Offer]:
    """The moves this person may make now, each with its gaps."""
    return moves.offers(MOVES, user, finding)


@transaction.atomic
def perform(
    name: str,
    finding: Finding,
    *,
    by: User,
    note: str = "",
    target: Finding | None = None,
    opened: str = "",
    **classification: str,
) -> Finding:
    """Make one move: lock, ask again, change, tell, log.

    `opened` is the fingerprint of what the person read. Raises `PermissionDenied` for a
    stranger's hand and `MoveRefused` for a wrong status, a gap, a missing note, an
    unfit target or words that changed meanwhile.
    """
    move = MOVES[name]
    rows: QuerySet[Finding] = Finding.objects.select_related("agency")
    locked, taker = moves.lock(rows, finding, target if move.names_target else None)
    moves.admit(move, locked, by=by, note=note)
    if opened and opened != fingerprint(locked, FINDING):
        raise MoveRefused(
            "Isi temuan berubah sejak halaman ini dibuka. Baca isinya yang sekarang, "
            "lalu ulangi langkahnya."
        )
    if move.names_target:
        _admit_target(locked, taker)
    before = locked.status
    _change(locked, move, by=by, note=note, target=taker, **classification)
    notifications.tell(move, locked, by=by, note=note, target=taker)
    _log(move, locked, before, by=by, note=note)
    return locked


def _admit_target(finding: Finding, target: Finding | None) -> None:
    if target is None or target.pk == finding.pk:
        raise MoveRefused("Tulis nomor temuan lain yang menerima penggabungan ini.")
    if target.plan_id != finding.plan_id or target.status not in TAKES_IN:
        raise MoveRefused(
            f"Temuan {target.pk} tidak bisa menerima penggabungan: pilih temuan yang "
            "menunggu diterima atau sudah diterima."
        )


def _change(
    finding: Finding,
    move: Move,
    *,
    by: User,
    note: str,
    target: Finding | None,
    **classification: Any,
) -> None:
    """Set the status and what agrees with it; a merge hands its programs on."""
    is_decided = move.target != Status.OPEN
    finding.status = move.target
    finding.note = note if move.needs_note else ""
    finding.decided_at = timezone.now() if is_decided else None
    finding.decided_by = by if is_decided else None
    finding.merged_into = target if move.names_target else None
    for name, value in classification.items():
        setattr(finding, name, value)
    finding.save()
    if finding.merged_into:
        finding.merged_into.programs.add(*finding.programs.all())


def _log(move: Move, finding: Finding, before: str, *, by: User, note: str) -> None:
    auditing.record(
        f"finding.{move.name}",
        finding,
        f"Temuan {finding.pk}: {move.label}",
        by=by,
        before={"status": before},
        after={"status": finding.status},
        reason=note,
    )
    if finding.merged_into:
        auditing.record(
            "finding.take_in",
            finding.merged_into,
            f"Menampung temuan {finding.pk} dari {finding.agency}",
            by=by,
            reason=note,
        )
