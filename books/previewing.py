"""How will a chapter look when the book is printed now?"""

from dataclasses import dataclass, replace

from books import marks, prose, volumes
from books.blocks import Exhibit, Section
from books.contexts import Book
from books.contexts.facts import Chapter
from books.drafts import arabic
from books.models import Book as Part
from books.prose import Passage

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


def body_of(chapter, narrative):
    """A narrative as its chapter will print it, figures and tables among its words.

    The data are read only where the narrative asks for some.
    """
    if not narrative.strip():
        return ()
    if chapter.is_front:
        return (prose.render(narrative),)
    if marks.OPENING in narrative:
        return _among_all(chapter, narrative).body
    read = prose.read(narrative, chapter=arabic(chapter.number), anchor="bab")
    return tuple(one.prose() for one in read if isinstance(one, Passage))


def _among_all(chapter, narrative):
    """The chapter with this narrative, numbered in the whole book as it is now."""
    index = chapter.before().count()
    book = Book.gather(chapter.plan)
    own = [one for one in book.chapters if one.book == chapter.book][index]
    chapters = (
        replace(one, narrative=narrative) if one is own else one
        for one in book.chapters
    )
    book = replace(book, chapters=tuple(chapters))
    return volumes.chapter(book, chapter.book, index)


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
    return volumes.chapter(book, part, 0).sections
