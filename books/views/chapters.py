"""What do the shelf and the chapters answer?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, DetailView, TemplateView, UpdateView

from agencies.pages import Writing, only_if, page_only_if
from books import hinting, outline, permissions, previewing, shelf, writing
from books.contexts import Book
from books.drafts import Drafts
from books.forms import LONGEST_NARRATIVE, ChapterForm, NewChapterForm, PreviewForm
from books.models import Chapter
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan

LONG = 20_000  # letters that are previewed at once without being asked to
WRITERS = "Naskah dan susunan bab dikerjakan admin DKISP. Anda dapat membacanya."

writers_may = only_if(permissions.can_write, WRITERS)


class BookList(TemplateView):
    """The three books, what was printed of them, and what was issued."""

    template_name = "books/chapter_list.html"

    def get_context_data(self, **kwargs):
        on_shelf = shelf.shelf_for(self.request.user)
        return super().get_context_data(shelf=on_shelf, **kwargs)


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
        body = previewing.body_of(self.object, self.object.narrative)
        hints = hinting.hints_for(self.object) if may_write else []
        return super().get_context_data(
            may_write=may_write, body=body, hints=hints, **kwargs
        )


class ChapterBlock(VisibleChapters, DetailView):
    """What the data put into the chapter if it were printed now."""

    template_name = "books/chapter_block.html"

    def get_context_data(self, **kwargs):
        number = self.request.GET.get("bagian", "")
        preview = previewing.preview_of(self.object, number)
        return super().get_context_data(preview=preview, **kwargs)


class ChapterEdit(Writing, VisibleChapters, UpdateView):
    """The words of a chapter, with what they will look like beside them."""

    form_class = ChapterForm
    is_shared = True

    def get_object(self, queryset=None):
        chapter = super().get_object(queryset)
        if not permissions.can_write(self.request.user):
            raise PermissionDenied(WRITERS)
        return chapter

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        typed = (context["form"]["narrative"].value() or "")[:LONGEST_NARRATIVE]
        is_left_out = len(typed) > LONG and "pratinjau" not in self.request.POST
        body = () if is_left_out else previewing.body_of(self.object, typed)
        return context | {"body": body, "is_left_out": is_left_out, "long": LONG}

    def form_valid(self, form):
        if "pratinjau" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)

    def save(self, form):
        return writing.write(form, by=self.request.user)

    def said(self, thing):
        return f"{thing} disimpan."


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
    chapter = writable(request, pk)
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
def preview(request, pk):
    """The typed text as it will print, for the place beside the text."""
    chapter = writable(request, pk)
    form = PreviewForm(request.POST)
    typed = form.cleaned_data["text"] if form.is_valid() else ""
    body = previewing.body_of(chapter, typed)
    return render(request, "books/_preview.html", {"form": form, "body": body})


def list_offers(request, pk):
    """The figures and tables that the chapter may show or speak of."""
    chapter = writable(request, pk)
    offers = Drafts(Book.gather(chapter.plan)).offers
    context = {"chapter": chapter, "offers": offers.values()}
    return render(request, "books/offer_list.html", context)


def writable(request, pk):
    """The visible chapter, for those who may write in it."""
    chapters = Chapter.objects.visible_to(request.user).for_page()
    chapter = get_object_or_404(chapters, pk=pk)
    if not permissions.can_write(request.user):
        raise PermissionDenied(WRITERS)
    return chapter
