"""Small PDFs that stand for the books of an edition, and what people do to them."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
from cryptography import x509 as certificate
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import oid
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from books.models import Book
from books.recording import FILE_NAME, canonical, record_of, sha256_of
from books.signing import certificates
from tests.builders.books import an_edition, an_edition_file

NAME, PASSPHRASE = "Bupati Paser (percobaan)", "rahasia-bimtek"
MADE = []
METHODS = (
    oid.AuthorityInformationAccessOID.OCSP,
    oid.AuthorityInformationAccessOID.CA_ISSUERS,
)
# What a signer writes who wants no signature after the own.
CLOSING = {
    "field_mdp_spec": fields.FieldMDPSpec(fields.FieldMDPAction.ALL),
    "doc_mdp_update_value": fields.MDPPerm.NO_CHANGES,
}


def made():
    """One certificate for all tests of a process; its keys take a second."""
    if not MADE:
        MADE.append(certificates.make(NAME, PASSPHRASE))
    return MADE[0]


def made_with_addresses():
    """A root, and a signer whose certificate says where to ask about it."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    address = certificate.UniformResourceIdentifier("http://cabut.example/daftar")
    points = certificate.CRLDistributionPoints(
        [certificate.DistributionPoint([address], None, None, None)]
    )
    access = certificate.AuthorityInformationAccess(
        [certificate.AccessDescription(method, address) for method in METHODS]
    )

    def build(name, issuer, public, *more):
        now = datetime.now(UTC)
        builder = certificate.CertificateBuilder(
            issuer_name=named(issuer),
            subject_name=named(name),
            public_key=public,
            serial_number=certificate.random_serial_number(),
            not_valid_before=now,
            not_valid_after=now + timedelta(days=1),
        )
        for extension in more:
            builder = builder.add_extension(extension, critical=False)
        return builder.sign(root_key, hashes.SHA256())

    is_root = certificate.BasicConstraints(ca=True, path_length=None)
    root = build("Induk", "Induk", root_key.public_key(), is_root)
    signs = certificate.KeyUsage(True, True, *[False] * 7)
    signer = build("Sekda", "Induk", key.public_key(), signs, points, access)
    no_lock = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    packed = pkcs12.serialize_key_and_certificates(b"", key, signer, None, no_lock)
    return certificates.Made(root.public_bytes(serialization.Encoding.PEM), packed)


def named(name):
    attribute = certificate.NameAttribute(oid.NameOID.COMMON_NAME, name)
    return certificate.Name([attribute])


def saved(pdf, **options):
    """The bytes of an open PDF."""
    out = BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def a_pdf(*pages, attachments=None):
    """A PDF with a line of text on each page, one link, an outline and attachments."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
    )
    fonts = pikepdf.Dictionary(F1=pdf.make_indirect(font))
    for text in pages:
        page = pdf.add_blank_page(page_size=(300, 400))
        page.obj.Contents = pdf.make_stream(f"BT /F1 9 Tf ({text}) Tj ET".encode())
        page.obj.Resources = pikepdf.Dictionary(Font=fonts)
    first, last = pdf.pages[0].obj, pdf.pages[-1].obj
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 50, 10],
        Dest=[last, pikepdf.Name.Fit],
        P=first,
    )
    first.Annots = pikepdf.Array([pdf.make_indirect(link)])
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Bab I", 0))
        outline.root.append(pikepdf.OutlineItem("Bab II", len(pages) - 1))
    for name, data in (attachments or {}).items():
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
    return saved(pdf, deterministic_id=True)


def a_printed_edition(admin, number=1, **facts):
    """An edition whose Buku 1 and Buku 2 are small PDFs that carry its record."""
    content = {"title": f"Rencana Induk {number}"}
    sha256 = sha256_of(canonical(content))
    facts = {"issued_at": datetime(2021, 11, number, 3, tzinfo=UTC)} | facts
    edition = an_edition(
        admin,
        number=number,
        content=content,
        sha256=sha256,
        code=sha256[:12],
        **facts,
    )
    carried = {FILE_NAME: record_of(edition)}
    for book, pages in {
        Book.ONE: ("Analisis", "Kesiapan"),
        Book.TWO: ("Visi", "Misi"),
    }.items():
        data = a_pdf(*(f"{text} {number}" for text in pages), attachments=carried)
        an_edition_file(
            edition,
            book=book,
            file=data,
            size=len(data),
            sha256=sha256_of(data),
            pages=2,
        )
    return edition


def book_of(edition, book=Book.TWO):
    """The file of one book, and its bytes."""
    file = edition.files.get(book=book)
    return file, bytes(file.file)


def sign(data, field="TTE", **how):
    """A file signed by a program that is not ours."""
    key = signers.SimpleSigner.load_pkcs12_data(
        how.pop("certificate", made()).signer,
        other_certs=[],
        passphrase=PASSPHRASE.encode(),
    )
    stamper, closes = how.pop("timestamper", None), how.pop("closes", False)
    writer = IncrementalPdfFileWriter(BytesIO(data))
    place = fields.SigFieldSpec(
        field,
        box=how.pop("box", None),
        **(CLOSING if closes else {}),
    )
    facts = signers.PdfSignatureMetadata(field_name=field, **how)
    pen = signers.PdfSigner(facts, key, timestamper=stamper, new_field_spec=place)
    return pen.sign_pdf(writer).getvalue()


def append(data, change):
    """A file with `change(writer)` written behind it."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def other_text(writer):
    """Page one says something else."""
    page = writer.root["/Pages"]["/Kids"][0]
    text = generic.StreamObject(stream_data=b"BT /F1 9 Tf (Lain) Tj ET")
    page["/Contents"] = writer.add_object(text)
    writer.update_container(page)


def rewrite(data, change=lambda pdf: None):
    """A file opened, changed and written anew by another program."""
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        return saved(
            pdf,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
