"""Who may keep the frame, and which plan is it that is kept?"""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy

from agencies.pages import Traced, for_writing, only_if, page_only_if
from plans import permissions
from plans.models import MasterPlan

REFUSAL = (
    "Kerangka rencana induk dikelola admin DKISP. Sampaikan usul Anda kepada DKISP."
)
keepers_only = page_only_if(permissions.can_keep_frame, REFUSAL)
keepers_may = only_if(permissions.can_keep_frame, REFUSAL)


class Kept(Traced):
    """One row of the frame in a form of its own, saved with a trace."""

    template_name: str | None = "plans/frame_form.html"
    success_url: Any = reverse_lazy("plans:frame")
    heading = ""
    hint = ""
    removal = ""


class KeptOfPlan(Kept):
    """The same for a row of the current plan; earlier plans are only read."""

    def get_queryset(self):
        return for_writing(self.request, self.model.objects.current())

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if kwargs["instance"] is None:
            plan = get_object_or_404(MasterPlan, is_current=True)
            kwargs["instance"] = self.model(plan=plan)
        return kwargs
