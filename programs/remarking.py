"""How does a reviewer speak about a field, and the agency answer?"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from agencies import auditing
from paser_masterplan.moves import MoveRefused
from programs import margins, permissions, pinning
from programs.models import Remark

Status = Remark.Status


@transaction.atomic
def write(program, *, by, field, text, is_internal=False, row=None, read=None):
    """A new remark on one part or one row of it, quoting what it says now.

    It is pinned to the latest revision, of which its writer read the number `read`,
    and told with the move that hands the program back. An internal one is a word among
    reviewers: the agency never learns of it.
    """
    locked = _lock(program)
    admit(by, locked)
    if not permissions.can_remark(by, locked):
        raise MoveRefused(
            "Catatan telaah hanya bisa ditulis selama program menunggu atau sedang "
            f"ditelaah; statusnya kini “{locked.status_for(by)}”."
        )
    revision = pinning.admit(locked, read)
    if row and not margins.has_row(locked, field, row):
        raise MoveRefused(
            "Baris yang dibahas tidak ada lagi pada bagian ini. Muat ulang halaman "
            "programnya, atau tulis catatannya untuk seluruh bagian."
        )
    remark = Remark.objects.create(
        program=locked,
        field=field,
        row=row,
        quote=margins.quote(locked, field, row),
        text=text,
        is_internal=is_internal,
        revision=revision,
        by=by,
    )
    _record("write", remark, "Catatan telaah ditulis", by=by, text=text)
    return remark


@transaction.atomic
def tell_all(program, *, by, at):
    """Say to the agency what its reviewers wrote since; returns what was told now.

    What was settled before it could be told needs no telling.
    """
    untold = list(program.remarks.untold())
    program.remarks.untold().update(told_at=at)
    if untold:
        auditing.record(
            "remark.tell",
            program,
            f"{len(untold)} catatan telaah disampaikan",
            by=by,
            reason="\n".join(f"{remark.about}: {remark.text}" for remark in untold),
        )
    return untold


@transaction.atomic
def answer(remark, *, by, text, disagrees=False):
    """The agency's word on a remark; it may be bettered until the remark is settled."""
    program, locked = _lock(remark.program), _lock(remark)
    if not permissions.can_write(by, program):
        raise PermissionDenied("Catatan telaah dijawab oleh perangkat daerahnya.")
    if not permissions.can_answer(by, program):
        raise MoveRefused(
            "Catatan dijawab setelah program dikembalikan; statusnya kini "
            f"“{program.status_for(by)}”."
        )
    _refuse_settled(locked)
    if not text.strip():
        raise MoveRefused("Tulis jawabannya; bila tidak setuju, alasannya.")
    locked.status, locked.answer, locked.disagrees = Status.ANSWERED, text, disagrees
    locked.answered_at, locked.answered_by = timezone.now(), by
    locked.save(
        update_fields=["status", "answer", "disagrees", "answered_at", "answered_by"]
    )
    label = "Catatan telaah tidak disetujui" if disagrees else "Catatan telaah dijawab"
    _record("answer", locked, label, by=by, text=text)
    return locked


@transaction.atomic
def resolve(remark, *, by):
    """Nothing more is wanted, says a reviewer."""
    program, locked = _lock(remark.program), _lock(remark)
    _admit_settler(by, program)
    _refuse_settled(locked)
    locked.status = Status.RESOLVED
    locked.resolved_at, locked.resolved_by = timezone.now(), by
    locked.save(update_fields=["status", "resolved_at", "resolved_by"])
    _record("resolve", locked, "Catatan telaah diselesaikan", by=by, text=locked.text)
    return locked


@transaction.atomic
def reopen(remark, *, by):
    """A step back: a settled one is settled no more, an answered one asks once more.

    Only under review, so that nothing begins to wait for the agency behind its back.
    """
    program, locked = _lock(remark.program), _lock(remark)
    _admit_settler(by, program)
    if not permissions.can_remark(by, program):
        raise MoveRefused(
            "Catatan dibuka lagi selama program menunggu atau sedang ditelaah; "
            f"statusnya kini “{program.status_for(by)}”."
        )
    was_settled = locked.status == Status.RESOLVED
    if locked.is_open or locked.is_internal:
        raise MoveRefused("Catatan ini masih terbuka.")
    is_answered = was_settled and locked.answered_at
    locked.status = Status.ANSWERED if is_answered else Status.OPEN
    locked.resolved_at = locked.resolved_by = None
    locked.save(update_fields=["status", "resolved_at", "resolved_by"])
    label = "Catatan telaah dibuka lagi" if was_settled else "Jawaban diminta lagi"
    _record("reopen", locked, label, by=by, text=locked.text)
    return locked


def admit(user, program):
    """Only those who review the program say something about it."""
    if not permissions.can_review(user, program):
        raise PermissionDenied("Catatan telaah ditulis oleh penelaah program ini.")


def _admit_settler(user, program):
    if not permissions.can_resolve(user, program):
        raise PermissionDenied("Catatan telaah diselesaikan oleh penelaahnya.")


def _lock(thing):
    model = type(thing)
    return model.objects.select_for_update(of=("self",)).get(pk=thing.pk)


def _refuse_settled(remark):
    if remark.is_internal:
        raise MoveRefused("Catatan antarpenelaah tidak menunggu jawaban siapa pun.")
    if remark.is_resolved:
        raise MoveRefused("Catatan ini sudah diselesaikan penelaah.")


def _record(verb, remark, label, *, by, text):
    """What its agency was told is of the program's story; the rest of the remark's."""
    auditing.record(
        f"remark.{verb}",
        remark.program if remark.told_at else remark,
        f"{label}: {remark.get_field_display()}",
        by=by,
        reason=text,
    )
