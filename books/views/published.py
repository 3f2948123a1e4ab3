"""What does everybody read of an edition without logging in?"""

import hashlib
import re
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from books import publishing
from books.contexts import Book
from books.holdings import holdings_of
from books.models import Edition
from books.views.files import file_named

KEPT_FOR = 300  # seconds; then a reader asks whether the page is still the same
LINK = re.compile(r'href="#([^"]+)"')


@login_not_required
@require_safe
def edition(request):
    """The edition in force: what it is, its chapters, its files."""
    found = _published()
    return _kept(request, _mark(found), partial(_contents, found))


@login_not_required
@require_safe
def chapter(request, book, place):
    """One page of a chapter, from what was frozen."""
    found = _published()
    number = request.GET.get("hal", "")
    make = partial(_chapter, found, str(book), place, number)
    return _kept(request, _mark(found), make)


@login_not_required
@require_safe
def file(request, pk):
    """One file of the edition in force."""
    kept = get_object_or_404(_published().files.for_everybody(), pk=pk)
    make = partial(file_named, kept.file_name, kept.file, kept.form)
    return _kept(request, kept.sha256, make)


def _published():
    """The edition that everybody may read, without its content, or a 404."""
    found = Edition.objects.published().defer("content").first()
    if found is None:
        raise Http404
    return found


def _mark(found):
    """What changes exactly when a page of the edition does."""
    look = hashlib.sha256(static("css/portal.css").encode()).hexdigest()[:8]
    return f"{found.code}-{look}-{found.is_endorsed:d}"


def _kept(request, mark, make):
    """The page, unless the reader has it: the same for all, so anybody may keep it."""
    etag = quote_etag(mark)
    answer = get_conditional_response(request, etag=etag) or make()
    answer.headers["ETag"] = etag
    patch_cache_control(answer, public=True, max_age=KEPT_FOR)
    return answer


def _contents(found):
    content = Book.from_json(found.content)
    files = holdings_of(found.files.for_everybody().in_book_order())
    facts = {"books": publishing.contents_of(content), "holdings": files}
    return _page("published/edition.html", found, facts)


def _chapter(found, book, place, number):
    content = Book.from_json(found.content)
    reading = publishing.open_chapter(content, book, place, number)
    if reading is None:
        raise Http404
    files = found.files.for_everybody().in_book_order()
    own = [one for one in files if (one.book, one.chapter) == (book, place)]
    answer = _page("published/chapter.html", found, {"reading": reading, "files": own})
    answer.content = LINK.sub(partial(_lead, reading), answer.content.decode())
    return answer


def _lead(reading, link):
    """A link to a place that stands on another page of the chapter."""
    number = reading.anchors.get(link[1], reading.number)
    return link[0] if number == reading.number else f'href="?hal={number}#{link[1]}"'


def _page(template, found, facts):
    """A page that says nothing of who looks at it."""
    return HttpResponse(render_to_string(template, {"edition": found} | facts))
