"""How are programs read: the list, one, its history, what was handed over?"""

from django.shortcuts import get_object_or_404, render
from django.views.generic import DetailView, ListView
from django_filters.views import FilterView

from agencies import auditing
from programs import contexts, history, permissions, queue, workflow
from programs.filters import ProgramFilter
from programs.models import Program
from programs.views.finding import find


class ProgramList(FilterView):
    """The programs the reader may know of, narrowed by the address."""

    filterset_class = ProgramFilter
    paginate_by = 25
    template_name = "programs/program_list.html"

    def get_queryset(self):
        programs = Program.objects.visible_to(self.request.user).of_current_plan()
        return programs.for_cards().in_book_order()

    def get_context_data(self, **kwargs):
        may_create = permissions.can_create(self.request.user)
        return super().get_context_data(may_create=may_create, **kwargs)


class ProgramDetail(DetailView):
    """A program as everybody who may see it reads it."""

    template_name = "programs/program_detail.html"

    def get_queryset(self):
        user = self.request.user
        return Program.objects.visible_to(user).for_page(user)

    def get_context_data(self, **kwargs):
        page = contexts.gather(self.object, self.request.user)
        walk = queue.walk(self.request, self.object)
        return super().get_context_data(page=page, queue=walk, **kwargs)


class ProgramHistory(ListView):
    """All that was done to a program, and what was handed over."""

    paginate_by = 50
    template_name = "programs/program_history.html"

    def get_queryset(self):
        self.program = find(self.request, self.kwargs["pk"])
        return history.entries_about(self.program)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            program=self.program,
            revisions=self.program.revisions.for_list().with_former(),
            **kwargs,
        )
        entries = context["object_list"]
        if not context["page_obj"].has_previous():
            entries = [*auditing.untold(self.program), *entries]
        return context | {"events": [history.told(entry) for entry in entries]}


def show_revision(request, pk, number):
    """The content of a program as it was at one hand-over."""
    program = find(request, pk)
    revisions = program.revisions.select_related("handed_by__agency")
    revision = get_object_or_404(revisions.with_former(), number=number)
    context = {
        "program": program,
        "revision": revision,
        "move": workflow.MOVES[revision.move],
        "facts": history.sheet(revision.content),
    }
    return render(request, "programs/revision_detail.html", context)
