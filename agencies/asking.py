"""What is somebody asked or told whose POST cannot go on as it is?"""

import json
import re

from django.contrib.auth import get_user
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from agencies.carrying import OWNER, parcel_of
from agencies.forms import LoginForm, OwnPasswordForm
from agencies.models import User
from paser_masterplan.merging import SCRIPTED


def unknown():
    """What a script is told when the session has ended: ask for the password."""
    return JsonResponse({}, status=401)


def who(request):
    """The login page in place of the answer, with what was sent carried along."""
    context = {"form": LoginForm(request), "next": request.get_full_path()}
    return _page(request, "registration/login.html", context, status=401)


def own_password(request):
    """The change of a one-time password in place of the answer, likewise."""
    if SCRIPTED in request.POST:
        said = "Ganti dahulu kata sandi sekali pakai Anda. Tulisan ini tetap disimpan."
        answer = {"error": said, "next": reverse("password_change")}
        return JsonResponse(answer, status=403)
    form, address = OwnPasswordForm(request.user), request.get_full_path()
    context = {"form": form, "next": address}
    return _page(request, "registration/password_change.html", context, status=403)


def refuse_other(request):
    """Whose page it was that somebody else sends from; never what it said."""
    owner = _person(request.POST[OWNER])
    if SCRIPTED in request.POST:
        said = (
            f"Tulisan ini milik {owner or 'akun lain'}, sedangkan di peramban ini "
            f"sekarang {request.user} yang masuk."
        )
        return JsonResponse({"error": said}, status=401)
    context = {"owner": owner}
    return render(request, "registration/other_person.html", context, status=403)


def send_again(request, parcel, address):
    """What was carried, for its writer to read and to send where it was to go."""
    request.user = get_user(request)  # as every page knows a person
    context = {"parcel": parcel, "address": address}
    return render(request, "registration/send_again.html", context)


def for_script(response):
    """What a page answers to a button, in the words that a script reads.

    Where it leads on, the script goes; where it shows the form again, the script sends
    the form once more as a browser does, so that a person sees why.
    """
    said: dict[str, object] = {"jam": f"{timezone.localtime():%H.%M}"}
    if response.status_code == 302:
        said["next"] = response.headers["Location"]
        del response.headers["Location"]
    else:
        said["errors"] = {"": "Periksa isian yang ditandai."}
    response.status_code = 200
    response.headers["Content-Type"] = "application/json"
    response.content = json.dumps(said)
    return response


def _person(number):
    """Whoever has that number, or None."""
    known = User.objects.filter(pk=number) if re.fullmatch(r"\d{1,18}", number) else ()
    return next(iter(known), None)


def _page(request, template, context, status):
    parcel = parcel_of(request)
    key = "parcel" if parcel.fits else "too_long"
    return render(request, template, context | {key: parcel}, status=status)
