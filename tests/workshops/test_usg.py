"""Do the scores of many become one ranking?"""

from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from paser_masterplan.means import format_mean, mean_of
from tests.builders.agencies import a_user
from tests.builders.workshops import a_finding, a_usg_score
from tests.forms import opened
from workshops.models import Finding, UsgScore

pytestmark = pytest.mark.django_db
RANKING = "/temuan/usg/"
MARKS = {"urgency": "5", "seriousness": "4", "growth": "3"}


def score_url(finding):
    return reverse("workshops:score", args=[finding.pk])


def give(client, finding, **marks):
    url = score_url(finding)
    return client.post(url, opened(client, url) | MARKS | marks)


def test_person_scores_a_problem_once_and_may_change_it(client, operator, plan):
    finding = a_finding(operator)
    client.force_login(operator)

    give(client, finding)
    give(client, finding, growth="5")

    score = UsgScore.objects.get()
    assert (score.finding, score.by, score.total) == (finding, operator, 14)
    assert str(score) == f"USG temuan {finding.pk}: 14"


def test_saving_leads_to_the_next_problem_without_a_score(client, operator, plan):
    first, second, third = (a_finding(operator) for _ in range(3))
    client.force_login(operator)
    a_usg_score(second, operator)

    assert give(client, first).url == score_url(third)
    give(client, first)
    last = client.post(
        score_url(third), opened(client, score_url(third)) | MARKS, follow=True
    )

    assert last.redirect_chain[-1][0] == RANKING
    assert "Semua masalah sudah Anda nilai." in last.text


def test_next_begins_again_where_the_last_was_scored_first(client, operator, plan):
    first, last = a_finding(operator), a_finding(operator)
    client.force_login(operator)

    assert give(client, last).url == score_url(first)


def test_ranking_is_by_the_mean_of_all(client, admin, operator, plan):
    low, high, unscored = (a_finding(operator) for _ in range(3))
    a_usg_score(low, operator, (2, 2, 2))
    a_usg_score(high, operator, (5, 5, 4))
    a_usg_score(high, admin, (4, 4, 5))
    a_finding(operator, kind=Finding.Kind.POTENTIAL)
    client.force_login(admin)

    page = client.get(RANKING)

    rows = list(page.context["problems"])
    assert [one.pk for one in rows] == [high.pk, low.pk, unscored.pk]
    assert [one.rank for one in rows[:2]] == [1, 2]
    assert [format_mean(one.total) for one in rows] == ["13,5", "6", ""]
    assert [one.is_mine for one in rows] == [True, False, False]
    assert "2 penilai" in page.text


def test_equals_share_a_rank(client, admin, operator, plan):
    one, two, three = (a_finding(operator) for _ in range(3))
    for finding, marks in ((one, (3, 3, 3)), (two, (1, 5, 3)), (three, (1, 1, 1))):
        a_usg_score(finding, operator, marks)
    client.force_login(admin)

    rows = client.get(RANKING).context["problems"]

    assert [row.rank for row in rows] == [1, 1, 3]


def test_unfit_mark_is_a_sentence(client, operator, plan):
    finding = a_finding(operator)
    client.force_login(operator)

    response = give(client, finding, urgency="9")

    assert response.status_code == 200
    assert "urgency" in response.context["form"].errors
    assert not UsgScore.objects.exists()


def test_only_problems_that_stand_are_scored(client, admin, operator, plan):
    potential = a_finding(operator, kind=Finding.Kind.POTENTIAL)
    returned = a_finding(operator, status=Finding.Status.RETURNED)
    client.force_login(admin)

    assert client.get(score_url(potential)).status_code == 404
    assert client.get(score_url(returned)).status_code == 403


def test_agencies_score_their_own_and_experts_all(client, operator, outsider, plan):
    finding = a_finding(operator)
    client.force_login(outsider)
    assert client.get(score_url(finding)).status_code == 404
    assert list(client.get(RANKING).context["problems"]) == []
    client.force_login(a_user(role="EXPERT"))
    assert client.get(score_url(finding)).status_code == 200
    client.force_login(a_user(role="COUNCIL"))
    assert client.get(score_url(finding)).status_code == 403
    assert score_url(finding) not in client.get(RANKING).text


@pytest.mark.parametrize("marks", [(0, 3, 3), (3, 6, 3)])
def test_database_refuses_marks_out_of_range(operator, plan, marks):
    finding = a_finding(operator)

    with pytest.raises(IntegrityError), transaction.atomic():
        a_usg_score(finding, operator, marks)


def test_mean_is_exact_and_said_with_one_decimal():
    assert mean_of([1, 2, None]) == Fraction(3, 2)
    assert mean_of([None]) is None
    assert [format_mean(one) for one in (None, Fraction(5, 2), 4, 2.25, -0.5)] == [
        "",
        "2,5",
        "4",
        "2,2",
        "−0,5",
    ]
