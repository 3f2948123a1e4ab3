"""Who may go on with a one-time password, and what does a second tap do?"""

from uuid import UUID, uuid5

from django.db import transaction
from django.shortcuts import redirect

from agencies import auditing
from agencies.models import Receipt

KEY = "_kunci"


class OneTimePasswordMiddleware:
    """Sends a person with a one-time password to choose an own one first."""

    allowed = {"password_change", "logout"}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not user.is_authenticated or not user.must_change_password:
            return None
        is_public = not getattr(view, "login_required", True)
        if is_public or request.resolver_match.view_name in self.allowed:
            return None
        return redirect("password_change")


class OnceMiddleware:
    """Lets a POST with a key happen once and whole, and answers a second tap alike.

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
    """The key of this POST and all it says, or None where there is none to honour.

    What was typed belongs to the key: somebody who goes back and sends the same page
    with other words is not tapping twice.
    """
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    try:
        page = UUID(request.POST.get(KEY, ""))
    except ValueError:
        return None
    words = [(name, request.POST.getlist(name)) for name in sorted(request.POST)]
    words = [(name, values) for name, values in words if name != "csrfmiddlewaretoken"]
    files = [(file.name, file.size) for file in request.FILES.values()]
    return uuid5(page, repr([request.path, words, files]))
