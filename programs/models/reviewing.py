"""What was handed over, and what did the reviewers say of it?"""

from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.urls import reverse
from django.utils import timezone

from agencies.models import User
from paser_masterplan.constraints import both_or_neither, exactly_when, one_of
from programs import permissions
from programs.models.program import Program

REVIEWED = ("return", "approve")


class RevisionQuerySet(models.QuerySet):
    def in_order(self):
        """As they were handed over."""
        return self.order_by("number")

    def for_list(self):
        """With who handed each over, and no content, in the order of handing over."""
        return self.defer("content").select_related("handed_by__agency").in_order()

    def numbered(self, numbers):
        """These ones, with who handed each over."""
        return self.filter(number__in=numbers).select_related("handed_by__agency")

    def with_former(self):
        """With the number of the one before, None for the first."""
        former = Revision.objects.filter(
            program=OuterRef("program"), number__lt=OuterRef("number")
        )
        numbers = former.order_by("-number").values("number")
        return self.annotate(former=Subquery(numbers[:1]))

    def with_reviewed(self):
        """With the content of those alone that a reviewer gave back or approved."""
        kept = Case(When(move__in=REVIEWED, then=F("content")))
        return self.annotate(reviewed=kept)

    def with_said(self, reviewer):
        """With whether this reviewer remarked on it or recommended something."""
        said = Remark.objects.filter(revision=OuterRef("pk"), by=reviewer)
        advice = self.model._meta.get_field("recommendations").related_model
        advised = advice.objects.filter(revision=OuterRef("pk"), by=reviewer)
        return self.annotate(is_said=Exists(said) | Exists(advised))


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

    is_said = False  # known on a row of `with_said()`
    reviewed: dict[str, Any] | None = None  # known on a row of `with_reviewed()`

    objects = RevisionQuerySet.as_manager()

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

    @property
    def is_reviewed(self):
        """Whether a reviewer gave it back or approved it."""
        return self.move in REVIEWED

    @property
    def is_submitted(self):
        """Whether its agency handed it in."""
        return self.move == "submit"


class RemarkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Remarks the user may read: what was not told yet only among reviewers.

        An expert is no reviewer of the own agency's programs.
        """
        return self.filter(permissions.SEE_REMARK.rows(user))

    def untold(self):
        """Remarks that wait to be told: not settled before, and no internal ones."""
        return self.filter(
            is_internal=False, told_at=None, status=Remark.Status.OPEN
        ).order_by("pk")

    def unsettled(self):
        """Remarks of which something is still wanted, in the order of writing."""
        settled = Q(status=Remark.Status.RESOLVED) | Q(is_internal=True)
        return self.exclude(settled).order_by("pk")

    def for_page(self):
        """With the people who wrote, in the order of writing."""
        people = ("by__agency", "answered_by__agency", "revision")
        return self.select_related(*people).order_by("pk")


class RemarkField(models.TextChoices):
    """Every part of the content that a remark may speak of, by its name there."""

    TITLE = "title", "Judul program"
    PLAN_TYPE = "plan_type", "Jenis"
    SUB_DIMENSION = "sub_dimension", "Subdimensi"
    HORIZON = "horizon", "Jangka waktu"
    IS_QUICK_WIN = "is_quick_win", "Diusulkan sebagai quick win"
    SUPPORTING = "supporting", "Perangkat daerah dan mitra pendukung"
    PARTNERS = "partners", "Mitra lain"
    MISSION = "mission", "Misi RPJMD"
    NOMENCLATURE_CODE = "nomenclature_code", "Kode nomenklatur"
    SPBE = "spbe", "Keterkaitan SPBE"
    SDG = "sdg", "Tujuan SDG"
    FINDINGS = "findings", "Temuan yang dijawab"
    BACKGROUND = "background", "Latar belakang"
    OBJECTIVE = "objective", "Tujuan"
    DESCRIPTION = "description", "Uraian"
    BENEFICIARIES = "beneficiaries", "Penerima manfaat"
    PLACES = "places", "Lokasi"
    ACTIONS = "actions", "Kegiatan"
    INDICATORS = "indicators", "Indikator"
    FUNDINGS = "fundings", "Pendanaan"
    BENEFIT = "benefit", "Manfaat yang langsung terasa"
    UNIQUENESS = "uniqueness", "Keunikan"
    RESOURCES = "resources", "Sumber daya"
    SCHEDULE = "schedule", "Jadwal 6-12 bulan"
    RISK = "risk", "Risiko"
    MITIGATION = "mitigation", "Mitigasi risiko"
    SUSTAINABILITY = "sustainability", "Keberlanjutan"


class RemarkStatus(models.TextChoices):
    OPEN = "OPEN", "Belum dijawab"
    ANSWERED = "ANSWERED", "Sudah dijawab"
    RESOLVED = "RESOLVED", "Selesai"


class RemarkState(models.TextChoices):
    """Where a remark stands, as it is read: first what waits for its agency."""

    OPEN = "OPEN", "Belum dijawab"
    DISPUTED = "DISPUTED", "Tidak setuju"
    ANSWERED = "ANSWERED", "Sudah dijawab"
    UNTOLD = "UNTOLD", "Belum disampaikan"
    INTERNAL = "INTERNAL", "Hanya penelaah"
    RESOLVED = "RESOLVED", "Selesai"


class Remark(models.Model):
    """What a reviewer says about one field, quoting the value it speaks of."""

    Field = RemarkField
    Status = RemarkStatus
    State = RemarkState

    program = models.ForeignKey(
        Program, models.PROTECT, related_name="remarks", verbose_name="program"
    )
    field = models.CharField("bagian", max_length=20, choices=Field.choices)
    # The row it speaks of, where it speaks of one: its key outlives its edits.
    row = models.UUIDField("baris", null=True, blank=True)
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
    # Its agency reads it from here on: with the move that hands the program back.
    told_at = models.DateTimeField("disampaikan", null=True, blank=True)
    disagrees = models.BooleanField("tidak setuju", default=False)
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
            models.CheckConstraint(
                condition=Q(is_internal=False) | Q(told_at=None),
                name="remark_internal_is_not_told",
                violation_error_message="Catatan antarpenelaah tidak disampaikan.",
            ),
            models.CheckConstraint(
                condition=Q(disagrees=False) | ~Q(answer=""),
                name="remark_disagrees_with_reason",
                violation_error_message="Tulis alasan mengapa tidak setuju.",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        page = reverse("programs:detail", args=[self.program_id])
        return f"{page}#{self.anchor}"

    @property
    def anchor(self):
        """Its place on the page of the program."""
        return f"catatan-{self.pk}"

    @property
    def about(self):
        """What it speaks of: a part, or one row of it by the row's first words."""
        part = self.get_field_display()
        return f"{part}: {self.quote.split(' · ')[0]}" if self.row else part

    @property
    def state(self):
        """Where it stands, in one word for those who read it."""
        if self.is_internal:
            return self.State.INTERNAL
        if self.is_open and self.told_at is None:
            return self.State.UNTOLD
        if self.is_answered and self.disagrees:
            return self.State.DISPUTED
        return self.State(self.status)

    @property
    def is_open(self):
        """Whether its agency has not answered it, told of it or not."""
        return self.status == self.Status.OPEN and not self.is_internal

    @property
    def is_unanswered(self):
        """Whether its agency was told of it and has still to answer."""
        return self.is_open and self.told_at is not None

    @property
    def is_answered(self):
        """Whether it waits for the reviewer's word on the answer."""
        return self.status == self.Status.ANSWERED

    @property
    def is_resolved(self):
        """Whether nothing more is wanted of anybody."""
        return self.status == self.Status.RESOLVED or self.is_internal
