"""What was heard: workshops, who came, what they decided, what the agencies found."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse

from agencies.models import Agency, User
from paser_masterplan.constraints import both_or_neither, exactly_when, one_of
from plans.models import MasterPlan, Place, Stage, SubDimension


class WorkshopQuerySet(models.QuerySet):
    def in_time_order(self):
        """From the first day on."""
        return self.select_related("stage").order_by("starts_on", "pk")

    def with_counts(self):
        """Each with `people` and `offices`, how many took part."""
        return self.annotate(
            people=Count("attendances"),
            offices=Count("attendances__agency", distinct=True),
        )

    def latest_of(self, kind):
        """The last workshop held for a kind of stage in the current plan, or None."""
        held = self.filter(stage__kind=kind, stage__plan__is_current=True)
        return held.order_by("-starts_on", "-pk").first()


class Workshop(models.Model):
    """A bimtek: some days on which the agencies work on one stage together."""

    stage = models.ForeignKey(
        Stage, models.PROTECT, related_name="workshops", verbose_name="tahap"
    )
    title = models.CharField("judul", max_length=200)
    place = models.CharField("tempat", max_length=200)
    is_hybrid = models.BooleanField("juga daring", default=True)
    starts_on = models.DateField("hari pertama")
    ends_on = models.DateField("hari terakhir")
    purpose = models.TextField("tujuan", blank=True)
    minutes = models.TextField("notulen", blank=True)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = "lokakarya (bimtek)"
        verbose_name_plural = "lokakarya (bimtek)"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="workshop_days_in_order",
                violation_error_message="Hari terakhir mendahului hari pertama.",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("workshops:detail", args=[self.pk])


class Session(models.Model):
    """One item of a workshop's agenda."""

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="sessions", verbose_name="lokakarya"
    )
    held_on = models.DateField("hari")
    starts_at = models.TimeField("mulai")
    ends_at = models.TimeField("selesai")
    title = models.CharField("acara", max_length=200)
    speakers = models.TextField("narasumber", blank=True)
    materials = models.TextField("bahan", blank=True)

    class Meta:
        verbose_name = "acara"
        verbose_name_plural = "acara"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_start",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            )
        ]

    def __str__(self):
        return self.title


class AttendanceQuerySet(models.QuerySet):
    def in_agency_order(self):
        """By agency, then by name, as the list of participants shows them."""
        return self.select_related("agency").order_by(
            "agency__short_name", "agency", "full_name", "pk"
        )


class AttendanceMode(models.TextChoices):
    ONSITE = "ONSITE", "Hadir di tempat"
    ONLINE = "ONLINE", "Daring"


class Attendance(models.Model):
    """That a person from an agency took part in a workshop, and how."""

    Mode = AttendanceMode

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="attendances", verbose_name="lokakarya"
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="attendances",
        verbose_name="perangkat daerah",
    )
    full_name = models.CharField("nama peserta", max_length=150)
    position = models.CharField("jabatan", max_length=150, blank=True)
    mode = models.CharField(
        "cara hadir", max_length=8, choices=Mode.choices, default=Mode.ONSITE
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        constraints = [
            one_of("mode", AttendanceMode, "attendance_mode_known"),
            models.UniqueConstraint(
                fields=["workshop", "agency", "full_name"],
                name="attendance_once",
                violation_error_message="Peserta ini sudah tercatat di lokakarya ini.",
            ),
        ]

    def __str__(self):
        return self.full_name


class FindingQuerySet(models.QuerySet):
    def of(self, agency):
        """Findings of one agency."""
        return self.filter(agency=agency)

    def visible_to(self, user):
        """Findings the user may know of: their agency's, and all for readers."""
        return self if user.is_reader else self.filter(agency_id=user.agency_id)

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
        found = self
        for word in words.split():
            holds = Q(title__icontains=word) | Q(description__icontains=word)
            if word.isdecimal():
                holds |= Q(pk=word)
            found = found.filter(holds)
        return found

    def with_answers(self):
        """Each with `is_unanswered`: an accepted problem that no program speaks of."""
        programs = Finding._meta.get_field("programs").related_model.objects.standing()
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
        return self.select_related("agency", "sub_dimension").prefetch_related("places")

    def for_page(self):
        """With all that the page of one finding says, but its programs."""
        return self.select_related(
            "agency",
            "sub_dimension__dimension",
            "heard_in",
            "merged_into__agency",
            "created_by",
            "decided_by",
        ).prefetch_related(
            "places",
            models.Prefetch("merged_here", Finding.objects.for_cards()),
            models.Prefetch("outcomes", Outcome.objects.select_related("workshop")),
        )

    def in_book_order(self):
        """By sub-dimension, problems before potentials, as Buku 1 lists them."""
        return self.select_related("agency", "sub_dimension__dimension").order_by(
            "sub_dimension__dimension__position",
            "sub_dimension__position",
            "-kind",
            "pk",
        )


class FindingKind(models.TextChoices):
    POTENTIAL = "POTENTIAL", "Potensi"
    PROBLEM = "PROBLEM", "Masalah"


class FindingReadiness(models.TextChoices):
    STRUCTURE_PEOPLE = "STRUCTURE_PEOPLE", "Struktur: sumber daya manusia"
    STRUCTURE_BUDGET = "STRUCTURE_BUDGET", "Struktur: anggaran"
    STRUCTURE_GOVERNANCE = "STRUCTURE_GOVERNANCE", "Struktur: tata pamong"
    INFRA_PHYSICAL = "INFRA_PHYSICAL", "Infrastruktur: fisik"
    INFRA_DIGITAL = "INFRA_DIGITAL", "Infrastruktur: digital"
    INFRA_SOCIAL = "INFRA_SOCIAL", "Infrastruktur: sosial"
    SUPRA_POLICY = "SUPRA_POLICY", "Suprastruktur: kebijakan"
    SUPRA_INSTITUTION = "SUPRA_INSTITUTION", "Suprastruktur: kelembagaan"
    SUPRA_PROCEDURE = "SUPRA_PROCEDURE", "Suprastruktur: tata laksana"


class FindingFactor(models.TextChoices):
    INTERNAL = "INTERNAL", "Dari dalam pemerintah daerah"
    EXTERNAL = "EXTERNAL", "Dari luar pemerintah daerah"


class FindingStatus(models.TextChoices):
    OPEN = "OPEN", "Menunggu diterima"
    ACCEPTED = "ACCEPTED", "Diterima"
    RETURNED = "RETURNED", "Perlu perbaikan"
    MERGED = "MERGED", "Digabung"


class Finding(models.Model):
    """A potential or a problem that an agency names in bimtek I."""

    Kind = FindingKind
    Readiness = FindingReadiness
    Factor = FindingFactor
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
    readiness = models.CharField(
        "unsur kesiapan", max_length=20, choices=Readiness.choices, blank=True
    )
    factor = models.CharField(
        "faktor", max_length=8, choices=Factor.choices, blank=True
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
