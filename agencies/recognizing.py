"""What is a file, by its bytes and not by its name?"""

import re
from io import BytesIO

from PIL import Image

from agencies.models import Evidence
from paser_masterplan.sizes import MB, format_size

Kind = Evidence.Kind
MOST_BYTES = 5 * MB
MOST_PIXELS = 50_000_000
HEAD = 1024  # bytes that tell what a file is

SIGNS = {
    Kind.JPEG: rb"\xff\xd8\xff",
    Kind.PNG: rb"\x89PNG\r\n\x1a\n",
    Kind.WEBP: rb"RIFF.{4}WEBP",
    Kind.PDF: rb"%PDF-",
}
# What people send instead, by its first bytes, and what they can do.
STRANGERS = {
    rb".{4}ftyp(hei|hev|mif|msf)": (
        "Foto HEIC dari iPhone belum bisa dibaca semua komputer. Di iPhone buka "
        "Pengaturan, Kamera, Format, pilih “Paling Kompatibel”, lalu foto lagi; atau "
        "kirim tangkapan layarnya."
    ),
    rb"MZ|\x7fELF|#!|[\xcf\xce]\xfa\xed\xfe|\xca\xfe\xba\xbe": (
        "Isinya program komputer, apa pun nama berkasnya, jadi tidak disimpan. Periksa "
        "dari mana berkas ini berasal."
    ),
    rb"PK\x03\x04|\xd0\xcf\x11\xe0": (
        "Ini berkas Word, Excel, PowerPoint, atau ZIP. Simpan dahulu sebagai PDF, lalu "
        "pilih PDF-nya."
    ),
    rb"(?i).*<svg": (
        "Gambar SVG dapat memuat program, jadi tidak disimpan. Simpan dahulu sebagai "
        "PNG atau PDF."
    ),
    rb"(?i).*<(!doctype|html|head|body|script)": (
        "Ini halaman web, bukan foto atau dokumen. Cetak halamannya ke PDF, lalu pilih "
        "PDF itu."
    ),
}
EMPTY = "Berkasnya kosong. Periksa apakah berkas itu dapat dibuka, lalu pilih lagi."
UNKNOWN = (
    "Isinya bukan foto JPEG, PNG, WebP, atau dokumen PDF, apa pun nama berkasnya. "
    "Simpan dahulu sebagai salah satunya."
)
BROKEN = (
    "Fotonya rusak atau terpotong, sehingga tidak bisa dibuka. Ambil lagi dari aslinya."
)
IMMENSE = (
    "Gambarnya lebih dari 50 megapiksel. Perkecil dahulu; 1.600 piksel sudah cukup "
    "untuk dibaca dan dicetak."
)
DAMAGE = (OSError, SyntaxError, ValueError, EOFError)
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class NotEvidence(Exception):
    """A file that cannot be kept as evidence; the text says why and what to do."""


def recognize(content):
    """The kind of a whole file, read to its end; `NotEvidence` for all others."""
    weigh(len(content))
    kind = recognize_head(content[:HEAD])
    if kind != Kind.PDF:
        _look_at(content, kind)
    return kind


def weigh(size):
    """Let a file of so many bytes pass, before anybody reads it."""
    if size > MOST_BYTES:
        raise NotEvidence(
            f"Ukurannya {format_size(size)}, sedangkan paling besar "
            f"{format_size(MOST_BYTES)}. Perkecil fotonya atau bagi dokumennya."
        )


def recognize_head(head):
    """What a file that begins with these bytes says it is."""
    if not head:
        raise NotEvidence(EMPTY)
    for kind, sign in SIGNS.items():
        if re.match(sign, head, re.DOTALL):
            return kind
    for sign, advice in STRANGERS.items():
        if re.match(sign, head, re.DOTALL):
            raise NotEvidence(advice)
    raise NotEvidence(UNKNOWN)


def _look_at(content, kind):
    """Refuse a picture that does not open or whose header promises too many pixels."""
    try:
        with Image.open(BytesIO(content), formats=[kind]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotEvidence(IMMENSE)
            _read_through(image, kind)
    except BOMBS as bomb:
        raise NotEvidence(IMMENSE) from bomb
    except DAMAGE as damage:
        raise NotEvidence(BROKEN) from damage


def _read_through(image, kind):
    """Read a picture to its end without unpacking it whole.

    A JPEG is unpacked at an eighth of its size, the chunks of a PNG are only checked,
    and a WebP was checked when it was opened.
    """
    if kind == Kind.JPEG:
        image.draft("RGB", (1, 1))
        image.load()
    image.verify()
