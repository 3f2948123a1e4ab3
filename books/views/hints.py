"""What does the button that lays the subheadings of a chapter answer?"""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from books import hinting
from books.views.chapters import writable


@require_POST
def lay_hints(request, pk):
    """Begin what the guide expects in the chapter, and let the person write on."""
    chapter = hinting.lay_hints(writable(request, pk), by=request.user)
    messages.success(request, "Subjudul dipasang di akhir naskah. Tulis di bawahnya.")
    return redirect("books:chapter_edit", chapter.pk)
