"""What was done, by whom, and has anybody touched the record of it since?"""

import hashlib
import json
from contextvars import ContextVar

from django.db import connection, transaction
from django.utils import timezone

from agencies.models import AuditEntry

FIRST_HASH = "0" * 64
CHAIN_LOCK = 6401  # any constant: the one advisory lock of the portal

address: ContextVar[str] = ContextVar("address", default="")


@transaction.atomic
def record(verb, thing, label, *, by, before=None, after=None, reason=""):
    """Add one entry about `thing` to the chain and return it."""
    _lock_chain()
    last = AuditEntry.objects.order_by("-pk").values_list("hash", flat=True).first()
    entry = AuditEntry(
        at=timezone.now(),
        by=by,
        address=address.get(),
        verb=verb,
        label=label[:200],
        record=f"{thing._meta.label_lower}:{thing.pk}",
        before=before or {},
        after=after or {},
        reason=reason,
        previous_hash=last or FIRST_HASH,
    )
    entry.hash = seal(entry)
    entry.save(force_insert=True)
    return entry


def seal(entry):
    """The sha256 of all that the entry says and of the entry before it."""
    said = [
        entry.previous_hash,
        entry.at.timestamp(),
        entry.by_id,
        entry.address,
        entry.verb,
        entry.label,
        entry.record,
        entry.before,
        entry.after,
        entry.reason,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def first_break():
    """The first entry that does not follow from the one before, or None."""
    previous = FIRST_HASH
    for entry in AuditEntry.objects.order_by("pk").iterator():
        if entry.previous_hash != previous or entry.hash != seal(entry):
            return entry
        previous = entry.hash
    return None


def extent():
    """How many entries the chain has, and the hash of the last."""
    entries = AuditEntry.objects.order_by("-pk").values_list("hash", flat=True)
    return entries.count(), entries.first() or FIRST_HASH


def _lock_chain():
    """One writer at a time; SQLite has only one as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
