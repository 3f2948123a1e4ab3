"""What is somebody told who guessed too often, and how long is the wait?"""

from math import ceil

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.carrying import carried_by
from paser_masterplan.merging import SCRIPTED


def locked(request, response, credentials):
    """The page of one account that waits at one address, with the minutes left."""
    username = credentials["username"]
    minutes = minutes_left(request, username)
    if SCRIPTED in request.POST:
        said = f"Kata sandi beberapa kali keliru. Coba lagi {minutes} menit lagi."
        return JsonResponse({"error": said}, status=429)
    context = {
        "username": username,
        "minutes": minutes,
        "parcel": carried_by(request),
        "next": request.POST.get("next", ""),
    }
    return render(request, "registration/locked.html", context, status=429)


def minutes_left(request, username):
    """Whole minutes until this account may be tried again from this address."""
    tried = AccessAttempt.objects.filter(
        username=username, ip_address=request.axes_ip_address
    )
    last = tried.aggregate(last=Max("attempt_time"))["last"]
    rest = last + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, ceil(rest.total_seconds() / 60))
