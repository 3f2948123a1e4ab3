"""The same book by WeasyPrint alone, in one piece: what the press is held against."""

import re
from io import BytesIO

from pypdf import PdfReader

from books import press
from books.composing import html_of
from books.drafts import Drafts
from books.imprints import imprint_of
from books.typeset.ready import SETTER
from books.typeset.setting import STYLES, Copy

# Page numbers come from the layout; what only further pages say is said on none.
FIRST = re.compile(r'<div class="leaf">(\s*<section class="chapter")')
STYLE = """
.contents a::after { content: leader(" . ") target-counter(attr(href), page) }
.contents .contents-front a::after {
  content: leader(" . ") target-counter(attr(href), page, lower-roman)
}
.again { visibility: hidden }
.start { page: start }
@page :nth(1 of start) { counter-reset: page 1 }
"""


def cut_with_lists(book, part):
    """Every piece of a volume in its order, the lists without the numbers of pages."""
    cut = press.cut(Drafts(book), part, imprint_of(book))
    binder = press.Binder(book, press.Composer(), imprint_of(book))
    lists = binder._listed(cut, {})
    return (*cut.front, *lists, *cut.back, *cut.body)


def html(book, part):
    """The volume as one HTML page."""
    whole = html_of(cut_with_lists(book, part), book.frame.title)
    return FIRST.sub(r'<div class="leaf start">\1', whole, count=1)


def linked_html(book, part):
    """The same, naming its style as another program wants it."""
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in STYLES)
    return html(book, part).replace("</head>", f"{links}</head>")


def print_in_one_piece(book, part):
    """The PDF of the volume as one WeasyPrint document, without frames."""
    document = SETTER.lay_out(Copy(html(book, part)), STYLE)
    return document.write_pdf(pdf_variant="pdf/ua-1")


def texts(pdf):
    """The words of each page, without spaces: lines may break elsewhere."""
    return [
        "".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages
    ]
