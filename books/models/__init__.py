"""What is the book: its chapters, its printings, its issued editions?"""

from books.models.chapters import Book, Chapter, ChapterBook
from books.models.editions import (
    Edition,
    EditionFile,
    Endorsement,
    FileForm,
    SignedFile,
)
from books.models.printings import Printing

__all__ = [
    "Book",
    "Chapter",
    "ChapterBook",
    "Edition",
    "EditionFile",
    "Endorsement",
    "FileForm",
    "Printing",
    "SignedFile",
]
