"""What was issued, and what did the council say of it?"""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from agencies.models import User
from books.models.chapters import FILE_NAMES, Book
from paser_masterplan.constraints import one_of
from plans.models import MasterPlan

CODE = 12  # letters of the content's sha256 that stand on every printed page


class FileForm(models.TextChoices):
    """In which form a book is handed over."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    JSON = "json", "JSON"


class EditionQuerySet(models.QuerySet):
    def newest_first(self):
        """The edition in force stands first."""
        return self.for_page().order_by("-issued_at", "-pk")

    def for_page(self):
        """Each with its neighbors and the word of the council, without the content."""
        return self.select_related(
            "plan",
            "issued_by__agency",
            "supersedes",
            "superseded_by",
            "endorsement__endorsed_by__agency",
        ).defer("content", "supersedes__content", "superseded_by__content")

    def in_force(self):
        """Those that no other edition has replaced."""
        return self.filter(superseded_by=None)

    def published(self):
        """The one that everybody may read: in force, of the newest public plan."""
        return (
            self.in_force()
            .filter(plan__is_public=True)
            .select_related("plan", "endorsement")
            .order_by("-plan__is_current", "-issued_at")
        )

    def with_code(self, code):
        """The edition whose pages carry this code, or None."""
        return self.newest_first().filter(code=code).first()

    def claimed(self, number, sha256):
        """The edition with this number and this content, or None."""
        return self.newest_first().filter(number=number, sha256=sha256).first()


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
    code = models.CharField("kode", max_length=CODE, db_index=True)
    address = models.CharField("alamat pemeriksaan", max_length=200)
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

    def earlier(self):
        """The editions of its plan that were issued before it."""
        return Edition.objects.filter(plan=self.plan_id, number__lt=self.number)

    @property
    def is_in_force(self):
        """Whether nothing has replaced it; asked of `for_page()` rows."""
        return not hasattr(self, "superseded_by")

    @property
    def is_endorsed(self):
        """Whether the council has endorsed it; asked of `for_page()` rows."""
        return hasattr(self, "endorsement")


class EditionFileQuerySet(models.QuerySet):
    def in_book_order(self):
        """From Buku 1 to the file of all three, without the files themselves."""
        return self.defer("file").order_by("book", "pk")

    def in_full(self):
        """With the edition's number, without its content."""
        return self.select_related("edition").defer("edition__content")

    def for_everybody(self):
        """What a public page offers: the PDF of each part, and the tables."""
        return self.filter(form__in=[FileForm.PDF, FileForm.XLSX])

    def with_standing(self):
        """With the edition and what replaces it, without the bytes of any."""
        return self.select_related("edition__superseded_by").defer(
            "file", "edition__content", "edition__superseded_by__content"
        )

    def with_digest(self, sha256):
        """The file with exactly these bytes; at most one."""
        return self.with_standing().filter(sha256=sha256)

    def shorter_than(self, size):
        """Those with which a file of this size may begin, the shortest first."""
        return self.with_standing().filter(size__lt=size).order_by("size", "pk")

    def of(self, plan, number):
        """Those of one edition of a plan."""
        return self.filter(edition__plan=plan, edition__number=number)

    def printed(self, pages):
        """The PDFs with so many pages, without their bytes."""
        return self.in_book_order().filter(form=FileForm.PDF, pages=pages)


class EditionFile(models.Model):
    """One file of an edition as it was on the day of issue; chapter 0 is all of it."""

    Form = FileForm

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="files", verbose_name="edisi"
    )
    book = models.CharField("buku", max_length=3, choices=Book.choices)
    chapter = models.PositiveSmallIntegerField("bab ke-", default=0)
    form = models.CharField(
        "bentuk", max_length=4, choices=FileForm.choices, default=FileForm.PDF
    )
    title = models.TextField("judul", blank=True)
    file = models.BinaryField("berkas")
    pages = models.PositiveIntegerField("halaman", default=0)
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sha256 berkas", max_length=64, db_index=True)

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas edisi"
        verbose_name_plural = "berkas edisi"
        constraints = [
            one_of("book", Book, "edition_file_book_known"),
            one_of("form", FileForm, "edition_file_form_known"),
            models.UniqueConstraint(
                fields=["edition", "book", "chapter", "form"], name="edition_file_once"
            ),
        ]

    def __str__(self):
        chapter = f", {self.title}" if self.chapter else ""
        return f"{self.edition} {self.get_book_display()}{chapter}"

    @property
    def name(self):
        """What it is called among the files of its book."""
        return self.title if self.chapter else self.get_form_display()

    @property
    def file_name(self):
        """What it is called on the reader's device."""
        chapter = f"-bab-{self.chapter}" if self.chapter else ""
        name = f"edisi-{self.edition.number}-{FILE_NAMES[self.book]}{chapter}"
        return f"masterplan-smart-city-{name}.{self.form}"


class Endorsement(models.Model):
    """The word of the council that an edition is theirs; added once, never changed."""

    edition = models.OneToOneField(
        Edition, models.PROTECT, related_name="endorsement", verbose_name="edisi"
    )
    note = models.TextField("catatan", blank=True)
    endorsed_at = models.DateTimeField("disahkan", default=timezone.now)
    endorsed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="disahkan oleh"
    )

    class Meta:
        verbose_name = "pengesahan"
        verbose_name_plural = "pengesahan"

    def __str__(self):
        return f"Pengesahan {self.edition}"
