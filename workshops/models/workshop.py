"""What is a workshop: its days, and the sessions of its agenda?"""

from datetime import timedelta

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from agencies.models import Evidence, User
from paser_masterplan.constraints import both_or_neither, exactly_when
from plans.models import Stage


class WorkshopQuerySet(models.QuerySet):
    def in_time_order(self):
        """From the first day on."""
        return self.select_related("stage").order_by("starts_on", "pk")

    def with_counts(self):
        """Each with `people` and `offices`, how many came to a session at least."""
        came = Q(participants__check_ins__isnull=False)
        return self.annotate(
            people=Count("participants", filter=came, distinct=True),
            offices=Count("participants__agency", filter=came, distinct=True),
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

    @property
    def is_ahead(self):
        """Whether its first day is still to come."""
        return self.starts_on > timezone.localdate()

    @property
    def is_over(self):
        """Whether its last day has gone by."""
        return self.ends_on < timezone.localdate()


class SessionQuerySet(models.QuerySet):
    def in_time_order(self):
        """Day by day, as the agenda shows them."""
        return self.order_by("held_on", "starts_at", "pk")

    def called(self, code):
        """The session whose room code this is, or None."""
        return self.select_related("workshop").filter(room_code=code or None).first()


class Session(models.Model):
    """One item of a workshop's agenda, and since when it takes people in."""

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="sessions", verbose_name="lokakarya"
    )
    held_on = models.DateField("hari")
    starts_at = models.TimeField("mulai")
    ends_at = models.TimeField("selesai")
    title = models.CharField("acara", max_length=200)
    speakers = models.TextField("narasumber", blank=True)
    materials = models.TextField("bahan", blank=True)
    evidence = models.ManyToManyField(
        Evidence, related_name="sessions", blank=True, verbose_name="berkas bahan"
    )
    room_code = models.CharField(
        "kode ruangan", max_length=6, null=True, blank=True, unique=True
    )
    opened_at = models.DateTimeField("presensi dibuka", null=True, blank=True)
    opened_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="dibuka oleh",
    )
    closed_at = models.DateTimeField("presensi ditutup", null=True, blank=True)
    closed_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="ditutup oleh",
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = "acara"
        verbose_name_plural = "acara"
        constraints = [
            both_or_neither("opened_at", "opened_by", "session_opened_at_by"),
            both_or_neither("closed_at", "closed_by", "session_closed_at_by"),
            exactly_when(
                Q(room_code__isnull=False), "opened_at", "session_opened_with_a_code"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
                name="session_closed_after_it_opened",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_start",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("workshops:detail", args=[self.workshop_id]) + "#acara"

    @property
    def shuts_at(self):
        """When it takes nobody in any more: when closed, or at midnight; or None."""
        if self.closed_at or self.opened_at is None:
            return self.closed_at
        opened = timezone.localtime(self.opened_at)
        return opened.replace(hour=0, minute=0, second=0) + timedelta(days=1)

    @property
    def is_open(self):
        """Whether it takes people in now."""
        return self.takes(timezone.now())

    def takes(self, moment):
        """Whether somebody who came at that moment came while it was open."""
        return self.opened_at is not None and self.opened_at <= moment < self.shuts_at
