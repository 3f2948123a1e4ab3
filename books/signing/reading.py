"""Who signed a file, and did it stay as they signed it?

Nothing here asks the network. What cannot be known from the file itself and from the
roots that the office has laid into a folder is said to be unknown.
"""

from datetime import UTC
from io import BytesIO
from itertools import pairwise
from typing import Any

from django.conf import settings

from books.models import Signer, Trust
from books.signing.sameness import OF_PROOFS, difference

ROOTS = "akar"  # the folder in DATA_DIR with the certificates to trust, as *.pem
LONGEST_NAME = 200
# What pyHanko and the readers below it raise at a signature that is none.
DAMAGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

UNSIGNED = "Di dalam berkas ini belum ada tanda tangan elektronik."
UNREAD = "Tanda tangan di dalam berkas ini rusak sehingga tidak terbaca."
BROKEN = (
    "Tanda tangan {name} tidak utuh: berkasnya diubah sesudah ditandatangani, atau "
    "tanda tangan itu milik berkas lain."
)
PARTIAL = "Tanda tangan {name} hanya mencakup sebagian berkas."
CLOSED = (
    "{name} menutup berkas ini untuk perubahan, tetapi sesudah itu masih ada tanda "
    "tangan lain."
)
CHANGED = "Sesudah tanda tangan terakhir berkas ini masih diubah: {difference}."
STRAY = "di belakangnya ada yang bukan bagian PDF"
ROOT_UNREAD = (
    "Sertifikat induk {name} di server tidak terbaca. Minta pengelola server "
    "memperbaikinya."
)


class NotSigned(Exception):
    """A file that no signature vouches for; the text says why."""


def signers_of(data: bytes) -> list[Signer]:
    """Those whose signatures hold over the whole file, in the order of signing.

    One signature that does not hold makes the file worth nothing: `NotSigned`.
    """
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 - slow import
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - slow import

    roots = trusted_roots()
    try:
        signatures = PdfFileReader(BytesIO(data)).embedded_signatures
        signers = [_signer(signature, roots) for signature in signatures]
        _look_between(signatures)
    except (PdfError, *DAMAGE) as unread:
        raise NotSigned(UNREAD) from unread
    if not any(signers):
        raise NotSigned(UNSIGNED)
    _look_behind(data, signatures[-1])
    return [signer for signer in signers if signer]


def trusted_roots() -> list[Any]:
    """The certificates from which this office lets others descend."""
    from pyhanko.keys import load_certs_from_pemder  # noqa: PLC0415 - slow import

    roots = []
    for path in sorted((settings.DATA_DIR / ROOTS).glob("*.pem")):
        try:
            roots += [root for root in load_certs_from_pemder([path]) if root.subject]
        except (OSError, *DAMAGE) as unread:
            raise NotSigned(ROOT_UNREAD.format(name=path.name)) from unread
    return roots


def _signer(signature: Any, roots: list[Any]) -> Signer | None:
    """Who made a signature that holds; None of a time stamp over the whole file."""
    from pyhanko.sign import validation  # noqa: PLC0415 - slow import
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 - slow import

    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    is_stamp = signature.sig_object_type == "/DocTimeStamp"
    if is_stamp:
        status: Any = validation.validate_pdf_timestamp(
            signature, context, skip_diff=True
        )
    else:
        # What changed is for `sameness` to say; pyHanko needs minutes for a book.
        status = validation.validate_pdf_signature(signature, context, skip_diff=True)
    name = _common_name(signature.signer_cert.subject)
    if not (status.intact and status.valid):
        raise NotSigned(BROKEN.format(name=name))
    if not _covers_all_before(signature, status):
        raise NotSigned(PARTIAL.format(name=name))
    return None if is_stamp else _described(status, name, bool(roots))


def _described(status: Any, name: str, has_roots: bool) -> Signer:
    stamp = status.timestamp_validity
    is_stamped = bool(
        stamp and stamp.intact and stamp.valid and (stamp.trusted or not has_roots)
    )
    at = stamp.timestamp if is_stamped else status.signer_reported_dt
    trust = Trust.KNOWN if status.trusted else Trust.UNKNOWN
    return Signer(
        name=name,
        issuer=_common_name(status.signing_cert.issuer),
        at=at.replace(tzinfo=UTC) if at and at.tzinfo is None else at,
        is_stamped=is_stamped,
        trust=trust if has_roots else Trust.UNCHECKED,
    )


def _common_name(subject: Any) -> str:
    """What a person or an office is called in a certificate."""
    name = subject.native.get("common_name", subject.human_friendly)
    words = "".join(letter if letter.isprintable() else " " for letter in str(name))
    return words[:LONGEST_NAME]


def _covers_all_before(signature: Any, status: Any) -> bool:
    """Whether a signature speaks of every byte of its revision but its own."""
    from asn1crypto.parser import peek  # type: ignore[import-untyped]  # noqa: PLC0415 - slow import
    from pyhanko.sign.validation.status import (  # noqa: PLC0415 - slow import
        SignatureCoverageLevel,
    )

    own = signature.pkcs7_content
    start, length, rest, _ = signature.byte_range
    gap = 2 * len(own) + 2  # in hexadecimal, between < and >
    is_whole = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    is_filled_up_with_zeros = not any(own[peek(own) :])
    return is_whole and is_filled_up_with_zeros and (start, rest) == (0, length + gap)


def _look_between(signatures: list[Any]) -> None:
    """Refuse a signature after one that allows no change."""
    from pyhanko.sign.fields import MDPPerm  # noqa: PLC0415 - slow import

    for earlier, _ in pairwise(signatures):
        if earlier.docmdp_level == MDPPerm.NO_CHANGES:
            name = _common_name(earlier.signer_cert.subject)
            raise NotSigned(CLOSED.format(name=name))


def _look_behind(data: bytes, last: Any) -> None:
    """Refuse what stands behind the last signature, unless it proves that signature."""
    *_, rest, length = last.byte_range
    signed, behind = data[: rest + length], data[rest + length :].rstrip()
    if not behind:
        return
    found = STRAY
    if behind.endswith(b"%%EOF"):
        found = difference(signed, data, new=OF_PROOFS)
    if found:
        raise NotSigned(CHANGED.format(difference=found))
