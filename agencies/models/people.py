"""Who is here: which agencies, and which people in which role?"""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse

from paser_masterplan.constraints import one_of


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

    def coordinator(self):
        """The agency that reviews and issues, or None."""
        return self.active().filter(is_coordinator=True).in_alphabet().first()

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

    def reviewers(self):
        """Those who may be asked to review: admins and experts, by agency and name."""
        asked = (User.Role.ADMIN, User.Role.EXPERT)
        return self.active().filter(role__in=asked).in_alphabet()

    def with_unread(self):
        """Each with `unread`, the number of messages not yet seen."""
        inbox: Any = self.model._meta.get_field("inbox")
        messages = inbox.related_model.objects
        waiting = messages.unread().filter(recipient=models.OuterRef("pk"))
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

    @property
    def is_reviewer(self) -> bool:
        """Whether this person says something of what the agencies propose."""
        return self.role in {self.Role.ADMIN, self.Role.EXPERT}
