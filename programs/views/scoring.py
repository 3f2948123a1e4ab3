"""How is a program scored by experts, and by what?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.generic import CreateView, ListView, UpdateView

from agencies.pages import Traced, page_only_if
from programs import permissions, recommending
from programs.models import Criterion
from programs.queue import url_within
from programs.reviewing_forms import CriterionForm, RecommendationForm
from programs.views.assigning import reviewers_only
from programs.views.finding import attempt, find, posted

keepers_only = page_only_if(
    permissions.can_keep_criteria,
    "Kriteria penilaian ditetapkan admin DKISP. Sampaikan usul Anda kepada DKISP.",
)


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


@reviewers_only
class CriterionList(ListView):
    """By what experts score, and whether the weights make a whole."""

    queryset = Criterion.objects.in_order()
    template_name = "reviews/criterion_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            weight=recommending.weight_of(self.object_list),
            full=recommending.FULL,
            may_keep=permissions.can_keep_criteria(self.request.user),
            **kwargs,
        )


class CriterionKept(Traced):
    """One criterion in a form of its own, saved with a trace."""

    model = Criterion
    template_name: str | None = "reviews/criterion_form.html"
    success_url: Any = reverse_lazy("reviews:criterion_list")


@keepers_only
class CriterionCreate(CriterionKept, CreateView):
    """Another criterion."""

    form_class = CriterionForm
    verb = "criterion.create"
    done = "Kriteria ditambahkan"
    heading = "Tambah kriteria penilaian"


@keepers_only
class CriterionEdit(CriterionKept, UpdateView):
    """Other words or another weight for a criterion, or an end to its use."""

    form_class = CriterionForm
    verb = "criterion.edit"
    done = "Kriteria diubah"
    heading = "Ubah kriteria penilaian"
