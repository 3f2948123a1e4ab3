"""Which rows make up a program: what is done, how it is measured, who pays."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from paser_masterplan.constraints import one_of
from programs.models.program import Program


class Action(models.Model):
    """One activity (kegiatan) in the action plan of a program, and its years."""

    program = models.ForeignKey(
        Program, models.CASCADE, related_name="actions", verbose_name="program"
    )
    key = models.UUIDField("kunci baris", default=uuid4, unique=True, editable=False)
    position = models.PositiveSmallIntegerField("urutan", default=0)
    title = models.CharField("kegiatan", max_length=200)
    output = models.TextField("keluaran", blank=True)
    years = models.JSONField("tahun", default=list, blank=True)

    class Meta:
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class Indicator(models.Model):
    """How one sees that a program works: from a baseline to a target for each year."""

    program = models.ForeignKey(
        Program, models.CASCADE, related_name="indicators", verbose_name="program"
    )
    key = models.UUIDField("kunci baris", default=uuid4, unique=True, editable=False)
    position = models.PositiveSmallIntegerField("urutan", default=0)
    name = models.CharField("indikator", max_length=200)
    unit = models.CharField("satuan", max_length=60, blank=True)
    baseline = models.CharField("kondisi awal", max_length=60, blank=True)
    baseline_year = models.PositiveSmallIntegerField(
        "tahun kondisi awal", null=True, blank=True
    )
    targets = models.JSONField("target per tahun", default=dict, blank=True)
    source = models.CharField("sumber data", max_length=200, blank=True)

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name


class FundingSource(models.TextChoices):
    APBD_KAB = "APBD_KAB", "APBD Kabupaten"
    APBD_PROV = "APBD_PROV", "APBD Provinsi"
    BANKEU_PROV = "BANKEU_PROV", "Bantuan keuangan provinsi"
    APBN = "APBN", "APBN"
    DAK = "DAK", "DAK"
    DAU = "DAU", "DAU"
    DBH = "DBH", "DBH"
    DID = "DID", "DID / insentif fiskal"
    DANA_DESA = "DANA_DESA", "Dana Desa"
    ADD = "ADD", "ADD / APBDes"
    BLUD = "BLUD", "BLUD"
    BUMD = "BUMD", "BUMD"
    CSR = "CSR", "CSR / TJSL"
    KPBU = "KPBU", "KPBU"
    HIBAH = "HIBAH", "Hibah"
    PRIVATE = "PRIVATE", "Swasta / mitra"
    OTHER = "OTHER", "Lainnya"
    UNDECIDED = "UNDECIDED", "Belum ditentukan"


class FundingQuerySet(models.QuerySet):
    def in_reading_order(self):
        """By action as the page lists them, then by year."""
        return self.select_related("action").order_by(
            "action__position", "action", "year", "pk"
        )


class Funding(models.Model):
    """Money for an action in one year from one source, or the reason it is unknown."""

    Source = FundingSource

    action = models.ForeignKey(
        Action, models.CASCADE, related_name="fundings", verbose_name="kegiatan"
    )
    key = models.UUIDField("kunci baris", default=uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField("tahun")
    source = models.CharField(
        "sumber dana", max_length=12, choices=Source.choices, default=Source.UNDECIDED
    )
    amount = models.BigIntegerField("jumlah (rupiah)", null=True, blank=True)
    unknown_reason = models.CharField(
        "alasan bila belum diketahui", max_length=200, blank=True
    )

    objects = FundingQuerySet.as_manager()

    class Meta:
        verbose_name = "pendanaan"
        verbose_name_plural = "pendanaan"
        ordering = ["year", "pk"]
        constraints = [
            one_of("source", FundingSource, "funding_source_known"),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0),
                name="funding_amount_positive",
                violation_error_message="Jumlah harus lebih dari nol rupiah.",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(unknown_reason=""),
                name="funding_known_or_reason",
                violation_error_message=(
                    "Isi jumlah, atau alasan mengapa belum diketahui, bukan keduanya."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.action}: {self.year}"
