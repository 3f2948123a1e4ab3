"""Which kinds of findings are there, and where may one stand?"""

from django.db import models


class FindingKind(models.TextChoices):
    POTENTIAL = "POTENTIAL", "Potensi"
    PROBLEM = "PROBLEM", "Masalah"


class FindingReadiness(models.TextChoices):
    STRUCTURE_PEOPLE = "STRUCTURE_PEOPLE", "Struktur: sumber daya manusia"
    STRUCTURE_BUDGET = "STRUCTURE_BUDGET", "Struktur: anggaran"
    STRUCTURE_GOVERNANCE = "STRUCTURE_GOVERNANCE", "Struktur: tata pamong"
    INFRA_PHYSICAL = "INFRA_PHYSICAL", "Infrastruktur: fisik"
    INFRA_DIGITAL = "INFRA_DIGITAL", "Infrastruktur: digital"
    INFRA_SOCIAL = "INFRA_SOCIAL", "Infrastruktur: sosial"
    SUPRA_POLICY = "SUPRA_POLICY", "Suprastruktur: kebijakan"
    SUPRA_INSTITUTION = "SUPRA_INSTITUTION", "Suprastruktur: kelembagaan"
    SUPRA_PROCEDURE = "SUPRA_PROCEDURE", "Suprastruktur: tata laksana"


class FindingFactor(models.TextChoices):
    INTERNAL = "INTERNAL", "Dari dalam pemerintah daerah"
    EXTERNAL = "EXTERNAL", "Dari luar pemerintah daerah"


class FindingStatus(models.TextChoices):
    OPEN = "OPEN", "Menunggu diterima"
    ACCEPTED = "ACCEPTED", "Diterima"
    RETURNED = "RETURNED", "Perlu perbaikan"
    MERGED = "MERGED", "Digabung"
