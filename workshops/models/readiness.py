"""How ready is an agency, or the whole region, in one element?"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Agency
from plans.models import MasterPlan, ReadinessElement
from plans.models.readiness import book_order

# What somebody writes of an element.
ASSESSED = (
    "level",
    "expected_level",
    "current",
    "expected",
    "gap",
    "recommendation",
)


class Level(models.IntegerChoices):
    """How far along an element is, on the portal's scale of five."""

    ABSENT = 1, "1 · Belum ada"
    BEGUN = 2, "2 · Baru dimulai"
    PARTIAL = 3, "3 · Berjalan sebagian"
    FULL = 4, "4 · Berjalan menyeluruh"
    IMPROVING = 5, "5 · Berjalan dan terus diperbaiki"


class AssessmentQuerySet(models.QuerySet):
    def of(self, agency):
        """Those of one agency; of the whole region where there is none."""
        return self.filter(agency=agency)

    def like(self, other):
        """The one of the same plan, element and agency, with all of them."""
        rows = self.select_related("plan", "element", "agency")
        return rows.filter(plan=other.plan, element=other.element, agency=other.agency)

    def filled(self):
        """Those in which something is said."""
        texts = (name for name in ASSESSED if "level" not in name)
        said = Q(level__isnull=False) | Q(expected_level__isnull=False)
        for name in texts:
            said |= ~Q(**{name: ""})
        return self.filter(said)

    def in_book_order(self):
        """The region, then agency by agency; each element by element."""
        place = F("agency__short_name").asc(nulls_first=True)
        return self.select_related("element", "agency").order_by(
            place, "agency", *book_order("element__")
        )


class Assessment(models.Model):
    """What is, what should be, and what to do about it, in one element of readiness."""

    Level = Level

    plan = models.ForeignKey(
        MasterPlan,
        models.CASCADE,
        related_name="assessments",
        verbose_name="rencana induk",
    )
    element = models.ForeignKey(
        ReadinessElement,
        models.PROTECT,
        related_name="assessments",
        verbose_name="unsur kesiapan",
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="assessments",
        null=True,
        blank=True,
        verbose_name="perangkat daerah",
    )
    level = models.PositiveSmallIntegerField(
        "tingkat saat ini", choices=Level.choices, null=True, blank=True
    )
    expected_level = models.PositiveSmallIntegerField(
        "tingkat yang diharapkan", choices=Level.choices, null=True, blank=True
    )
    current = models.TextField("kondisi saat ini", blank=True)
    expected = models.TextField("kondisi yang diharapkan", blank=True)
    gap = models.TextField("kesenjangan", blank=True)
    recommendation = models.TextField("rekomendasi", blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "penilaian kesiapan"
        verbose_name_plural = "penilaian kesiapan"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "element", "agency"], name="assessment_once"
            ),
            models.UniqueConstraint(
                fields=["plan", "element"],
                condition=Q(agency=None),
                name="assessment_of_region_once",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__in": Level.values}),
                    name=f"assessment_{name}_known",
                )
                for name in ("level", "expected_level")
            ),
        ]

    def __str__(self):
        return f"{self.element} ({self.agency or self.plan.region})"

    def get_absolute_url(self):
        if self.agency_id:
            return reverse("workshops:readiness_of", args=[self.agency_id])
        return reverse("workshops:readiness")
