"""How will one chapter's block look when the book is printed now?"""

from dataclasses import dataclass, replace

from books.blocks import Exhibit, Section
from books.contexts import Book
from books.contexts.facts import Chapter
from books.models import Book as Part
from books.volumes import volume

MOST_SHOWN = 8


@dataclass(frozen=True)
class Preview:
    """The sections of a block, and one of them opened as far as a page stays light."""

    sections: tuple[Section, ...]
    chosen: Section | None
    exhibits: tuple[Exhibit, ...]
    left_out: int


def preview_of(chapter, number=""):
    """The block as it stands now; `number` names the section to open."""
    sections = _sections_of(chapter)
    by_number = {section.number: section for section in sections}
    chosen = by_number.get(number) or next(iter(sections), None)
    exhibits = chosen.exhibits if chosen else ()
    shown = exhibits[:MOST_SHOWN]
    return Preview(sections, chosen, shown, len(exhibits) - len(shown))


def _sections_of(chapter):
    """What the chapter would print, numbered as in print."""
    alone = Chapter(
        book=chapter.book,
        number=chapter.number,
        title=chapter.title,
        narrative=chapter.narrative,
        block=chapter.block,
    )
    # What is signed in front is listed as Buku 2 lists it.
    part = Part.TWO.value if chapter.is_front else chapter.book
    alone = replace(alone, book=part)
    book = replace(Book.gather(chapter.plan), chapters=(alone,))
    return volume(book, part).books[0].chapters[0].sections
