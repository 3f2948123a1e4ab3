"""What does a print say of itself, on every page of it?"""

from dataclasses import dataclass

import segno
from django.utils import timezone
from django.utils.formats import date_format

from books.contexts import Book
from books.models import Edition


@dataclass(frozen=True)
class Imprint:
    """A draft of some moment, or an edition that can be asked for by its code."""

    stamp: str
    number: int | None = None
    digest: str = ""
    code: str = ""
    address: str = ""
    issued: str = ""
    supersedes: int | None = None

    @property
    def is_draft(self) -> bool:
        return self.number is None

    @property
    def squares(self) -> str:
        """The address as the path of a QR code, one unit a module; empty in a draft."""
        if not self.address:
            return ""
        matrix = segno.make(self.address, error="m", micro=False).matrix
        return "".join(
            f"M{x} {y}h1v1h-1z"
            for y, row in enumerate(matrix)
            for x, module in enumerate(row)
            if module
        )

    @property
    def modules(self) -> int:
        """How many modules a side of the QR code has."""
        if not self.address:
            return 0
        return len(segno.make(self.address, error="m", micro=False).matrix)


def imprint_of(book: Book, edition: Edition | None = None) -> Imprint:
    """The imprint of a draft as it stands now, or of an edition."""
    if edition is None:
        return Imprint(f"DRAF · {book.as_of_words}")
    return Imprint(
        f"Edisi {edition.number} · {edition.code}",
        edition.number,
        edition.sha256,
        edition.code,
        f"{edition.address}/e/{edition.code}",
        date_format(timezone.localtime(edition.issued_at), "j F Y"),
        edition.supersedes.number if edition.supersedes else None,
    )
