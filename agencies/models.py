"""Who is here, what was done by whom, and what people are told."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from paser_masterplan.constraints import one_of

RECEIPTS_KEPT = timedelta(days=7)


def fold(name):
    """A name as it is compared: any case, any spacing."""
    return " ".join(name.split()).casefold()


class AgencyQuerySet(models.QuerySet):
    def active(self):
        """Agencies that take part in the plan now."""
        return self.filter(active=True)

    def in_alphabet(self):
        """By short name, as lists show them."""
        return self.order_by("short_name", "pk")

    def by_kind(self):
        """By kind in the order of the choices, then by short name."""
        kinds = enumerate(AgencyKind.values)
        whens = [models.When(kind=kind, then=place) for place, kind in kinds]
        return self.order_by(models.Case(*whens), "short_name", "pk")

    def called(self, name):
        """The agency that goes by this name in any spelling, or None."""
        return next((agency for agency in self if fold(name) in agency.names), None)

    def with_people(self):
        """Each with `people`, the number of its accounts that may log in."""
        is_open = models.Q(members__is_active=True)
        return self.annotate(people=models.Count("members", filter=is_open))


class AgencyKind(models.TextChoices):
    AGENCY = "AGENCY", "Perangkat daerah"
    KECAMATAN = "KECAMATAN", "Kecamatan"
    VERTICAL = "VERTICAL", "Instansi vertikal"
    ENTERPRISE = "ENTERPRISE", "BUMN/BUMD"
    PARTNER = "PARTNER", "Mitra"


class Agency(models.Model):
    """An office of the regency or a partner that proposes with it."""

    Kind = AgencyKind

    name = models.CharField("nama lengkap", max_length=200, unique=True)
    short_name = models.CharField("nama singkat", max_length=40, unique=True)
    aliases = models.TextField(
        "nama lain",
        blank=True,
        help_text="Nama lama atau singkatan lain, satu per baris.",
    )
    kind = models.CharField(
        "jenis", max_length=12, choices=Kind.choices, default=Kind.AGENCY
    )
    head_title = models.CharField(
        "sebutan pimpinan", max_length=100, default="Kepala", blank=True
    )
    is_coordinator = models.BooleanField(
        "koordinator rencana induk",
        default=False,
        help_text="Instansi yang menelaah dan menerbitkan, yaitu DKISP.",
    )
    active = models.BooleanField("masih aktif", default=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"
        constraints = [one_of("kind", AgencyKind, "agency_kind_known")]

    def __str__(self):
        return self.short_name

    def get_absolute_url(self):
        return reverse("agencies:detail", args=[self.pk])

    @property
    def alias_list(self):
        """The other names, one by one."""
        return self.aliases.splitlines()

    @property
    def names(self):
        """All that this agency is called by, folded for comparison."""
        called = [self.name, self.short_name, *self.alias_list]
        return {fold(name) for name in called if name.strip()}

    def has_verifier(self):
        """Whether somebody here signs off before a program leaves."""
        return self.members.filter(role=User.Role.VERIFIER, is_active=True).exists()


class UserQuerySet(models.QuerySet):
    def in_alphabet(self):
        """By agency, then by name, as lists show them."""
        return self.order_by("agency__short_name", "full_name", "pk")

    def of(self, agency):
        """Those who work for one agency, by name."""
        return self.filter(agency=agency).order_by("full_name", "pk")

    def active(self):
        """Those who may log in."""
        return self.filter(is_active=True)

    def admins(self):
        """Those who run the portal and may log in."""
        return self.active().filter(role=User.Role.ADMIN)

    def experts(self):
        """Experts who may log in, by agency and name."""
        return self.active().filter(role=User.Role.EXPERT).in_alphabet()

    def with_unread(self):
        """Each with `unread`, the number of messages not yet seen."""
        waiting = Message.objects.unread().filter(recipient=models.OuterRef("pk"))
        counted = waiting.values("recipient").annotate(n=models.Count("pk")).values("n")
        return self.annotate(unread=Coalesce(models.Subquery(counted), 0))


class UserManager(DjangoUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """People, always with their agency, which every page asks for."""

    def get_queryset(self):
        return super().get_queryset().select_related("agency")


class UserRole(models.TextChoices):
    OPERATOR = "OPERATOR", "Operator"
    VERIFIER = "VERIFIER", "Pejabat penanggung jawab"
    ADMIN = "ADMIN", "Admin DKISP"
    EXPERT = "EXPERT", "Tenaga ahli / pendamping"
    COUNCIL = "COUNCIL", "Dewan / pimpinan"


class User(AbstractUser):
    """A person at work for one agency, in one role."""

    Role = UserRole
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    full_name = models.CharField("nama lengkap", max_length=150)
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="members", verbose_name="perangkat daerah"
    )
    role = models.CharField(
        "peran", max_length=10, choices=Role.choices, default=Role.OPERATOR
    )
    must_change_password = models.BooleanField("wajib ganti kata sandi", default=False)

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = "akun"
        verbose_name_plural = "akun"
        constraints = [one_of("role", UserRole, "user_role_known")]

    def __str__(self):
        return self.full_name

    def get_absolute_url(self):
        return reverse("agencies:person", args=[self.pk])

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name

    @classmethod
    def normalize_username(cls, username):
        """As people may type it: any case, a NIP with the spaces of its card."""
        return super().normalize_username("".join(username.split()).lower())

    @property
    def is_admin(self) -> bool:
        """Whether this person runs the portal at DKISP."""
        return self.role == self.Role.ADMIN

    @property
    def is_reader(self) -> bool:
        """Whether this person reads what all agencies have submitted."""
        return self.role in {self.Role.ADMIN, self.Role.EXPERT, self.Role.COUNCIL}

    def acts_for(self, agency_id: int | None) -> bool:
        """Whether this person may write in the name of that agency."""
        writes = {self.Role.OPERATOR, self.Role.VERIFIER, self.Role.ADMIN}
        return self.role in writes and self.agency_id == agency_id


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


class Message(models.Model):
    """One sentence that a person is told, with the place it speaks of."""

    recipient = models.ForeignKey(
        User, models.CASCADE, related_name="inbox", verbose_name="penerima"
    )
    text = models.TextField("isi")
    url = models.CharField("tautan", max_length=200, blank=True)
    created_at = models.DateTimeField("dibuat", default=timezone.now)
    read_at = models.DateTimeField("dibaca", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        indexes = [models.Index(fields=["recipient", "read_at"])]

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
    location = models.TextField("jawaban", blank=True)
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
