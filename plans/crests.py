"""How does the crest of the region come into the plan, and out of it?"""

import hashlib
import re
from io import BytesIO

from django.db import transaction
from PIL import Image

from agencies import auditing
from agencies.models import Evidence
from agencies.recognizing import (
    BROKEN,
    DAMAGE,
    EMPTY,
    SIGNS,
    NotEvidence,
    recognize,
)
from paser_masterplan.money import format_number
from paser_masterplan.sizes import KB, format_size
from plans.models import Crest, MasterPlan

MOST_BYTES = 300 * KB
MOST_PIXELS = 2_000  # of the longer side, as it is sent
KEPT_PIXELS = 1_000  # of the longer side, as it is kept: 40 mm on paper at 600 dpi
NO_PNG = (
    "Ini bukan gambar PNG, apa pun nama berkasnya. Buka gambarnya di aplikasi gambar, "
    "simpan sebagai PNG, lalu pilih lagi."
)


def weigh(size):
    """Let a picture of so many bytes pass, before anybody reads it."""
    if size > MOST_BYTES:
        raise NotEvidence(
            f"Ukurannya {format_size(size)}, sedangkan paling besar "
            f"{format_size(MOST_BYTES)}. Perkecil gambarnya, lalu pilih lagi."
        )


def clean(content):
    """The picture drawn anew as a PNG: no metadata, nothing behind its end."""
    if not content:
        raise NotEvidence(EMPTY)
    if not re.match(SIGNS[Evidence.Kind.PNG], content):
        raise NotEvidence(NO_PNG)
    weigh(len(content))
    recognize(content)
    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as image:
            _measure(image)
            return _drawn_anew(image)
    except DAMAGE as damage:
        raise NotEvidence(BROKEN) from damage


def _measure(image):
    if max(image.size) > MOST_PIXELS:
        raise NotEvidence(
            f"Gambarnya {image.width} × {image.height} piksel, sedangkan paling besar "
            f"{format_number(MOST_PIXELS)} piksel pada sisi terpanjang. Perkecil "
            "gambarnya, lalu pilih lagi."
        )


def _drawn_anew(image):
    picture = image.convert("RGBA")
    picture.thumbnail((KEPT_PIXELS, KEPT_PIXELS))
    fresh = Image.new("RGBA", picture.size)
    fresh.paste(picture)
    kept = BytesIO()
    fresh.save(kept, "PNG", optimize=True)
    return kept.getvalue()


@transaction.atomic
def put(plan, content, *, by):
    """Let this picture, which `clean` drew, be the crest of the plan."""
    _lock(plan)
    before = Crest.objects.filter(plan=plan).first()
    Crest.objects.update_or_create(plan=plan, defaults={"content": content})
    auditing.record(
        "crest.put",
        plan,
        f"Lambang daerah dipasang: {plan}",
        by=by,
        before=_said(before.content) if before else {},
        after=_said(content),
    )


@transaction.atomic
def remove(plan, *, by):
    """Take the crest away; where there is none, nothing happens."""
    _lock(plan)
    if crest := Crest.objects.filter(plan=plan).first():
        auditing.record(
            "crest.remove",
            plan,
            f"Lambang daerah dihapus: {plan}",
            by=by,
            before=_said(crest.content),
        )
        crest.delete()


def _lock(plan):
    MasterPlan.objects.select_for_update().get(pk=plan.pk)


def _said(content):
    sha256 = hashlib.sha256(content).hexdigest()
    return {"lambang": f"PNG, {format_size(len(content))}, sha256 {sha256}"}
