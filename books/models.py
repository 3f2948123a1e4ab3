"""What is the book: its chapters, its printings, its issued editions?"""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone

from agencies.models import User
from books import permissions
from paser_masterplan.constraints import exactly_when, one_of
from paser_masterplan.searching import Holds, words_of
from plans.models import MasterPlan

SILENCE = timedelta(minutes=3)
PATIENCE = timedelta(seconds=30)
ROMAN = set("IVXLC")
NAMES = {"1": "buku-1", "2": "buku-2", "3": "buku-3", "all": "ketiga-buku"}


class Book(models.TextChoices):
    """Which of the three books, or all of them in one file."""

    ONE = "1", "Buku 1: Analisis Strategis"
    TWO = "2", "Buku 2: Rencana Induk"
    THREE = "3", "Buku 3: Ringkasan Eksekutif"
    ALL = "all", "Ketiga buku dalam satu berkas"


class ChapterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The working draft: readers see it, agencies wait for the edition."""
        return self.filter(permissions.SEE.rows(user))

    def for_page(self):
        """With the plan and the last writer."""
        return self.select_related("plan", "updated_by__agency")

    def with_letters(self):
        """Each with `letters`, the length of its narrative, and without the text."""
        return (
            self.defer("narrative")
            .select_related("updated_by__agency")
            .annotate(letters=Length("narrative"))
        )

    def matching(self, words):
        """Chapters whose title or narrative holds every one of the words."""
        found = self if words_of(words) else self.none()
        for word in words_of(words):
            found = found.filter(Holds(word, "number", "title", "narrative"))
        return found

    def of_current_plan(self):
        """Chapters of the plan that is being written."""
        return self.filter(plan__is_current=True)

    def in_book_order(self):
        """From Buku 1 to Buku 3, chapter by chapter."""
        return self.order_by("book", "position", "pk")


class ChapterBlock(models.TextChoices):
    NONE = "", "Tanpa bagian otomatis"
    READINESS = "READINESS", "Kesiapan dan SWOT"
    GAP = "GAP", "Analisis kesenjangan"
    FINDINGS = "FINDINGS", "Temuan per dimensi"
    GOALS = "GOALS", "Misi, sasaran, dan strategi"
    PROGRAMS = "PROGRAMS", "Lembar program per dimensi"
    ACTIONS = "ACTIONS", "Matriks rencana aksi per tahun"
    ROADMAP = "ROADMAP", "Peta jalan"
    BUDGET = "BUDGET", "Anggaran"
    SUMMARY = "SUMMARY", "Ringkasan per dimensi"
    QUICK_WINS = "QUICK_WINS", "Lembar quick win"
    TRACEABILITY = "TRACEABILITY", "Keterlacakan"


class Chapter(models.Model):
    """One chapter: a narrative that DKISP writes, and a block drawn from the data."""

    Block = ChapterBlock

    plan = models.ForeignKey(
        MasterPlan,
        models.CASCADE,
        related_name="chapters",
        verbose_name="rencana induk",
    )
    book = models.CharField("buku", max_length=1, choices=Book.choices[:3])
    position = models.PositiveSmallIntegerField("urutan")
    number = models.CharField("nomor", max_length=10)
    title = models.CharField("judul", max_length=200)
    narrative = models.TextField("narasi", blank=True)
    block = models.CharField(
        "bagian otomatis", max_length=12, choices=Block.choices, blank=True
    )
    updated_at = models.DateTimeField("diubah", auto_now=True)
    updated_by = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="diubah oleh",
    )

    objects = ChapterQuerySet.as_manager()

    class Meta:
        verbose_name = "bab"
        verbose_name_plural = "bab"
        constraints = [
            one_of("block", ChapterBlock, "chapter_block_known"),
            models.CheckConstraint(
                condition=models.Q(book__in=["1", "2", "3"]),
                name="chapter_book_known",
                violation_error_message="Bab berada di buku 1, 2, atau 3.",
            ),
            models.UniqueConstraint(
                fields=["plan", "book", "position"],
                name="chapter_position_once",
                violation_error_message="Urutan bab ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.label} {self.title}"

    def get_absolute_url(self):
        return reverse("books:chapter", args=[self.pk])

    @property
    def label(self):
        """What its number is called: Bab III, but Lampiran."""
        return f"Bab {self.number}" if set(self.number) <= ROMAN else self.number


class PrintingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Prints of the working draft: readers see them, agencies do not."""
        return self.filter(permissions.SEE.rows(user))

    def newest_first(self):
        """As the page of the book lists them."""
        return self.for_page().order_by("-pk")

    def for_page(self):
        """Each with `size` in bytes, and without the file itself."""
        return (
            self.defer("file")
            .select_related("asked_by__agency", "edition")
            .defer("edition__content")
            .annotate(size=Length("file"))
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


class Printing(models.Model):
    """One print that was asked for: under way, then a file, an edition, or a reason."""

    State = PrintingState

    plan = models.ForeignKey(
        MasterPlan,
        models.CASCADE,
        related_name="printings",
        verbose_name="rencana induk",
    )
    book = models.CharField("buku", max_length=3, choices=Book.choices)
    state = models.CharField(
        "keadaan", max_length=7, choices=State.choices, default=State.WAITING
    )
    issues = models.BooleanField("menerbitkan edisi", default=False)
    step = models.TextField("langkah", blank=True)
    pages = models.PositiveIntegerField("halaman", default=0)
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
            one_of("book", Book, "printing_book_known"),
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
                fields=["plan", "book", "issues"],
                condition=Q(state__in=["WAITING", "RUNNING"]),
                name="printing_one_underway",
                violation_error_message="Buku ini sedang dicetak.",
            ),
        ]

    def __str__(self):
        return "Penerbitan edisi" if self.issues else self.get_book_display()

    def get_absolute_url(self):
        return reverse("books:printing", args=[self.pk])

    @property
    def is_finished(self):
        """Whether nothing more will happen to it."""
        return self.state in {self.State.DONE, self.State.FAILED}

    @property
    def file_name(self):
        """What its file is called on the reader's device."""
        day = timezone.localdate(self.asked_at)
        return f"masterplan-smart-city-{NAMES[self.book]}-draf-{day}.pdf"

    @property
    def is_silent(self):
        """Whether its worker has not been heard of for too long."""
        return self.beat_at is not None and self.beat_at < timezone.now() - SILENCE

    @property
    def waits_long(self):
        """Whether it has waited so long that no worker seems to be there."""
        is_waiting = self.state == self.State.WAITING
        return is_waiting and self.asked_at < timezone.now() - PATIENCE


class EditionQuerySet(models.QuerySet):
    def newest_first(self):
        """The edition in force stands first."""
        return self.for_page().order_by("-issued_at", "-pk")

    def for_page(self):
        """Each with what it replaces and what replaces it, without the content."""
        return self.select_related(
            "plan", "issued_by__agency", "supersedes", "superseded_by"
        ).defer("content", "supersedes__content", "superseded_by__content")


class Edition(models.Model):
    """The plan as it was issued: frozen content, its files, and what it replaces."""

    plan = models.ForeignKey(
        MasterPlan,
        models.PROTECT,
        related_name="editions",
        verbose_name="rencana induk",
    )
    number = models.PositiveSmallIntegerField("nomor")
    content = models.JSONField("isi")
    sha256 = models.CharField("sha256 isi", max_length=64)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        related_name="superseded_by",
        null=True,
        blank=True,
        verbose_name="menggantikan",
    )
    issued_at = models.DateTimeField("diterbitkan")
    issued_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="diterbitkan oleh"
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "edisi"
        verbose_name_plural = "edisi"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="edition_number_once"
            )
        ]

    def __str__(self):
        return f"Edisi {self.number}"

    def get_absolute_url(self):
        return reverse("books:edition", args=[self.pk])

    @property
    def is_in_force(self):
        """Whether nothing has replaced it; asked of `for_page()` rows."""
        return not hasattr(self, "superseded_by")


class EditionFileQuerySet(models.QuerySet):
    def in_book_order(self):
        """From Buku 1 to the file of all three, without the files themselves."""
        return self.defer("file").order_by("book", "pk")

    def in_full(self):
        """With the edition's number, without its content."""
        return self.select_related("edition").defer("edition__content")

    def with_digest(self, sha256):
        """The file with exactly these bytes, with its edition; at most one."""
        return (
            self.defer("file", "edition__content")
            .select_related("edition__superseded_by")
            .defer("edition__superseded_by__content")
            .filter(sha256=sha256)
        )


class EditionFile(models.Model):
    """One printed file of an edition, as it was on the day of issue."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="files", verbose_name="edisi"
    )
    book = models.CharField("buku", max_length=3, choices=Book.choices)
    file = models.BinaryField("berkas")
    pages = models.PositiveIntegerField("halaman")
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sha256 berkas", max_length=64, db_index=True)

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas edisi"
        verbose_name_plural = "berkas edisi"
        constraints = [
            one_of("book", Book, "edition_file_book_known"),
            models.UniqueConstraint(
                fields=["edition", "book"], name="edition_file_once"
            ),
        ]

    def __str__(self):
        return f"{self.edition} {self.get_book_display()}"

    @property
    def file_name(self):
        """What it is called on the reader's device."""
        number = self.edition.number
        return f"masterplan-smart-city-edisi-{number}-{NAMES[self.book]}.pdf"
