"""Who may go on, in whose name, and what does a second tap do?"""

import hashlib
from uuid import UUID, uuid5

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from agencies import asking, auditing
from agencies.carrying import is_anothers
from agencies.models import Receipt
from paser_masterplan.merging import SCRIPTED

KEY = "_kunci"
# What concerns nothing but the own way in and out.
OWN_WAY = {"password_change", "logout"}


class PresenceMiddleware(LoginRequiredMiddleware):
    """Lets nobody in unknown or in another's name, and loses no text at the door."""

    def process_view(self, request, view, args, kwargs):
        if is_anothers(request):
            return asking.refuse_other(request)
        return super().process_view(request, view, args, kwargs)

    def handle_no_permission(self, request, view):
        if request.method != "POST":
            return super().handle_no_permission(request, view)
        if request.resolver_match.view_name in OWN_WAY:
            return redirect("login")
        if SCRIPTED in request.POST:
            return asking.unknown()
        return asking.who(request)

    def process_response(self, request, response):
        is_page = "html" in response.headers.get("Content-Type", "")
        if request.method != "POST" or response.status_code not in {200, 302}:
            return response
        if is_page and SCRIPTED in request.POST:
            return asking.for_script(response)
        return response


class OneTimePasswordMiddleware:
    """Has a person with a one-time password choose an own one first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not user.is_authenticated or not user.must_change_password:
            return None
        is_public = not getattr(view, "login_required", True)
        if is_public or request.resolver_match.view_name in OWN_WAY:
            return None
        if request.method == "POST":
            return asking.own_password(request)
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
                return _again(receipt)
            response = view(request, *args, **kwargs)
            if response.status_code == 302:
                receipt.location = response.url
                receipt.save(update_fields=["location"])
            elif isinstance(response, JsonResponse) and response.status_code == 200:
                receipt.body = response.content.decode()
                receipt.save(update_fields=["body"])
            else:
                receipt.delete()
        return response


def _again(receipt):
    """The first answer once more: where to go, or what a script was told."""
    if receipt.location:
        return redirect(receipt.location)
    return HttpResponse(receipt.body, content_type="application/json")


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
    files = [_seal(file) for _, sent in request.FILES.lists() for file in sent]
    return uuid5(page, repr([request.path, words, files]))


def _seal(file):
    """What tells one sent file from another: all its bytes."""
    seal = hashlib.file_digest(file.file, "sha256").hexdigest()
    file.seek(0)
    return file.name, seal
