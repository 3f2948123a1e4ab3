"""Which photos and files stand behind what an agency says?"""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from agencies.models.people import Agency, User
from paser_masterplan.constraints import one_of

UPLOADS_KEPT = timedelta(days=7)


class EvidenceQuerySet(models.QuerySet):
    def in_order(self):
        """As they were added, without their bytes."""
        return self.defer("content").order_by("added_at", "pk")

    def for_list(self):
        """With who added each."""
        return self.in_order().select_related("added_by")

    def same_as(self, sha256):
        """The one with the same bytes, or None."""
        return self.in_order().filter(sha256=sha256).first()


class EvidenceKind(models.TextChoices):
    JPEG = "JPEG", "Foto JPEG"
    PNG = "PNG", "Gambar PNG"
    WEBP = "WEBP", "Foto WebP"
    PDF = "PDF", "Dokumen PDF"


class Evidence(models.Model):
    """A photo or a document that shows what a finding or a program says."""

    Kind = EvidenceKind

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", verbose_name="perangkat daerah"
    )
    name = models.CharField("nama berkas", max_length=120)
    caption = models.CharField("keterangan", max_length=200, blank=True)
    kind = models.CharField("jenis", max_length=4, choices=Kind.choices)
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sidik berkas", max_length=64)
    content = models.BinaryField("isi")
    added_at = models.DateTimeField("ditambahkan", default=timezone.now)
    added_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="ditambahkan oleh"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "bukti"
        verbose_name_plural = "bukti"
        constraints = [one_of("kind", EvidenceKind, "evidence_kind_known")]

    def __str__(self):
        return self.caption or self.name

    def is_kept(self):
        """Whether any record still holds it."""
        names = [link.get_accessor_name() for link in self._meta.related_objects]
        return any(getattr(self, str(name)).exists() for name in names)


class UploadQuerySet(models.QuerySet):
    def of(self, user):
        """What one person has begun to send."""
        return self.filter(user=user)

    def forget_old(self):
        """Remove what nobody went on with for a week."""
        return self.filter(updated_at__lt=timezone.now() - UPLOADS_KEPT).delete()

    def forget_all_but(self, number):
        """Remove all but the newest of these."""
        newest = self.order_by("-updated_at", "-pk").values_list("pk", flat=True)
        return self.exclude(pk__in=list(newest[:number])).delete()


class Upload(models.Model):
    """A file of which so far a part has arrived; its sender may go on with it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    sha256 = models.CharField("sidik berkas", max_length=64)
    size = models.PositiveIntegerField("ukuran (bita)")
    content = models.BinaryField("yang sudah sampai", default=bytes)
    updated_at = models.DateTimeField("diterima", default=timezone.now)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "kiriman berkas"
        verbose_name_plural = "kiriman berkas"
        constraints = [
            models.UniqueConstraint(fields=["user", "sha256"], name="upload_once")
        ]

    def __str__(self):
        return self.sha256
