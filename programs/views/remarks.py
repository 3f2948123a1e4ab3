"""How is something said about a field, answered and settled?"""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import UpdateView

from agencies.pages import Writing, for_writing
from paser_masterplan.moves import MoveRefused
from programs import margins, permissions, remarking
from programs.forms import AnswerForm, RemarkForm
from programs.queue import url_within
from programs.views.finding import attempt, find, posted, visible


def write_remark(request, pk, field, row=None):
    """What a reviewer says about one part of a program, or one row of it."""
    program = find(request, pk)
    remarking.admit(request.user, program)
    place = margins.place(program, field, row)
    if place is None:
        raise Http404
    standard = place.standard(request.GET.get("baku", ""))
    form = RemarkForm(posted(request), initial={"text": standard})
    about = {"field": place.field, "row": row, "by": request.user}
    if attempt(form, partial(remarking.write, program, **about)):
        messages.success(request, "Catatan telaah tersimpan.")
        return redirect(url_within(request, form.done))
    context = {"program": program, "form": form, "place": place}
    return render(request, "programs/remark_form.html", context)


class RemarkAnswer(Writing, UpdateView):
    """What the agency says to a remark."""

    form_class = AnswerForm
    template_name = "programs/answer_form.html"
    context_object_name = "remark"

    def get_object(self, queryset=None):
        programs = for_writing(self.request, visible(self.request))
        program = get_object_or_404(programs, pk=self.kwargs["pk"])
        if not permissions.can_write(self.request.user, program):
            raise PermissionDenied("Catatan telaah dijawab oleh perangkat daerahnya.")
        return _find_remark(self.request, program, self.kwargs["remark"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(program=self.object.program, **kwargs)

    def save(self, form):
        if not form.saved and (form.errors or not form.stored.is_open):
            return form.stored
        said = {"text": form.instance.answer, "disagrees": form.instance.disagrees}
        return remarking.answer(form.stored, by=self.request.user, **said)

    def said(self, thing):
        return "Jawaban tersimpan."

    def get_success_url(self):
        return self.object.get_absolute_url()


@require_POST
def resolve_remark(request, pk, remark):
    """A reviewer's word that nothing more is wanted."""
    return _step(request, pk, remark, remarking.resolve, "Catatan telaah diselesaikan.")


@require_POST
def reopen_remark(request, pk, remark):
    """A reviewer's word that something is wanted after all."""
    return _step(request, pk, remark, remarking.reopen, "Catatan telaah dibuka lagi.")


def _step(request, pk, remark, verb, said):
    remark = _find_remark(request, find(request, pk), remark)
    try:
        verb(remark, by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect(url_within(request, remark))


def _find_remark(request, program, pk):
    """A remark that this person may read; to others it does not exist."""
    remarks = program.remarks.visible_to(request.user).for_page()
    return get_object_or_404(remarks, pk=pk)
