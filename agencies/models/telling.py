"""What was done by whom, what people are told, and what was answered?"""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Window
from django.db.models.fields.json import KT
from django.db.models.functions import Length, RowNumber
from django.urls import reverse
from django.utils import timezone

from agencies.models.people import User
from paser_masterplan.constraints import one_of

RECEIPTS_KEPT = timedelta(days=7)


def _read(value):
    """A kept value in words."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)


class AuditEntryQuerySet(models.QuerySet):
    def newest_first(self):
        """As a history is read."""
        return self.select_related("by").order_by("-pk")

    def about(self, thing):
        """What was done to one record."""
        return self.filter(record=f"{thing._meta.label_lower}:{thing.pk}")

    def writing(self, name):
        """Those that wrote one text, each with its `turn` from 1 and its `letters`."""
        return (
            self.filter(after__has_key=name)
            .select_related("by__agency")
            .defer("before", "after")
            .annotate(
                turn=Window(RowNumber(), order_by="pk"),
                letters=Length(KT(f"after__{name}")),
            )
        )


class AuditEntry(models.Model):
    """Who did what to which record: added once, never changed, chained by hashes."""

    at = models.DateTimeField("waktu")
    by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    address = models.CharField("alamat jaringan", max_length=45, blank=True)
    verb = models.CharField("tindakan", max_length=40)
    label = models.CharField("uraian", max_length=200)
    record = models.CharField("catatan", max_length=60, db_index=True)
    before = models.JSONField("sebelum", default=dict, blank=True)
    after = models.JSONField("sesudah", default=dict, blank=True)
    reason = models.TextField("alasan", blank=True)
    previous_hash = models.CharField("hash sebelumnya", max_length=64, unique=True)
    hash = models.CharField("hash", max_length=64, unique=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "jejak audit"
        verbose_name_plural = "jejak audit"

    def __str__(self):
        return f"{self.label} ({self.record})"

    @property
    def changes(self):
        """What it says changed: name, before and after, as people read them."""
        names = sorted({*self.before, *self.after})
        return [
            (name, _read(self.before.get(name)), _read(self.after.get(name)))
            for name in names
        ]


class MessageQuerySet(models.QuerySet):
    def of(self, user):
        """What this person was told, newest first."""
        return self.filter(recipient=user).order_by("-pk")

    def unread(self):
        """What the person has not seen yet."""
        return self.filter(read_at=None)

    def mark_read(self):
        """Take all of these as seen now."""
        return self.unread().update(read_at=timezone.now())


class MessageKind(models.TextChoices):
    DECISION = "DECISION", "Keputusan atas usulan"
    WORK = "WORK", "Pekerjaan yang menunggu Anda"
    WINDOW = "WINDOW", "Jadwal dan perpanjangan"
    REMINDER = "REMINDER", "Pengingat sebelum jendela ditutup"
    EDITION = "EDITION", "Edisi yang terbit dan disahkan"


class Message(models.Model):
    """One sentence that a person is told, with the place it speaks of."""

    Kind = MessageKind

    recipient = models.ForeignKey(
        User, models.CASCADE, related_name="inbox", verbose_name="penerima"
    )
    kind = models.CharField(
        "jenis", max_length=8, choices=Kind.choices, default=Kind.DECISION
    )
    text = models.TextField("isi")
    url = models.CharField("tautan", max_length=200, blank=True)
    # What may be told but once has a key; everything else has none.
    key = models.CharField("kunci", max_length=100, blank=True)
    created_at = models.DateTimeField("dibuat", default=timezone.now)
    read_at = models.DateTimeField("dibaca", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        indexes = [models.Index(fields=["recipient", "read_at"])]
        constraints = [
            one_of("kind", MessageKind, "message_kind_known"),
            models.UniqueConstraint(
                fields=["recipient", "key"],
                condition=~models.Q(key=""),
                name="message_told_once",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("agencies:message", args=[self.pk])

    @property
    def is_unread(self):
        """Whether the person has not seen it yet."""
        return self.read_at is None

    def mark_read(self):
        """Take it as seen now, unless it was seen before."""
        self.read_at = self.read_at or timezone.now()
        self.save(update_fields=["read_at"])


class ReceiptQuerySet(models.QuerySet):
    def forget_old(self):
        """Remove what no second tap will ask for any more."""
        return self.filter(created_at__lt=timezone.now() - RECEIPTS_KEPT).delete()


class Receipt(models.Model):
    """The answer that one POST was given, so that a second tap gets the same."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.UUIDField("kunci", default=uuid.uuid4)
    location = models.TextField("alamat jawaban", blank=True)
    body = models.TextField("isi jawaban", blank=True)
    created_at = models.DateTimeField("dibuat", default=timezone.now)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = "tanda terima"
        verbose_name_plural = "tanda terima"
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="receipt_once")
        ]

    def __str__(self):
        return str(self.key)


class SittingQuerySet(models.QuerySet):
    def at(self, record):
        """Those who have one record open."""
        return self.filter(record=record)

    def seen_since(self, moment):
        """Those that were there after a moment, the latest first."""
        return self.filter(seen_at__gt=moment).order_by("-seen_at", "pk")

    def unsettled(self):
        """Those whose changes are saved but not yet told in the audit entries."""
        return self.filter(saved_at__isnull=False).order_by("saved_at", "pk")


class Sitting(models.Model):
    """One person at one record: where, since when, and what was changed so far."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    record = models.CharField("catatan", max_length=60)
    place = models.CharField("bagian", max_length=60, blank=True)
    began_at = models.DateTimeField("dibuka", default=timezone.now)
    seen_at = models.DateTimeField("terakhir terlihat", default=timezone.now)
    saved_at = models.DateTimeField("terakhir disimpan", null=True, blank=True)
    address = models.CharField("alamat jaringan", max_length=45, blank=True)
    verb = models.CharField("tindakan", max_length=40, blank=True)
    label = models.CharField("uraian", max_length=200, blank=True)
    before = models.JSONField("sebelum", default=dict, blank=True)
    after = models.JSONField("sesudah", default=dict, blank=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = "sesi menulis"
        verbose_name_plural = "sesi menulis"
        constraints = [
            models.UniqueConstraint(fields=["user", "record"], name="sitting_once")
        ]
        indexes = [models.Index(fields=["record", "seen_at"])]

    def __str__(self):
        return f"{self.user}: {self.record}"
