"""Stub."""

from django.http import HttpResponse


def home(request):
    return HttpResponse("")


style_guide = guide = live = ready = home
