"""What was done, by whom, and has anybody touched the record of it since?"""

import hashlib
import json
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from agencies.models import AuditEntry, Sitting

FIRST_HASH = "0" * 64
CHAIN_LOCK = 6401  # any constant: the one advisory lock of the portal
SEVERAL = "Beberapa bagian diubah"
UNSETTLED_FOR = timedelta(minutes=30)

address: ContextVar[str] = ContextVar("address", default="")
_kept_back: ContextVar[list | None] = ContextVar("kept_back", default=None)


def name_of(thing):
    """What the entries call one record."""
    return f"{thing._meta.label_lower}:{thing.pk}"


@transaction.atomic
def record(verb, thing, label, *, by, before=None, after=None, reason=""):
    """Add one entry about `thing` to the chain, after what was written in it before."""
    settle(thing)
    entry = AuditEntry(
        at=timezone.now(),
        by=by,
        address=address.get(),
        verb=verb,
        label=label[:200],
        record=name_of(thing),
        before=before or {},
        after=after or {},
        reason=reason,
    )
    kept_back = _kept_back.get()
    if kept_back is None:
        return _chain(entry)
    kept_back.append(entry)
    return entry


@contextmanager
def together():
    """Chain what is recorded inside at the end of it: for many changes at once.

    The chain has one writer at a time; who holds it must not wait for other rows.
    """
    kept_back: list[AuditEntry] = []
    token = _kept_back.set(kept_back)
    try:
        yield
        for entry in kept_back:
            _chain(entry)
    finally:
        _kept_back.reset(token)


@transaction.atomic
def note(verb, thing, label, *, by, before, after):
    """Remember what a person changed in a record, to be told when the sitting ends.

    A sitting saves every few seconds; the entries tell it as one change.
    """
    names = changed(before, after)
    others = Sitting.objects.at(name_of(thing)).unsettled().exclude(user=by)
    if any(names & other.after.keys() for other in others):
        settle(thing)
    own = Sitting.objects.select_for_update(of=("self",))
    mine, _ = own.get_or_create(user=by, record=name_of(thing))
    mine.before = {name: before[name] for name in names} | mine.before
    mine.after |= {name: after[name] for name in names}
    if mine.label not in {"", label}:
        label = SEVERAL
    mine.verb, mine.label, mine.address = verb, label[:200], address.get()
    mine.saved_at = mine.seen_at = timezone.now()
    mine.save()


@transaction.atomic
def settle(thing):
    """Tell the sittings at `thing` whose changes have not been told yet."""
    waiting = Sitting.objects.at(name_of(thing)).unsettled()
    if waiting.exists():
        _lock_chain()  # before the rows, so that no two tellers wait in a circle
        for sitting in waiting.select_for_update(of=("self",)):
            _settle(sitting)


@transaction.atomic
def settle_old():
    """Tell the sittings that ended without a word, and forget those that are over."""
    past = timezone.now() - UNSETTLED_FOR
    ended = Sitting.objects.filter(saved_at__lt=past).unsettled()
    # A row that is being written is not over: it is left to its writer.
    for sitting in ended.select_for_update(of=("self",), skip_locked=True):
        _settle(sitting)
    Sitting.objects.filter(seen_at__lt=past, saved_at=None).delete()


def untold(thing):
    """The entries that the sittings at `thing` would make if they ended now."""
    sittings = Sitting.objects.at(name_of(thing)).unsettled().select_related("user")
    entries = [entry for entry in map(_entry_of, sittings) if entry.after]
    for entry in entries:
        entry.label = f"{entry.label} (masih ditulis)"
    return entries


def latest(thing, *, besides):
    """What somebody else wrote last in a record, told or not yet, or None."""
    told = AuditEntry.objects.about(thing).exclude(by=besides).exclude(after={})
    others = [entry for entry in untold(thing) if entry.by != besides]
    return next(reversed(others), told.newest_first().first())


def changed(before, after):
    """The names under which two contents say different things."""
    return {name for name in after if before.get(name) != after[name]}


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


def _settle(sitting):
    """One entry for all that was changed in a sitting; what was undone is left out."""
    entry = _entry_of(sitting)
    if entry.after:
        _chain(entry)
    sitting.before, sitting.after, sitting.label, sitting.saved_at = {}, {}, "", None
    sitting.save(update_fields=["before", "after", "label", "saved_at"])


def _entry_of(sitting):
    before, after = sitting.before, sitting.after
    names = sorted(changed(before, after))
    return AuditEntry(
        at=sitting.saved_at,
        by=sitting.user,
        address=sitting.address,
        verb=sitting.verb,
        label=sitting.label,
        record=sitting.record,
        before={name: _other_rows(before[name], after[name]) for name in names},
        after={name: _other_rows(after[name], before[name]) for name in names},
    )


def _other_rows(value, other):
    """A value; of rows only those that the other content does not have."""
    if value and isinstance(value, list) and isinstance(value[0], dict):
        return [row for row in value if row not in other]
    return value


def _chain(entry):
    """Tie the entry to the one before and save it."""
    _lock_chain()
    last = AuditEntry.objects.order_by("-pk").values_list("hash", flat=True).first()
    entry.previous_hash = last or FIRST_HASH
    entry.hash = seal(entry)
    entry.save(force_insert=True)
    return entry


def _lock_chain():
    """One writer at a time; SQLite has only one as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
