"""Who may keep agencies and accounts, and read what was done?"""

from agencies.models import User


def can_keep_agencies(user: User) -> bool:
    """Admins add agencies and correct their names."""
    return user.is_admin


def can_keep_people(user: User) -> bool:
    """Admins create accounts, move them and change their roles."""
    return user.is_admin


def can_read_audit(user: User) -> bool:
    """Admins read what everybody did."""
    return user.is_admin


def can_disable(user: User, person: User) -> bool:
    """Admins end somebody else's access, never their own."""
    return user.is_admin and user.pk != person.pk and person.is_active


def can_enable(user: User, person: User) -> bool:
    """Admins give access back."""
    return user.is_admin and not person.is_active


def can_reset_password(user: User, person: User) -> bool:
    """Admins make a one-time password for somebody else; their own they choose."""
    return user.is_admin and user.pk != person.pk
