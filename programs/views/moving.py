"""How is a program moved through its life, and tied to the minutes?"""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from programs import lateness, linking, permissions, pinning, queue, workflow
from programs.forms import MoveForm, OutcomesForm
from programs.views.finding import attempt, find, give_back, posted


@require_POST
def move_program(request, pk, move):
    """Any step in the life of a program; a refused reason is shown again."""
    if move not in workflow.MOVES:
        raise Http404
    program, step = find(request, pk), workflow.MOVES[move]
    opened = {"read": pinning.last_number(program)}
    facts = {"program": program, "by": request.user, "initial": opened}
    form = MoveForm(request.POST, names_target=step.names_target, **facts)
    if attempt(form, partial(workflow.perform, move, program, by=request.user)):
        messages.success(request, lateness.said(step, form.done))
        return redirect(queue.url_after(request, program, step))
    if form.is_shown_again:
        context = {"program": program, "form": form, "move": step}
        return render(request, "programs/move_form.html", context)
    give_back(request, form)
    return redirect(queue.url_within(request, program))


def link_outcomes(request, pk):
    """Which decisions of the workshops led to a program."""
    program = find(request, pk)
    if not permissions.can_link_outcomes(request.user, program):
        raise PermissionDenied("Hasil lokakarya dikaitkan oleh DKISP.")
    form = OutcomesForm(posted(request), program=program)
    if attempt(form, partial(linking.link_outcomes, program, by=request.user)):
        messages.success(request, "Kaitan dengan hasil lokakarya tersimpan.")
        return redirect(program)
    context = {"program": program, "form": form}
    return render(request, "programs/program_outcomes.html", context)
