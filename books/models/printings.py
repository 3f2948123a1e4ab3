"""What was asked of the press, and what became of it?"""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from agencies.models import Agency, User
from books import permissions
from books.models.chapters import FILE_NAMES, Book
from books.models.editions import FileForm
from paser_masterplan.constraints import exactly_when, just_one_of, one_of
from plans.models import MasterPlan
from programs.models import Program
from workshops.models import Workshop

SILENCE = timedelta(minutes=3)
PATIENCE = timedelta(seconds=30)
SLOTS = (1, 2)  # so many prints at a time: each has two processes and their memory


class PrintingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Prints of the draft for its readers, of two editions for everybody.

        Those of one program: for the person who asked, and for readers where they were
        asked for after the program was handed in, as long as they may know of it. A
        worksheet for the person who asked alone.
        """
        known = Q(program=None) | Q(program__in=Program.objects.visible_to(user))
        handed_in = Q(program=None) | Q(asked_at__gte=F("program__submitted_at"))
        reads = permissions.SEE.rows(user) & handed_in & Q(agency=None)
        return self.filter(known, reads | Q(asked_by=user) | Q(newer__isnull=False))

    def of_the_draft(self):
        """Those of the books, and neither of one program nor of two editions."""
        return self.exclude(book="")

    def newest_first(self):
        """As the page of the book lists them."""
        return self.for_page().order_by("-pk")

    def for_page(self):
        """Each with `size` in bytes, and without the file itself."""
        return (
            self.defer("file")
            .select_related(
                "asked_by__agency",
                "program",
                "edition",
                "older",
                "newer",
                "workshop",
                "agency",
            )
            .defer("edition__content", "older__content", "newer__content")
            .annotate(size=Length("file"))
        )

    def in_full(self):
        """With all that its maker reads."""
        return self.select_related(
            "plan",
            "asked_by",
            "program",
            "older",
            "newer",
            "workshop__stage__plan",
            "agency",
        )

    def with_file(self):
        """Those that ended with a file."""
        return self.filter(file__isnull=False)

    def underway(self):
        """Those that wait for a worker or are with one."""
        state = PrintingState
        return self.filter(state__in=[state.WAITING, state.RUNNING])

    def silent(self):
        """Those whose worker has not been heard of for too long."""
        since = timezone.now() - SILENCE
        return self.filter(state=PrintingState.RUNNING, beat_at__lt=since)


class PrintingState(models.TextChoices):
    WAITING = "WAITING", "Menunggu giliran"
    RUNNING = "RUNNING", "Sedang dicetak"
    DONE = "DONE", "Selesai"
    FAILED = "FAILED", "Gagal"


class Paper(models.TextChoices):
    """What can be printed of a workshop."""

    ROLL = "ROLL", "Daftar hadir"
    MATRIX = "MATRIX", "Kehadiran per instansi"
    BADGES = "BADGES", "Kartu peserta"
    MINUTES = "MINUTES", "Notulen"
    RECORD = "RECORD", "Berita acara"


# What a print is of, each as it is when it is meant and as it is otherwise.
_THINGS = (
    (~Q(book=""), Q(book="")),
    (Q(program__isnull=False), Q(program=None)),
    (Q(older__isnull=False, newer__isnull=False), Q(older=None, newer=None)),
    (~Q(paper=""), Q(paper="")),
    (Q(agency__isnull=False), Q(agency=None)),
)


class Printing(models.Model):
    """One print that was asked for: under way, then a file, an edition, or a reason."""

    State = PrintingState

    plan = models.ForeignKey(
        MasterPlan,
        models.CASCADE,
        related_name="printings",
        verbose_name="rencana induk",
    )
    book = models.CharField("buku", max_length=3, choices=Book.choices, blank=True)
    program = models.ForeignKey(
        Program,
        models.CASCADE,
        related_name="printings",
        null=True,
        verbose_name="program",
    )
    older = models.ForeignKey(
        "Edition", models.PROTECT, related_name="+", null=True, verbose_name="dari"
    )
    newer = models.ForeignKey(
        "Edition", models.PROTECT, related_name="+", null=True, verbose_name="ke"
    )
    workshop = models.ForeignKey(
        Workshop,
        models.CASCADE,
        related_name="printings",
        null=True,
        verbose_name="lokakarya",
    )
    paper = models.CharField("lembar", max_length=7, choices=Paper.choices, blank=True)
    day = models.DateField("hari", null=True)
    agency = models.ForeignKey(
        Agency,
        models.CASCADE,
        related_name="+",
        null=True,
        verbose_name="perangkat daerah",
    )
    is_blank = models.BooleanField("lembar kosong", default=False)
    form = models.CharField(
        "bentuk", max_length=4, choices=FileForm.choices, default=FileForm.PDF
    )
    state = models.CharField(
        "keadaan", max_length=7, choices=State.choices, default=State.WAITING
    )
    issues = models.BooleanField("menerbitkan edisi", default=False)
    step = models.TextField("langkah", blank=True)
    pieces = models.PositiveIntegerField("bagian", default=0)
    pieces_done = models.PositiveIntegerField("bagian selesai", default=0)
    broken = models.JSONField("bagian yang gagal", default=list)
    pages = models.PositiveIntegerField("halaman", default=0)
    slot = models.PositiveSmallIntegerField("tempat", null=True, unique=True)
    attempts = models.PositiveSmallIntegerField("percobaan", default=0)
    beat_at = models.DateTimeField("kabar terakhir", null=True)
    file = models.BinaryField("berkas", null=True)
    edition = models.ForeignKey(
        "Edition", models.PROTECT, related_name="+", null=True, verbose_name="edisi"
    )
    asked_at = models.DateTimeField("diminta", default=timezone.now)
    asked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    finished_at = models.DateTimeField("selesai", null=True)

    objects = PrintingQuerySet.as_manager()

    class Meta:
        verbose_name = "cetakan"
        verbose_name_plural = "cetakan"
        constraints = [
            one_of("form", FileForm, "printing_form_known"),
            models.CheckConstraint(
                condition=Q(book="") | Q(book__in=Book.values),
                name="printing_book_known",
            ),
            just_one_of(_THINGS, "printing_of_one_thing"),
            models.CheckConstraint(
                condition=Q(paper="") | Q(paper__in=Paper.values),
                name="printing_paper_known",
            ),
            exactly_when(~Q(paper=""), "workshop", "printing_paper_of_a_workshop"),
            exactly_when(Q(paper="ROLL"), "day", "printing_roll_of_a_day"),
            exactly_when(Q(state="RUNNING"), "slot", "printing_runs_in_a_slot"),
            models.CheckConstraint(
                condition=Q(slot=None) | Q(slot__in=SLOTS), name="printing_slot_known"
            ),
            one_of("state", PrintingState, "printing_state_known"),
            exactly_when(
                Q(state__in=["DONE", "FAILED"]),
                "finished_at",
                "printing_finished_with_its_moment",
            ),
            exactly_when(Q(state="RUNNING"), "beat_at", "printing_runs_with_a_beat"),
            exactly_when(
                Q(state="DONE", issues=False), "file", "printing_done_with_its_file"
            ),
            exactly_when(
                Q(state="DONE", issues=True), "edition", "issuing_done_with_its_edition"
            ),
            models.UniqueConstraint(
                fields=["plan", "book", "form", "issues"],
                condition=~Q(book="") & Q(state__in=["WAITING", "RUNNING"]),
                name="printing_one_underway",
                violation_error_message="Buku ini sedang dicetak.",
            ),
        ]

    def __str__(self):
        if self.program:
            return str(self.program)
        if self.workshop:
            day = f", {date_format(self.day, 'j F Y')}" if self.day else ""
            return f"{self.get_paper_display()} {self.workshop}{day}"
        if self.agency:
            return f"Lembar kerja {self.agency}{' (kosong)' if self.is_blank else ''}"
        if self.newer:
            return f"Perbandingan {self.older} dan {self.newer}"
        if self.issues:
            return "Penerbitan edisi"
        form = "" if self.form == FileForm.PDF else f" ({self.get_form_display()})"
        return f"{self.get_book_display()}{form}"

    def get_absolute_url(self):
        return reverse("books:printing", args=[self.pk])

    @property
    def kind(self):
        """What sort of work it is, in the words above its page."""
        if self.program:
            return "Cetakan satu program"
        if self.workshop:
            return "Cetakan lokakarya"
        if self.agency:
            return "Cetakan lembar kerja"
        if self.newer:
            return "Cetakan perbandingan"
        return "Penerbitan" if self.issues else "Cetakan draf"

    @property
    def source_url(self):
        """The page from which it was asked for."""
        if self.program:
            return reverse("books:excerpt", args=[self.program_id])
        if self.workshop:
            return self.workshop.get_absolute_url()
        if self.agency_id:
            return reverse("programs:worksheets", args=[self.agency_id])
        if self.newer:
            return reverse("books:compare", args=[self.newer_id, self.older_id])
        return reverse("books:issue") if self.issues else reverse("books:list")

    @property
    def is_finished(self):
        """Whether nothing more will happen to it."""
        return self.state in {self.State.DONE, self.State.FAILED}

    @property
    def file_name(self):
        """What its file is called on the reader's device."""
        if self.program:
            return f"{self.program.code}.pdf"
        if self.workshop:
            name = slugify(f"{self.get_paper_display()} {self.workshop}")
            return f"{name}-{self.day}.pdf" if self.day else f"{name}.pdf"
        if self.agency:
            return f"{slugify(str(self))}.pdf"
        if self.older and self.newer:
            numbers = f"{self.older.number}-{self.newer.number}"
            return f"masterplan-smart-city-perbandingan-edisi-{numbers}.pdf"
        day = timezone.localdate(self.asked_at)
        return f"masterplan-smart-city-{FILE_NAMES[self.book]}-draf-{day}.{self.form}"

    @property
    def is_silent(self):
        """Whether its worker has not been heard of for too long."""
        return self.beat_at is not None and self.beat_at < timezone.now() - SILENCE

    @property
    def waits_long(self):
        """Whether it has waited so long that no worker seems to be there."""
        is_waiting = self.state == self.State.WAITING
        return is_waiting and self.asked_at < timezone.now() - PATIENCE
