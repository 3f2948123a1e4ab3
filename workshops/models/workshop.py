"""What is a workshop: its days, its agenda, and who came?"""

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse

from agencies.models import Agency
from paser_masterplan.constraints import one_of
from plans.models import Stage


class WorkshopQuerySet(models.QuerySet):
    def in_time_order(self):
        """From the first day on."""
        return self.select_related("stage").order_by("starts_on", "pk")

    def with_counts(self):
        """Each with `people` and `offices`, how many took part."""
        return self.annotate(
            people=Count("attendances"),
            offices=Count("attendances__agency", distinct=True),
        )

    def latest_of(self, kind):
        """The last workshop held for a kind of stage in the current plan, or None."""
        held = self.filter(stage__kind=kind, stage__plan__is_current=True)
        return held.order_by("-starts_on", "-pk").first()


class Workshop(models.Model):
    """A bimtek: some days on which the agencies work on one stage together."""

    stage = models.ForeignKey(
        Stage, models.PROTECT, related_name="workshops", verbose_name="tahap"
    )
    title = models.CharField("judul", max_length=200)
    place = models.CharField("tempat", max_length=200)
    is_hybrid = models.BooleanField("juga daring", default=True)
    starts_on = models.DateField("hari pertama")
    ends_on = models.DateField("hari terakhir")
    purpose = models.TextField("tujuan", blank=True)
    minutes = models.TextField("notulen", blank=True)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = "lokakarya (bimtek)"
        verbose_name_plural = "lokakarya (bimtek)"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="workshop_days_in_order",
                violation_error_message="Hari terakhir mendahului hari pertama.",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("workshops:detail", args=[self.pk])


class Session(models.Model):
    """One item of a workshop's agenda."""

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="sessions", verbose_name="lokakarya"
    )
    held_on = models.DateField("hari")
    starts_at = models.TimeField("mulai")
    ends_at = models.TimeField("selesai")
    title = models.CharField("acara", max_length=200)
    speakers = models.TextField("narasumber", blank=True)
    materials = models.TextField("bahan", blank=True)

    class Meta:
        verbose_name = "acara"
        verbose_name_plural = "acara"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_start",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            )
        ]

    def __str__(self):
        return self.title


class AttendanceQuerySet(models.QuerySet):
    def in_agency_order(self):
        """By agency, then by name, as the list of participants shows them."""
        return self.select_related("agency").order_by(
            "agency__short_name", "agency", "full_name", "pk"
        )


class AttendanceMode(models.TextChoices):
    ONSITE = "ONSITE", "Hadir di tempat"
    ONLINE = "ONLINE", "Daring"


class Attendance(models.Model):
    """That a person from an agency took part in a workshop, and how."""

    Mode = AttendanceMode

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="attendances", verbose_name="lokakarya"
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="attendances",
        verbose_name="perangkat daerah",
    )
    full_name = models.CharField("nama peserta", max_length=150)
    position = models.CharField("jabatan", max_length=150, blank=True)
    mode = models.CharField(
        "cara hadir", max_length=8, choices=Mode.choices, default=Mode.ONSITE
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        constraints = [
            one_of("mode", AttendanceMode, "attendance_mode_known"),
            models.UniqueConstraint(
                fields=["workshop", "agency", "full_name"],
                name="attendance_once",
                violation_error_message="Peserta ini sudah tercatat di lokakarya ini.",
            ),
        ]

    def __str__(self):
        return self.full_name
