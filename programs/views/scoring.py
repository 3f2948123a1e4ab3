"""How does an expert advise about a program?"""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render

from programs import recommending
from programs.queue import url_within
from programs.reviewing_forms import RecommendationForm
from programs.views.finding import attempt, find, posted


def recommend(request, pk):
    """What an expert advises about a program, with the scores."""
    program = find(request, pk)
    recommending.admit(request.user, program)
    form = RecommendationForm(
        posted(request),
        criteria=recommending.criteria(),
        initial=recommending.said_before(program, request.user),
    )
    if attempt(form, partial(recommending.recommend, program, by=request.user)):
        messages.success(request, "Rekomendasi tersimpan.")
        return redirect(f"{url_within(request, program)}#rekomendasi")
    context = {"program": program, "form": form}
    return render(request, "programs/recommendation_form.html", context)
