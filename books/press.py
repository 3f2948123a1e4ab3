"""How does the book come onto paper?"""

import hashlib
import json
import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format

from books.contexts import Book
from books.excerpts import Excerpt
from books.models import Edition
from books.volumes import volume

SHELF = "https://buku.invalid/"  # an address that cannot exist; only the map answers it
FOLDERS = ("books", "fonts")
KINDS = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
BODY = "isi"  # the anchor of chapter one, from which pages are counted in arabic
OPTIONS = {"pdf_variant": "pdf/ua-1"}
UNAVAILABLE = (
    "Pencetakan belum tersedia di server ini karena pustaka sistem untuk WeasyPrint "
    "belum terpasang. Pasang pango dan harfbuzz (di Debian: apt install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), lalu coba lagi."
)
STEPS = {
    "1": "Membaca naskah",
    "2": "Membaca tata huruf",
    "3": "Menerapkan tata huruf",
    "4": "Menyusun bagian",
    "5": "Menata halaman",
    "6": "Menulis PDF",
    "7": "Menulis keterangan berkas",
}
STEP = re.compile(r"Step (?P<step>\d)(?:.*Page (?P<page>\d+))?")
# Letters that the fonts of the book do not have; two more fonts join where one occurs.
RARE = re.compile("[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf\u2122]")
SHORT_DIGEST = 12


Progress = Callable[[str, int], None]


class PressUnavailable(Exception):
    """The machine lacks what printing needs; the text says what to do."""


@dataclass(frozen=True)
class Printed:
    """A finished file."""

    pdf: bytes
    pages: int


@dataclass(frozen=True)
class Imprint:
    """What a print says of itself: a draft of some moment, or an edition."""

    stamp: str
    number: int | None = None
    digest: str = ""
    issued: str = ""
    supersedes: int | None = None

    @property
    def is_draft(self) -> bool:
        return self.number is None


def render_html(book: Book, part: str, edition: Edition | None = None) -> str:
    """The pages of a part (1, 2, 3 or all) as the press reads them."""
    return render_to_string(
        "books/pdf/volume.html",
        {
            "book": book,
            "volume": volume(book, part),
            "imprint": imprint_of(book, edition),
            "needs_rare_letters": _has_rare_letters(book),
        },
    )


def print_pdf(
    book: Book,
    part: str,
    *,
    edition: Edition | None = None,
    progress: Progress | None = None,
) -> Printed:
    """The part as a PDF, the same bytes for the same content.

    `progress` is told each step and the page that is being made.
    """
    html = render_html(book, part, edition)
    return _press(html, progress=progress, finisher=_label_pages)


def print_excerpt(excerpt: Excerpt) -> Printed:
    """The pages of one program as a PDF, in the same type and on the same paper."""
    html = render_to_string(
        "books/pdf/excerpt.html",
        {
            "excerpt": excerpt,
            "imprint": imprint_of(excerpt.book),
            "needs_rare_letters": _has_rare_letters(excerpt.book),
        },
    )
    return _press(html)


def _press(html: str, *, progress: Progress | None = None, **more: Any) -> Printed:
    weasyprint = _weasyprint()
    with _heard_by(progress or _nobody):
        document = weasyprint.HTML(
            string=html, base_url=SHELF, url_fetcher=_shelf()
        ).render(**OPTIONS)
        pdf = document.write_pdf(
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
            **OPTIONS,
            **more,
        )
    return Printed(pdf, len(document.pages))


def imprint_of(book: Book, edition: Edition | None = None) -> Imprint:
    """What stands at the foot of every page."""
    if edition is None:
        return Imprint(f"DRAF · {book.as_of_words}")
    return Imprint(
        f"Edisi {edition.number} · {edition.sha256[:SHORT_DIGEST]}",
        edition.number,
        edition.sha256,
        date_format(timezone.localtime(edition.issued_at), "j F Y"),
        edition.supersedes.number if edition.supersedes else None,
    )


def _has_rare_letters(book: Book) -> bool:
    return bool(RARE.search(json.dumps(book.to_json(), ensure_ascii=False)))


def _weasyprint() -> ModuleType:
    try:
        import weasyprint  # noqa: PLC0415 - slow import
    except (ImportError, OSError) as missing:
        raise PressUnavailable(UNAVAILABLE) from missing
    return weasyprint


def _shelf() -> Any:
    """A fetcher that knows the book's own static files and nothing else."""
    from weasyprint.urls import (  # noqa: PLC0415 - slow import
        URLFetcher,
        URLFetcherResponse,
    )

    files = _files()

    class Shelf(URLFetcher):
        """No network, no other file: what is not on the shelf is refused."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in files:
                raise ValueError(f"Refused: {url}")
            path = files[url]
            kind = {"Content-Type": KINDS[path.suffix]}
            return URLFetcherResponse(url, path.read_bytes(), kind)

    return Shelf(allowed_protocols=("https",), allow_redirects=False)


def _files() -> dict[str, Path]:
    """The address of each file that the press may read."""
    static = Path(settings.BASE_DIR) / "static"
    return {
        SHELF + path.relative_to(static).as_posix(): path
        for folder in FOLDERS
        for path in sorted((static / folder).iterdir())
        if path.suffix in KINDS
    }


def _label_pages(document: Any, pdf: Any) -> None:
    """Let the page box of a viewer say i, ii, iii before chapter one, as paper does."""
    import pydyf  # noqa: PLC0415 - comes with the slow import

    first = next(i for i, page in enumerate(document.pages) if BODY in page.anchors)
    roman, arabic = pydyf.Dictionary({"S": "/r"}), pydyf.Dictionary({"S": "/D"})
    labels = pydyf.Array([0, roman, first, arabic])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})


def _nobody(step: str, page: int) -> None:
    """The progress that nobody follows."""


class _Listener(logging.Handler):
    """Hears which step and page the press is at, in its own thread only."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress
        self.thread = threading.get_ident()
        self.page = 0

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread and (found := STEP.match(record.getMessage())):
            self.page = int(found["page"] or self.page)
            self.progress(STEPS[found["step"]], self.page)


@contextmanager
def _heard_by(progress: Progress) -> Iterator[None]:
    log = logging.getLogger("weasyprint.progress")
    log.setLevel(logging.INFO)
    log.propagate = False
    listener = _Listener(progress)
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)
