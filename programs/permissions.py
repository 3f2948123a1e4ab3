"""Who may do what to a program?"""


def can_create(user):
    """People who write for an agency may start a program for it."""
    return user.acts_for(user.agency_id)


def can_edit(user, program):
    """People of the program's agency may change its words while it is with them."""
    return user.acts_for(program.agency_id) and program.is_editable


def can_propose(user, program):
    """The operator lays it before the agency's lead, where there is one."""
    return _is_operator(user, program) and program.agency.has_verifier()


def can_hand_back(user, program):
    """The agency's lead gives it back to the operator."""
    return _signs_for(user, program)


def can_submit(user, program):
    """The agency's lead signs it off; the operator where there is no lead."""
    if _signs_for(user, program):
        return True
    return _is_operator(user, program) and not program.agency.has_verifier()


def can_take_back(user, program):
    """Those who may submit it may take it back while nobody has opened it."""
    return can_submit(user, program)


def can_withdraw(user, program):
    """Those who may submit it may also give it up."""
    return can_submit(user, program)


def can_review(user, program):
    """Admins, and experts of the program's dimension, never of their own agency."""
    if user.agency_id == program.agency_id and not user.is_admin:
        return False
    return user.is_admin or is_assigned(user, program)


def can_decide(user, program):
    """Admins decide, except what they submitted themselves."""
    return user.is_admin and program.submitted_by_id != user.pk


def can_reopen(user, program):
    """Any admin may open a decision again, with a reason."""
    return user.is_admin


def can_remark(user, program):
    """Those who review it, while it is under review."""
    return program.status in {"SUBMITTED", "IN_REVIEW"} and can_review(user, program)


def can_answer(user, program):
    """People of its agency, while it is back with them."""
    return can_edit(user, program)


def can_resolve(user, program):
    """Those who review it, whenever they find the answer good."""
    return can_review(user, program)


def can_link_outcomes(user, program):
    """Admins, who keep the minutes."""
    return user.is_admin


def is_assigned(user, program):
    """Whether this expert reviews the program's dimension."""
    if program.sub_dimension_id is None or user.role != user.Role.EXPERT:
        return False
    return user.dimensions.filter(pk=program.sub_dimension.dimension_id).exists()


def _is_operator(user, program):
    return user.role == user.Role.OPERATOR and user.agency_id == program.agency_id


def _signs_for(user, program):
    return user.acts_for(program.agency_id) and user.role != user.Role.OPERATOR
