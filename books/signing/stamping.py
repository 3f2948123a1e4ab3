"""How is a file signed with a certificate of the office's own?

Word for word behind the file, which stays as it is. The place of the signature is a
field off the page with the print flag set: PDF/A forbids hidden ones, and PDF/UA asks
no tag of what lies outside the page, so the signed file is as valid as the book.
"""

from io import BytesIO
from typing import Any

FIELD = "Tanda tangan elektronik {number}"


class NotACertificate(Exception):
    """A certificate that does not open; the text says why and what to do."""


UNOPENED = (
    "Sertifikat tidak terbuka. Periksa apakah berkasnya berformat PKCS#12 (.p12) dan "
    "kata sandinya benar."
)


def sign(data: bytes, *, certificate: bytes, passphrase: str) -> bytes:
    """The file with one more signature, PAdES-B, of whoever the certificate names."""
    from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415 - slow import
        IncrementalPdfFileWriter,
    )
    from pyhanko.sign import fields, signers  # noqa: PLC0415 - slow import

    writer = IncrementalPdfFileWriter(BytesIO(data))
    before = len(writer.prev.embedded_signatures)
    name = FIELD.format(number=before + 1)
    place = fields.SigFieldSpec(
        name,
        readable_field_name=name,
        invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True),
    )
    facts = signers.PdfSignatureMetadata(
        field_name=name,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    signer = signers.PdfSigner(
        facts, _signer(certificate, passphrase), new_field_spec=place
    )
    return signer.sign_pdf(writer).getvalue()


def _signer(certificate: bytes, passphrase: str) -> Any:
    from pyhanko.sign import signers  # noqa: PLC0415 - slow import

    try:
        return signers.SimpleSigner.load_pkcs12_data(
            certificate, other_certs=[], passphrase=passphrase.encode()
        )
    except (AttributeError, ValueError) as unopened:  # no key in it; not to be opened
        raise NotACertificate(UNOPENED) from unopened
