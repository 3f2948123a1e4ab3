"""What do the pages of one program answer?"""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from books import contexts, printing
from books.excerpts import Excerpt
from programs import helping, permissions
from programs.models import Program


class ProgramExcerpt(DetailView):
    """A program as it will print, and what it still lacks."""

    context_object_name = "program"
    template_name = "books/excerpt_detail.html"

    def get_queryset(self):
        return contexts.readable_by(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            excerpt=Excerpt.of(self.object),
            unfinished=helping.unfinished(self.object),
            may_edit=permissions.can_edit(self.request.user, self.object),
            **kwargs,
        )


@require_POST
def print_excerpt(request, pk):
    """Have the same pages put on paper, as they stand when a worker comes to it."""
    programs = Program.objects.visible_to(request.user).select_related("plan")
    program = get_object_or_404(programs, pk=pk)
    return redirect(printing.ask_excerpt(program, by=request.user))
