"""How is a chapter written, and which of its marks name nothing?"""

from dataclasses import replace

from django.db import transaction

from agencies import auditing, editing
from books import prose
from books.contexts import Book, facts
from books.drafts import PARTS, Drafts
from books.models import Chapter
from books.prose import Passage
from paser_masterplan.moves import MoveRefused

VERB = "chapter.write"
NOT_IN_FRONT = "Tanda {} tidak berlaku di bagian depan buku"


def write(form, *, by):
    """Keep what was written in a chapter, with its last writer."""
    if form.saved:
        form.instance.updated_by = by
    label = f"{form.instance} ditulis"
    return editing.save(form, VERB, label, by=by)


@transaction.atomic
def put_back(chapter, version, *, by):
    """Write an earlier narrative again; that of now stays as a version before it."""
    stored = Chapter.objects.select_for_update().get(pk=chapter.pk)
    if stored.narrative == version.text:
        raise MoveRefused("Naskah sekarang sudah sama dengan versi itu.")
    label = f"{stored} dikembalikan ke versi {version.number}"
    return rewrite(stored, version.text, label, by=by)


def rewrite(chapter, text, label, *, by):
    """Let the narrative of a chapter, which nobody else holds, be this text."""
    before = editing.facts(chapter, ["narrative"])
    chapter.narrative, chapter.updated_by = text, by
    chapter.save(update_fields=["narrative", "updated_by", "updated_at"])
    after = editing.facts(chapter, ["narrative"])
    auditing.record(VERB, chapter, label, by=by, before=before, after=after)
    return chapter


def unknown_names(chapter):
    """A sentence for each mark of one chapter that comes to nothing."""
    chapters = chapter.plan.chapters.with_letters().in_book_order()
    return gaps(chapters).get(chapter.pk, [])


def gaps(chapters):
    """The same for all chapters of a plan, by their keys; they come `with_letters`."""
    rows = list(chapters)
    if not any(row.marked for row in rows):
        return {}
    known = tuple(map(_fact, rows))
    # Some tables are there only with their data, which are many to read.
    bare = _gaps(rows, Book.outline(rows[0].plan, known))
    if not bare:
        return {}
    return _gaps(rows, replace(Book.gather(rows[0].plan), chapters=known))


def _gaps(rows, book):
    drafts = Drafts(book)
    found = {
        row.pk: [NOT_IN_FRONT.format(mark) for mark in _marks_in(row)]
        for row in rows
        if row.is_front
    }
    for part in PARTS:
        its_rows = [row for row in rows if row.book == part]
        drawn_up = zip(its_rows, drafts.of(part), strict=True)
        found |= {row.pk: drafts.gaps(draft) for row, draft in drawn_up}
    return {pk: said for pk, said in found.items() if said}


def _fact(row):
    return facts.Chapter(row.book, row.number, row.title, row.marked, row.block)


def _marks_in(row):
    """Every mark of a text, wherever it stands."""
    for part in prose.read(row.marked, chapter="", anchor=""):
        if isinstance(part, Passage):
            yield from part.marks
        else:
            yield part
