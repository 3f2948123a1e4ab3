"""What does a print say of itself, on every page of it?"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from books.contexts import Book
from books.models import Edition
from paser_masterplan.squares import Squares


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
    def squares(self) -> Squares | None:
        """The address as a QR code; a draft has none."""
        return Squares(self.address) if self.address else None


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
