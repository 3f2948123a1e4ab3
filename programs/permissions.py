"""Who may do what to a program?"""

from django.db.models import prefetch_related_objects

from agencies.models import User
from programs.models import Program


def can_create(user: User) -> bool:
    """People who write for an agency may start a program for it."""
    return user.acts_for(user.agency_id)


def can_write(user: User, program: Program) -> bool:
    """People of the program's agency write it, whether or not it is with them now."""
    return user.acts_for(program.agency_id)


def can_edit(user: User, program: Program) -> bool:
    """People of the program's agency may change its words while it is with them."""
    return can_write(user, program) and program.is_editable


def can_copy(user: User, program: Program) -> bool:
    """People of the program's agency may begin another one from it."""
    return can_write(user, program)


def can_propose(user: User, program: Program) -> bool:
    """The operator lays it before the agency's lead, where there is one."""
    return _is_operator(user, program) and program.needs_sign_off()


def can_hand_back(user: User, program: Program) -> bool:
    """The agency's lead gives it back to the operator."""
    return _signs_for(user, program)


def can_submit(user: User, program: Program) -> bool:
    """The agency's lead signs it off; the operator where there is no lead."""
    if _signs_for(user, program):
        return True
    return _is_operator(user, program) and not program.needs_sign_off()


def can_take_back(user: User, program: Program) -> bool:
    """Those who may submit it may take it back while nobody has opened it."""
    return can_submit(user, program)


def can_withdraw(user: User, program: Program) -> bool:
    """Those who may submit it may also give it up."""
    return can_submit(user, program)


def can_review(user: User, program: Program) -> bool:
    """Admins, and experts of the program's dimension, never of their own agency."""
    if user.agency_id == program.agency_id and not user.is_admin:
        return False
    return user.is_admin or is_assigned(user, program)


def can_decide(user: User, program: Program) -> bool:
    """Admins decide, except what they submitted themselves."""
    return user.is_admin and program.submitted_by_id != user.pk


def can_reopen(user: User, program: Program) -> bool:
    """Any admin may open a decision again, with a reason."""
    return user.is_admin


def can_remark(user: User, program: Program) -> bool:
    """Those who review it, while it is under review."""
    return program.status in {"SUBMITTED", "IN_REVIEW"} and can_review(user, program)


def can_answer(user: User, program: Program) -> bool:
    """People of its agency, while it is back with them."""
    return can_edit(user, program)


def can_resolve(user: User, program: Program) -> bool:
    """Those who review it, whenever they find the answer good."""
    return can_review(user, program)


def can_link_outcomes(user: User, program: Program) -> bool:
    """Admins, who keep the minutes."""
    return user.is_admin


def is_assigned(user: User, program: Program) -> bool:
    """Whether this expert reviews the program's dimension."""
    if program.sub_dimension is None or user.role != User.Role.EXPERT:
        return False
    prefetch_related_objects([user], "dimensions")  # asked once, however many questions
    return program.sub_dimension.dimension in user.dimensions.all()


def _is_operator(user: User, program: Program) -> bool:
    return user.role == User.Role.OPERATOR and user.agency_id == program.agency_id


def _signs_for(user: User, program: Program) -> bool:
    return user.acts_for(program.agency_id) and user.role != User.Role.OPERATOR
