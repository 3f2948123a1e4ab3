"""What do the pages of prints answer?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from agencies.models import Agency
from agencies.pages import only_if
from books import permissions, printing
from books.forms import PaperForm
from books.models import Book, FileForm, Printing
from books.views.files import file_named
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan
from programs.models import Worksheet
from programs.permissions import can_export as may_export
from workshops.models import Workshop

KEEPERS = "Lembar lokakarya dicetak DKISP. Mintalah kepada admin DKISP."
ELSEWHERE = "Lembar kerja ini dicetak oleh {agency} sendiri."
PRINTERS = "Draf dicetak oleh pembacanya. Buku yang sudah terbit dapat Anda unduh."


@require_POST
@only_if(permissions.can_print, PRINTERS)
def ask_printing(request, book):
    """Have the working draft of a book printed, on paper or in another form."""
    form = request.POST.get("bentuk", FileForm.PDF)
    if book not in Book.values or form not in printing.forms_of(book):
        raise Http404
    plan = get_object_or_404(MasterPlan, is_current=True)
    return redirect(printing.ask(plan, book, by=request.user, form=form))


@require_POST
@only_if(permissions.can_print_papers, KEEPERS)
def print_paper(request, pk):
    """Have a list, badges or minutes of a workshop printed; a list is of one day."""
    workshop = get_object_or_404(Workshop.objects.select_related("stage__plan"), pk=pk)
    form = PaperForm(request.POST, workshop=workshop)
    if not form.is_valid():
        raise Http404
    return redirect(printing.ask_paper(workshop, by=request.user, **form.cleaned_data))


@require_POST
def print_worksheet(request, pk):
    """Have an agency's worksheet put on paper, filled or empty, for pen."""
    agency = get_object_or_404(Agency, pk=pk)
    if not may_export(request.user, Worksheet(agency=agency)):
        raise PermissionDenied(ELSEWHERE.format(agency=agency))
    is_blank = request.POST.get("isi") == "kosong"
    try:
        printed = printing.ask_worksheet(agency, by=request.user, is_blank=is_blank)
    except MoveRefused as why:
        messages.error(request, str(why))
        return redirect("programs:worksheets", agency.pk)
    return redirect(printed)


class PrintingDetail(DetailView):
    """How far a print is, then its file; whoever looks puts back what has died."""

    model = Printing

    def get_queryset(self):
        return Printing.objects.visible_to(self.request.user).for_page()

    def get_object(self, queryset=None):
        found = super().get_object(queryset)
        if found.is_silent:
            printing.revive()
            found = super().get_object(queryset)
        return found


class PrintingProgress(PrintingDetail):
    """The part of that page which changes."""

    template_name = "books/_printing_progress.html"


def download_printing(request, pk):
    """The file of a finished print."""
    finished = Printing.objects.visible_to(request.user).with_file().in_full()
    printed = get_object_or_404(finished, pk=pk)
    return file_named(printed.file_name, printed.file, printed.form)
