"""How does a reviewer speak about a field, and the agency answer?"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from agencies import auditing
from paser_masterplan.moves import MoveRefused
from programs import notifications, permissions
from programs.models import Remark
from programs.wording import quoted


@transaction.atomic
def write(program, *, by, field, text, is_internal=False):
    """A new remark on one field, quoting what it says in the revision handed over.

    An internal one is a word among reviewers: the agency never learns of it.
    """
    locked = _lock(program)
    admit(by, locked)
    if not permissions.can_remark(by, locked):
        raise MoveRefused(
            "Catatan telaah hanya bisa ditulis selama program menunggu atau sedang "
            f"ditelaah; statusnya kini “{locked.status_for(by)}”."
        )
    remark = Remark.objects.create(
        program=locked,
        field=field,
        quote=quoted(locked, field),
        text=text,
        is_internal=is_internal,
        revision=locked.revisions.order_by("number").last(),
        by=by,
    )
    if not is_internal:
        notifications.tell_of_remark("write", remark, by=by)
    _record("write", remark, "Catatan telaah ditulis", by=by, text=text)
    return remark


@transaction.atomic
def answer(remark, *, by, text):
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
    locked.status = Remark.Status.ANSWERED
    locked.answer, locked.answered_at, locked.answered_by = text, timezone.now(), by
    locked.save(update_fields=["status", "answer", "answered_at", "answered_by"])
    notifications.tell_of_remark("answer", locked, by=by)
    _record("answer", locked, "Catatan telaah dijawab", by=by, text=text)
    return locked


@transaction.atomic
def resolve(remark, *, by):
    """Nothing more is wanted, says a reviewer."""
    program, locked = _lock(remark.program), _lock(remark)
    if not permissions.can_resolve(by, program):
        raise PermissionDenied("Catatan telaah diselesaikan oleh penelaahnya.")
    _refuse_settled(locked)
    locked.status = Remark.Status.RESOLVED
    locked.resolved_at, locked.resolved_by = timezone.now(), by
    locked.save(update_fields=["status", "resolved_at", "resolved_by"])
    notifications.tell_of_remark("resolve", locked, by=by)
    _record("resolve", locked, "Catatan telaah diselesaikan", by=by, text=locked.text)
    return locked


def admit(user, program):
    """Only those who review the program say something about it."""
    if not permissions.can_review(user, program):
        raise PermissionDenied("Catatan telaah ditulis oleh penelaah program ini.")


def _lock(thing):
    model = type(thing)
    return model.objects.select_for_update(of=("self",)).get(pk=thing.pk)


def _refuse_settled(remark):
    if remark.is_internal:
        raise MoveRefused("Catatan antarpenelaah tidak menunggu jawaban siapa pun.")
    if remark.is_resolved:
        raise MoveRefused("Catatan ini sudah diselesaikan penelaah.")


def _record(verb, remark, label, *, by, text):
    """Remarks are part of the story of their program, but for those among reviewers."""
    auditing.record(
        f"remark.{verb}",
        remark if remark.is_internal else remark.program,
        f"{label}: {remark.get_field_display()}",
        by=by,
        reason=text,
    )
