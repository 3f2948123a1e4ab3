"""When does each kind of thing come in, and who has or asks for more time?"""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, User
from paser_masterplan.constraints import both_or_neither, exactly_when, in_order, one_of
from plans import permissions
from plans.models.choices import LOCKING, RequestStatus, StageKind
from plans.models.frame import MasterPlan


class StageQuerySet(models.QuerySet):
    def of(self, plan):
        """The stages of one plan."""
        return self.filter(plan=plan)

    def current(self):
        """The stages of the plan that is being written."""
        return self.filter(plan__is_current=True)

    def in_time_order(self):
        """From bimtek I to bimtek IV."""
        return self.order_by("opens_at", "pk")


class Stage(models.Model):
    """A window of time in which agencies hand in one kind of thing."""

    Kind = StageKind

    plan = models.ForeignKey(
        MasterPlan, models.CASCADE, related_name="stages", verbose_name="rencana induk"
    )
    kind = models.CharField("tahap", max_length=12, choices=Kind.choices)
    opens_at = models.DateTimeField("dibuka")
    closes_at = models.DateTimeField("ditutup")
    grace_minutes = models.PositiveSmallIntegerField(
        "masa tenggang (menit)",
        default=0,
        help_text="Berapa lama sesudah ditutup usulan yang terlambat masih diterima.",
    )

    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = "tahap"
        verbose_name_plural = "tahap"
        constraints = [
            one_of("kind", StageKind, "stage_kind_known"),
            models.UniqueConstraint(
                fields=["plan", "kind"],
                name="stage_once_per_plan",
                violation_error_message="Tahap ini sudah ada di rencana induk.",
            ),
            in_order(
                "opens_at",
                "closes_at",
                name="stage_closes_after_opening",
                message="Waktu tutup harus sesudah waktu buka.",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    def get_absolute_url(self):
        return reverse("plans:stage", args=[self.pk])

    @property
    def grace(self) -> timedelta:
        """How long after the announced end something late is taken yet."""
        return timedelta(minutes=self.grace_minutes)

    @property
    def locks(self) -> bool:
        """Whether its end keeps an agency from something it does in the portal."""
        return self.kind in LOCKING


class ExtensionQuerySet(models.QuerySet):
    def current(self):
        """Those in the plan that is being written."""
        return self.filter(stage__plan__is_current=True)

    def newest_first(self):
        """As the page of a stage lists them."""
        return self.select_related("agency", "granted_by").order_by("-granted_at", "pk")


class Extension(models.Model):
    """More time for one agency in one stage, with who gave it and why."""

    stage = models.ForeignKey(
        Stage, models.CASCADE, related_name="extensions", verbose_name="tahap"
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="extensions",
        verbose_name="perangkat daerah",
    )
    until = models.DateTimeField("sampai")
    reason = models.TextField("alasan")
    granted_at = models.DateTimeField("diberikan")
    granted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="oleh"
    )

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = "perpanjangan"
        verbose_name_plural = "perpanjangan"

    def __str__(self):
        return f"{self.agency}: {self.stage}"


class RequestQuerySet(models.QuerySet):
    def current(self):
        """Those in the plan that is being written."""
        return self.filter(stage__plan__is_current=True)

    def visible_to(self, user):
        """Those of the person's own agency; all of them for an admin."""
        return self.filter(permissions.READ_REQUEST.rows(user))

    def of(self, agency):
        """Those of one agency."""
        return self.filter(agency=agency)

    def waiting(self):
        """Those that nobody has answered yet, the oldest first."""
        asked = self.filter(status=ExtensionRequest.Status.ASKED)
        return asked.order_by("asked_at", "pk")

    def waiting_first(self):
        """Those that wait, the oldest first, then what was answered last."""
        answered = F("answered_at").desc(nulls_first=True)
        return self.order_by(answered, "asked_at", "pk")

    def latest_of(self, agency):
        """What one agency asked last, or None."""
        return self.of(agency).order_by("-asked_at", "-pk").first()

    def for_page(self):
        """With all that a page names of each."""
        return self.select_related("stage__plan", "agency", "asked_by", "answered_by")


class ExtensionRequest(models.Model):
    """One agency asks for more time in one stage, and what it was answered."""

    Status = RequestStatus

    stage = models.ForeignKey(
        Stage, models.CASCADE, related_name="requests", verbose_name="tahap"
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="extension_requests",
        verbose_name="perangkat daerah",
    )
    until = models.DateTimeField("diminta sampai")
    reason = models.TextField("alasan")
    status = models.CharField(
        "status", max_length=7, choices=Status.choices, default=Status.ASKED
    )
    asked_at = models.DateTimeField("diminta", default=timezone.now)
    asked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="diminta oleh"
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

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan perpanjangan"
        verbose_name_plural = "permintaan perpanjangan"
        constraints = [
            one_of("status", RequestStatus, "request_status_known"),
            both_or_neither("answered_at", "answered_by", "request_answered_at_by"),
            exactly_when(
                ~Q(status="ASKED"), "answered_at", "request_answered_when_settled"
            ),
            models.UniqueConstraint(
                fields=["stage", "agency"],
                condition=Q(status="ASKED"),
                name="request_waits_once",
                violation_error_message="Permintaan Anda untuk tahap ini masih "
                "menunggu jawaban.",
            ),
        ]

    def __str__(self):
        return f"{self.agency}: {self.stage}"

    def get_absolute_url(self):
        return reverse("plans:extension_request", args=[self.pk])

    @property
    def is_waiting(self):
        """Whether nobody has answered it yet."""
        return self.status == self.Status.ASKED

    @property
    def is_refused(self):
        """Whether it was answered with no."""
        return self.status == self.Status.REFUSED

    def status_for(self, reader):
        """The status in words, alike for every reader."""
        return self.get_status_display()
