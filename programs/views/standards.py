"""How does the office keep the sentences that its reviewers say most often?"""

from typing import Any

from django.urls import reverse_lazy
from django.views.generic import CreateView, ListView, UpdateView

from agencies.pages import Traced, page_only_if
from programs import permissions
from programs.forms import StandardRemarkForm
from programs.models import StandardRemark
from programs.views.assigning import reviewers_only

keepers_only = page_only_if(
    permissions.can_keep_standards,
    "Catatan baku ditata admin DKISP. Sampaikan usul Anda kepada DKISP.",
)


@reviewers_only
class StandardList(ListView):
    """Every sentence of the library, those no longer offered at the end."""

    queryset = StandardRemark.objects.in_order()
    template_name = "reviews/standard_list.html"

    def get_context_data(self, **kwargs):
        may_keep = permissions.can_keep_standards(self.request.user)
        return super().get_context_data(may_keep=may_keep, **kwargs)


class StandardKept(Traced):
    """One sentence in a form of its own, saved with a trace."""

    model = StandardRemark
    form_class: Any = StandardRemarkForm
    template_name: str | None = "reviews/standard_form.html"
    success_url: Any = reverse_lazy("reviews:standard_list")


@keepers_only
class StandardCreate(StandardKept, CreateView):
    """Another sentence."""

    verb = "standard.create"
    done = "Catatan baku ditambahkan"
    heading = "Tambah catatan baku"


@keepers_only
class StandardEdit(StandardKept, UpdateView):
    """Other words for a sentence, or an end to its use."""

    verb = "standard.edit"
    done = "Catatan baku diubah"
    heading = "Ubah catatan baku"
