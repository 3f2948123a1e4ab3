"""What do the pages of the book answer?"""

from books.views.chapters import (
    BookList,
    ChapterBlock,
    ChapterCreate,
    ChapterDetail,
    ChapterEdit,
    lay_outline,
    move_chapter,
    preview,
)
from books.views.excerpts import ProgramExcerpt, download_excerpt
from books.views.hints import lay_hints
from books.views.prints import (
    EditionDetail,
    IssueEdition,
    PrintingDetail,
    PrintingProgress,
    ask_printing,
    download_edition,
    download_printing,
)
from books.views.summary import Summary

__all__ = [
    "BookList",
    "ChapterBlock",
    "ChapterCreate",
    "ChapterDetail",
    "ChapterEdit",
    "EditionDetail",
    "IssueEdition",
    "PrintingDetail",
    "PrintingProgress",
    "ProgramExcerpt",
    "Summary",
    "ask_printing",
    "download_edition",
    "download_excerpt",
    "download_printing",
    "lay_hints",
    "lay_outline",
    "move_chapter",
    "preview",
]
