"""Who is asked to review a program?"""

from collections.abc import Iterable
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from agencies import auditing
from agencies.models import Message, User
from agencies.telling import tell
from paser_masterplan.moves import MoveRefused
from programs import permissions, several
from programs.models import Program
from programs.several import Result

TOLD_BY_CODE = 20  # of how many programs at once a message names the codes


def is_eligible(person: User, program: Program) -> bool:
    """Whether this person may be asked to review the program.

    Admins who may log in, and experts of another agency than the program's.
    """
    if not (person.is_active and person.is_reviewer):
        return False
    return person.is_admin or person.agency_id != program.agency_id


def default_for(program: Program) -> User | None:
    """The first reviewer of the program's dimension, if that person may review it."""
    part = program.sub_dimension
    person = part.dimension.reviewer if part else None
    return person if person and is_eligible(person, program) else None


def reviewer_for(program: Program) -> User | None:
    """Whom a program waits for once it is handed in.

    The one who had it before, while that person may; else the dimension's default.
    """
    present = program.reviewer
    if present and is_eligible(present, program):
        return present
    return default_for(program)


def candidates(by: User, program: Program | None = None) -> list[User]:
    """Whom this person may ask to review a program, or some programs; maybe nobody."""
    if program is None:
        return list(User.objects.reviewers()) if permissions.can_assign(by) else []
    if not permissions.ASSIGN.allows(by, program):
        return []
    return [who for who in User.objects.reviewers() if is_eligible(who, program)]


@transaction.atomic
def assign(program: Program, reviewer: User, *, by: User) -> None:
    """Ask one person to review one program, and say so to that person."""
    _give(program, reviewer=reviewer, by=by)
    text = f"{by} menugaskan program {program} kepada Anda untuk ditelaah."
    _tell(reviewer, text, url=program.get_absolute_url(), by=by)


@transaction.atomic
def assign_many(
    programs: Iterable[Program], reviewer: User, *, by: User
) -> list[Result]:
    """Ask one person to review many programs, each row by itself, and say so once."""
    rows = several.each(programs, partial(_give, reviewer=reviewer, by=by))
    codes = [row.program.code for row in rows if row.is_done]
    if codes:
        named = ", ".join(codes[:TOLD_BY_CODE])
        more = f" dan {len(codes) - TOLD_BY_CODE} lagi" * (len(codes) > TOLD_BY_CODE)
        text = (
            f"{by} menugaskan {len(codes)} program kepada Anda untuk ditelaah: "
            f"{named}{more}."
        )
        url = f"{reverse('reviews:desk')}?reviewer={reviewer.pk}"
        _tell(reviewer, text, url=url, by=by)
    return rows


def admit(user: User, program: Program) -> None:
    """Only admins say who reviews a program."""
    if not permissions.can_assign(user, program):
        raise PermissionDenied("Penelaah ditugaskan oleh admin DKISP.")


@transaction.atomic
def _give(program: Program, *, reviewer: User, by: User) -> str:
    locked = Program.objects.select_for_update(of=("self",)).get(pk=program.pk)
    admit(by, locked)
    _refuse_unfit(locked, reviewer, by=by)
    before, locked.reviewer = locked.reviewer, reviewer
    locked.save(update_fields=["reviewer"])
    auditing.record(
        "program.assign",
        locked,
        f"Ditugaskan kepada {reviewer} untuk ditelaah",
        by=by,
        before={"reviewer": str(before or "")},
        after={"reviewer": str(reviewer)},
    )
    return f"Ditugaskan kepada {reviewer}."


def _refuse_unfit(program: Program, reviewer: User, *, by: User) -> None:
    if not permissions.ASSIGN.allows(by, program):
        raise MoveRefused(
            "Penelaah ditugaskan selama program menunggu telaah, ditelaah, atau "
            f"diperbaiki; statusnya kini “{program.status_for(by)}”."
        )
    if not is_eligible(reviewer, program):
        raise MoveRefused(
            f"{reviewer} tidak dapat menelaah program ini. Pilih admin, atau tenaga "
            "ahli dari instansi lain."
        )
    if program.reviewer_id == reviewer.pk:
        raise MoveRefused(f"Program ini sudah ditugaskan kepada {reviewer}.")


def _tell(reviewer: User, text: str, *, url: str, by: User) -> None:
    tell([reviewer], text, kind=Message.Kind.WORK, url=url, besides=by)
