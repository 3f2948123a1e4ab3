"""Who has how much to review, and since when does it wait?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import User
from programs import loads
from programs.models import Program
from tests.builders.agencies import a_user
from tests.builders.plans import a_dimension, a_plan, a_sub_dimension
from tests.builders.programs import a_program

Status = Program.Status
PAGE = "/telaah/beban/"


def numbers(tally):
    return tally.waiting, tally.in_review, tally.returned, tally.decided


def a_waiting(operator, reviewer=None, days=0, **facts):
    since = timezone.now() - timedelta(days=days, hours=1)
    defaults = {"status": Status.SUBMITTED, "submitted_at": since}
    return a_program(operator, reviewer=reviewer, **(defaults | facts))


@pytest.fixture
def busy(plan, operator, admin, expert):
    """An expert with some of everything, an admin with little, and one for nobody."""
    part = a_sub_dimension()
    a_waiting(operator, expert, days=12, sub_dimension=part)
    a_waiting(operator, expert, days=3)
    a_waiting(operator, expert, days=1, status=Status.IN_REVIEW)
    a_waiting(operator, expert, days=40, status=Status.RETURNED)
    for status in (Status.APPROVED, Status.REJECTED, Status.MERGED):
        a_waiting(operator, expert, days=50, status=status)
    a_waiting(operator, expert, status=Status.WITHDRAWN)
    a_waiting(operator, admin, status=Status.IN_REVIEW)
    a_waiting(operator, days=7)


def test_load_counts_by_reviewer_the_fullest_first(busy, admin, expert):
    found = loads.gather()

    assert [load.person for load in found.reviewers] == [expert, admin]
    assert numbers(found.reviewers[0].tally) == (2, 1, 1, 3)
    assert numbers(found.reviewers[1].tally) == (0, 1, 0, 0)
    assert [load.tally.days for load in found.reviewers] == [12, 0]


def test_load_counts_what_nobody_has(busy):
    nobody = loads.gather().nobody

    assert (nobody.waiting, nobody.days) == (1, 7)


def test_load_counts_by_dimension(busy, expert):
    dimension = a_dimension()
    dimension.reviewer = expert
    dimension.save()

    found = {load.dimension: load.tally for load in loads.gather().dimensions}

    assert len(found) == 6
    assert numbers(found[dimension]) == (1, 0, 0, 0)
    assert found[a_dimension("LIVING")].days is None


def test_load_draws_a_bar_for_each(busy):
    drawn = loads.gather().bars

    assert [(bar.label, bar.value_label, bar.share) for bar in drawn] == [
        ("Eka Tenaga Ahli", "3", 100),
        ("Ade Admin", "1", 33),
    ]


def test_one_who_left_is_shown_while_programs_wait(plan, operator, admin):
    gone = a_user(role=User.Role.EXPERT, is_active=False)
    a_user(role=User.Role.EXPERT, is_active=False)
    a_waiting(operator, gone)

    assert [load.person for load in loads.gather().reviewers] == [gone, admin]


def test_load_is_that_of_the_current_plan(operator, admin):
    a_waiting(operator, plan=a_plan(is_current=False, stages=False))

    assert numbers(loads.gather().nobody) == (0, 0, 0, 0)


def test_page_leads_to_what_nobody_has(client, busy, expert):
    client.force_login(expert)

    page = client.get(PAGE).text

    assert "1 program belum punya penelaah" in page
    assert "sudah 7 hari" in page
    assert 'href="/telaah/?reviewer=belum"' in page
    assert f'href="/telaah/?reviewer={expert.pk}"' in page
    assert "ditetapkan di" not in page


def test_page_says_nothing_of_nobody_where_all_have_somebody(client, plan, admin):
    a_user(role=User.Role.EXPERT, is_active=False, full_name="Yang Pergi")
    client.force_login(admin)

    page = client.get(PAGE).text

    assert "belum punya penelaah" not in page
    assert "Yang Pergi" not in page
    assert "ditetapkan di" in page


def test_load_is_for_reviewers(client, plan, operator, verifier, council):
    for person in (operator, verifier, council):
        client.force_login(person)
        assert client.get(PAGE).status_code == 403
