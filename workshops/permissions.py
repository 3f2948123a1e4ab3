"""Who may do what to a workshop or a finding?"""

from agencies.models import User
from workshops.models import Finding


def can_keep(user: User) -> bool:
    """Admins keep the workshops: agenda, participants, minutes and outcomes."""
    return user.is_admin


def can_create(user: User) -> bool:
    """People who write for an agency may name what it found."""
    return user.acts_for(user.agency_id)


def can_see(user: User, finding: Finding) -> bool:
    """Readers see every finding, the others those of their agency."""
    return user.is_reader or user.agency_id == finding.agency_id


def can_edit(user: User, finding: Finding) -> bool:
    """People of the finding's agency may change its words."""
    return user.acts_for(finding.agency_id)


def can_send(user: User, finding: Finding) -> bool:
    """Those who mend a finding also send it again."""
    return can_edit(user, finding)


def can_decide(user: User, finding: Finding) -> bool:
    """Admins decide, except on what they wrote themselves."""
    return user.is_admin and finding.created_by_id != user.pk


def can_return(user: User, finding: Finding) -> bool:
    """Any admin may ask an agency to mend its finding."""
    return user.is_admin


def can_reopen(user: User, finding: Finding) -> bool:
    """Any admin may open a decision again, with a reason."""
    return user.is_admin
