"""Who may do what to the book?"""

from agencies.models import User


def can_write(user: User) -> bool:
    """Admins write the narrative and keep the outline."""
    return user.is_admin


def can_print(user: User) -> bool:
    """Those who read the working draft may have it printed."""
    return user.is_reader


def can_issue(user: User) -> bool:
    """Admins issue editions."""
    return user.is_admin
