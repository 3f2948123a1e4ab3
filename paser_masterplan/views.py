"""Each person's desk, the guide, the style, and whether the house stands."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from paser_masterplan import charter, guides, health, offline, results
from paser_masterplan.desk import desk_of
from paser_masterplan.style_guide import samples

HOUR = 3600  # seconds


def home(request):
    """What waits for this person."""
    return render(request, "home.html", {"desk": desk_of(request.user)})


def search(request):
    """What the person may see that holds the words typed."""
    found = results.search(request.user, request.GET.get("q", ""))
    return render(request, "search.html", {"results": found})


@login_not_required
def guide(request, slug=guides.FIRST):
    """One page of the officers' guide, readable before logging in."""
    page = guides.find(slug)
    if page is None:
        raise Http404
    return render(request, "guide.html", {"page": page, "pages": guides.PAGES})


@login_not_required
def rights(request):
    """Who may do what, readable before logging in, like the guide."""
    context = {"charters": charter.charters(), "roles": charter.ROLES}
    return render(request, "rights.html", context)


def style_guide(request):
    """Every component of the portal's look, with sample content."""
    return render(request, "gaya.html", samples())


@login_not_required
def offline_page(request):
    """What still works without a line; the service worker keeps it for then."""
    return HttpResponse(offline.page())


@login_not_required
def worker(request):
    """The service worker, from the root because it watches over every page."""
    response = HttpResponse(offline.worker(), content_type="text/javascript")
    patch_cache_control(response, max_age=HOUR)
    return response


@login_not_required
def live(request):
    """Whether this process answers."""
    return HttpResponse("sehat\n", content_type="text/plain")


@login_not_required
def ready(request):
    """Whether everything that the portal leans on is there; 503 where it is not."""
    state = health.state()
    return JsonResponse(state, status=200 if state["siap"] else 503)
