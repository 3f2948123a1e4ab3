"""Which kinds of findings are there, and where may one stand?"""

from django.db import models


class FindingKind(models.TextChoices):
    POTENTIAL = "POTENTIAL", "Potensi"
    PROBLEM = "PROBLEM", "Masalah"


class FindingFactor(models.TextChoices):
    INTERNAL = "INTERNAL", "Dari dalam pemerintah daerah"
    EXTERNAL = "EXTERNAL", "Dari luar pemerintah daerah"


class SwotField(models.TextChoices):
    """The four fields of a SWOT: what helps or hinders, from within or without."""

    STRENGTH = "STRENGTH", "Kekuatan"
    WEAKNESS = "WEAKNESS", "Kelemahan"
    OPPORTUNITY = "OPPORTUNITY", "Peluang"
    THREAT = "THREAT", "Ancaman"

    @classmethod
    def of(cls, kind: str, factor: str) -> str:
        """The field of a finding by its kind and factor, or none without a factor."""
        if not factor:
            return ""
        is_problem = kind == FindingKind.PROBLEM
        if factor == FindingFactor.INTERNAL:
            return str(cls.WEAKNESS if is_problem else cls.STRENGTH)
        return str(cls.THREAT if is_problem else cls.OPPORTUNITY)


class FindingStatus(models.TextChoices):
    OPEN = "OPEN", "Menunggu diterima"
    ACCEPTED = "ACCEPTED", "Diterima"
    RETURNED = "RETURNED", "Perlu perbaikan"
    MERGED = "MERGED", "Digabung"
