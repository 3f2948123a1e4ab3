"""What came back signed, and by whom?"""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone

from agencies.models import User
from books.models.editions import EditionFile


class Trust(models.TextChoices):
    """What is known of who issued the certificate of a signer."""

    KNOWN = "KNOWN", "sertifikatnya berasal dari induk yang dikenal portal ini"
    UNKNOWN = (
        "UNKNOWN",
        "sertifikatnya tidak dapat dirunut sampai induk yang dikenal portal ini",
    )
    UNCHECKED = (
        "UNCHECKED",
        "keaslian penanda tangan belum diperiksa terhadap sertifikat induk",
    )


@dataclass(frozen=True)
class Signer:
    """Who signed, by the certificate in the file, as it was found when it came in."""

    name: str
    issuer: str
    at: datetime | None
    is_stamped: bool  # the moment is that of a time stamp, not of the signer's clock
    trust: Trust

    @classmethod
    def from_json(cls, told):
        """The signer that `to_json` wrote down."""
        at = told["at"] and datetime.fromisoformat(told["at"])
        return cls(**told | {"at": at, "trust": Trust(told["trust"])})

    def to_json(self):
        """The signer in JSON types, as a signed file keeps it."""
        return asdict(self) | {"at": self.at and self.at.isoformat()}


class SignedFileQuerySet(models.QuerySet):
    def of(self, edition):
        """What came back signed of one edition, as it came, without the bytes."""
        files = self.filter(original__edition=edition).select_related("original")
        return files.defer("file", "original__file").order_by("added_at", "pk")

    def with_digest(self, sha256):
        """The one with exactly these bytes, with its edition; at most one."""
        return (
            self.select_related("original__edition__superseded_by")
            .defer(
                "file",
                "original__file",
                "original__edition__content",
                "original__edition__superseded_by__content",
            )
            .filter(sha256=sha256)
        )

    def in_full(self):
        """With the edition's number, without its content."""
        return self.select_related("original__edition").defer(
            "original__file", "original__edition__content"
        )


class SignedFile(models.Model):
    """A file of an edition that came back with an electronic signature."""

    original = models.ForeignKey(
        EditionFile, models.PROTECT, related_name="signed", verbose_name="berkas asal"
    )
    file = models.BinaryField("berkas")
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sha256 berkas", max_length=64, unique=True)
    signers = models.JSONField("penanda tangan")
    added_at = models.DateTimeField("diterima", default=timezone.now)
    added_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="diterima dari"
    )

    objects = SignedFileQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas bertanda tangan"
        verbose_name_plural = "berkas bertanda tangan"

    def __str__(self):
        return f"{self.original} bertanda tangan"

    @property
    def signed_by(self):
        """Who signed it, in the order in which they did."""
        return [Signer.from_json(told) for told in self.signers]

    @property
    def name(self):
        """Which part of the book it is."""
        original = self.original
        return original.title if original.chapter else original.get_book_display()

    @property
    def file_name(self):
        """What it is called on the reader's device."""
        return self.original.file_name.replace(".pdf", "-bertanda-tangan.pdf")
