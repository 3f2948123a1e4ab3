"""What experts advise about programs, and by what they score them."""

from itertools import count

from programs.models import Criterion, Recommendation, Score
from tests.builders.programs import a_revision

numbers = count(1)


def a_criterion(**facts):
    number = next(numbers)
    defaults = {
        "name": f"Kriteria {number}",
        "question": "Seberapa baik?",
        "weight": 20,
        "position": number,
    }
    return Criterion.objects.create(**(defaults | facts))


def a_recommendation(program, by, **facts):
    """An expert's word on the latest revision, or on one that is made for it."""
    last = program.revisions.order_by("number").last()
    defaults = {
        "revision": last or a_revision(program, program.created_by),
        "advice": Recommendation.Advice.APPROVE,
        "text": "Layak didahulukan.",
    }
    facts = defaults | facts
    return Recommendation.objects.create(program=program, by=by, **facts)


def a_score(recommendation, criterion, value=4):
    return Score.objects.create(
        recommendation=recommendation, criterion=criterion, value=value
    )
