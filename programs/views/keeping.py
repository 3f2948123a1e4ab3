"""How does the office keep its criteria and the sentences reviewers say most often?"""

from typing import Any

from django.urls import reverse_lazy
from django.views.generic import CreateView, ListView, UpdateView

from agencies.pages import Traced, page_only_if
from programs import permissions, recommending
from programs.forms import StandardRemarkForm
from programs.models import Criterion, StandardRemark
from programs.reviewing_forms import CriterionForm
from programs.views.assigning import reviewers_only

keeps_criteria = page_only_if(
    permissions.can_keep_criteria,
    "Kriteria penilaian ditetapkan admin DKISP. Sampaikan usul Anda kepada DKISP.",
)
keeps_standards = page_only_if(
    permissions.can_keep_standards,
    "Catatan baku ditata admin DKISP. Sampaikan usul Anda kepada DKISP.",
)


class Kept(Traced):
    """One row in a form of its own, saved with a trace, and back to its list."""

    template_name: str | None = "reviews/kept_form.html"
    hint = ""


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


class CriterionKept(Kept):
    """One question that experts answer with a score."""

    model = Criterion
    form_class: Any = CriterionForm
    success_url: Any = reverse_lazy("reviews:criterion_list")
    place = "Kriteria penilaian"


@keeps_criteria
class CriterionCreate(CriterionKept, CreateView):
    """Another criterion."""

    verb = "criterion.create"
    done = "Kriteria ditambahkan"
    heading = "Tambah kriteria penilaian"


@keeps_criteria
class CriterionEdit(CriterionKept, UpdateView):
    """Other words or another weight for a criterion, or an end to its use."""

    verb = "criterion.edit"
    done = "Kriteria diubah"
    heading = "Ubah kriteria penilaian"


@reviewers_only
class StandardList(ListView):
    """Every sentence of the library, those no longer offered at the end."""

    queryset = StandardRemark.objects.in_order()
    template_name = "reviews/standard_list.html"

    def get_context_data(self, **kwargs):
        may_keep = permissions.can_keep_standards(self.request.user)
        return super().get_context_data(may_keep=may_keep, **kwargs)


class StandardKept(Kept):
    """One sentence that reviewers may say at a field."""

    model = StandardRemark
    form_class: Any = StandardRemarkForm
    success_url: Any = reverse_lazy("reviews:standard_list")
    place = "Catatan baku"
    hint = (
        "Tulis apa yang kurang dan apa yang diharapkan; penelaah masih dapat "
        "mengubahnya sebelum disimpan."
    )


@keeps_standards
class StandardCreate(StandardKept, CreateView):
    """Another sentence."""

    verb = "standard.create"
    done = "Catatan baku ditambahkan"
    heading = "Tambah catatan baku"


@keeps_standards
class StandardEdit(StandardKept, UpdateView):
    """Other words for a sentence, or an end to its use."""

    verb = "standard.edit"
    done = "Catatan baku diubah"
    heading = "Ubah catatan baku"
