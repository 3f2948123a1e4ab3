"""How is the desk of those who review answered?"""

from django_filters.views import FilterView

from agencies.pages import page_only_if
from programs import assigning, permissions, waiting
from programs.deciding_forms import steps_for
from programs.review_filters import ReviewFilter

REVIEWERS = "Meja telaah dipakai oleh DKISP dan tenaga ahli."


@page_only_if(permissions.can_see_load, REVIEWERS)
class ReviewDesk(FilterView):
    """What waits for a reviewer, narrowed by the address."""

    filterset_class = ReviewFilter
    paginate_by = 25
    template_name = "reviews/desk.html"

    def get_queryset(self):
        return waiting.programs_of(self.request.user)

    def get_paginator(self, *args, **kwargs):
        """The statuses were counted already, so their sum is known."""
        paginator = super().get_paginator(*args, **kwargs)
        paginator.count = self.filterset.total
        return paginator

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            people=assigning.candidates(user), steps=steps_for(user), **kwargs
        )
