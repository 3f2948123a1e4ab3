"""Who may go on with a one-time password, and what does a second tap do?"""

from uuid import UUID

from django.db import transaction
from django.shortcuts import redirect

from agencies import auditing
from agencies.models import Receipt

KEY = "_kunci"


class OneTimePasswordMiddleware:
    """Sends a person with a one-time password to choose an own one first."""

    allowed = {"password_change", "logout", "live", "ready"}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not user.is_authenticated or not user.must_change_password:
            return None
        if request.resolver_match.url_name in self.allowed:
            return None
        return redirect("password_change")


class OnceMiddleware:
    """Lets a POST that carries a key happen once, whole, and answers a second tap alike.

    The receipt is written in the transaction of the change itself, so that neither
    can exist without the other; a POST that changed nothing (the form is shown again,
    the move was refused by an exception) leaves no receipt.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = auditing.address.set(request.META.get("REMOTE_ADDR", ""))
        try:
            return self.get_response(request)
        finally:
            auditing.address.reset(token)

    def process_view(self, request, view, args, kwargs):
        key = _key(request)
        if key is None:
            return None
        with transaction.atomic():
            receipt, is_first = Receipt.objects.get_or_create(
                user=request.user, key=key
            )
            if not is_first:
                return redirect(receipt.location)
            response = view(request, *args, **kwargs)
            if response.status_code == 302:
                receipt.location = response.url
                receipt.save(update_fields=["location"])
            else:
                receipt.delete()
        return response


def _key(request):
    """The key this POST carries, or None where there is none to honour."""
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    try:
        return UUID(request.POST.get(KEY, ""))
    except ValueError:
        return None
