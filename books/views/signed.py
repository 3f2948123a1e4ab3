"""What do the pages of signed files answer?"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView

from agencies.pages import page_only_if
from books import permissions
from books.forms import SignedFileForm
from books.models import Edition, SignedFile
from books.signing import admitting
from books.views.files import file_named


@page_only_if(permissions.can_add_signed, admitting.ADMINS)
class SignedFileAdd(FormView):
    """What a signed file must be, and the place to hand it in."""

    form_class = SignedFileForm
    template_name = "books/signed_file_form.html"

    @property
    def edition(self):
        return get_object_or_404(Edition.objects.for_page(), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(edition=self.edition, **kwargs)

    def form_valid(self, form):
        edition, data = self.edition, form.cleaned_data["chosen"].read()
        try:
            signed = admitting.admit(edition, data, by=self.request.user)
        except admitting.NotTaken as why:
            form.add_error("chosen", str(why))
            return self.form_invalid(form)
        messages.success(self.request, f"Berkas tersimpan: {signed}.")
        return redirect(edition)


def download_signed(request, pk):
    """A signed file, as it came."""
    signed = get_object_or_404(SignedFile.objects.in_full(), pk=pk)
    return file_named(signed.file_name, signed.file)
