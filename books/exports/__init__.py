"""In which other forms is the book handed over?"""

from books import recording
from books.composing import Progress, unheard
from books.contexts import Book
from books.exports.word import write_docx
from books.exports.workbook import write_xlsx
from books.models import Edition
from books.models.editions import FileForm

__all__ = ["write"]


def write(
    book: Book,
    part: str,
    form: str,
    *,
    edition: Edition | None = None,
    progress: Progress = unheard,
) -> bytes:
    """A part of the book (1, 2, 3 or all) in one of the forms that are no paper.

    The workbook and the record of an edition hold all three books, whichever part is
    asked for; a draft has no record. `progress` is told what is being written.
    """
    if form == FileForm.DOCX:
        return write_docx(book, part, edition, progress=progress)
    if form == FileForm.XLSX:
        return write_xlsx(book, edition, progress=progress)
    if form == FileForm.JSON and edition:
        return recording.record_of(edition)
    raise ValueError(form)
