"""Does the crest come in as one clean PNG, and go out again?"""

from io import BytesIO
from zlib import crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile, PngImagePlugin

from agencies.models import AuditEntry
from agencies.recognizing import BROKEN, EMPTY, NotEvidence
from plans import crests
from plans.models import Crest
from tests.builders.agencies import a_picture
from tests.builders.plans import a_crest, a_plan

pytestmark = pytest.mark.django_db
HEADER = 8 + 8  # the sign of a PNG, then length and name of its first chunk


def a_png(size=(8, 8), mode="RGBA", color="#14493fff", **options):
    content = BytesIO()
    Image.new(mode, size, color).save(content, "PNG", **options)
    return content.getvalue()


def with_size(content, width, height):
    """The same PNG whose header promises another size."""
    head = content[HEADER - 4 : HEADER]
    head += width.to_bytes(4, "big") + height.to_bytes(4, "big")
    head += content[HEADER + 8 : HEADER + 13]
    sum_ = crc32(head).to_bytes(4, "big")
    return content[: HEADER - 4] + head + sum_ + content[HEADER + 17 :]


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def send(client, plan, content, name="lambang.png"):
    file = SimpleUploadedFile(name, content)
    return client.post(
        f"/kerangka/{plan.pk}/lambang/pasang/", {"picture": file}, follow=True
    )


def said(page):
    return [str(message) for message in page.context["messages"]]


# What a picture becomes


def test_clean_drops_what_the_picture_says_of_its_maker():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Rahasia")
    content = a_png(pnginfo=notes, icc_profile=b"profil") + b"<script>"

    kept = crests.clean(content)

    assert b"Rahasia" in content
    with Image.open(BytesIO(kept)) as image:
        image.load()
        assert (image.format, image.size, image.info) == ("PNG", (8, 8), {})
        assert image.getpixel((0, 0)) == (0x14, 0x49, 0x3F, 0xFF)
    assert kept.endswith(b"IEND\xaeB`\x82")


def test_clean_keeps_what_is_transparent():
    with Image.open(BytesIO(crests.clean(a_png(color="#00000000")))) as image:
        assert image.getpixel((0, 0))[3] == 0


def test_clean_makes_a_large_picture_small_enough_for_paper():
    with Image.open(BytesIO(crests.clean(a_png((2000, 1500))))) as image:
        assert image.size == (1000, 750)


def test_clean_draws_the_same_bytes_from_the_same_picture():
    assert crests.clean(a_png()) == crests.clean(a_png())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Ini bukan gambar PNG"),
        (a_picture(kind="JPEG"), "Ini bukan gambar PNG"),
        (a_png()[:60], BROKEN),
        (a_png((2001, 4)), "2001 × 4 piksel"),
        (with_size(a_png(), 8000, 8000), "50 megapiksel"),
        (a_png() + b"\0" * crests.MOST_BYTES, "paling besar 300 KB"),
    ],
)
def test_clean_refuses_in_words(content, sentence):
    with pytest.raises(NotEvidence, match=sentence):
        crests.clean(content)


def test_clean_refuses_pixels_that_do_not_unpack(monkeypatch):
    # WeasyPrint, which no web process loads, lets Pillow take what is cut off.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    whole = a_png((64, 64))
    place = whole.index(b"IDAT")
    length = int.from_bytes(whole[place - 4 : place], "big")
    garbled = b"IDAT" + b"\xff" * length
    content = (
        whole[:place]
        + garbled
        + crc32(garbled).to_bytes(4, "big")
        + whole[place + 8 + length :]
    )

    with pytest.raises(NotEvidence, match=BROKEN):
        crests.clean(content)


# The page


def test_crest_is_put_on_the_page_of_the_plan(desk, plan):
    page = send(desk, plan, a_png())

    crest = Crest.objects.get(plan=plan)
    assert bytes(crest.content) == crests.clean(a_png())
    assert said(page) == ["Lambang daerah dipasang."]
    assert f"/kerangka/{plan.pk}/lambang/" in page.text
    assert "Hapus lambang" in page.text
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.before) == ("crest.put", {})
    assert entry.after["lambang"].startswith("PNG, 1 KB, sha256 ")


def test_crest_takes_the_place_of_the_one_before(desk, plan):
    send(desk, plan, a_png())

    send(desk, plan, a_png(color="#9a4012ff"))

    kept = bytes(Crest.objects.get(plan=plan).content)
    assert kept == crests.clean(a_png(color="#9a4012ff"))
    first, second = AuditEntry.objects.order_by("pk")
    assert second.before == first.after


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (a_picture(kind="JPEG"), "Ini bukan gambar PNG"),
        (a_png() + b"\0" * crests.MOST_BYTES, "Ukurannya 301 KB"),
        (b"", EMPTY),
    ],
)
def test_page_says_why_a_picture_is_no_crest(desk, plan, content, sentence):
    page = send(desk, plan, content)

    [message] = said(page)
    assert message.startswith("Lambang tidak dipasang. ")
    assert sentence in message
    assert not Crest.objects.exists()


def test_page_asks_for_a_picture_where_none_was_chosen(desk, plan):
    page = desk.post(f"/kerangka/{plan.pk}/lambang/pasang/", follow=True)

    assert said(page) == ["Lambang tidak dipasang. Pilih dahulu gambar lambangnya."]


def test_crest_is_shown_as_a_picture_that_runs_nothing(client, operator, plan):
    crest = a_crest(plan)
    client.force_login(operator)

    answer = client.get(f"/kerangka/{plan.pk}/lambang/")

    assert answer.content == crest.content
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_plan_without_a_crest_has_nothing_to_show(desk, plan):
    page = desk.get(f"/kerangka/{plan.pk}/ubah/")

    assert "Sampul buku memakai hiasan anyaman" in page.text
    assert "Hapus lambang" not in page.text
    assert desk.get(f"/kerangka/{plan.pk}/lambang/").status_code == 404


def test_crest_is_removed_on_record(desk, plan):
    a_crest(plan)

    page = desk.post(f"/kerangka/{plan.pk}/lambang/hapus/", follow=True)

    assert not Crest.objects.exists()
    assert said(page) == ["Lambang daerah dihapus. Sampul memakai hiasan anyaman."]
    entry = AuditEntry.objects.get()
    assert (entry.verb, list(entry.before)) == ("crest.remove", ["lambang"])


def test_crest_that_is_gone_is_not_removed_again(desk, plan):
    desk.post(f"/kerangka/{plan.pk}/lambang/hapus/")

    assert not AuditEntry.objects.exists()


def test_crest_of_an_earlier_plan_stays(desk, plan):
    old = a_plan(stages=False, is_current=False)
    a_crest(old)

    assert send(desk, old, a_png()).status_code == 404
    assert desk.post(f"/kerangka/{old.pk}/lambang/hapus/").status_code == 404
    assert Crest.objects.get(plan=old)


@pytest.mark.parametrize("step", ["pasang", "hapus"])
def test_agency_does_not_change_the_crest(client, operator, plan, step):
    crest = a_crest(plan)
    client.force_login(operator)

    answer = client.post(f"/kerangka/{plan.pk}/lambang/{step}/")

    assert answer.status_code == 403
    assert bytes(Crest.objects.get().content) == crest.content
