"""What do the pages of the region's crest answer?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from plans import crests
from plans.forms import CrestForm
from plans.models import Crest, MasterPlan
from plans.views.keeping import keepers_may

# A picture and nothing else, whatever somebody may have hidden in it.
HEADERS = {
    "Content-Type": "image/png",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",
}


@require_safe
def show_crest(request, pk):
    """The crest as it is printed."""
    crest = get_object_or_404(Crest, plan=pk)
    return HttpResponse(bytes(crest.content), headers=HEADERS)


@require_POST
@keepers_may
def put_crest(request, pk):
    """Another crest, or why the picture cannot be one."""
    plan = get_object_or_404(MasterPlan.objects.being_written(), pk=pk)
    form = CrestForm(request.POST, request.FILES)
    if form.is_valid():
        crests.put(plan, form.cleaned_data["picture"], by=request.user)
        messages.success(request, "Lambang daerah dipasang.")
    else:
        messages.error(request, f"Lambang tidak dipasang. {form.errors['picture'][0]}")
    return redirect("plans:edit", pk)


@require_POST
@keepers_may
def remove_crest(request, pk):
    """No crest on the cover any more."""
    plan = get_object_or_404(MasterPlan.objects.being_written(), pk=pk)
    crests.remove(plan, by=request.user)
    messages.success(request, "Lambang daerah dihapus. Sampul memakai hiasan anyaman.")
    return redirect("plans:edit", pk)
