"""How does a file that was signed elsewhere come to its edition?"""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies import auditing
from agencies.models import User
from books import notifications, permissions, verifying
from books.models import Edition, EditionFile, SignedFile
from books.recording import sha256_of
from books.signing.reading import NotSigned, signers_of
from books.signing.sameness import difference, pages_of
from books.verifying import Kind
from paser_masterplan.sizes import format_size

ADMINS = "Berkas bertanda tangan dimasukkan admin DKISP."
UNSIGNED = (
    "Berkas ini sama persis dengan {file} dan belum bertanda tangan. Tanda tangani "
    "dahulu, lalu pilih berkas hasilnya."
)
OTHERS = "Berkas ini dari {other}, bukan dari {edition}. Masukkan di halaman {other}."
UNLIKE = (
    "Berkas ini tidak lagi sama dengan {file}: {difference}. Yang boleh bertambah "
    "hanya tanda tangan. Unduh lagi berkas aslinya dan tanda tangani tanpa mengubahnya."
)
NONE_ALIKE = (
    "Berkas ini memuat isi {edition}, tetapi halaman-halamannya tidak sama dengan "
    "berkas mana pun dari edisi itu. Unduh lagi berkas aslinya dan tanda tangani tanpa "
    "mengubahnya."
)


class NotTaken(Exception):
    """A file that cannot stand beside the edition; the text says why and what to do."""


def admit(edition: Edition, data: bytes, *, by: User) -> SignedFile:
    """Keep a signed file with the file of this edition from which it was made.

    It is kept if it shows and holds what that file does and all its signatures hold.
    The same file a second time is the one that is there; nothing is ever replaced.
    """
    if not permissions.can_add_signed(by):
        raise PermissionDenied(ADMINS)
    verdict = verifying.verify(data)
    if verdict.edition and verdict.edition != edition:
        raise NotTaken(OTHERS.format(other=verdict.edition, edition=edition))
    if verdict.signed:
        return verdict.signed
    original = _original(verdict, edition, data)
    try:
        signers = signers_of(data)
    except NotSigned as why:
        raise NotTaken(str(why)) from why
    return _keep(original, data, signers, by=by)


def _original(verdict: verifying.Verdict, edition: Edition, data: bytes) -> EditionFile:
    """The file of the edition that was signed; all else is refused."""
    if verdict.kind == Kind.ORIGINAL:
        raise NotTaken(UNSIGNED.format(file=verdict.file))
    if file := verdict.file:
        if found := difference(bytes(file.file), data):
            raise NotTaken(UNLIKE.format(file=file, difference=found))
        return file
    if verdict.kind == Kind.COPY:
        for file in edition.files.printed(pages_of(data)):
            if not difference(bytes(file.file), data):
                return file
        raise NotTaken(NONE_ALIKE.format(edition=edition))
    raise NotTaken(verdict.sentence)


@transaction.atomic
def _keep(original, data, signers, *, by):
    signed = SignedFile.objects.create(
        original=original,
        file=data,
        size=len(data),
        sha256=sha256_of(data),
        signers=[signer.to_json() for signer in signers],
        added_by=by,
    )
    auditing.record(
        "edition.add_signed",
        original.edition,
        f"Berkas bertanda tangan diterima: {original}",
        by=by,
        after={
            "penanda tangan": [signer.name for signer in signers],
            "ukuran": format_size(signed.size),
            "sha256": signed.sha256,
        },
    )
    notifications.tell_signed(signed)
    return signed
