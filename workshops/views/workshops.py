"""What was a workshop, and how does the admin keep the record of it?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, DetailView, ListView, UpdateView

from agencies.pages import Writing, for_writing, only_if, page_only_if
from paser_masterplan.moves import MoveRefused
from workshops import keeping, permissions
from workshops.contexts import WorkshopPage, tasks_for
from workshops.forms import OutcomeForm, SessionForm, WorkshopForm
from workshops.models import Outcome, Session, Workshop

REFUSAL = (
    "Catatan lokakarya dikelola DKISP. Bila ada yang keliru atau kurang, beri tahu "
    "admin DKISP."
)
NOT_OWNER = (
    "Tugas dinyatakan selesai oleh operator atau pejabat penanggung jawab instansi "
    "yang ditugasi, atau oleh DKISP."
)
keepers_only = page_only_if(permissions.can_keep, REFUSAL)
keepers_may = only_if(permissions.can_keep, REFUSAL)


class Kept(Writing):
    """Saving what the admin wrote, with a trace."""

    done = ""

    def save(self, form):
        return keeping.keep(form, by=self.request.user)

    def said(self, thing):
        return self.done

    def get_success_url(self):
        thing = self.object
        return getattr(thing, "workshop", thing).get_absolute_url()


class WorkshopList(ListView):
    """Every workshop, the first one first."""

    paginate_by = 25

    def get_queryset(self):
        return Workshop.objects.with_counts().in_time_order()

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            may_keep=permissions.can_keep(user), tasks=tasks_for(user), **kwargs
        )


class WorkshopDetail(DetailView):
    """One workshop: agenda, people, minutes and outcomes."""

    queryset = Workshop.objects.select_related("stage")

    def get_context_data(self, **kwargs):
        page = WorkshopPage.gather(self.object, self.request.user)
        return super().get_context_data(page=page, **kwargs)


@keepers_only
class WorkshopCreate(Kept, CreateView):
    """A new workshop."""

    model = Workshop
    form_class = WorkshopForm
    done = "Lokakarya dicatat. Sekarang isi acara dan pesertanya."


@keepers_only
class WorkshopEdit(Kept, UpdateView):
    """Other words for a workshop, or its minutes."""

    queryset = Workshop.objects.select_related("stage")
    form_class = WorkshopForm
    done = "Lokakarya disimpan."


class Part(Kept):
    """A part of a workshop, which is shown on the workshop's page."""

    model: Any = None
    done = "Catatan lokakarya disimpan."


class PartCreate(Part, CreateView):
    """A new part of the workshop that the address names."""

    def get_form_kwargs(self):
        workshop = get_object_or_404(Workshop, pk=self.kwargs["pk"])
        part = self.model(workshop=workshop)
        return super().get_form_kwargs() | {"instance": part}


class PartEdit(Part, UpdateView):
    """Other words for a part."""

    def get_queryset(self):
        parts = self.model.objects.select_related("workshop")
        return for_writing(self.request, parts)


@keepers_only
class SessionCreate(PartCreate):
    """A new item of the agenda."""

    model = Session
    form_class = SessionForm


@keepers_only
class SessionEdit(PartEdit):
    """Another time, title or speaker for an item of the agenda."""

    model = Session
    form_class = SessionForm


@keepers_only
class OutcomeCreate(PartCreate):
    """A new decision or task."""

    model = Outcome
    form_class = OutcomeForm


@keepers_only
class OutcomeEdit(PartEdit):
    """Other words, another owner or other findings for an outcome."""

    model = Outcome
    form_class = OutcomeForm


@require_POST
@keepers_may
def delete_part(request, pk, model):
    """Take a part of a workshop away."""
    part = get_object_or_404(model.objects.select_related("workshop"), pk=pk)
    return leave_without(request, part, keeping.discard)


def leave_without(request, part, remove):
    """Take a part away if it may go, and on to what is left."""
    try:
        remove(part, by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        noun = capfirst(part._meta.verbose_name)
        messages.success(request, f"{noun} dihapus: {part}")
    return redirect(part.workshop)


@require_POST
def settle_outcome(request, pk):
    """Say that a task is done, or that it is open again."""
    tasks = Outcome.objects.select_related("workshop")
    task = get_object_or_404(tasks, pk=pk, kind=Outcome.Kind.TASK)
    if not permissions.can_finish(request.user, task):
        raise PermissionDenied(NOT_OWNER)
    is_done = request.POST.get("done") == "yes"
    outcome = keeping.settle(task, is_done=is_done, by=request.user)
    done = "selesai" if is_done else "dibuka lagi"
    messages.success(request, f"Tugas {done}: {outcome}")
    return redirect(outcome)
