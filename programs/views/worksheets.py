"""What do the pages of an agency's worksheets answer?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import DetailView, FormView

from agencies.models import Agency
from paser_masterplan.moves import MoveRefused
from programs import permissions
from programs.models import Worksheet
from programs.views.finding import posted
from programs.worksheet import mapping, waiting
from programs.worksheet.forms import WorksheetForm
from programs.worksheet.making import write_xlsx
from programs.worksheet.reading import Refused
from programs.worksheet.reporting import STALE, STATES

ELSEWHERE = "Lembar kerja ini diunduh dan diunggah oleh {agency} sendiri."
ROWS = 20  # on one page of a preview
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class WorksheetDesk(FormView):
    """The worksheet of one agency: to fetch, to send back, and what waits."""

    template_name = "programs/worksheet_list.html"
    form_class = WorksheetForm

    def get_context_data(self, **kwargs):
        agency = agency_for(self.request, self.kwargs["pk"])
        sight = Worksheet.objects.visible_to(self.request.user)
        return super().get_context_data(
            agency=agency,
            worksheets=sight.of(agency).for_list(),
            may_import=permissions.can_import(self.request.user, of(agency)),
            **kwargs,
        )

    def form_valid(self, form):
        agency = agency_for(self.request, self.kwargs["pk"])
        file = form.cleaned_data["file"]
        try:
            worksheet = waiting.take_in(
                agency, file.name, file.read(), by=self.request.user
            )
        except (Refused, MoveRefused) as why:
            form.add_error("file", str(why))
            return self.form_invalid(form)
        return redirect(worksheet)


@require_safe
def download_worksheet(request, pk):
    """The worksheet as a file, filled or empty."""
    agency = agency_for(request, pk)
    is_blank = request.GET.get("isi") == "kosong"
    try:
        records = waiting.records_of(agency)
    except MoveRefused as why:
        messages.error(request, str(why))
        return redirect("programs:worksheets", agency.pk)
    name = f"lembar-kerja-{agency.short_name}{'-kosong' if is_blank else ''}.xlsx"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    content = write_xlsx(records, is_blank=is_blank)
    return HttpResponse(content, content_type=XLSX, headers=headers)


class WorksheetDetail(DetailView):
    """What a worksheet would change, row by row."""

    template_name = "programs/worksheet_detail.html"

    def get_queryset(self):
        return Worksheet.objects.visible_to(self.request.user).for_page()

    def get_context_data(self, **kwargs):
        report = waiting.report_of(self.object)
        counts = report.counts
        asked = self.request.GET.get("keadaan", "")
        first = next((state.code for state in STATES if counts[state.code]), "")
        chosen = asked if asked in counts else first
        rows = Paginator(report.of(chosen), ROWS)
        return super().get_context_data(
            report=report,
            states=[(state, counts[state.code]) for state in STATES],
            chosen=chosen,
            is_choosing=chosen == STALE.code,
            page_obj=rows.get_page(self.request.GET.get("page")),
            **kwargs,
        )


def map_worksheet(request, pk):
    """What the columns of a worksheet from elsewhere are."""
    worksheet = find(request, pk)
    said = posted(request)
    found = mapping.mapping_of(worksheet, said)
    if found.is_said and found.is_valid:
        waiting.map_columns(worksheet, found.layouts(), by=request.user)
        return redirect(worksheet)
    context = {"worksheet": worksheet, "mapping": found}
    return render(request, "programs/worksheet_columns.html", context)


@require_POST
def save_worksheet(request, pk):
    """Keep what was chosen; then look again, or write what is ready."""
    worksheet = find(request, pk)
    report = waiting.report_of(worksheet)
    waiting.choose(worksheet, waiting.picks_in(request.POST, report))
    if request.POST.get("lalu") == "periksa":
        waiting.judge(worksheet, by=request.user)
        return redirect(worksheet)
    done = waiting.save(worksheet.pk, by=request.user)
    said = f"{done.ready} baris tersimpan." if done.ready else "Tidak ada yang berubah."
    held = f" {done.held} baris masih menunggu." if done.held else ""
    messages.success(request, said + held)
    return redirect(worksheet)


@require_POST
def drop_worksheet(request, pk):
    """Forget a worksheet; what was saved from it stays."""
    worksheet = find(request, pk)
    agency = worksheet.agency_id
    waiting.drop(worksheet, by=request.user)
    messages.success(request, "Kiriman dibuang. Yang sudah disimpan tetap ada.")
    return redirect("programs:worksheets", agency)


def find(request, pk):
    """The worksheet of the person's agency, or the 404 of a stranger."""
    known = Worksheet.objects.visible_to(request.user).select_related("agency")
    return get_object_or_404(known, pk=pk)


def agency_for(request, pk):
    """The agency whose worksheet the person may fetch."""
    agency = get_object_or_404(Agency, pk=pk)
    if not permissions.can_export(request.user, of(agency)):
        raise PermissionDenied(ELSEWHERE.format(agency=agency))
    return agency


def of(agency):
    """A worksheet of the agency, of which a right may be asked."""
    return Worksheet(agency=agency)
