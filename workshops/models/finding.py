"""What is a finding, who may know of it, and where does it stand?"""

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from agencies.models import Agency, Evidence, User
from paser_masterplan.constraints import both_or_neither, exactly_when, one_of
from paser_masterplan.searching import Holds, words_of
from plans.models import MasterPlan, Place, ReadinessElement, SubDimension
from workshops import permissions
from workshops.models.choices import (
    FindingFactor,
    FindingKind,
    FindingStatus,
    SwotField,
)
from workshops.models.workshop import Workshop

# What a search reads; migration 0002 keeps the same columns for PostgreSQL.
SEARCHED = ("title", "description", "figure", "source")
LONGEST_NUMBER = 18  # digits; no database can even look for more


class FindingQuerySet(models.QuerySet):
    def of(self, agency):
        """Findings of one agency."""
        return self.filter(agency=agency)

    def visible_to(self, user):
        """Findings the user may know of: their agency's, and all for readers."""
        return self.filter(permissions.SEE.rows(user))

    def of_current_plan(self):
        """Findings of the plan that is being written."""
        return self.filter(plan__is_current=True)

    def accepted(self):
        """Findings that stand in the plan."""
        return self.filter(status=Finding.Status.ACCEPTED)

    def waiting(self):
        """Findings that DKISP has still to accept, return or merge."""
        return self.filter(status=Finding.Status.OPEN)

    def returned(self):
        """Findings that wait for their agency to mend them."""
        return self.filter(status=Finding.Status.RETURNED)

    def matching(self, words):
        """Findings that hold every one of the words, or carry the number typed."""
        found = self if words_of(words) else self.none()
        for word in words_of(words):
            holds = Q(Holds(word, *SEARCHED))
            if word.isdecimal() and len(word) <= LONGEST_NUMBER:
                holds |= Q(pk=word)
            found = found.filter(holds)
        return found

    def with_answers(self):
        """Each with `is_unanswered`: an accepted problem that no program speaks of."""
        link: Any = Finding._meta.get_field("programs")
        programs = link.related_model.objects.standing()
        problem = Q(status=Finding.Status.ACCEPTED, kind=Finding.Kind.PROBLEM)
        answered = Q(Exists(programs.filter(findings=OuterRef("pk"))))
        return self.annotate(is_unanswered=problem & ~answered)

    def unanswered(self):
        """Accepted problems that no program speaks of yet."""
        return self.with_answers().filter(is_unanswered=True)

    def for_cards(self):
        """With all that a list says about each, newest first."""
        return self.select_related("agency", "sub_dimension__dimension").order_by("-pk")

    def for_form(self):
        """With all that the eight questions show."""
        rows = self.select_related("agency", "sub_dimension", "readiness")
        return rows.prefetch_related("places")

    def for_page(self):
        """With all that the page of one finding says, but its programs."""
        return self.select_related(
            "agency",
            "sub_dimension__dimension",
            "readiness",
            "heard_in",
            "merged_into__agency",
            "created_by",
            "decided_by",
        ).prefetch_related(
            "places",
            models.Prefetch("merged_here", Finding.objects.for_cards()),
        )

    def in_book_order(self):
        """By sub-dimension, problems before potentials, as Buku 1 lists them."""
        known = ("agency", "sub_dimension__dimension", "readiness")
        return self.select_related(*known).order_by(
            "sub_dimension__dimension__position",
            "sub_dimension__position",
            "-kind",
            "pk",
        )


class Finding(models.Model):
    """A potential or a problem that an agency names in bimtek I."""

    Kind = FindingKind
    Factor = FindingFactor
    Swot = SwotField
    Status = FindingStatus

    plan = models.ForeignKey(
        MasterPlan,
        models.PROTECT,
        related_name="findings",
        verbose_name="rencana induk",
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="findings",
        verbose_name="perangkat daerah",
    )
    kind = models.CharField(
        "potensi atau masalah", max_length=9, choices=Kind.choices, blank=False
    )
    title = models.CharField("judul", max_length=200)
    description = models.TextField("uraian", blank=True)
    sub_dimension = models.ForeignKey(
        SubDimension,
        models.PROTECT,
        related_name="findings",
        verbose_name="subdimensi",
    )
    places = models.ManyToManyField(Place, blank=True, verbose_name="lokasi")
    figure = models.TextField("angka", blank=True)
    source = models.TextField("sumber angka", blank=True)
    readiness = models.ForeignKey(
        ReadinessElement,
        models.PROTECT,
        related_name="findings",
        null=True,
        blank=True,
        verbose_name="unsur kesiapan",
    )
    factor = models.CharField(
        "faktor", max_length=8, choices=Factor.choices, blank=True
    )
    swot = models.CharField(
        "letak dalam SWOT", max_length=11, choices=Swot.choices, blank=True
    )
    heard_in = models.ForeignKey(
        Workshop,
        models.SET_NULL,
        related_name="findings",
        null=True,
        blank=True,
        verbose_name="disampaikan di",
    )
    status = models.CharField(
        "status", max_length=8, choices=Status.choices, default=Status.OPEN
    )
    note = models.TextField("catatan DKISP", blank=True)
    evidence = models.ManyToManyField(
        Evidence, related_name="findings", blank=True, verbose_name="bukti"
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="merged_here",
        null=True,
        blank=True,
        verbose_name="digabung ke",
    )
    created_at = models.DateTimeField("dibuat", auto_now_add=True)
    created_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="dibuat oleh"
    )
    decided_at = models.DateTimeField("diputuskan", null=True, blank=True)
    decided_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="diputuskan oleh",
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "temuan"
        verbose_name_plural = "temuan"
        constraints = [
            one_of("kind", FindingKind, "finding_kind_known"),
            one_of("status", FindingStatus, "finding_status_known"),
            models.CheckConstraint(
                condition=Q(swot="") | Q(swot__in=SwotField.values),
                name="finding_swot_known",
            ),
            both_or_neither("decided_at", "decided_by", "finding_decided_at_by"),
            exactly_when(
                ~Q(status="OPEN"), "decided_at", "finding_decided_unless_open"
            ),
            exactly_when(
                Q(status="MERGED"), "merged_into", "finding_merged_names_target"
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")),
                name="finding_not_merged_into_itself",
                violation_error_message="Temuan tidak bisa menampung dirinya sendiri.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("workshops:finding", args=[self.pk])

    def status_for(self, user):
        """The status in words, which are the same for everybody here."""
        return self.get_status_display()

    @property
    def swot_field(self):
        """Where it stands in the SWOT: as corrected, else by its kind and factor."""
        return self.swot or self.Swot.of(self.kind, self.factor)

    @property
    def swot_label(self):
        """The name of its field, or nothing where it stands in none yet."""
        field = self.swot_field
        return self.Swot(field).label if field else ""
