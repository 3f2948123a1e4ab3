"""How does a page find its program, and try what was asked of it?"""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from paser_masterplan.moves import MoveRefused
from programs.models import Program


def find(request, pk):
    """The program the reader may see, or the 404 of a stranger."""
    return get_object_or_404(visible(request), pk=pk)


def visible(request):
    return Program.objects.visible_to(request.user).for_head()


def posted(request):
    return request.POST if request.method == "POST" else None


def attempt(form, verb):
    """Whether the verb went through; a refusal becomes a sentence of the form.

    What the verb made is `form.done`; what refused it, `form.refused`.
    """
    if not form.is_valid():
        return False
    try:
        form.done = verb(**form.cleaned_data)
    except MoveRefused as refused:
        form.refused = refused
        form.add_error(None, str(refused))
    return form.is_valid()


def give_back(request, form):
    """Say why, and hand the typed text back so that it is not lost."""
    for sentences in form.errors.values():
        messages.error(request, " ".join(sentences))
    if note := form.data.get("note"):
        messages.info(request, f"Yang Anda tulis: {note}")


def report(request, results, done):
    """What was `done`, by number and codes, then each refusal with its reason."""
    codes = [result.program.code for result in results if result.is_done]
    if codes:
        said = done.format(number=len(codes), codes=", ".join(codes))
        messages.success(request, said)
    for result in results:
        if not result.is_done:
            messages.error(request, f"{result.program.code}: {result.sentence}")
