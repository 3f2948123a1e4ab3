"""How does everything leave the portal, so that it can be used without it?"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.core import serializers
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import get_valid_filename

from agencies.models import Evidence, Receipt, Sitting, Upload
from books.exports.schema import draw
from books.models import Edition, EditionFile, Printing, SignedFile
from books.recording import record_of
from plans.models import Crest
from programs.models import Worksheet

Say = Callable[[str], None]

# From the top down, and on each floor what is kept for others last: what points to
# something leaves before it, so that nothing added meanwhile is pointed to and missing.
FLOORS = ("books", "programs", "workshops", "plans", "agencies")
# What only the running portal needs: answers given, uploads begun, drafts in print.
LEFT_OUT = (Printing, Receipt, Sitting, Upload)
SECRETS = {"password"}
SUMS = "SHA256SUMS"  # as `sha256sum --check` reads it
READ_FIRST = "BACA-DAHULU.txt"
SCHEMA = "edisi.schema.json"
AT_A_TIME = 100  # rows


class FolderInUse(Exception):
    """The folder cannot take the export; the text says why."""


@dataclass(frozen=True)
class Store:
    """Rows that hold files: in which folder they leave, and under which name."""

    folder: str
    field: str
    rows: Callable[[], models.QuerySet[Any]]
    name: Callable[[Any], str]


def _signed() -> models.QuerySet[SignedFile]:
    rows = SignedFile.objects.select_related("original__edition")
    return rows.defer("original__file", "original__edition__content")


STORES = (
    Store("bukti", "content", Evidence.objects.all, lambda row: row.name),
    Store("edisi", "file", EditionFile.objects.in_full, lambda row: row.file_name),
    Store("bertanda-tangan", "file", _signed, lambda row: row.original.file_name),
    Store("lembar-kerja", "content", Worksheet.objects.all, lambda row: row.name),
    Store("lambang", "content", Crest.objects.all, lambda row: "lambang.png"),
)


@dataclass
class Parcel:
    """A folder that is being filled, with the fingerprint of each file in it."""

    folder: Path
    sums: dict[str, str] = field(default_factory=dict)
    size: int = 0

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """One more file, which nothing may have written before."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as file:
            yield file
        with path.open("rb") as file:
            self.sums[name] = hashlib.file_digest(file, "sha256").hexdigest()
        self.size += path.stat().st_size

    def put(self, name: str, content: bytes) -> None:
        """Write a file of which all is known."""
        with self.file(name) as file:
            file.write(content)

    def seal(self) -> None:
        """Write down the fingerprints: a folder that has them is complete."""
        lines = (f"{digest}  {name}\n" for name, digest in sorted(self.sums.items()))
        (self.folder / SUMS).write_text("".join(lines))


def export(folder: Path, say: Say) -> Parcel:
    """All records as JSON and all files, into a folder that is empty or new."""
    parcel = Parcel(_empty(folder))
    letter = render_to_string("books/export.txt", {"at": timezone.now(), "sums": SUMS})
    parcel.put(READ_FIRST, letter.encode())
    parcel.put(SCHEMA, draw().encode())
    for model in exported():
        say(f"Data: {model._meta.verbose_name_plural}")
        with parcel.file(f"data/{model._meta.label_lower}.json") as file:
            _write_records(model, file)
    for edition in Edition.objects.select_related("supersedes").iterator(chunk_size=1):
        say(f"Isi {edition}")
        name = f"edisi/{edition.pk}-edisi-{edition.number}.json"
        parcel.put(name, record_of(edition))
    for store in STORES:
        say(f"Berkas: {store.folder}")
        for row in store.rows().iterator(chunk_size=1):
            name = get_valid_filename(f"{row.pk}-{store.name(row)}")
            parcel.put(f"{store.folder}/{name}", bytes(getattr(row, store.field)))
    parcel.seal()
    return parcel


def exported() -> Iterator[type[models.Model]]:
    """Every kind of record that leaves."""
    for floor in FLOORS:
        for model in reversed(list(apps.get_app_config(floor).get_models())):
            if model not in LEFT_OUT:
                yield model


def _empty(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise FolderInUse(f"{folder} sudah ada dan bukan folder. Sebutkan nama lain.")
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(
            f"Folder {folder} tidak kosong. Sebutkan folder baru atau yang kosong, "
            "supaya isinya tidak tercampur dengan yang lama."
        )
    # Names and addresses of people are in it: others on this machine need not see them.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _write_records(model: type[models.Model], file: IO[bytes]) -> None:
    """The rows of a model as `manage.py loaddata` reads them, some at a time."""
    fields = model._meta.fields
    binary = {one.name for one in fields if isinstance(one, models.BinaryField)}
    many = [
        one.name
        for one in model._meta.many_to_many
        if one.remote_field.model._meta.app_label in FLOORS
    ]
    wanted = {*many, *(one.name for one in fields)} - binary - SECRETS
    rows = model._default_manager.order_by("pk").defer(*binary)
    rows = rows.prefetch_related(*many)
    text = TextIOWrapper(file, encoding="utf-8")
    serializers.serialize(
        "json",
        rows.iterator(chunk_size=AT_A_TIME),
        stream=text,
        fields=wanted,
        ensure_ascii=False,
        indent=1,
    )
    text.detach()
