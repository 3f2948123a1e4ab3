"""How do photos and files come to a record, stay there, and leave it?"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies import auditing
from agencies.models import Evidence, User
from agencies.recognizing import NotEvidence, recognize, weigh
from paser_masterplan.sizes import format_size

MOST_FILES = 20
SUFFIXES = {
    Evidence.Kind.JPEG: ".jpg",
    Evidence.Kind.PNG: ".png",
    Evidence.Kind.WEBP: ".webp",
    Evidence.Kind.PDF: ".pdf",
}
OWN_SUFFIX = re.compile(r"\.(jpe?g|jfif|png|webp|heic|pdf)$", re.IGNORECASE)


@dataclass(frozen=True)
class Shelf:
    """Where one kind of record keeps its evidence, and who may change it.

    `label` is what people call such records and `index` their list; `route` names the
    page of the evidence, and with `_upload`, `_file` and `_remove` its other addresses.
    `noun` is what the files are called there.
    """

    label: str
    index: str
    route: str
    visible_to: Callable[[User], Any]
    refusal: Callable[[User, Any], str]
    noun: str = "bukti"

    def admit(self, user, record):
        """Let those pass who may change the evidence of a record now."""
        if why := self.refusal(user, record):
            raise PermissionDenied(why)

    def lock(self, record, *, by):
        """The record's row afresh, for one who may change its evidence."""
        rows = type(record)._default_manager.select_for_update(of=("self",))
        locked = rows.get(pk=record.pk)
        self.admit(by, locked)
        return locked


@transaction.atomic
def add(shelf, record, *, name, content, caption, by):
    """Keep a whole file with a record; the same bytes again are the same evidence."""
    record = shelf.lock(record, by=by)
    kind = recognize(content)
    sha256 = hashlib.sha256(content).hexdigest()
    if known := record.evidence.same_as(sha256):
        return known
    look_for_room(record)
    piece = record.evidence.create(
        agency_id=getattr(record, "agency_id", by.agency_id),  # a session has none
        name=plain_name(name, kind),
        caption=caption,
        kind=kind,
        size=len(content),
        sha256=sha256,
        content=content,
        added_by=by,
    )
    _log(
        "add_evidence",
        f"{shelf.noun.capitalize()} ditambahkan",
        record,
        piece,
        by=by,
        after=_said(piece),
    )
    return piece


def add_all(shelf, record, *, chosen, caption, by):
    """Keep those files that can be kept; returns them, and why the others cannot."""
    added, refused = [], []
    for file in chosen:
        try:
            weigh(file.size)
            content = file.read()
            piece = add(
                shelf, record, name=file.name, content=content, caption=caption, by=by
            )
        except NotEvidence as why:
            refused.append(f"{file.name}: {why}")
        else:
            added.append(piece)
    return added, refused


def look_for_room(record):
    """Refuse one file more than a record may have."""
    if record.evidence.count() >= MOST_FILES:
        raise NotEvidence(
            f"Sudah ada {MOST_FILES} berkas, dan itu yang paling banyak. Hapus dahulu "
            "yang tidak diperlukan."
        )


@transaction.atomic
def remove(shelf, record, piece, *, by):
    """Take a file from a record; the last record that loses it takes it along."""
    record = shelf.lock(record, by=by)
    record.evidence.remove(piece)
    _log(
        "remove_evidence",
        f"{shelf.noun.capitalize()} dihapus",
        record,
        piece,
        by=by,
        before=_said(piece),
    )
    if not piece.is_kept():
        piece.delete()


def bare_name(name):
    """A file name without folders and signs that nobody sees."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(letter for letter in last if letter.isprintable())


def plain_name(name, kind):
    """A file name that shows what it is: no folders, no tricks, the kind's suffix."""
    stem = OWN_SUFFIX.sub("", bare_name(name)).strip(". ")
    return f"{stem[:100] or 'bukti'}{SUFFIXES[kind]}"


def _said(piece):
    kind, size = piece.get_kind_display(), format_size(piece.size)
    return {"evidence": [f"{piece.name} ({kind}, {size}, sha256 {piece.sha256})"]}


def _log(verb, label, record, piece, *, by, **change):
    noun = record._meta.model_name
    said = f"{label}: {piece.name}"
    auditing.record(f"{noun}.{verb}", record, said, by=by, **change)
