"""Is this file one of ours, and does it still hold?"""

import hashlib
from dataclasses import dataclass
from enum import Enum

from django.utils import timezone
from django.utils.formats import date_format

from books.models import Edition, EditionFile, SignedFile
from books.recording import FILE_NAME, claim_of, record_of, sha256_of
from books.unwrapping import Unreadable, unwrap
from paser_masterplan.sizes import MB, format_size

MOST_BYTES = 60 * MB
PDF, ZIP = b"%PDF-", b"PK\x03\x04"

EMPTY = "Berkas ini kosong."
STRANGE = "Berkas ini bukan berkas dari edisi mana pun."
NO_RECORD = f"{STRANGE} Di dalamnya tidak ada catatan edisi."
NO_OFFICE = (
    f"{STRANGE} Berkas Word dan Excel hanya dikenali bila tidak diubah sedikit pun "
    "sejak diunduh."
)
UNISSUED = (
    "Berkas ini mengaku edisi {number}, tetapi edisi dengan isi seperti itu tidak "
    "pernah terbit di sini. Jangan dipakai."
)
TAMPERED = (
    "Berkas ini mengaku {edition}, tetapi catatan edisi di dalamnya sudah diubah. "
    "Jangan dipakai."
)
COPY = (
    "Berkas ini memuat isi {edition}, tetapi berkasnya bukan terbitan asli: pernah "
    "disimpan ulang atau diubah. Yang tampak di layar dapat berbeda dari aslinya."
)
EXTENDED = (
    "Berkas ini diawali {file} yang asli dan utuh, tetapi ada yang ditambahkan di "
    "belakangnya di luar portal, misalnya tanda tangan elektronik. Tambahan itu tidak "
    "diperiksa di sini dan dapat mengubah yang tampak di layar."
)
SIGNED = "Berkas ini asli dan bertanda tangan elektronik: {file}."
ORIGINAL = "Berkas ini asli: {file}."


class Kind(Enum):
    """What a file is to us; each with its heading."""

    ORIGINAL = "Berkas asli"
    SIGNED = "Berkas asli bertanda tangan"
    EXTENDED = "Berkas asli dengan tambahan"
    COPY = "Bukan berkas asli"
    TAMPERED = "Berkas yang diubah"
    FOREIGN = "Bukan berkas kami"
    UNREADABLE = "Tidak dapat diperiksa"


@dataclass(frozen=True)
class Verdict:
    """What can be said of a file, in sentences, and of whose edition it is."""

    kind: Kind
    words: str
    edition: Edition | None = None
    file: EditionFile | None = None
    signed: SignedFile | None = None

    @property
    def is_valid(self) -> bool:
        """Whether it is to the byte what was issued, and still holds."""
        return self.is_authentic and bool(self.edition and self.edition.is_in_force)

    @property
    def is_authentic(self) -> bool:
        """Whether it is to the byte what was issued or taken in."""
        return self.kind in {Kind.ORIGINAL, Kind.SIGNED}

    @property
    def is_suspect(self) -> bool:
        """Whether it passes itself off as ours, or is not ours at all."""
        return self.kind in {Kind.TAMPERED, Kind.FOREIGN}

    @property
    def sentence(self) -> str:
        """All of it, as page and terminal say it."""
        return f"{self.words} {standing(self.edition)}" if self.edition else self.words


def plain_code(typed: str) -> str:
    """A code as people type it, with capitals, spaces or hyphens, as it was printed."""
    return "".join(filter(str.isalnum, typed)).lower()


def standing(edition: Edition) -> str:
    """Whether an edition holds, or what has replaced it and when."""
    if edition.is_in_force:
        return f"{edition} berlaku."
    newer = edition.superseded_by
    issued = date_format(timezone.localtime(newer.issued_at), "j F Y")
    return f"{edition} sudah digantikan {newer} yang terbit {issued}."


def recognize(sha256: str) -> Verdict | None:
    """What a file with this fingerprint is, if we issued it or took it in."""
    if file := EditionFile.objects.with_digest(sha256).first():
        return Verdict(Kind.ORIGINAL, ORIGINAL.format(file=file), file.edition, file)
    if signed := SignedFile.objects.with_digest(sha256).first():
        file = signed.original
        words = SIGNED.format(file=file)
        return Verdict(Kind.SIGNED, words, file.edition, file, signed)
    return None


def verify(data: bytes) -> Verdict:
    """What a file is, by its bytes alone; nothing in it is run or believed."""
    if len(data) > MOST_BYTES:
        return too_large(len(data))
    if known := recognize(sha256_of(data)):
        return known
    if file := _beginning_of(data):
        words = EXTENDED.format(file=file)
        return Verdict(Kind.EXTENDED, words, file.edition, file)
    if not data:
        return Verdict(Kind.UNREADABLE, EMPTY)
    return _verify_record(data)


def too_large(size: int) -> Verdict:
    """What is said of a file that nobody will read."""
    return Verdict(
        Kind.UNREADABLE,
        f"Berkas ini {format_size(size)}. Yang diperiksa di sini paling besar "
        f"{format_size(MOST_BYTES)}; tidak ada buku kami yang sebesar itu.",
    )


def _beginning_of(data: bytes) -> EditionFile | None:
    """The longest of our files to whose end these bytes are the same, or None."""
    digest, at, found = hashlib.sha256(), 0, None
    for file in EditionFile.objects.shorter_than(len(data)):
        digest.update(memoryview(data)[at : file.size])
        at = file.size
        if digest.hexdigest() == file.sha256:
            found = file
    return found


def _verify_record(data: bytes) -> Verdict:
    """What the record says that a file is or holds."""
    is_pdf = data.startswith(PDF)
    try:
        record = unwrap(data, FILE_NAME) if is_pdf else data
    except Unreadable as why:
        return Verdict(Kind.UNREADABLE, str(why))
    claim = claim_of(record or b"")
    if claim is None:
        other = NO_OFFICE if data.startswith(ZIP) else STRANGE
        return Verdict(Kind.FOREIGN, NO_RECORD if is_pdf else other)
    edition = Edition.objects.claimed(claim.number, claim.sha256)
    if edition is None:
        return Verdict(Kind.FOREIGN, UNISSUED.format(number=claim.number))
    if record != record_of(edition):
        return Verdict(Kind.TAMPERED, TAMPERED.format(edition=edition), edition)
    return Verdict(Kind.COPY, COPY.format(edition=edition), edition)
