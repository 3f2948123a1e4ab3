"""Who may keep the frame?"""

from agencies.models import User


def can_keep_frame(user: User) -> bool:
    """Admins keep the plan, its goals, its windows and the places."""
    return user.is_admin
