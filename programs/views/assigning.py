"""How are programs given to reviewers, and how much has each of them?"""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from agencies.pages import only_if, page_only_if
from programs import assigning, loads, permissions
from programs.queue import url_of_desk, url_within
from programs.reviewing_forms import AssignForm, ReviewerForm
from programs.views.finding import attempt, find, give_back, report

READERS = "Beban dan kriteria telaah dibaca oleh DKISP dan tenaga ahli."
reviewers_only = page_only_if(permissions.can_see_load, READERS)


@only_if(permissions.can_see_load, READERS)
def show_load(request):
    """Who has how much to review, and what nobody has."""
    context = {
        "loads": loads.gather(),
        "may_keep": permissions.can_keep_criteria(request.user),
    }
    return render(request, "reviews/load.html", context)


@require_POST
def assign_program(request, pk):
    """Ask one person to review this program."""
    program = find(request, pk)
    assigning.admit(request.user, program)
    form = ReviewerForm(request.POST)
    if attempt(form, partial(assigning.assign, program, by=request.user)):
        reviewer = form.cleaned_data["reviewer"]
        messages.success(request, f"Ditugaskan kepada {reviewer}.")
    else:
        give_back(request, form)
    return redirect(url_within(request, program))


@require_POST
@only_if(permissions.can_assign, "Penelaah ditugaskan oleh admin DKISP.")
def assign_programs(request):
    """Ask one person to review the ticked programs, and say what became of each."""
    form = AssignForm(request.POST, by=request.user)
    if form.is_valid():
        programs, reviewer = form.cleaned_data["program"], form.cleaned_data["reviewer"]
        results = assigning.assign_many(programs, reviewer, by=request.user)
        report(request, results, "Ditugaskan: {codes}.")
    else:
        give_back(request, form)
    return redirect(url_of_desk(request))
