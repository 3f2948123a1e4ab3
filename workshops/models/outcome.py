"""What did a workshop decide, and of which findings does that speak?"""

from django.db import models

from agencies.models import Agency
from paser_masterplan.constraints import one_of
from workshops.models.finding import Finding
from workshops.models.workshop import Workshop


class OutcomeKind(models.TextChoices):
    DECISION = "DECISION", "Keputusan"
    TASK = "TASK", "Tugas"


class Outcome(models.Model):
    """A decision or a task in the minutes, pointing at the findings it speaks of."""

    Kind = OutcomeKind

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="outcomes", verbose_name="lokakarya"
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

    class Meta:
        verbose_name = "hasil lokakarya"
        verbose_name_plural = "hasil lokakarya"
        constraints = [one_of("kind", OutcomeKind, "outcome_kind_known")]

    def __str__(self):
        return self.text
