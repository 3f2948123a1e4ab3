"""Which kecamatan and villages are there?"""

from django.db import models
from django.db.models import Q

from paser_masterplan.constraints import one_of


class PlaceQuerySet(models.QuerySet):
    def kecamatan(self):
        """The districts in the alphabet, each with its villages at hand."""
        villages = Place.objects.order_by("name", "pk")
        return (
            self.filter(parent=None)
            .order_by("name", "pk")
            .prefetch_related(models.Prefetch("children", queryset=villages))
        )


class PlaceKind(models.TextChoices):
    KECAMATAN = "KECAMATAN", "Kecamatan"
    DESA = "DESA", "Desa"
    KELURAHAN = "KELURAHAN", "Kelurahan"


class Place(models.Model):
    """A kecamatan, or a desa or kelurahan in it."""

    Kind = PlaceKind

    kind = models.CharField("jenis", max_length=10, choices=Kind.choices)
    name = models.CharField("nama", max_length=100)
    code = models.CharField("kode BPS", max_length=10, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name="kecamatan",
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        constraints = [
            one_of("kind", PlaceKind, "place_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="KECAMATAN", parent=None)
                | (~Q(kind="KECAMATAN") & Q(parent__isnull=False)),
                name="village_lies_in_kecamatan",
                violation_error_message="Desa dan kelurahan harus berada di kecamatan.",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(parent=None),
                name="kecamatan_name_once",
                violation_error_message="Kecamatan ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(parent__isnull=False),
                name="village_name_once_per_kecamatan",
                violation_error_message="Desa atau kelurahan ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}"
