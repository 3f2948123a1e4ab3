"""What do the pages about the photos and files of a record answer?"""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView

from agencies import evidence, uploading
from agencies.forms import EvidenceForm, PartForm
from agencies.models import Evidence
from agencies.recognizing import NotEvidence

Kind = Evidence.Kind
MEDIA_TYPES = {
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.PDF: "application/pdf",
}


class EvidencePage(FormView):
    """The evidence of one record, and a form for more of it."""

    template_name = "agencies/evidence_list.html"
    form_class = EvidenceForm
    shelf: Any = None

    @cached_property
    def record(self):
        return _find(self.shelf, self.request.user, self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            record=self.record,
            shelf=self.shelf,
            pieces=self.record.evidence.for_list(),
            refusal=self.shelf.refusal(self.request.user, self.record),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        self.shelf.admit(request.user, self.record)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        added, refused = evidence.add_all(
            self.shelf, self.record, **form.cleaned_data, by=self.request.user
        )
        if not added:
            form.add_error("chosen", refused)
            return self.form_invalid(form)
        for piece in added:
            messages.success(self.request, _done(self.shelf, piece))
        for why in refused:
            messages.error(self.request, why)
        return redirect(self.request.path)


@require_POST
def upload_evidence(request, pk, shelf):
    """One part of a file; the last one makes it evidence."""
    record = _find(shelf, request.user, pk)
    form = PartForm(request.POST, request.FILES)
    try:
        shelf.admit(request.user, record)
        arrival = uploading.receive(shelf, record, **form.part(), by=request.user)
    except PermissionDenied as denied:
        return JsonResponse({"error": str(denied)}, status=403)
    except NotEvidence as why:
        messages.error(request, f"{form.data.get('name')}: {why}")
        return JsonResponse({"error": str(why)}, status=400)
    if arrival.piece:
        messages.success(request, _done(shelf, arrival.piece))
    return JsonResponse({"received": arrival.received, "is_done": bool(arrival.piece)})


@require_safe
def show_evidence(request, pk, piece, shelf):
    """The file itself, which the browser may show but never run."""
    record = _find(shelf, request.user, pk)
    piece = get_object_or_404(record.evidence, pk=piece)
    headers = _headers(piece)
    response = HttpResponse(bytes(piece.content), headers=headers)
    return get_conditional_response(request, headers["ETag"], response=response)


@require_POST
def remove_evidence(request, pk, piece, shelf):
    """Take a file from its record."""
    record = _find(shelf, request.user, pk)
    shelf.admit(request.user, record)
    piece = get_object_or_404(record.evidence.in_order(), pk=piece)
    evidence.remove(shelf, record, piece, by=request.user)
    messages.success(request, f"{shelf.noun.capitalize()} dihapus: {piece}")
    return redirect(shelf.route, pk)


def _find(shelf, user, pk):
    """The record the person may see, or the 404 of a stranger."""
    return get_object_or_404(shelf.visible_to(user), pk=pk)


def _headers(piece):
    """A file by what it is, kept by nobody but its reader, with nothing to run."""
    is_file = piece.kind == Kind.PDF
    return {
        "Content-Type": MEDIA_TYPES[piece.kind],
        "Content-Disposition": content_disposition_header(is_file, piece.name),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
        "ETag": quote_etag(piece.sha256),
    }


def _done(shelf, piece):
    return f"{shelf.noun.capitalize()} tersimpan: {piece}"
