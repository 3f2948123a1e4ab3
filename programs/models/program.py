"""What is a program, who may know of it, and what is still missing in it?"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, Evidence, User
from paser_masterplan.constraints import both_or_neither, exactly_when, one_of
from paser_masterplan.searching import Holds, words_of
from plans.models import MasterPlan, Mission, Place, SubDimension
from programs import permissions
from programs.content import DESCRIPTION, SHEET
from programs.models.choices import (
    BEFORE_SUBMISSION,
    DECIDED,
    EDITABLE,
    UNDER_REVIEW,
    ProgramHorizon,
    ProgramPlanType,
    ProgramReaderStatus,
    ProgramStatus,
)
from workshops.models import Finding, Outcome

nomenclature = RegexValidator(
    r"^(\d\.\d{2}|X\.XX)\.\d{2}(\.\d\.\d{2}(\.\d{2}|\.\d{4})?)?$",
    "Tulis kode seperti 2.16.03 atau 2.16.03.2.02.09, atau kosongkan.",
)

# What a search reads; migration 0003 keeps the same columns for PostgreSQL.
SEARCHED = (
    "code",
    "title",
    "partners",
    "nomenclature_code",
    "spbe",
    "sdg",
    *DESCRIPTION,
    *SHEET,
)
ACTIONS_SEARCHED = ("title", "output")
INDICATORS_SEARCHED = ("name", "unit", "source")


class ProgramQuerySet(models.QuerySet):
    def of(self, agency):
        """Programs that one agency proposes."""
        return self.filter(agency=agency)

    def of_current_plan(self):
        """Programs of the plan that is being written."""
        return self.filter(plan__is_current=True)

    def of_former_plans(self):
        """Programs of the plans before it."""
        return self.filter(plan__is_current=False)

    def visible_to(self, user):
        """Programs the user may know of.

        Their agency's; for readers all that left draft; for the admin all of them; for
        a supporting agency those that left draft and name it.
        """
        return self.filter(permissions.SEE.rows(user))

    def approved(self):
        """Programs that stand in the plan."""
        return self.filter(status=Program.Status.APPROVED)

    def nomenclature_codes(self, most):
        """The codes of the nomenclature that they name, the most common first."""
        named = self.exclude(nomenclature_code="").values_list("nomenclature_code")
        counted = named.annotate(uses=models.Count("pk", distinct=True))
        found = counted.order_by("-uses", "nomenclature_code")
        return [code for code, _ in found[:most]]

    def with_unknown_money(self):
        """Programs in which the money of some action is not known."""
        return self.filter(
            actions__fundings__isnull=False, actions__fundings__amount=None
        ).distinct()

    def standing(self):
        """Programs that stand in the plan or may still come into it."""
        gone = (
            Program.Status.REJECTED,
            Program.Status.MERGED,
            Program.Status.WITHDRAWN,
        )
        return self.exclude(status__in=gone)

    def being_written(self):
        """Programs that wait for their own agency."""
        return self.filter(status__in=(*EDITABLE, Program.Status.PROPOSED))

    def under_review(self):
        """Programs that wait for a reviewer, the longest waiting first."""
        waiting = self.filter(status__in=UNDER_REVIEW)
        return waiting.order_by("submitted_at", "pk")

    def for_comparing(self):
        """Those that were handed in and stand, with all that two are compared by."""
        handed_in = self.standing().exclude(status__in=BEFORE_SUBMISSION)
        named = ("findings", "places", "actions")
        cards = handed_in.for_cards().with_latest_revision()
        return cards.prefetch_related(*named).order_by("pk")

    def in_book_order(self):
        """By dimension, sub-dimension, then code."""
        return self.order_by(
            F("sub_dimension__dimension__position").asc(nulls_last=True),
            F("sub_dimension__position").asc(nulls_last=True),
            "code",
            "pk",
        )

    def for_cards(self):
        """With all that a list says about each."""
        return self.select_related("agency", "sub_dimension__dimension")

    def matching(self, words):
        """Programs that hold every one of the words, in their text or in their rows."""
        found = self if words_of(words) else self.none()
        for word in words_of(words):
            found = found.filter(
                Holds(word, *SEARCHED)
                | self._has_row("actions", Holds(word, *ACTIONS_SEARCHED))
                | self._has_row("indicators", Holds(word, *INDICATORS_SEARCHED))
            )
        return found

    def _has_row(self, name, condition):
        rows = self.model._meta.get_field(name).related_model.objects
        return Q(pk__in=rows.filter(condition).values("program"))

    def with_latest_revision(self):
        """With the number of what was handed over last, 0 before that."""
        revisions = self.model._meta.get_field("revisions").related_model.objects
        numbers = revisions.filter(program=OuterRef("pk")).order_by("-number")
        return self.annotate(
            latest_revision=Coalesce(Subquery(numbers.values("number")[:1]), 0)
        )

    def for_head(self):
        """With what every page about one program says above its content."""
        return self.select_related(
            "plan",
            "agency",
            "sub_dimension__dimension",
            "mission",
            "merged_into",
            "reviewer__agency",
        )

    def for_page(self, reader):
        """With all that the program's page says to this reader, and its gaps."""
        verifier = User.objects.filter(
            agency=OuterRef("agency"), role=User.Role.VERIFIER, is_active=True
        )
        sight = Finding.objects.visible_to(reader).filter(pk=OuterRef("pk"))
        findings = Finding.objects.annotate(is_visible=Exists(sight)).order_by("pk")
        remark = self.model._meta.get_field("remarks").related_model
        return (
            self.for_head()
            .with_latest_revision()
            .annotate(agency_has_verifier=Exists(verifier.values("pk")))
            .prefetch_related(
                Prefetch("findings", findings),
                "actions__fundings",
                "indicators",
                Prefetch("remarks", remark.objects.visible_to(reader).for_page()),
            )
        )


class Program(models.Model):
    """What an agency proposes to do about findings, with its way to approval."""

    PlanType = ProgramPlanType
    Horizon = ProgramHorizon
    Status = ProgramStatus
    ReaderStatus = ProgramReaderStatus

    plan = models.ForeignKey(
        MasterPlan,
        models.PROTECT,
        related_name="programs",
        verbose_name="rencana induk",
    )
    code = models.CharField("kode", max_length=12)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="programs",
        verbose_name="perangkat daerah",
    )
    title = models.CharField("judul program", max_length=200)
    plan_type = models.CharField(
        "jenis", max_length=24, choices=PlanType.choices, default=PlanType.DIMENSION
    )
    sub_dimension = models.ForeignKey(
        SubDimension,
        models.PROTECT,
        related_name="programs",
        null=True,
        blank=True,
        verbose_name="subdimensi",
    )
    horizon = models.CharField(
        "jangka waktu", max_length=6, choices=Horizon.choices, default=Horizon.MEDIUM
    )
    is_quick_win = models.BooleanField("diusulkan sebagai quick win", default=False)
    supporting = models.ManyToManyField(
        Agency,
        related_name="supported_programs",
        blank=True,
        verbose_name="perangkat daerah dan mitra pendukung",
    )
    partners = models.TextField("mitra lain", blank=True)
    mission = models.ForeignKey(
        Mission,
        models.PROTECT,
        related_name="programs",
        null=True,
        blank=True,
        verbose_name="misi RPJMD",
    )
    nomenclature_code = models.CharField(
        "kode nomenklatur", max_length=20, blank=True, validators=[nomenclature]
    )
    spbe = models.TextField("keterkaitan SPBE", blank=True)
    sdg = models.CharField("tujuan SDG", max_length=60, blank=True)

    findings = models.ManyToManyField(
        Finding, related_name="programs", blank=True, verbose_name="temuan yang dijawab"
    )
    outcomes = models.ManyToManyField(
        Outcome, related_name="programs", blank=True, verbose_name="hasil lokakarya"
    )

    background = models.TextField("latar belakang", blank=True)
    objective = models.TextField("tujuan", blank=True)
    description = models.TextField("uraian", blank=True)
    beneficiaries = models.TextField("penerima manfaat", blank=True)
    places = models.ManyToManyField(Place, blank=True, verbose_name="lokasi")

    evidence = models.ManyToManyField(
        Evidence, related_name="programs", blank=True, verbose_name="bukti"
    )

    benefit = models.TextField("manfaat yang langsung terasa", blank=True)
    uniqueness = models.TextField("keunikan", blank=True)
    resources = models.TextField("sumber daya", blank=True)
    schedule = models.TextField("jadwal 6-12 bulan", blank=True)
    risk = models.TextField("risiko", blank=True)
    mitigation = models.TextField("mitigasi risiko", blank=True)
    sustainability = models.TextField("keberlanjutan", blank=True)

    status = models.CharField(
        "status", max_length=9, choices=Status.choices, default=Status.DRAFT
    )
    reviewer = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="reviewed_programs",
        null=True,
        blank=True,
        verbose_name="penelaah",
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="merged_here",
        null=True,
        blank=True,
        verbose_name="digabung ke",
    )
    copied_from = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="copies",
        null=True,
        blank=True,
        verbose_name="disalin dari",
    )
    created_at = models.DateTimeField("dibuat", auto_now_add=True)
    created_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="dibuat oleh"
    )
    updated_at = models.DateTimeField("diubah", auto_now=True)
    submitted_at = models.DateTimeField("diajukan", null=True, blank=True)
    submitted_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="diajukan oleh",
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

    agency_has_verifier: bool | None = None  # known at once on a row of `for_page()`
    latest_revision = 0  # known on a row of `with_latest_revision()`

    objects = ProgramQuerySet.as_manager()

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "program"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="program_code_once",
                violation_error_message="Kode program ini sudah dipakai.",
            ),
            one_of("status", ProgramStatus, "program_status_known"),
            one_of("plan_type", ProgramPlanType, "program_type_known"),
            one_of("horizon", ProgramHorizon, "program_horizon_known"),
            both_or_neither("submitted_at", "submitted_by", "program_submitted_at_by"),
            both_or_neither("decided_at", "decided_by", "program_decided_at_by"),
            exactly_when(
                ~Q(status__in=BEFORE_SUBMISSION),
                "submitted_at",
                "program_submitted_once_it_left",
            ),
            exactly_when(
                Q(status__in=DECIDED), "decided_at", "program_decided_when_settled"
            ),
            exactly_when(
                Q(status="MERGED"), "merged_into", "program_merged_names_target"
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")),
                name="program_not_merged_into_itself",
                violation_error_message=(
                    "Program tidak bisa digabung ke dirinya sendiri."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    def get_absolute_url(self):
        return reverse("programs:detail", args=[self.pk])

    @property
    def days_waiting(self):
        """For how many full days it has waited for a reviewer; None if it does not."""
        since = self.submitted_at if self.status in UNDER_REVIEW else None
        return (timezone.now() - since).days if since else None

    def status_for(self, user):
        """The status in the words of the reader: its agency's, or the reviewers'."""
        if user.is_reader:
            return self.ReaderStatus(self.status).label
        return self.get_status_display()

    def needs_sign_off(self):
        """Whether somebody of its agency signs it off before it leaves."""
        if self.agency_has_verifier is None:
            self.agency_has_verifier = self.agency.has_verifier()
        return self.agency_has_verifier

    def answerable_findings(self):
        """Findings it may answer.

        Its agency's own, accepted ones of its sub-dimension, and those it answers
        already; one that was merged into another only where it answers it.
        """
        linked = Q(pk__in=self.findings.values("pk"))
        alike = Q(
            status=Finding.Status.ACCEPTED, sub_dimension_id=self.sub_dimension_id
        )
        own = Q(agency_id=self.agency_id) & ~Q(status=Finding.Status.MERGED)
        found = Finding.objects.filter(linked | alike | own, plan_id=self.plan_id)
        return found.in_book_order()

    def has_open_remark(self):
        """Whether a reviewer said something, told or not, that waits for an answer."""
        return any(remark.is_open for remark in self.remarks.all())
