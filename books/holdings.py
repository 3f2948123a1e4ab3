"""Which files has an edition, and how are they laid out for who takes one?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from books.contexts import Book as Content
from books.contexts.facts import Chapter
from books.models import Book, EditionFile, FileForm
from books.models import Chapter as ChapterRow

WHOLE = 0  # the number of the file that is a whole book, among those of its chapters
BOOKS = (Book.ONE, Book.TWO, Book.THREE)


@dataclass(frozen=True)
class Holding:
    """The files of one book, or of all three: whole, by chapter, in other forms."""

    title: str
    whole: list[EditionFile]
    chapters: list[EditionFile]


def holdings_of(files: Iterable[EditionFile]) -> list[Holding]:
    """The files of an edition by book; all three together come first."""
    kept = list(files)
    found = (_holding(book, kept) for book in (Book.ALL, *BOOKS))
    return [one for one in found if one.whole or one.chapters]


def _holding(book: Book, files: list[EditionFile]) -> Holding:
    own = [file for file in files if file.book == book]
    own.sort(key=lambda file: (file.chapter, FileForm.values.index(file.form)))
    return Holding(
        str(book.label),
        [file for file in own if file.chapter == WHOLE],
        [file for file in own if file.chapter != WHOLE],
    )


def numbered(content: Content) -> Iterator[tuple[str, int, Chapter]]:
    """The chapters of the three books, each with its place in its book from 1 on."""
    places: Counter[str] = Counter()
    for chapter in content.chapters:
        if chapter.book in BOOKS:
            places[chapter.book] += 1
            yield chapter.book, places[chapter.book], chapter


def title_of(chapter: Chapter) -> str:
    """A frozen chapter by its number and title: Bab III Analisis Kesiapan Daerah."""
    return str(ChapterRow(number=chapter.number, title=chapter.title))


def titles_of(content: Content) -> dict[tuple[str, int], str]:
    """What each file of a chapter is called, by book and place."""
    return {
        (book, place): title_of(chapter) for book, place, chapter in numbered(content)
    }
