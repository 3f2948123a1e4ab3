"""How does a file arrive in pieces, and go on where it stopped?"""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies import evidence
from agencies.models import Evidence, Upload
from agencies.recognizing import HEAD, NotEvidence, recognize_head, weigh

GARBLED = (
    "Berkas yang sampai tidak sama dengan yang dikirim. Pilih berkasnya lagi; bila "
    "terulang, periksa apakah berkas itu sedang diubah program lain."
)


@dataclass(frozen=True)
class Arrival:
    """How many bytes of a file are there, and the evidence once all are."""

    received: int
    piece: Evidence | None = None


def receive(shelf, record, *, name, caption, by, **part):
    """Take the next part of a file, wherever its sender believes to be.

    The answer always says how many bytes are there: a part that came twice or does
    not fit where it claims to changes nothing, and an empty part only asks.
    """
    weigh(max(part["size"], part["chunk"].size))
    if known := record.evidence.same_as(part["sha256"]):
        return Arrival(known.size, known)
    evidence.look_for_room(record)
    upload = _take(part, by=by)
    received = len(upload.content)
    if received < upload.size:
        return Arrival(received)
    try:
        content = _whole(upload)
        piece = evidence.add(
            shelf, record, name=name, content=content, caption=caption, by=by
        )
    finally:
        upload.delete()
    return Arrival(received, piece)


@transaction.atomic
def _take(part, *, by):
    """The upload of this person with the part put behind what is there, if it fits."""
    uploads = Upload.objects.select_for_update()
    upload, is_new = uploads.get_or_create(
        user=by, sha256=part["sha256"], defaults={"size": part["size"]}
    )
    if is_new:
        Upload.objects.of(by).forget_all_but(evidence.MOST_FILES)
    chunk = part["chunk"].read()
    if chunk and part["offset"] == len(upload.content):
        upload.content = bytes(upload.content) + chunk
        recognize_head(upload.content[:HEAD])
        upload.updated_at = timezone.now()
        upload.save(update_fields=["content", "updated_at"])
    return upload


def _whole(upload):
    """The bytes of a file that has arrived, if they are those that were promised."""
    content = bytes(upload.content)
    if hashlib.sha256(content).hexdigest() != upload.sha256:
        raise NotEvidence(GARBLED)
    return content
