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
from books.views.copies import check_digest, check_file, show_code
from books.views.editions import (
    EditionDetail,
    IssueEdition,
    compare_editions,
    download_edition,
    endorse_edition,
    print_comparison,
)
from books.views.excerpts import ProgramExcerpt, print_excerpt
from books.views.hints import lay_hints
from books.views.prints import (
    PrintingDetail,
    PrintingProgress,
    ask_printing,
    download_printing,
    print_paper,
    print_worksheet,
)
from books.views.signed import SignedFileAdd, download_signed
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
    "SignedFileAdd",
    "Summary",
    "VersionList",
    "ask_printing",
    "check_digest",
    "check_file",
    "compare_editions",
    "compare_versions",
    "download_edition",
    "download_printing",
    "download_signed",
    "endorse_edition",
    "lay_hints",
    "lay_outline",
    "list_offers",
    "move_chapter",
    "preview",
    "print_comparison",
    "print_excerpt",
    "print_paper",
    "print_worksheet",
    "put_back",
    "show_code",
    "show_version",
]
