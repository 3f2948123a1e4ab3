"""How does the wall of the hall get what it shows?"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from workshops import board
from workshops.models import Workshop

WORKSHOPS = Workshop.objects.select_related("stage__plan")


@require_safe
def show_board(request, pk):
    """What comes in during a workshop, as large as the wall."""
    workshop = get_object_or_404(WORKSHOPS, pk=pk)
    fragment, _ = board.shown(workshop)
    context = {"workshop": workshop, "fragment": fragment}
    return render(request, "workshops/board.html", context)


@require_safe
def refresh_board(request, pk):
    """The part that changes; of what did not change not a byte."""
    fragment, digest = board.shown(get_object_or_404(WORKSHOPS, pk=pk))
    etag = quote_etag(digest)
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    response = HttpResponse(fragment, headers=headers)
    return get_conditional_response(request, etag, response=response)
