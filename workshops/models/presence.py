"""Who was expected at a workshop, and who came to which of its sessions?"""

from django.db import models
from django.db.models import Prefetch, Q

from agencies.models import Agency, User
from paser_masterplan.constraints import one_of
from workshops.codes import draw
from workshops.models.workshop import Session, Workshop


class ParticipantQuerySet(models.QuerySet):
    def in_agency_order(self):
        """By agency, then by name, as the list of participants shows them."""
        return self.select_related("agency").order_by(
            "agency__short_name", "agency", "full_name", "pk"
        )

    def with_check_ins(self, **which):
        """Each with `came`, the sessions they came to, or those that are asked for."""
        rows = CheckIn.objects.filter(**which).in_time_order()
        return self.prefetch_related(Prefetch("check_ins", rows, to_attr="came"))


class Participant(models.Model):
    """A person from an agency who is expected at a workshop, or walked in."""

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="participants", verbose_name="lokakarya"
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="participants",
        verbose_name="perangkat daerah",
    )
    full_name = models.CharField("nama peserta", max_length=150)
    position = models.CharField("jabatan", max_length=150, blank=True)
    code = models.CharField("kode peserta", max_length=6, default=draw)
    is_expected = models.BooleanField("diundang", default=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = "peserta"
        verbose_name_plural = "peserta"
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "agency", "full_name"],
                name="participant_once",
                violation_error_message="Peserta ini sudah tercatat di lokakarya ini.",
            ),
            models.UniqueConstraint(
                fields=["workshop", "code"], name="participant_code_once"
            ),
        ]

    def __str__(self):
        return self.full_name


class CheckInQuerySet(models.QuerySet):
    def in_time_order(self):
        """As they came, each with its session."""
        return self.select_related("session").order_by("at", "pk")


class CheckInMode(models.TextChoices):
    ONSITE = "ONSITE", "Hadir di tempat"
    ONLINE = "ONLINE", "Daring"


class CheckInWay(models.TextChoices):
    SELF = "SELF", "Kode ruangan"
    DESK = "DESK", "Meja"
    LATE = "LATE", "Koreksi"


class CheckIn(models.Model):
    """That a participant came to a session: how, when, and who says so."""

    Mode = CheckInMode
    Way = CheckInWay

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="check_ins", verbose_name="peserta"
    )
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="check_ins", verbose_name="acara"
    )
    mode = models.CharField(
        "cara hadir", max_length=8, choices=Mode.choices, default=Mode.ONSITE
    )
    way = models.CharField("dicatat lewat", max_length=4, choices=Way.choices)
    at = models.DateTimeField("saat")
    by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="dicatat oleh",
    )
    reason = models.TextField("alasan", blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        constraints = [
            one_of("mode", CheckInMode, "check_in_mode_known"),
            one_of("way", CheckInWay, "check_in_way_known"),
            models.UniqueConstraint(
                fields=["participant", "session"], name="check_in_once"
            ),
            models.CheckConstraint(
                condition=Q(way="SELF") | Q(by__isnull=False),
                name="check_in_by_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(way="LATE") & ~Q(reason=""))
                | (~Q(way="LATE") & Q(reason="")),
                name="check_in_late_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.participant} di {self.session}"
