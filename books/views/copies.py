"""What is everybody told about a copy of the book?"""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from books import verifying
from books.forms import CopyForm
from books.gatekeeping import Crowded, place_for
from books.holdings import holdings_of
from books.models import Edition, SignedFile


@login_not_required
@require_safe
def show_code(request, code):
    """Whose the code on a printed page is, and whether that edition still holds."""
    edition = Edition.objects.with_code(verifying.plain_code(code))
    context = {"code": code, "edition": edition}
    if edition:
        context["standing"] = verifying.standing(edition)
        context["holdings"] = holdings_of(edition.files.in_book_order())
        context["signed"] = SignedFile.objects.of(edition)
    return render(request, "books/code.html", context, status=200 if edition else 404)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_file(request):
    """What a file is; it is read, answered, and forgotten."""
    if code := request.GET.get("kode", "").strip():
        return redirect("copies:code", verifying.plain_code(code) or "-")
    form = CopyForm(request.POST or None, request.FILES or None)
    verdict, status = None, 200
    if form.is_valid():
        try:
            with place_for(request.META.get("REMOTE_ADDR", "")):
                verdict = verifying.verify(form.cleaned_data["chosen"].read())
        except Crowded as why:
            form.add_error("chosen", str(why))
            status = 429
    context = {"form": form, "verdict": verdict}
    return render(request, "books/check.html", context, status=status)


@login_not_required
@require_safe
def check_digest(request, sha256):
    """The same for a fingerprint that the browser took, as a part of that page."""
    verdict = verifying.recognize(sha256.lower())
    return render(request, "books/_verdict.html", {"verdict": verdict})
