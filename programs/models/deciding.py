"""What is recommended, prepared and joined before a program is decided?"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agencies.models import User
from paser_masterplan.constraints import one_of
from programs.models.program import Program
from programs.models.reviewing import RemarkField, Revision


class StandardRemarkQuerySet(models.QuerySet):
    def active(self):
        """Sentences that are still offered."""
        return self.filter(is_active=True)

    def fitting(self, field):
        """Sentences for one part, and those that fit every part."""
        return self.filter(field__in=("", field))

    def in_order(self):
        """As the office ordered them; those no longer offered at the end."""
        return self.order_by("-is_active", "position", "pk")


class StandardRemark(models.Model):
    """A sentence of the office's own library, ready to be said at a field."""

    field = models.CharField(
        "bagian",
        max_length=20,
        choices=RemarkField.choices,
        blank=True,
        help_text="Kosong berarti cocok untuk semua bagian.",
    )
    text = models.TextField("catatan baku")
    position = models.PositiveSmallIntegerField("urutan", default=0)
    is_active = models.BooleanField("masih dipakai", default=True)

    objects = StandardRemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan baku"
        verbose_name_plural = "catatan baku"
        constraints = [
            models.CheckConstraint(
                condition=Q(field="") | Q(field__in=RemarkField.values),
                name="standard_remark_field_known",
                violation_error_message="Pilih bagian yang ada di daftar.",
            )
        ]

    def __str__(self):
        return self.text


class CriterionQuerySet(models.QuerySet):
    def active(self):
        """Those by which experts score now."""
        return self.filter(is_active=True)

    def in_order(self):
        """As the form asks them; those no longer used at the end."""
        return self.order_by("-is_active", "position", "pk")


class Criterion(models.Model):
    """One question by which experts score a program, and how much it weighs."""

    name = models.CharField("kriteria", max_length=100, unique=True)
    question = models.TextField("pertanyaan")
    weight = models.PositiveSmallIntegerField(
        "bobot", validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    position = models.PositiveSmallIntegerField("urutan", default=0)
    is_active = models.BooleanField("masih dipakai", default=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = "kriteria penilaian"
        verbose_name_plural = "kriteria penilaian"

    def __str__(self):
        return self.name


class Advice(models.TextChoices):
    APPROVE = "APPROVE", "Layak disetujui"
    RETURN = "RETURN", "Perlu diperbaiki"
    REJECT = "REJECT", "Tidak disarankan"


class RecommendationQuerySet(models.QuerySet):
    def for_page(self):
        """With the people and their scores, the latest revision first."""
        scores = Score.objects.select_related("criterion").order_by(
            "criterion__position", "criterion__pk"
        )
        people = self.select_related("by__agency", "revision")
        return people.prefetch_related(models.Prefetch("scores", scores)).order_by(
            "-revision__number", "by__full_name", "pk"
        )


class Recommendation(models.Model):
    """What an expert advises on one revision, beside the decision, never instead."""

    Advice = Advice

    program = models.ForeignKey(
        Program, models.PROTECT, related_name="recommendations", verbose_name="program"
    )
    revision = models.ForeignKey(
        Revision,
        models.PROTECT,
        related_name="recommendations",
        verbose_name="revisi yang dibaca",
    )
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="tenaga ahli"
    )
    advice = models.CharField("saran", max_length=7, choices=Advice.choices)
    text = models.TextField("alasan", blank=True)
    at = models.DateTimeField("ditulis", default=timezone.now)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = "rekomendasi"
        verbose_name_plural = "rekomendasi"
        constraints = [
            one_of("advice", Advice, "recommendation_advice_known"),
            models.UniqueConstraint(
                fields=["revision", "by"],
                name="recommendation_once_per_revision",
                violation_error_message="Anda sudah memberi rekomendasi atas revisi "
                "ini.",
            ),
        ]

    def __str__(self):
        return f"{self.get_advice_display()} ({self.by})"


class Score(models.Model):
    """From 1 to 5: how well a program does by one criterion, says an expert."""

    LEAST, MOST = 1, 5

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="scores"
    )
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="+", verbose_name="kriteria"
    )
    value = models.PositiveSmallIntegerField("nilai")

    class Meta:
        verbose_name = "nilai"
        verbose_name_plural = "nilai"
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "criterion"], name="score_once"
            ),
            models.CheckConstraint(
                condition=Q(value__range=(1, 5)),
                name="score_from_one_to_five",
                violation_error_message="Nilai dari 1 sampai 5.",
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.value}"


class VerdictMove(models.TextChoices):
    RETURN = "return", "Kembalikan untuk diperbaiki"
    APPROVE = "approve", "Setujui"
    REJECT = "reject", "Tolak"
    MERGE = "merge", "Gabung ke program lain"


class Verdict(models.Model):
    """A decision that is prepared and not yet released: its agency learns nothing."""

    Move = VerdictMove

    program = models.OneToOneField(
        Program, models.PROTECT, related_name="verdict", verbose_name="program"
    )
    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="+", verbose_name="revisi yang dibaca"
    )
    move = models.CharField("keputusan", max_length=7, choices=Move.choices)
    note = models.TextField("catatan", blank=True)
    target = models.ForeignKey(
        Program,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="digabung ke",
    )
    prepared_at = models.DateTimeField("disiapkan", default=timezone.now)
    prepared_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="disiapkan oleh"
    )

    class Meta:
        verbose_name = "keputusan yang disiapkan"
        verbose_name_plural = "keputusan yang disiapkan"
        constraints = [
            one_of("move", VerdictMove, "verdict_move_known"),
            models.CheckConstraint(
                condition=Q(move="merge", target__isnull=False)
                | (~Q(move="merge") & Q(target=None)),
                name="verdict_merge_names_target",
                violation_error_message="Penggabungan menyebut program yang menerima.",
            ),
        ]

    def __str__(self):
        return f"{self.program}: {self.get_move_display()}"


class Merger(models.Model):
    """What a program gave to the one that took it in, so that it can be given back."""

    program = models.OneToOneField(
        Program, models.PROTECT, related_name="merger", verbose_name="program"
    )
    target = models.ForeignKey(
        Program, models.PROTECT, related_name="mergers", verbose_name="digabung ke"
    )
    # The agency that support was given for; empty where it supported already.
    gave_support = models.BooleanField("menambah pendukung", default=False)
    gave_findings = models.JSONField(
        "temuan yang ditambahkan", default=list, blank=True
    )
    at = models.DateTimeField("digabung", default=timezone.now)

    class Meta:
        verbose_name = "penggabungan"
        verbose_name_plural = "penggabungan"

    def __str__(self):
        return f"{self.program} → {self.target}"


class ApartQuerySet(models.QuerySet):
    def for_list(self, reader):
        """Those this person may see both of, the latest first."""
        known = Program.objects.visible_to(reader)
        seen = self.filter(one__in=known.values("pk"), other__in=known.values("pk"))
        return seen.select_related("one", "other", "by").order_by("-at", "-pk")


class Apart(models.Model):
    """Two programs that look alike and that a person found not to overlap."""

    one = models.ForeignKey(Program, models.CASCADE, related_name="+")
    other = models.ForeignKey(Program, models.CASCADE, related_name="+")
    reason = models.TextField("alasan")
    at = models.DateTimeField("dinilai", default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="oleh")

    objects = ApartQuerySet.as_manager()

    class Meta:
        verbose_name = "pasangan yang berbeda"
        verbose_name_plural = "pasangan yang berbeda"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="apart_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")),
                name="apart_in_order",
                violation_error_message="Pasangan ditulis dari nomor yang lebih kecil.",
            ),
        ]

    def __str__(self):
        return f"{self.one_id} dan {self.other_id}"
