"""What does a person say of two programs that look alike?"""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies import auditing
from paser_masterplan.moves import MoveRefused
from programs import permissions, remarking, workflow
from programs.models import Apart
from programs.models.reviewing import RemarkField


def ways_to_merge(pair, *, by):
    """Which of the two this person may merge into which now."""
    both = (pair.one, pair.other), (pair.other, pair.one)
    return [
        (program, target)
        for program, target in both
        if permissions.MERGE.allows(by, program) and target.status in workflow.TAKES_IN
    ]


@transaction.atomic
def set_apart(one, other, *, by, note):
    """They do not overlap, says a person; the pair is shown no more."""
    _admit(by)
    first, second = sorted((one, other), key=lambda program: program.pk)
    apart, is_new = Apart.objects.get_or_create(
        one=first, other=second, defaults={"by": by, "reason": note}
    )
    if not is_new:
        raise MoveRefused(
            f"{first.code} dan {second.code} sudah dinilai berbeda oleh {apart.by}: "
            f"{apart.reason}"
        )
    for program, twin in ((first, second), (second, first)):
        _record("program.set_apart", program, "Berbeda dengan", twin, by=by, note=note)
    return apart


@transaction.atomic
def compare_again(apart, *, by):
    """What was said of the two holds no more; they may be shown again."""
    _admit(by)
    for program, twin in ((apart.one, apart.other), (apart.other, apart.one)):
        _record(
            "program.compare_again", program, "Dibandingkan lagi dengan", twin, by=by
        )
    apart.delete()


@transaction.atomic
def propose_joint(one, other, *, by, note):
    """Ask both agencies, by a remark on who supports, to do one program together.

    Said to those of the two that may be remarked on now; to neither is refused.
    """
    _admit(by)
    told = [
        remarking.write(
            program,
            by=by,
            field=RemarkField.SUPPORTING,
            text=f"Usul program bersama dengan {twin} ({twin.agency}): {note}",
        )
        for program, twin in ((one, other), (other, one))
        if permissions.can_remark(by, program)
    ]
    if not told:
        raise MoveRefused(
            f"Usul belum disampaikan: {one.code} dan {other.code} tidak sedang "
            "menunggu atau dalam telaah. Buka lagi salah satunya lebih dahulu."
        )
    return told


def _admit(user):
    if not permissions.can_judge_overlaps(user):
        raise PermissionDenied("Tumpang tindih diputuskan oleh admin DKISP.")


def _record(verb, program, label, twin, *, by, note=""):
    auditing.record(verb, program, f"{label} {twin.code}", by=by, reason=note)
