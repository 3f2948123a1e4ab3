"""What does the book consist of: three books and their chapters?"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Value, When
from django.db.models.functions import Length
from django.urls import reverse

from agencies.models import User
from books import marks, permissions
from paser_masterplan.constraints import one_of
from paser_masterplan.searching import Holds, words_of
from plans.models import MasterPlan

ROMAN = set("IVXLC")
FILE_NAMES = {"1": "buku-1", "2": "buku-2", "3": "buku-3", "all": "ketiga-buku"}


class Book(models.TextChoices):
    """Which of the three books, or all of them in one file."""

    ONE = "1", "Buku 1: Analisis Strategis"
    TWO = "2", "Buku 2: Rencana Induk"
    THREE = "3", "Buku 3: Ringkasan Eksekutif"
    ALL = "all", "Ketiga buku dalam satu berkas"


class ChapterBook(models.TextChoices):
    """Where a chapter stands: in one of the three books, or in front of each."""

    FRONT = "0", "Bagian depan setiap buku"
    ONE = Book.ONE.value, Book.ONE.label
    TWO = Book.TWO.value, Book.TWO.label
    THREE = Book.THREE.value, Book.THREE.label


class ChapterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The working draft: readers see it, agencies wait for the edition."""
        return self.filter(permissions.SEE.rows(user))

    def for_page(self):
        """With the plan and the last writer."""
        return self.select_related("plan", "updated_by__agency")

    def with_letters(self):
        """Each with `letters`, the length of its narrative, and without the text.

        Where the text has marks it comes along as `marked`.
        """
        has_marks = When(narrative__contains=marks.OPENING, then="narrative")
        marked = Case(has_marks, default=Value("", models.TextField()))
        return (
            self.defer("narrative")
            .select_related("plan", "updated_by__agency")
            .annotate(letters=Length("narrative"), marked=marked)
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
    WORKSHEETS = "WORKSHEETS", "Kertas kerja per perangkat daerah"
    COMMITMENTS = "COMMITMENTS", "Komitmen perangkat daerah"


# In front the commitments are signed; its chapter says what the signers promise.
FRONT_BLOCKS = {ChapterBlock.NONE, ChapterBlock.COMMITMENTS}
NO_FRONT_BLOCK = (
    "Bagian depan hanya berisi naskah, atau teks komitmen. Pilih “Tanpa bagian "
    "otomatis” atau “Komitmen perangkat daerah”."
)


class Chapter(models.Model):
    """One chapter: a narrative that DKISP writes, and a block drawn from the data."""

    Block = ChapterBlock

    plan = models.ForeignKey(
        MasterPlan,
        models.CASCADE,
        related_name="chapters",
        verbose_name="rencana induk",
    )
    book = models.CharField("buku", max_length=1, choices=ChapterBook.choices)
    position = models.PositiveSmallIntegerField("urutan")
    number = models.CharField("nomor", max_length=10, blank=True)
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
            one_of("book", ChapterBook, "chapter_book_known"),
            models.UniqueConstraint(
                fields=["plan", "book", "position"],
                name="chapter_position_once",
                violation_error_message="Urutan bab ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.label} {self.title}".strip()

    def get_absolute_url(self):
        return reverse("books:chapter", args=[self.pk])

    def clean(self):
        if self.is_front and self.block not in FRONT_BLOCKS:
            raise ValidationError({"block": NO_FRONT_BLOCK})

    @property
    def is_front(self):
        """Whether it stands in front of every book, and has no number there."""
        return self.book == ChapterBook.FRONT

    @property
    def label(self):
        """What its number is called: Bab III, but Lampiran."""
        if not self.number:
            return ""
        return f"Bab {self.number}" if set(self.number) <= ROMAN else self.number

    def before(self):
        """The chapters that stand before it in its book."""
        return self.plan.chapters.filter(book=self.book, position__lt=self.position)
