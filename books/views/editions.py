"""What do the pages of editions answer?"""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, TemplateView

from agencies.pages import only_if, page_only_if
from books import comparing, endorsing, permissions, printing, readiness
from books.forms import EndorsementForm
from books.holdings import holdings_of
from books.models import Edition, EditionFile, SignedFile
from books.spreads import spread_of
from books.views.files import file_named
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan
from programs.views.finding import attempt, posted

ISSUERS = "Edisi diterbitkan admin DKISP."


@page_only_if(permissions.can_issue, ISSUERS)
class IssueEdition(TemplateView):
    """What issuing means, what is still missing, and the button."""

    template_name = "books/edition_confirm.html"

    def get_context_data(self, **kwargs):
        plan = get_object_or_404(MasterPlan, is_current=True)
        return super().get_context_data(outlook=readiness.outlook(plan), **kwargs)

    def post(self, request):
        plan = get_object_or_404(MasterPlan, is_current=True)
        try:
            return redirect(printing.ask_edition(plan, by=request.user))
        except MoveRefused as refused:
            messages.error(request, str(refused))
            return redirect("books:issue")


class EditionDetail(DetailView):
    """An edition: its facts and its files, for everybody who works here."""

    queryset = Edition.objects.for_page()

    def get_context_data(self, **kwargs):
        edition = self.object
        waits = edition.is_in_force and not edition.is_endorsed
        return super().get_context_data(
            holdings=holdings_of(edition.files.in_book_order()),
            may_endorse=waits and permissions.can_endorse(self.request.user),
            signed=SignedFile.objects.of(edition),
            may_add_signed=permissions.can_add_signed(self.request.user),
            **kwargs,
        )


@only_if(permissions.can_endorse, endorsing.COUNCILS)
def endorse_edition(request, pk):
    """The word of the council on one edition."""
    edition = get_object_or_404(Edition.objects.for_page(), pk=pk)
    form = EndorsementForm(posted(request))
    if attempt(form, partial(endorsing.endorse, edition, by=request.user)):
        messages.success(request, f"{edition} disahkan.")
        return redirect(edition)
    context = {"edition": edition, "form": form}
    return render(request, "books/edition_endorse.html", context)


def compare_editions(request, pk, since):
    """What an edition says, and what an earlier one said instead."""
    older, newer = _pair(pk, since)
    spread = spread_of(comparing.between(older, newer), request.GET)
    context = {"spread": spread, "older": older, "newer": newer}
    return render(request, "books/edition_compare.html", context)


@require_POST
def print_comparison(request, pk, since):
    """Have the same put on paper, whole."""
    return redirect(printing.ask_comparison(*_pair(pk, since), by=request.user))


def _pair(pk, since):
    """An earlier edition and a later one of the same plan."""
    newer = get_object_or_404(Edition.objects.select_related("plan"), pk=pk)
    return get_object_or_404(newer.earlier(), pk=since), newer


def download_edition(request, pk, file):
    """One file of an edition."""
    kept = get_object_or_404(EditionFile.objects.in_full(), edition=pk, pk=file)
    return file_named(kept.file_name, kept.file, kept.form)
