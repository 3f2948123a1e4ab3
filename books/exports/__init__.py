"""In which other forms is the book handed over?"""

from books.contexts import Book
from books.exports.word import write_docx
from books.exports.workbook import write_xlsx
from books.models import Edition
from books.models.editions import FileForm

__all__ = ["write"]


def write(book: Book, part: str, form: str, *, edition: Edition | None = None) -> bytes:
    """A part of the book (1, 2, 3 or all) in one of the forms that are no paper.

    The workbook holds the tables of all three books, whichever part is asked for.
    """
    if form == FileForm.DOCX:
        return write_docx(book, part, edition)
    if form == FileForm.XLSX:
        return write_xlsx(book, edition)
    raise ValueError(form)
