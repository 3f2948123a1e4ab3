"""What do the pages of the book answer?"""

from books.views.chapters import (
    BookList,
    ChapterBlock,
    ChapterCreate,
    ChapterDetail,
    ChapterEdit,
    lay_outline,
    list_offers,
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
from books.views.versions import (
    VersionList,
    compare_versions,
    put_back,
    show_version,
)

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
    "VersionList",
    "ask_printing",
    "compare_versions",
    "download_edition",
    "download_excerpt",
    "download_printing",
    "lay_hints",
    "lay_outline",
    "list_offers",
    "move_chapter",
    "preview",
    "put_back",
    "show_version",
]
