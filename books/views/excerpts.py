"""What do the pages of one program answer?"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView

from books import contexts, press
from books.excerpts import Excerpt
from books.views.files import file_named
from programs import helping, permissions


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


def download_excerpt(request, pk):
    """The same pages on paper."""
    program = get_object_or_404(contexts.readable_by(request.user), pk=pk)
    excerpt = Excerpt.of(program)
    try:
        printed = press.print_excerpt(excerpt)
    except press.PressUnavailable as refused:
        messages.error(request, str(refused))
        return redirect("books:excerpt", pk)
    return file_named(excerpt.file_name, printed.pdf)
