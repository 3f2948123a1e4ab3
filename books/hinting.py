"""What does the national guide expect in a chapter that is not yet in it?"""

import re
from dataclasses import dataclass

from django.db import transaction

from books import writing
from books.front import CLOSING, split_closing
from books.models import Chapter
from books.outline import LEADER, OUTLINE

HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
PLACE = "Tempat, tanggal"
OFFICE = "Jabatan penanda tangan"


@dataclass(frozen=True)
class Hint:
    """Something that is still to be told, and how it begins in the narrative."""

    said: str
    markdown: str


def hints_for(chapter):
    """The subheadings that are missing; of a foreword, its closing."""
    entry = _entry_of(chapter)
    if entry is None:
        return []
    if chapter.is_front:
        return _closing(chapter, entry)
    written = {found.casefold() for found in HEADING.findall(chapter.narrative)}
    return [
        Hint(heading, f"### {heading}")
        for heading in entry.headings
        if heading.casefold() not in written
    ]


def _closing(chapter, entry):
    _, lines = split_closing(chapter.narrative)
    if lines:
        return []
    office = chapter.plan.leader_title if LEADER in entry.title else OFFICE
    said = "Penutup: tempat dan tanggal, lalu jabatan penanda tangan"
    return [Hint(said, f"{CLOSING.strip()}\n\n{PLACE}\n\n{office}")]


def _entry_of(chapter):
    titles = {
        entry.title_for(chapter.plan).casefold(): entry
        for entry in OUTLINE[chapter.book]
    }
    return titles.get(chapter.title.casefold())


@transaction.atomic
def lay_hints(chapter, *, by):
    """Put what is missing at the end of the narrative, to be written on."""
    stored = Chapter.objects.select_for_update(of=("self",)).for_page()
    stored = stored.get(pk=chapter.pk)
    hints = hints_for(stored)
    if not hints:
        return stored
    begun = [stored.narrative.strip(), *(hint.markdown for hint in hints)]
    text = "\n\n".join(part for part in begun if part) + "\n"
    return writing.rewrite(stored, text, f"Subjudul dipasang di {stored}", by=by)
