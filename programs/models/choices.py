"""Which kinds of programs are there, and where may one stand?"""

from django.db import models

BEFORE_SUBMISSION = ("DRAFT", "PROPOSED")
DECIDED = ("APPROVED", "REJECTED", "MERGED")
EDITABLE = ("DRAFT", "RETURNED")
UNDER_REVIEW = ("SUBMITTED", "IN_REVIEW")


class ProgramPlanType(models.TextChoices):
    DIMENSION = "DIMENSION", "Program dimensi"
    ENABLING_POLICY = "ENABLING_POLICY", "Rencana aksi kebijakan dan kelembagaan"
    ENABLING_PEOPLE = "ENABLING_PEOPLE", "Rencana aksi sumber daya manusia"
    ENABLING_INFRASTRUCTURE = (
        "ENABLING_INFRASTRUCTURE",
        "Rencana aksi infrastruktur pendukung",
    )
    ENABLING_APPLICATION = (
        "ENABLING_APPLICATION",
        "Rencana aksi aplikasi pendukung",
    )
    ENABLING_LITERACY = "ENABLING_LITERACY", "Rencana aksi penguatan literasi"


class ProgramHorizon(models.TextChoices):
    SHORT = "SHORT", "Jangka pendek (1 tahun)"
    MEDIUM = "MEDIUM", "Jangka menengah (5 tahun)"
    LONG = "LONG", "Jangka panjang (sesudahnya)"


class ProgramStatus(models.TextChoices):
    DRAFT = "DRAFT", "Draf"
    PROPOSED = "PROPOSED", "Menunggu pimpinan"
    SUBMITTED = "SUBMITTED", "Menunggu telaah"
    IN_REVIEW = "IN_REVIEW", "Sedang ditelaah"
    RETURNED = "RETURNED", "Perlu perbaikan"
    APPROVED = "APPROVED", "Disetujui"
    REJECTED = "REJECTED", "Ditolak"
    MERGED = "MERGED", "Digabung"
    WITHDRAWN = "WITHDRAWN", "Ditarik"


class ProgramReaderStatus(models.TextChoices):
    """The same statuses in the words of those who review."""

    DRAFT = "DRAFT", "Draf perangkat daerah"
    PROPOSED = "PROPOSED", "Di pimpinan"
    SUBMITTED = "SUBMITTED", "Antrean telaah"
    IN_REVIEW = "IN_REVIEW", "Sedang ditelaah"
    RETURNED = "RETURNED", "Dikembalikan"
    APPROVED = "APPROVED", "Disetujui"
    REJECTED = "REJECTED", "Ditolak"
    MERGED = "MERGED", "Digabung"
    WITHDRAWN = "WITHDRAWN", "Ditarik perangkat daerah"
