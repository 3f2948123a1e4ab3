"""What is the book: its chapters, its printings, its issued editions?"""

from books.models.chapters import Book, Chapter, ChapterBook
from books.models.editions import Edition, EditionFile, Endorsement, FileForm
from books.models.printings import Paper, Printing
from books.models.signatures import SignedFile, Signer, Trust

__all__ = [
    "Book",
    "Chapter",
    "ChapterBook",
    "Edition",
    "EditionFile",
    "Endorsement",
    "FileForm",
    "Paper",
    "Printing",
    "SignedFile",
    "Signer",
    "Trust",
]
