"""How are the versions of a narrative read, compared and put back?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import ListView

from books import permissions, previewing, versions, writing
from books.models import Chapter
from books.views.chapters import WRITERS
from paser_masterplan.moves import MoveRefused


class VersionList(ListView):
    """Who wrote the narrative and when, the newest first."""

    paginate_by = 25
    template_name = "books/version_list.html"

    def get_queryset(self):
        self.chapter = _find(self.request, self.kwargs["pk"])
        return versions.listed(self.chapter)

    def get_context_data(self, **kwargs):
        return super().get_context_data(chapter=self.chapter, **kwargs)


def show_version(request, pk, number):
    """One version as it would print."""
    chapter = _find(request, pk)
    version = _version(chapter, number)
    context = {
        "chapter": chapter,
        "version": version,
        "body": previewing.body_of(chapter, version.text),
        "may_write": permissions.can_write(request.user),
    }
    return render(request, "books/version_detail.html", context)


def compare_versions(request, pk, number):
    """Word by word what is different from another version, or from now."""
    chapter = _find(request, pk)
    asked = request.GET.get("dengan", "")
    asked = int(asked) if asked.isdecimal() else None
    version, other = _version(chapter, number), _version(chapter, asked)
    whole = "semua" in request.GET
    context = {
        "asked": "" if asked is None else asked,
        "chapter": chapter,
        "version": version,
        "comparison": versions.between(version, other, is_whole=whole),
        "may_write": permissions.can_write(request.user),
    }
    return render(request, "books/version_compare.html", context)


@require_POST
def put_back(request, pk, number):
    """Write the narrative of a version again."""
    chapter = _find(request, pk)
    if not permissions.can_write(request.user):
        raise PermissionDenied(WRITERS)
    try:
        writing.put_back(chapter, _version(chapter, number), by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Naskah {chapter} kembali ke versi {number}.")
    return redirect(chapter)


def _find(request, pk):
    chapters = Chapter.objects.visible_to(request.user).for_page()
    return get_object_or_404(chapters, pk=pk)


def _version(chapter, number):
    version = versions.find(chapter, number)
    if version is None:
        raise Http404
    return version
