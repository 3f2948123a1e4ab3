"""Which worksheets came back from an agency, and how are its own columns read?"""

from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, User
from paser_masterplan.constraints import both_or_neither
from programs import permissions

KEPT_FOR = timedelta(days=7)


def in_a_week():
    """Until when a worksheet waits."""
    return timezone.now() + KEPT_FOR


class WorksheetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Worksheets of the user's agency that wait yet."""
        return self.waiting().filter(permissions.IMPORT.rows(user))

    def waiting(self):
        """Those whose time is not over."""
        return self.filter(expires_at__gt=timezone.now())

    def of(self, agency):
        """Worksheets of one agency."""
        return self.filter(agency=agency)

    def for_page(self):
        """With who sent it and without its bytes."""
        rows = self.defer("content", "layouts")
        return rows.select_related("agency", "sent_by", "saved_by")

    def for_list(self):
        """With who sent each and without its bytes, newest first."""
        rows = self.defer("content", "report", "picks", "layouts")
        return rows.select_related("sent_by", "saved_by").order_by("-pk")

    def forget_old(self):
        """Remove what waited for nobody."""
        return self.filter(expires_at__lte=timezone.now()).delete()


class Worksheet(models.Model):
    """A worksheet that an agency sent: it waits, with what it would change."""

    agency = models.ForeignKey(
        Agency, models.CASCADE, related_name="+", verbose_name="perangkat daerah"
    )
    name = models.CharField("nama berkas", max_length=120)
    content = models.BinaryField("isi")
    layouts = models.JSONField("kolom", default=list, blank=True)
    is_foreign = models.BooleanField("bukan dari portal", default=False)
    picks = models.JSONField("pilihan", default=dict, blank=True)
    report = models.JSONField("hasil pemeriksaan", default=dict, blank=True)
    judged_at = models.DateTimeField("diperiksa", null=True, blank=True)
    sent_at = models.DateTimeField("dikirim", default=timezone.now)
    sent_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="dikirim oleh"
    )
    saved_at = models.DateTimeField("disimpan", null=True, blank=True)
    saved_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="disimpan oleh",
    )
    expires_at = models.DateTimeField("menunggu sampai", default=in_a_week)

    objects = WorksheetQuerySet.as_manager()

    class Meta:
        verbose_name = "lembar kerja"
        verbose_name_plural = "lembar kerja"
        constraints = [
            both_or_neither("saved_at", "saved_by", "worksheet_saved_at_by"),
            both_or_neither("sent_at", "sent_by", "worksheet_sent_at_by"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        if self.judged_at is None:
            return reverse("programs:worksheet_columns", args=[self.pk])
        return reverse("programs:worksheet", args=[self.pk])


class ColumnMap(models.Model):
    """How one agency reads the columns of a sheet that the portal did not make."""

    agency = models.ForeignKey(
        Agency, models.CASCADE, related_name="+", verbose_name="perangkat daerah"
    )
    heads = models.CharField("sidik kepala kolom", max_length=64)
    columns = models.JSONField("kolom", default=dict)
    kept_at = models.DateTimeField("disimpan", default=timezone.now)
    kept_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="disimpan oleh"
    )

    class Meta:
        verbose_name = "pemetaan kolom"
        verbose_name_plural = "pemetaan kolom"
        constraints = [
            both_or_neither("kept_at", "kept_by", "column_map_kept_at_by"),
            models.UniqueConstraint(fields=["agency", "heads"], name="column_map_once"),
        ]

    def __str__(self):
        return self.heads[:12]
