"""How are two contents of a program read beside each other?"""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from programs.beside import lay_beside
from programs.models import Program


def compare(request, pk, since, until=None):
    """What a revision said, and what a later one or the program itself says instead."""
    programs = Program.objects.visible_to(request.user).for_page(request.user)
    program = get_object_or_404(programs, pk=pk)
    page = lay_beside(program, since, until, is_whole="semua" in request.GET)
    if page is None:
        raise Http404
    return render(request, "programs/program_compare.html", {"page": page})
