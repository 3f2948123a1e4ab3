"""What do experts advise about a program, and how do they score it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from agencies import auditing
from agencies.models import User
from paser_masterplan.moves import MoveRefused
from programs import permissions, pinning
from programs.models import Criterion, Program, Recommendation, Revision, Score

# The colour of an advice is that of the status to which following it would lead.
TONES = {
    Recommendation.Advice.APPROVE: Program.Status.APPROVED,
    Recommendation.Advice.RETURN: Program.Status.RETURNED,
    Recommendation.Advice.REJECT: Program.Status.REJECTED,
}
HUNDREDTH = Decimal("0.01")
FULL = 100  # what the criteria in use should weigh together


@dataclass(frozen=True)
class Opinion:
    """One recommendation as reviewers read it."""

    said: Recommendation
    scores: list[Score]
    mean: Decimal | None
    is_outdated: bool

    @property
    def tone(self) -> str:
        """The code that gives its colour."""
        return TONES[Recommendation.Advice(self.said.advice)]


@dataclass(frozen=True)
class Panel:
    """All that experts advise about a program, and whether the reader may too."""

    opinions: list[Opinion]
    own: Opinion | None
    may_recommend: bool

    @property
    def mean(self) -> Decimal | None:
        """What those who read the latest revision give it between them."""
        means = [one.mean for one in self.opinions if one.mean and not one.is_outdated]
        return mean(means).quantize(HUNDREDTH) if len(means) > 1 else None


def panel_for(program: Program, reader: User) -> Panel | None:
    """The advice about a program, or None for those who may not read it."""
    if not permissions.can_read_advice(reader, program):
        return None
    opinions = _opinions(program)
    own = (one for one in opinions if one.said.by == reader and not one.is_outdated)
    return Panel(
        opinions=opinions,
        own=next(own, None),
        may_recommend=permissions.can_recommend(reader, program),
    )


def criteria() -> QuerySet[Criterion]:
    """By what experts score now."""
    return Criterion.objects.active().in_order()


def weight_of(rows: Iterable[Criterion]) -> int:
    """What the criteria in use weigh together."""
    return sum(row.weight for row in rows if row.is_active)


def said_before(program: Program, expert: User) -> dict[str, Any]:
    """With what the form of an expert opens: the revision read, and what was said."""
    revision = pinning.latest(program)
    filled: dict[str, Any] = {"read": revision.number if revision else 0}
    if said := own_of(revision, expert):
        filled |= {"advice": said.advice, "text": said.text}
        filled |= {f"score_{row.criterion_id}": row.value for row in said.scores.all()}
    return filled


def own_of(revision: Revision | None, expert: User) -> Recommendation | None:
    """What this expert has advised about one revision, with the scores."""
    said = Recommendation.objects.filter(revision=revision, by=expert)
    return said.prefetch_related("scores").first()


@transaction.atomic
def recommend(
    program: Program,
    *,
    by: User,
    read: int,
    advice: str,
    text: str,
    scores: dict[Criterion, int],
) -> Recommendation:
    """Say or better what an expert advises about the revision that was read.

    It decides nothing: the admin reads it beside the decision.
    """
    rows = Program.objects.select_for_update(of=("self",))
    locked = rows.select_related("sub_dimension__dimension").get(pk=program.pk)
    admit(by, locked)
    if not permissions.can_recommend(by, locked):
        raise MoveRefused(
            "Rekomendasi ditulis selama program menunggu atau sedang ditelaah; "
            f"statusnya kini “{locked.status_for(by)}”."
        )
    revision = pinning.admit(locked, read)
    if revision is None:
        raise MoveRefused("Program ini belum punya revisi yang dapat dinilai.")
    present = own_of(revision, by)
    before = _facts(present) if present else {}
    said = _write(locked, revision, by, advice=advice, text=text, scores=scores)
    auditing.record(
        "recommendation.write",
        said,
        f"Rekomendasi atas {locked.code} revisi {revision.number}",
        by=by,
        before=before,
        after=_facts(said),
        reason=text,
    )
    return said


def admit(user: User, program: Program) -> None:
    """Only experts who review the program say what they advise."""
    if not permissions.RECOMMEND.concerns(user, program):
        raise PermissionDenied(
            "Rekomendasi ditulis tenaga ahli yang menelaah program ini, bukan program "
            "instansinya sendiri."
        )


def weighted_mean(scores: list[Score]) -> Decimal | None:
    """The mean of the scores by the weights of their criteria, in hundredths."""
    weight = sum(score.criterion.weight for score in scores)
    if not weight:
        return None
    total = sum(score.value * score.criterion.weight for score in scores)
    return (Decimal(total) / weight).quantize(HUNDREDTH)


def _opinions(program: Program) -> list[Opinion]:
    last = Revision.objects.filter(program=OuterRef("program")).values("program")
    latest = Subquery(last.annotate(last=Max("number")).values("last"))
    rows = program.recommendations.for_page().annotate(latest=latest)
    return [
        Opinion(
            said=row,
            scores=list(row.scores.all()),
            mean=weighted_mean(list(row.scores.all())),
            is_outdated=row.revision.number < row.latest,
        )
        for row in rows
    ]


def _write(
    program: Program,
    revision: Revision,
    by: User,
    *,
    advice: str,
    text: str,
    scores: dict[Criterion, int],
) -> Recommendation:
    facts = {"program": program, "advice": advice, "text": text, "at": timezone.now()}
    said, _ = Recommendation.objects.update_or_create(
        revision=revision, by=by, defaults=facts
    )
    said.scores.all().delete()
    Score.objects.bulk_create(
        Score(recommendation=said, criterion=criterion, value=value)
        for criterion, value in scores.items()
    )
    return said


def _facts(said: Recommendation) -> dict[str, str | int]:
    scores = said.scores.select_related("criterion").order_by("criterion__position")
    given = {score.criterion.name: score.value for score in scores}
    return {"saran": said.get_advice_display(), "alasan": said.text} | given
