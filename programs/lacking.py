"""What do programs still lack that a reader of the book would miss?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from programs.models import Action, Funding, Indicator
from programs.models.choices import BEFORE_SUBMISSION, EDITABLE, UNDER_REVIEW
from workshops.models import Finding

Status = Finding.Status


@dataclass(frozen=True)
class Lack:
    """One thing that may be missing, and which programs miss it."""

    label: str
    rows: Callable[[], Q]


def _undecided() -> Q:
    return Q(status__in={*BEFORE_SUBMISSION, *EDITABLE, *UNDER_REVIEW})


def _finding() -> Q:
    accepted = Q(status=Status.ACCEPTED) | Q(merged_into__status=Status.ACCEPTED)
    return ~Q(Exists(Finding.objects.filter(accepted, programs=OuterRef("pk"))))


def _indicator() -> Q:
    return ~Q(Exists(Indicator.objects.filter(program=OuterRef("pk"))))


def _money() -> Q:
    """An action without any line of money, or a line that says neither sum nor why."""
    actions = Action.objects.filter(program=OuterRef("pk"), fundings=None)
    silent = Funding.objects.filter(
        action__program=OuterRef("pk"), amount=None, unknown_reason=""
    )
    return Q(Exists(actions)) | Q(Exists(silent))


LACKS = {
    "keputusan": Lack("Belum diputuskan", _undecided),
    "temuan": Lack("Tidak menjawab temuan yang diterima", _finding),
    "indikator": Lack("Tanpa indikator", _indicator),
    "dana": Lack("Dana belum diketahui tanpa alasan", _money),
}


def lacking(programs, name):
    """Those of these programs that lack this."""
    return programs.filter(LACKS[name].rows())
