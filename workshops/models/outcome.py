"""What did a workshop decide, and of which findings does that speak?"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agencies.models import Agency, User
from paser_masterplan.constraints import both_or_neither, one_of
from workshops.models.finding import Finding
from workshops.models.workshop import Session, Workshop


class OutcomeQuerySet(models.QuerySet):
    def with_source(self):
        """With where each comes from, and with what people say of it."""
        return self.select_related("workshop", "session", "owner").order_by("pk")

    def open_for(self, agency):
        """What an agency still has to do, the most urgent first."""
        tasks = self.filter(owner=agency, kind=OutcomeKind.TASK, done_at=None)
        urgency = F("due_on").asc(nulls_last=True)
        return tasks.select_related("workshop").order_by(urgency, "pk")


class OutcomeKind(models.TextChoices):
    DECISION = "DECISION", "Keputusan"
    TASK = "TASK", "Tugas"


class Outcome(models.Model):
    """A decision or a task in the minutes, pointing at the findings it speaks of."""

    Kind = OutcomeKind

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="outcomes", verbose_name="lokakarya"
    )
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        related_name="outcomes",
        null=True,
        blank=True,
        verbose_name="acara",
    )
    kind = models.CharField(
        "jenis", max_length=8, choices=Kind.choices, default=Kind.DECISION
    )
    text = models.TextField("isi")
    owner = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="outcomes",
        null=True,
        blank=True,
        verbose_name="penanggung jawab",
    )
    due_on = models.DateField("tenggat", null=True, blank=True)
    findings = models.ManyToManyField(
        Finding, related_name="outcomes", blank=True, verbose_name="temuan terkait"
    )
    done_at = models.DateTimeField("selesai", null=True, blank=True)
    done_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="dinyatakan selesai oleh",
    )

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = "hasil lokakarya"
        verbose_name_plural = "hasil lokakarya"
        constraints = [
            one_of("kind", OutcomeKind, "outcome_kind_known"),
            both_or_neither("done_at", "done_by", "outcome_done_at_by"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(kind="TASK"),
                name="outcome_only_a_task_is_done",
                violation_error_message="Tugas ini sudah selesai; buka lagi dahulu "
                "sebelum menjadikannya keputusan.",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.workshop.get_absolute_url()}#hasil-{self.pk}"

    @property
    def is_task(self):
        """Whether somebody has to do it."""
        return self.kind == self.Kind.TASK

    def is_open_for(self, agency):
        """Whether it is a task that this agency has still to do."""
        return self.is_task and self.done_at is None and self.owner_id == agency.pk

    @property
    def is_late(self):
        """Whether it should have been done before today."""
        is_due = self.due_on is not None and self.due_on < timezone.localdate()
        return is_due and self.done_at is None

    @property
    def source(self):
        """Where it was decided, in words: the session if it is known, the workshop."""
        parts = (self.session and self.session.title, self.workshop.title)
        return ", ".join(part for part in parts if part)
