"""What do the pages of the book answer?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, DetailView, TemplateView, UpdateView

from agencies.pages import only_if, page_only_if
from books import (
    issuing,
    outline,
    permissions,
    previewing,
    printing,
    prose,
    shelf,
    writing,
)
from books.forms import (
    LONGEST_NARRATIVE,
    ChapterForm,
    NewChapterForm,
    PreviewForm,
)
from books.models import Book, Chapter, Edition, EditionFile, Printing
from books.volumes import arabic
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan

WRITERS = "Naskah dan susunan bab dikerjakan admin DKISP. Anda dapat membacanya."
PRINTERS = "Draf dicetak oleh pembacanya. Buku yang sudah terbit dapat Anda unduh."
ISSUERS = "Edisi diterbitkan admin DKISP."

writers_may = only_if(permissions.can_write, WRITERS)


class BookList(TemplateView):
    """The three books, what was printed of them, and what was issued."""

    template_name = "books/chapter_list.html"

    def get_context_data(self, **kwargs):
        on_shelf = shelf.shelf_for(self.request.user)
        return super().get_context_data(shelf=on_shelf, all=Book.ALL, **kwargs)


@require_POST
@writers_may
def lay_outline(request):
    """Lay the chapters of the national guide."""
    plan = get_object_or_404(MasterPlan, is_current=True)
    outline.lay(plan, by=request.user)
    messages.success(request, "Kerangka ketiga buku dipasang. Naskahnya dapat diisi.")
    return redirect("books:list")


class VisibleChapters:
    """The chapters that this person may know of."""

    request: Any  # whose user has logged in, or the middleware would not let them here
    model = Chapter

    def get_queryset(self):
        return Chapter.objects.visible_to(self.request.user).for_page()


class ChapterDetail(VisibleChapters, DetailView):
    """A chapter's narrative as it will print, and the block that follows it."""

    def get_context_data(self, **kwargs):
        may_write = permissions.can_write(self.request.user)
        number = arabic(self.object.number)
        text = prose.render(self.object.narrative, chapter=number, anchor="bab")
        return super().get_context_data(may_write=may_write, prose=text, **kwargs)


class ChapterBlock(VisibleChapters, DetailView):
    """What the data put into the chapter if it were printed now."""

    template_name = "books/chapter_block.html"

    def get_context_data(self, **kwargs):
        number = self.request.GET.get("bagian", "")
        preview = previewing.preview_of(self.object, number)
        return super().get_context_data(preview=preview, **kwargs)


class ChapterEdit(VisibleChapters, UpdateView):
    """The words of a chapter, with what they will look like beside them."""

    form_class = ChapterForm

    def get_object(self, queryset=None):
        return _writable(self.request, self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        typed = context["form"]["narrative"].value() or ""
        return context | {"prose": prose.render(typed[:LONGEST_NARRATIVE])}

    def form_valid(self, form):
        if "pratinjau" in self.request.POST:
            return self.form_invalid(form)
        opened, user = form.cleaned_data["opened"], self.request.user
        try:
            chapter = writing.write(form.instance, opened=opened, by=user)
        except writing.Overtaken as overtaken:
            form.face(overtaken)
            return self.form_invalid(form)
        messages.success(self.request, f"{chapter} disimpan.")
        return redirect(chapter)


@page_only_if(permissions.can_write, WRITERS)
class ChapterCreate(CreateView):
    """A chapter that the guide does not have."""

    model = Chapter
    form_class = NewChapterForm
    template_name = "books/chapter_new.html"

    def get_initial(self):
        return {"book": self.request.GET.get("buku")}

    def form_valid(self, form):
        form.instance.plan = get_object_or_404(MasterPlan, is_current=True)
        chapter = outline.add(form.instance, by=self.request.user)
        messages.success(self.request, f"{chapter} ditambahkan.")
        return redirect(chapter)


@require_POST
def move_chapter(request, pk, move):
    """One step of a chapter: up, down, out."""
    chapter = _writable(request, pk)
    step = outline.STEPS.get(move)
    if step is None:
        raise Http404
    try:
        step.make(chapter, by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(chapter)
    messages.success(request, f"{chapter} {step.said}.")
    return redirect("books:list")


@require_POST
@writers_may
def preview(request):
    """The typed text as it will print, for the place beside the text."""
    form = PreviewForm(request.POST)
    text = prose.render(form.cleaned_data["text"]) if form.is_valid() else None
    return render(request, "books/_preview.html", {"form": form, "prose": text})


@require_POST
@only_if(permissions.can_print, PRINTERS)
def ask_printing(request, book):
    """Have the working draft of a book printed."""
    if book not in Book.values:
        raise Http404
    plan = get_object_or_404(MasterPlan, is_current=True)
    return redirect(printing.ask(plan, book, by=request.user))


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
    finished = Printing.objects.visible_to(request.user).with_file()
    return _pdf(get_object_or_404(finished, pk=pk))


@page_only_if(permissions.can_issue, ISSUERS)
class IssueEdition(TemplateView):
    """What issuing means, what is still missing, and the button."""

    template_name = "books/edition_confirm.html"

    def get_context_data(self, **kwargs):
        plan = get_object_or_404(MasterPlan, is_current=True)
        return super().get_context_data(outlook=issuing.outlook(plan), **kwargs)

    def post(self, request):
        plan = get_object_or_404(MasterPlan, is_current=True)
        try:
            return redirect(printing.ask_edition(plan, by=request.user))
        except MoveRefused as refused:
            messages.error(request, str(refused))
            return redirect("books:issue")


class EditionDetail(DetailView):
    """An edition: its facts and its files, for everybody who works here."""

    model = Edition

    def get_queryset(self):
        return Edition.objects.for_page()

    def get_context_data(self, **kwargs):
        files = self.object.files.in_book_order()
        return super().get_context_data(files=files, **kwargs)


def download_edition(request, pk, book):
    """One file of an edition."""
    return _pdf(get_object_or_404(EditionFile.objects.in_full(), edition=pk, book=book))


def _writable(request, pk):
    """The visible chapter, for those who may write in it."""
    chapters = Chapter.objects.visible_to(request.user).for_page()
    chapter = get_object_or_404(chapters, pk=pk)
    if not permissions.can_write(request.user):
        raise PermissionDenied(WRITERS)
    return chapter


def _pdf(row):
    """The kept file of a row, to be saved under its name."""
    name = f'attachment; filename="{row.file_name}"'
    return HttpResponse(
        bytes(row.file),
        content_type="application/pdf",
        headers={"Content-Disposition": name},
    )
