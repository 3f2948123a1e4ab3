"""What is sent by mail, and who wants to be told how?"""

from django.db import models
from django.utils import timezone

from agencies.models.people import User
from agencies.models.telling import MessageKind
from paser_masterplan.constraints import exactly_when, one_of


class Way(models.TextChoices):
    AT_ONCE = "AT_ONCE", "Surel segera"
    MORNING = "MORNING", "Ringkasan surel setiap pagi"
    PORTAL = "PORTAL", "Di portal saja"
    NONE = "NONE", "Jangan beri tahu"


class Preference(models.Model):
    """How one person wants to be told one kind of message, where not as usual."""

    Way = Way

    user = models.ForeignKey(User, models.CASCADE, related_name="preferences")
    kind = models.CharField("jenis", max_length=8, choices=MessageKind.choices)
    way = models.CharField("cara", max_length=7, choices=Way.choices)

    class Meta:
        verbose_name = "pilihan pemberitahuan"
        verbose_name_plural = "pilihan pemberitahuan"
        constraints = [
            one_of("kind", MessageKind, "preference_kind_known"),
            one_of("way", Way, "preference_way_known"),
            models.UniqueConstraint(fields=["user", "kind"], name="preference_once"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_way_display()}"


class LetterQuerySet(models.QuerySet):
    def waiting(self):
        """Those that are still to be sent, the oldest first."""
        return self.filter(state=Letter.State.WAITING).order_by("pk")

    def due(self, at):
        """Those that may be sent now, the oldest first."""
        return self.waiting().filter(due_at__lte=at).select_related("recipient")

    def given_up(self):
        """Those that could not be sent, the newest first."""
        found = self.filter(state=Letter.State.GIVEN_UP)
        return found.select_related("recipient__agency").order_by("-pk")


class LetterState(models.TextChoices):
    WAITING = "WAITING", "Menunggu dikirim"
    SENT = "SENT", "Terkirim"
    GIVEN_UP = "GIVEN_UP", "Gagal dikirim"


class Letter(models.Model):
    """One mail to one person, written with what it tells of and sent by the worker."""

    State = LetterState

    recipient = models.ForeignKey(
        User, models.CASCADE, related_name="letters", verbose_name="penerima"
    )
    key = models.CharField("kunci", max_length=100, unique=True)
    subject = models.CharField("perihal", max_length=200)
    text = models.TextField("isi")
    state = models.CharField(
        "keadaan", max_length=8, choices=State.choices, default=State.WAITING
    )
    attempts = models.PositiveSmallIntegerField("percobaan", default=0)
    due_at = models.DateTimeField("dikirim mulai", default=timezone.now)
    sent_at = models.DateTimeField("terkirim", null=True, blank=True)
    error = models.TextField("kesalahan terakhir", blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "surat"
        verbose_name_plural = "surat"
        indexes = [models.Index(fields=["state", "due_at"])]
        constraints = [
            one_of("state", LetterState, "letter_state_known"),
            exactly_when(models.Q(state="SENT"), "sent_at", "letter_sent_has_moment"),
        ]

    def __str__(self):
        return self.subject
