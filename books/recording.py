"""What does every file of an edition carry, so that it can be known again?"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from books.models import Edition
from books.models.editions import CODE

SCHEMA = "paser-masterplan/edisi/1"
FILE_NAME = "edisi.json"  # under which a PDF holds it, as its data
# How a record ends, so that it says what it is before anybody reads it.
TAIL = re.compile(
    rb'"number":(\d{1,9}),"schema":"%b","sha256":"([0-9a-f]{64})",'
    rb'"supersedes":(?:\d{1,9}|null)}' % SCHEMA.encode()
)
LONGEST_TAIL = 200  # bytes
KINDS: dict[str, type | tuple[type, ...]] = {
    "schema": str,
    "number": int,
    "code": str,
    "sha256": str,
    "address": str,
    "issued_at": str,
    "supersedes": (int, type(None)),
    "content": dict,
}


@dataclass(frozen=True)
class Claim:
    """Which edition some bytes say they are the record of."""

    number: int
    sha256: str


class NotARecord(Exception):
    """Bytes that are no record of an edition; the text says in what they fail."""


@dataclass(frozen=True)
class Record:
    """An edition as a file of it tells."""

    number: int
    code: str
    sha256: str
    address: str
    issued_at: datetime
    supersedes: int | None
    content: dict[str, Any]


def sha256_of(data: bytes) -> str:
    """The fingerprint of a file."""
    return hashlib.sha256(data).hexdigest()


def canonical(content: Any) -> bytes:
    """The one way to write a frozen content down, of which its sha256 is taken."""
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode()


def record_of(edition: Edition) -> bytes:
    """The record of an edition: the same bytes whenever and wherever it is asked."""
    issued_at = timezone.localtime(edition.issued_at)
    former = edition.supersedes
    return canonical(
        {
            "schema": SCHEMA,
            "number": edition.number,
            "code": edition.code,
            "sha256": edition.sha256,
            "address": edition.address,
            "issued_at": issued_at.isoformat(timespec="seconds"),
            "supersedes": former and former.number,
            "content": edition.content,
        }
    )


def claim_of(data: bytes) -> Claim | None:
    """What bytes of any origin claim to be; it costs the same for one and for many.

    It proves nothing: they are the record of an edition if they are its `record_of`.
    """
    told = TAIL.fullmatch(data, max(0, data.rfind(b',"number":', -LONGEST_TAIL) + 1))
    return told and Claim(int(told[1]), told[2].decode())


def read_record(data: bytes) -> Record:
    """The edition that these bytes tell of, if sha256 and code fit the content.

    Whether we ever issued it is another question: anybody can write a sound record.
    """
    told = _shaped(_parsed(data))
    sha256 = sha256_of(canonical(told["content"]))
    if (told["sha256"], told["code"]) != (sha256, sha256[:CODE]):
        raise NotARecord("isinya tidak sesuai dengan sidiknya")
    return Record(**told)


def _parsed(data: bytes) -> Any:
    try:
        told = json.loads(data, parse_constant=_refuse)
        canonical(told)  # what has no bytes (half a letter) has no fingerprint either
    except (ValueError, RecursionError) as broken:
        raise NotARecord("bukan JSON yang utuh") from broken
    return told


def _refuse(word: str) -> None:
    raise ValueError(word)


def _shaped(told: Any) -> dict[str, Any]:
    """The fields of a record, each of its kind, without the name of the schema."""
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise NotARecord(f"skemanya bukan {SCHEMA}")
    if told.keys() != KINDS.keys():
        raise NotARecord("bidangnya kurang atau berlebih")
    for name, kind in KINDS.items():
        if not isinstance(told[name], kind) or isinstance(told[name], bool):
            raise NotARecord(f"bidang {name} tidak terbaca")
    try:
        issued_at = datetime.fromisoformat(told["issued_at"])
    except ValueError as unread:
        raise NotARecord("bidang issued_at tidak terbaca") from unread
    if issued_at.tzinfo is None:
        raise NotARecord("bidang issued_at tanpa zona waktu")
    named = {name: value for name, value in told.items() if name != "schema"}
    return named | {"issued_at": issued_at}
