"""What is the book: its chapters, its printings, its issued editions?"""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from agencies.models import User
from paser_masterplan.constraints import one_of
from plans.models import MasterPlan


class Book(models.TextChoices):
    """Which of the three books, or all of them in one file."""

    ONE = "1", "Buku 1: Analisis Strategis"
    TWO = "2", "Buku 2: Rencana Induk"
    THREE = "3", "Buku 3: Ringkasan Eksekutif"
    ALL = "all", "Ketiga buku dalam satu berkas"


class ChapterQuerySet(models.QuerySet):
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
        return f"Bab {self.number} {self.title}"

    def get_absolute_url(self):
        return reverse("books:chapter", args=[self.pk])


class PrintingQuerySet(models.QuerySet):
    def newest_first(self):
        """As the page of the book lists them."""
        return self.defer("file").select_related("asked_by").order_by("-pk")


class PrintingState(models.TextChoices):
    WAITING = "WAITING", "Menunggu giliran"
    RUNNING = "RUNNING", "Sedang dicetak"
    DONE = "DONE", "Selesai"
    FAILED = "FAILED", "Gagal"


class Printing(models.Model):
    """One print of the working draft: asked for, under way, then a file or a reason."""

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
    step = models.CharField("langkah", max_length=100, blank=True)
    pages = models.PositiveIntegerField("halaman", default=0)
    file = models.BinaryField("berkas", null=True)
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
        ]

    def __str__(self):
        return f"{self.get_book_display()}: {self.get_state_display()}"

    def get_absolute_url(self):
        return reverse("books:printing", args=[self.pk])

    @property
    def is_finished(self):
        """Whether nothing more will happen to it."""
        return self.state in {self.State.DONE, self.State.FAILED}


class EditionQuerySet(models.QuerySet):
    def newest_first(self):
        """The edition in force stands first."""
        return self.defer("content").select_related("issued_by").order_by("-number")


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


class EditionFile(models.Model):
    """One printed file of an edition, as it was on the day of issue."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="files", verbose_name="edisi"
    )
    book = models.CharField("buku", max_length=3, choices=Book.choices)
    file = models.BinaryField("berkas")
    pages = models.PositiveIntegerField("halaman")
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sha256 berkas", max_length=64)

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
