"""What was handed over, and what did the reviewers say of it?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import User
from paser_masterplan.constraints import both_or_neither, exactly_when, one_of
from programs.models.program import Program


class Revision(models.Model):
    """The whole content of a program as it was at one hand-over."""

    program = models.ForeignKey(
        Program, models.PROTECT, related_name="revisions", verbose_name="program"
    )
    number = models.PositiveSmallIntegerField("nomor")
    move = models.CharField("langkah", max_length=12)
    content = models.JSONField("isi")
    handed_at = models.DateTimeField("diserahkan", default=timezone.now)
    handed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="oleh"
    )

    class Meta:
        verbose_name = "revisi"
        verbose_name_plural = "revisi"
        constraints = [
            models.UniqueConstraint(
                fields=["program", "number"], name="revision_number_once"
            )
        ]

    def __str__(self):
        return f"{self.program.code} revisi {self.number}"


class RemarkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Remarks the user may read: reviewers' own ones only among reviewers.

        An expert is no reviewer of the own agency's programs.
        """
        if user.is_admin:
            return self
        shared = Q(is_internal=False)
        if user.role == User.Role.EXPERT:
            return self.filter(shared | ~Q(program__agency_id=user.agency_id))
        return self.filter(shared)

    def for_page(self):
        """With the people who wrote, in the order of writing."""
        people = ("by__agency", "answered_by__agency", "revision")
        return self.select_related(*people).order_by("pk")


class RemarkField(models.TextChoices):
    TITLE = "title", "Judul"
    SUB_DIMENSION = "sub_dimension", "Subdimensi"
    SUPPORTING = "supporting", "Pendukung dan mitra"
    ALIGNMENT = "alignment", "Keselarasan"
    FINDINGS = "findings", "Temuan yang dijawab"
    BACKGROUND = "background", "Latar belakang"
    OBJECTIVE = "objective", "Tujuan"
    DESCRIPTION = "description", "Uraian"
    BENEFICIARIES = "beneficiaries", "Penerima manfaat"
    PLACES = "places", "Lokasi"
    ACTIONS = "actions", "Kegiatan"
    INDICATORS = "indicators", "Indikator"
    FUNDING = "funding", "Pendanaan"
    QUICK_WIN = "quick_win", "Lembar quick win"


class RemarkStatus(models.TextChoices):
    OPEN = "OPEN", "Belum dijawab"
    ANSWERED = "ANSWERED", "Sudah dijawab"
    RESOLVED = "RESOLVED", "Selesai"


class Remark(models.Model):
    """What a reviewer says about one field, quoting the value it speaks of."""

    Field = RemarkField
    Status = RemarkStatus

    program = models.ForeignKey(
        Program, models.PROTECT, related_name="remarks", verbose_name="program"
    )
    field = models.CharField("bagian", max_length=20, choices=Field.choices)
    quote = models.TextField("isian yang dibahas", blank=True)
    text = models.TextField("catatan")
    is_internal = models.BooleanField("hanya untuk penelaah", default=False)
    revision = models.ForeignKey(
        Revision,
        models.PROTECT,
        related_name="remarks",
        null=True,
        blank=True,
        verbose_name="revisi yang dibaca",
    )
    status = models.CharField(
        "status", max_length=8, choices=Status.choices, default=Status.OPEN
    )
    at = models.DateTimeField("ditulis", default=timezone.now)
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="penelaah"
    )
    answer = models.TextField("jawaban", blank=True)
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    answered_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="dijawab oleh",
    )
    resolved_at = models.DateTimeField("diselesaikan", null=True, blank=True)
    resolved_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="diselesaikan oleh",
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan telaah"
        verbose_name_plural = "catatan telaah"
        ordering = ["pk"]
        constraints = [
            one_of("field", RemarkField, "remark_field_known"),
            one_of("status", RemarkStatus, "remark_status_known"),
            both_or_neither("answered_at", "answered_by", "remark_answered_at_by"),
            both_or_neither("resolved_at", "resolved_by", "remark_resolved_at_by"),
            exactly_when(
                Q(status="RESOLVED"), "resolved_at", "remark_resolved_when_settled"
            ),
            models.CheckConstraint(
                condition=~Q(status="ANSWERED") | Q(answered_at__isnull=False),
                name="remark_answered_has_answer",
                violation_error_message="Catatan yang dijawab harus punya jawaban.",
            ),
            models.CheckConstraint(
                condition=Q(is_internal=False) | Q(status="OPEN"),
                name="remark_internal_asks_nothing",
                violation_error_message="Catatan antarpenelaah tidak dijawab.",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def is_unanswered(self):
        """Whether its agency has still to answer it."""
        return self.status == self.Status.OPEN and not self.is_internal

    @property
    def is_resolved(self):
        """Whether nothing more is wanted of anybody."""
        return self.status == self.Status.RESOLVED or self.is_internal
