"""Which problems press most, by the scores that people gave them?"""

from django.db.models import Avg, Count, Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import Rank

from agencies.models import User
from workshops import permissions
from workshops.models import Finding, UsgScore
from workshops.models.scoring import USG


def scorable(user: User) -> QuerySet[Finding]:
    """The problems of the current plan that this person may score."""
    return Finding.objects.of_current_plan().filter(permissions.SCORE.rows(user))


def ranked(user: User) -> QuerySet[Finding]:
    """Problems the person may know of, the most pressing first, then the unscored.

    Each with the mean of each score, their `total` of 3 to 15, the number of `people`,
    its `rank`, and `is_mine` where the person scored it.
    """
    known = Finding.objects.visible_to(user).of_current_plan()
    problems = known.filter(
        kind=Finding.Kind.PROBLEM, status__in=permissions.SCORE.at
    ).select_related("agency")
    means = {name: Avg(f"scores__{name}") for name in USG}
    own = UsgScore.objects.filter(finding=OuterRef("pk"), by=user)
    order = F("total").desc(nulls_last=True)
    return (
        problems.annotate(**means, people=Count("scores"), is_mine=Exists(own))
        .annotate(total=F("urgency") + F("seriousness") + F("growth"))
        .annotate(rank=Window(Rank(), order_by=order))
        .order_by(order, "pk")
    )


def next_for(user: User, finding: Finding) -> Finding | None:
    """The next problem that the person has not scored: those behind this one first."""
    mine = UsgScore.objects.filter(finding=OuterRef("pk"), by=user)
    waiting = scorable(user).exclude(Exists(mine)).order_by("pk")
    return waiting.filter(pk__gt=finding.pk).first() or waiting.first()
