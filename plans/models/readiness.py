"""By which elements is it judged how ready a region is?"""

from secrets import token_hex

from django.db import models

from paser_masterplan.constraints import one_of


def new_code():
    """A code for an element that the guide does not name."""
    return token_hex(6)


class Pillar(models.TextChoices):
    """The three elements that a master plan studies."""

    STRUCTURE = "STRUCTURE", "Struktur"
    INFRASTRUCTURE = "INFRASTRUCTURE", "Infrastruktur"
    SUPERSTRUCTURE = "SUPERSTRUCTURE", "Suprastruktur"


class ReadinessElementQuerySet(models.QuerySet):
    def in_book_order(self):
        """Structure, infrastructure, superstructure; each in its own order."""
        return self.order_by(*book_order())


def book_order(of=""):
    """By what elements, or the things `of` elements, stand in the order of the book."""
    cases = [
        models.When(**{f"{of}pillar": pillar}, then=models.Value(place))
        for place, pillar in enumerate(Pillar.values)
    ]
    pillars = models.Case(*cases, output_field=models.PositiveSmallIntegerField())
    return pillars, f"{of}position", f"{of}pk"


class ReadinessElement(models.Model):
    """A part of structure, infrastructure or superstructure (unsur kesiapan)."""

    Pillar = Pillar

    pillar = models.CharField("kelompok", max_length=14, choices=Pillar.choices)
    code = models.CharField("kode", max_length=20, unique=True, default=new_code)
    name = models.CharField("nama", max_length=60)
    definition = models.TextField("definisi")
    position = models.PositiveSmallIntegerField("urutan", default=99)

    objects = ReadinessElementQuerySet.as_manager()

    class Meta:
        verbose_name = "unsur kesiapan"
        verbose_name_plural = "unsur kesiapan"
        constraints = [
            one_of("pillar", Pillar, "readiness_pillar_known"),
            models.UniqueConstraint(
                fields=["pillar", "name"],
                name="readiness_element_once",
                violation_error_message="Unsur dengan nama ini sudah ada di "
                "kelompoknya.",
            ),
        ]

    def __str__(self):
        return f"{self.get_pillar_display()}: {self.name}"
