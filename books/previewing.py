"""How will one chapter look when the book is printed now?"""

from dataclasses import replace

from books.contexts import Book
from books.contexts.facts import Chapter
from books.volumes import volume


def pages_of(chapter):
    """The pages of one chapter, numbered as in print, from the data as they stand."""
    alone = Chapter(
        book=chapter.book,
        number=chapter.number,
        title=chapter.title,
        narrative=chapter.narrative,
        block=chapter.block,
    )
    book = replace(Book.gather(chapter.plan), chapters=(alone,))
    return volume(book, chapter.book).books[0].chapters[0]
