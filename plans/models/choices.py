"""Which stages are there, and how does a request for more time stand?"""

from django.db import models


class StageKind(models.TextChoices):
    FINDINGS = "FINDINGS", "Bimtek I: potensi dan masalah"
    PROPOSALS = "PROPOSALS", "Bimtek II: program dan rencana aksi"
    QUICK_WINS = "QUICK_WINS", "Bimtek III: quick win dan peta jalan"
    FINAL = "FINAL", "Bimtek IV: buku akhir"


# The kinds whose end keeps an agency from something it does in the portal.
LOCKING = frozenset({StageKind.FINDINGS, StageKind.PROPOSALS})


class RequestStatus(models.TextChoices):
    ASKED = "ASKED", "Menunggu jawaban"
    GRANTED = "GRANTED", "Diberikan"
    REFUSED = "REFUSED", "Tidak diberikan"
