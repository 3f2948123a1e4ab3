"""What is somebody told who guessed too often, and how long is the wait?"""

from math import ceil

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.shortcuts import render
from django.utils import timezone


def locked(request, response, credentials):
    """The page of one account that waits at one address, with the minutes left."""
    username = credentials["username"]
    return render(
        request,
        "registration/locked.html",
        {"username": username, "minutes": minutes_left(request, username)},
        status=429,
    )


def minutes_left(request, username):
    """Whole minutes until this account may be tried again from this address."""
    tried = AccessAttempt.objects.filter(
        username=username, ip_address=request.axes_ip_address
    )
    last = tried.aggregate(last=Max("attempt_time"))["last"]
    rest = last + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, ceil(rest.total_seconds() / 60))
