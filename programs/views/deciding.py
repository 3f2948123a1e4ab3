"""How are decisions prepared, seen before they leave, and made together?"""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from agencies.pages import only_if
from programs import deciding, outbox, permissions, queue
from programs.deciding_forms import BulkForm, DropForm, ReleaseForm, VerdictForm
from programs.docket import docket_for
from programs.views.finding import attempt, find, give_back, posted, report

ADMINS = "Keputusan dilepas oleh admin DKISP."
REVIEWERS = "Program ditelaah oleh DKISP dan tenaga ahli."


def prepare_verdict(request, pk):
    """A decision that its agency learns of when it is released."""
    program = find(request, pk)
    deciding.admit(program, request.user)
    docket = docket_for(program, request.user)
    opened = outbox.opened(program, docket)
    facts = {"program": program, "by": request.user, "initial": opened}
    form = VerdictForm(posted(request), **facts)
    if attempt(form, partial(deciding.prepare, program, by=request.user)):
        messages.success(request, deciding.PREPARED)
        return redirect(queue.url_after(request, program))
    context = {"program": program, "form": form, "docket": docket}
    return render(request, "programs/verdict_form.html", context)


@require_POST
def drop_verdict(request, pk):
    """A prepared decision is forgotten."""
    program = find(request, pk)
    form = DropForm(request.POST)
    if attempt(form, partial(deciding.drop, program, by=request.user)):
        messages.success(request, "Keputusan yang disiapkan dibatalkan.")
    else:
        give_back(request, form)
    return redirect(queue.url_within(request, program))


@only_if(permissions.can_release, ADMINS)
def release_verdicts(request):
    """Everything that is prepared, with what it will say; the ticked leave at once."""
    form = ReleaseForm(posted(request))
    if attempt(form, partial(deciding.release, by=request.user)):
        said = outbox.summary(form.cleaned_data["verdicts"])
        messages.success(request, f"Dilepas bersama: {said}.")
        return redirect("reviews:verdicts")
    ticked = request.POST.getlist("verdicts") if form.is_bound else None
    parcels = outbox.pack(request.user, ticked)
    leaving = [parcel.verdict for parcel in parcels if parcel.is_ticked]
    context = {
        "form": form,
        "parcels": parcels,
        "summary": outbox.summary(leaving),
    }
    return render(request, "reviews/verdict_list.html", context)


@require_POST
@only_if(permissions.can_see_load, REVIEWERS)
def move_programs(request):
    """One move for the ticked programs: first what it would do, then doing it."""
    form = BulkForm(request.POST, by=request.user)
    if not form.is_valid():
        give_back(request, form)
        return redirect(queue.url_of_desk(request))
    if not form.cleaned_data["sure"]:
        rows = outbox.outlook(form.asked, request.user)
        context = {"form": form, "rows": rows, "back": queue.url_of_desk(request)}
        return render(request, "reviews/bulk_confirm.html", context)
    said = {"note": form.cleaned_data["note"], "reads": form.cleaned_data["read"]}
    results = deciding.bulk(by=request.user, **form.asked, **said)
    report(request, results, "{number} program: {codes}.")
    return redirect(queue.url_of_desk(request))
