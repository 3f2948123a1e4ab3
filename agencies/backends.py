"""Who is behind this session?"""

from django.contrib.auth.backends import ModelBackend

from agencies.models import User


class PortalBackend(ModelBackend):
    """People with all that every page says of them, in one query."""

    def get_user(self, user_id):
        user = User.objects.with_unread().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
