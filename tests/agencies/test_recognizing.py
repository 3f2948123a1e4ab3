"""Is a file what its bytes say, whatever it is called?"""

from zlib import crc32

import pytest
from PIL import Image

from agencies.models import Evidence
from agencies.recognizing import (
    BROKEN,
    EMPTY,
    IMMENSE,
    MOST_BYTES,
    UNKNOWN,
    NotEvidence,
    recognize,
    weigh,
)
from paser_masterplan.sizes import format_size
from tests.builders.agencies import a_picture

Kind = Evidence.Kind
STRANGERS = {
    b"\0\0\0\x18ftypheic\0\0\0\0": "Foto HEIC",
    b"MZ\x90\0\x03": "program komputer",
    b"\x7fELF\x02\x01": "program komputer",
    b"#!/bin/sh\n": "program komputer",
    b"PK\x03\x04word/document.xml": "Word, Excel",
    b"\xd0\xcf\x11\xe0\xa1\xb1": "Word, Excel",
    b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>": "Gambar SVG",
    b"\n<!-- a note -->\n<!DOCTYPE html><title>x</title>": "halaman web",
    b"<script>alert(1)</script>": "halaman web",
    b"Kepada Yth. Kepala Dinas": UNKNOWN,
    b"GIF89a\x01\0\x01\0": UNKNOWN,
    b"": EMPTY,
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_is_what_its_bytes_say(kind):
    assert recognize(a_picture(kind=kind)) == kind


def test_picture_of_two_views_is_a_jpeg():
    other = Image.new("RGB", (8, 8))
    content = a_picture(kind="MPO", save_all=True, append_images=[other])

    assert recognize(content) == Kind.JPEG


def test_document_is_known_by_its_first_bytes():
    assert recognize(b"%PDF-1.7\n...") == Kind.PDF


@pytest.mark.parametrize(("content", "advice"), STRANGERS.items())
def test_stranger_is_refused_with_advice(content, advice):
    with pytest.raises(NotEvidence, match=advice):
        recognize(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_cut_short_is_broken(kind):
    content = a_picture(kind=kind)

    with pytest.raises(NotEvidence, match=BROKEN):
        recognize(content[: len(content) * 3 // 4])


def test_sign_of_a_picture_alone_is_no_picture():
    with pytest.raises(NotEvidence, match=BROKEN):
        recognize(b"\xff\xd8\xff<script>alert(1)</script>")


@pytest.mark.parametrize("side", [7072, 9500, 14000])
def test_picture_bomb_is_refused_by_its_header(side):
    bomb = a_picture((1, 1), kind="PNG")
    small, huge = (1).to_bytes(4, "big"), side.to_bytes(4, "big")
    bomb = bomb.replace(b"IHDR" + small + small, b"IHDR" + huge + huge, 1)

    with pytest.raises(NotEvidence, match=IMMENSE):
        recognize(_with_checksum(bomb))


def _with_checksum(png):
    """The same picture, its header signed again."""
    return png[:29] + crc32(png[12:29]).to_bytes(4, "big") + png[33:]


def test_file_may_weigh_five_megabytes_and_no_more():
    weigh(MOST_BYTES)

    with pytest.raises(NotEvidence, match="5,1 MB, sedangkan paling besar 5 MB"):
        weigh(MOST_BYTES + 60_000)
    with pytest.raises(NotEvidence, match="paling besar"):
        recognize(b"%PDF-" + bytes(MOST_BYTES))


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (317_440, "310 KB"),
        (1024 * 1024, "1 MB"),
        (3_565_158, "3,4 MB"),
        (MOST_BYTES, "5 MB"),
    ],
)
def test_size_is_said_as_file_lists_say_it(size, said):
    assert format_size(size) == said
