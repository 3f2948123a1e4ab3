"""How pressing is a problem to those who know it? Urgency, seriousness, growth."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import User
from workshops.models.finding import Finding

USG = ("urgency", "seriousness", "growth")
LEAST, MOST = 1, 5
BOUNDS = [MinValueValidator(LEAST), MaxValueValidator(MOST)]


class UsgScoreQuerySet(models.QuerySet):
    def of(self, finding, user):
        """What this person gave the problem, or None."""
        return self.filter(finding=finding, by=user).first()


class UsgScore(models.Model):
    """What one person gives a problem, 1 to 5 each: three to fifteen together."""

    finding = models.ForeignKey(
        Finding, models.CASCADE, related_name="scores", verbose_name="masalah"
    )
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="dinilai oleh"
    )
    urgency = models.PositiveSmallIntegerField("mendesak", validators=BOUNDS)
    seriousness = models.PositiveSmallIntegerField("gawat", validators=BOUNDS)
    growth = models.PositiveSmallIntegerField("berkembang", validators=BOUNDS)
    at = models.DateTimeField("waktu", default=timezone.now)

    objects = UsgScoreQuerySet.as_manager()

    class Meta:
        verbose_name = "nilai USG"
        verbose_name_plural = "nilai USG"
        constraints = [
            models.UniqueConstraint(fields=["finding", "by"], name="usg_once_each"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__gte": LEAST, f"{name}__lte": MOST}),
                    name=f"usg_{name}_in_range",
                )
                for name in USG
            ),
        ]

    def __str__(self):
        return f"USG temuan {self.finding_id}: {self.total}"

    @property
    def total(self):
        """Three to fifteen."""
        return self.urgency + self.seriousness + self.growth
