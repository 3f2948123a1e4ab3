"""What does the book say?"""

from books.contexts.book import Book
from books.contexts.single import readable_by
from books.contexts.tracing import Gaps, gaps_of

__all__ = ["Book", "Gaps", "gaps_of", "readable_by"]
