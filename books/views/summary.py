"""What does the page of the leader answer?"""

from django.views.generic import TemplateView

from agencies.pages import page_only_if
from books import briefing, permissions

READERS = (
    "Ringkasan ini dibaca dewan, tenaga ahli, dan admin DKISP. Angka yang sudah terbit "
    "ada di edisi, pada halaman Buku."
)


@page_only_if(permissions.can_read_summary, READERS)
class Summary(TemplateView):
    """The plan on one page, in the numbers of the book."""

    template_name = "books/summary.html"

    def get_context_data(self, **kwargs):
        found = briefing.briefing_for(self.request.user)
        return super().get_context_data(briefing=found, **kwargs)
