"""Who is here, what was done by whom, and what people are told."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.urls import reverse
from django.utils import timezone

from paser_masterplan.constraints import one_of


class AgencyQuerySet(models.QuerySet):
    def active(self):
        """Agencies that take part in the plan now."""
        return self.filter(active=True)

    def in_alphabet(self):
        """By short name, as lists show them."""
        return self.order_by("short_name", "pk")

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

    def has_verifier(self):
        """Whether somebody here signs off before a program leaves."""
        return self.members.filter(role=User.Role.VERIFIER, is_active=True).exists()


class UserManager(DjangoUserManager):
    """People, always with their agency, which every page asks for."""

    def get_queryset(self):
        return super().get_queryset().select_related("agency")

    def in_alphabet(self):
        """By agency, then by name, as lists show them."""
        return self.order_by("agency__short_name", "full_name", "pk")


class UserRole(models.TextChoices):
    OPERATOR = "OPERATOR", "Operator"
    VERIFIER = "VERIFIER", "Pejabat penanggung jawab"
    ADMIN = "ADMIN", "Admin DKISP"
    EXPERT = "EXPERT", "Tenaga ahli / pendamping"
    COUNCIL = "COUNCIL", "Dewan / pimpinan"


class User(AbstractUser):
    """A person at work for one agency, in one role."""

    Role = UserRole
    first_name = None
    last_name = None

    full_name = models.CharField("nama lengkap", max_length=150)
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="members", verbose_name="perangkat daerah"
    )
    role = models.CharField(
        "peran", max_length=10, choices=Role.choices, default=Role.OPERATOR
    )
    must_change_password = models.BooleanField("wajib ganti kata sandi", default=False)

    objects = UserManager()

    REQUIRED_FIELDS = ["full_name"]

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

    @property
    def is_admin(self):
        """Whether this person runs the portal at DKISP."""
        return self.role == self.Role.ADMIN

    @property
    def is_reader(self):
        """Whether this person reads what all agencies have submitted."""
        return self.role in {self.Role.ADMIN, self.Role.EXPERT, self.Role.COUNCIL}

    def acts_for(self, agency_id):
        """Whether this person may write in the name of that agency."""
        writes = {self.Role.OPERATOR, self.Role.VERIFIER, self.Role.ADMIN}
        return self.role in writes and self.agency_id == agency_id


class AuditEntryQuerySet(models.QuerySet):
    def newest_first(self):
        """As a history is read."""
        return self.select_related("by").order_by("-pk")

    def about(self, label, pk):
        """What was done to one record."""
        return self.filter(record=f"{label}:{pk}")


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
    before = models.JSONField("sebelum", default=dict)
    after = models.JSONField("sesudah", default=dict)
    reason = models.TextField("alasan", blank=True)
    previous_hash = models.CharField("hash sebelumnya", max_length=64, unique=True)
    hash = models.CharField("hash", max_length=64, unique=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "jejak audit"
        verbose_name_plural = "jejak audit"

    def __str__(self):
        return f"{self.label} ({self.record})"


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


class Receipt(models.Model):
    """The answer that one POST was given, so that a second tap gets the same."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.UUIDField("kunci", default=uuid.uuid4)
    location = models.TextField("jawaban", blank=True)
    created_at = models.DateTimeField("dibuat", default=timezone.now)

    class Meta:
        verbose_name = "tanda terima"
        verbose_name_plural = "tanda terima"
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="receipt_once")
        ]

    def __str__(self):
        return str(self.key)
