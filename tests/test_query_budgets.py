"""How many queries does every page cost, with one thing of each kind and with three?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.house import crowd, furnish
from tests.test_permission_walk import SHEET as WALK

# The admin's view of every page that an admin may open; session and person included.
BUDGETS = {
    "home": 15,
    "search": 2,
    "summary": 24,
    "guide": 2,
    "guide_page": 2,
    "rights": 2,
    "style_guide": 2,
    "offline": 2,
    "worker": 2,
    "live": 2,
    "ready": 7,
    "password_change": 2,
    "account": 2,
    "agencies:list": 3,
    "agencies:create": 2,
    "agencies:detail": 4,
    "agencies:edit": 3,
    "agencies:person_list": 5,
    "agencies:person_create": 3,
    "agencies:person": 5,
    "agencies:person_edit": 3,
    "agencies:inbox": 3,
    "agencies:preferences": 3,
    "agencies:letter_list": 5,
    "agencies:audit": 4,
    "plans:frame": 10,
    "plans:detail": 10,
    "plans:create": 2,
    "plans:edit": 3,
    "plans:crest": 3,
    "plans:mission_create": 3,
    "plans:mission_edit": 3,
    "plans:element_create": 2,
    "plans:element_edit": 3,
    "plans:goal_create": 5,
    "plans:goal_edit": 6,
    "plans:dimension_edit": 6,
    "plans:sub_dimension_edit": 3,
    "plans:stage_create": 3,
    "plans:stage": 7,
    "plans:stage_edit": 3,
    "plans:extension_create": 4,
    "plans:extension_ask": 4,
    "plans:extension_request": 4,
    "plans:extension_request_list": 4,
    "plans:place_list": 4,
    "plans:place_create": 3,
    "plans:place_edit": 4,
    "workshops:list": 5,
    "workshops:create": 3,
    "workshops:detail": 12,
    "workshops:edit": 4,
    "workshops:session_create": 3,
    "workshops:session_edit": 3,
    "workshops:participant_create": 4,
    "workshops:participant_enroll": 4,
    "workshops:participant_edit": 5,
    "workshops:session_evidence": 4,
    "workshops:session_evidence_file": 4,
    "workshops:desk": 6,
    "workshops:room_code": 3,
    "workshops:correct": 4,
    "workshops:attendance": 7,
    "workshops:board": 3,
    "workshops:board_content": 3,
    "workshops:arrive": 3,
    "workshops:outcome_create": 5,
    "workshops:outcome_edit": 6,
    "workshops:alike": 2,
    "workshops:readiness": 7,
    "workshops:readiness_of": 6,
    "workshops:assess": 9,
    "workshops:assess_of": 9,
    "workshops:swot": 3,
    "workshops:swot_place": 5,
    "workshops:ranking": 4,
    "workshops:score": 4,
    "workshops:finding_list": 6,
    "workshops:finding_create": 9,
    "workshops:finding": 12,
    "workshops:finding_evidence": 4,
    "workshops:finding_evidence_file": 4,
    "programs:list": 6,
    "programs:create": 6,
    "programs:worksheets": 3,
    "programs:worksheet_file": 18,
    "programs:detail draft": 13,
    "programs:detail submitted": 16,
    "programs:evidence draft": 4,
    "programs:evidence submitted": 4,
    "programs:evidence_file draft": 4,
    "programs:evidence_file submitted": 4,
    "programs:history draft": 7,
    "programs:history submitted": 7,
    "programs:revision": 4,
    "programs:compare": 10,
    "programs:compare_to": 9,
    "programs:remark": 5,
    "programs:remark_row": 7,
    "programs:verdict": 5,
    "programs:outcomes": 5,
    "reviews:verdicts": 11,
    "reviews:desk": 8,
    "reviews:load": 5,
    "reviews:standard_list": 3,
    "reviews:standard_create": 2,
    "reviews:standard_edit": 3,
    "reviews:criterion_list": 3,
    "reviews:criterion_create": 2,
    "reviews:criterion_edit": 3,
    "reviews:overlaps": 8,
    "books:list": 9,
    "books:chapter_create": 2,
    "books:chapter": 20,
    "books:chapter_edit": 22,
    "books:offers": 19,
    "books:versions": 5,
    "books:version": 4,
    "books:version_compare": 4,
    "books:block": 19,
    "books:excerpt draft": 9,
    "books:excerpt submitted": 9,
    "books:printing": 3,
    "books:printing_progress": 3,
    "books:printing_file": 3,
    "books:issue": 21,
    "books:edition": 5,
    "books:edition_file": 3,
    "books:compare": 4,
    "published:edition": 5,
    "published:chapter": 5,
    "published:file": 4,
    "books:signed_add": 3,
    "books:signed_file": 3,
    "copies:code": 5,
    "copies:check": 2,
    "copies:digest": 4,
}
# The agency's own view of the pages it writes on.
OWN_BUDGETS = {
    "home": 6,
    "agencies:detail": 3,
    "plans:detail": 10,
    "workshops:detail": 12,
    "workshops:attendance": 7,
    "workshops:readiness_of": 7,
    "workshops:assess_of": 10,
    "workshops:swot": 3,
    "workshops:ranking": 4,
    "workshops:score": 6,
    "workshops:list": 5,
    "workshops:participant_create": 3,
    "workshops:participant_enroll": 3,
    "workshops:participant_edit": 4,
    "workshops:finding_list": 5,
    "workshops:finding_create": 9,
    "workshops:finding": 11,
    "workshops:finding_evidence": 5,
    "workshops:finding_edit": 12,
    "programs:list": 5,
    "programs:create": 6,
    "programs:worksheets": 4,
    "programs:worksheet": 3,
    "programs:worksheet_columns": 4,
    "programs:worksheet_file": 18,
    "programs:detail draft": 12,
    "programs:detail submitted": 12,
    "programs:evidence draft": 4,
    "programs:edit draft": 13,
    "programs:copy draft": 8,
    "books:excerpt draft": 9,
    "books:edition": 5,
    "books:edition_file": 3,
    "books:compare": 4,
}


# Answers a fragment to a POST and is no page.
NO_PAGE = {"books:preview"}


def pages_of(column):
    """The rooms where this column of the walk finds a page."""
    found = {key for key, codes in WALK.items() if codes.split()[column] == "200"}
    return sorted(found - NO_PAGE)


def cost(client, key, rooms):
    url = reverse(key.split()[0], args=rooms.get(key, []))
    client.get(url)  # the first look may fill what is kept between requests
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def costs(client, person, keys, rooms):
    client.force_login(person)
    return {key: cost(client, key, rooms) for key in keys}


@pytest.fixture
def rooms(plan, operator, verifier, admin):
    return furnish(plan, operator, admin)


def test_pages_cost_an_admin_the_same_for_one_and_three(
    client, rooms, plan, operator, admin
):
    keys = pages_of(column=6)

    with_one = costs(client, admin, keys, rooms)
    crowd(rooms, plan, operator, admin)
    with_three = costs(client, admin, keys, rooms)

    assert with_one == BUDGETS
    assert with_three == BUDGETS


def test_pages_cost_an_operator_the_same_for_one_and_three(
    client, rooms, plan, operator, admin
):
    with_one = costs(client, operator, OWN_BUDGETS, rooms)
    crowd(rooms, plan, operator, admin)
    with_three = costs(client, operator, OWN_BUDGETS, rooms)

    assert with_one == OWN_BUDGETS
    assert with_three == OWN_BUDGETS


def test_every_page_has_a_budget():
    assert set(pages_of(column=6)) == set(BUDGETS)
    assert set(OWN_BUDGETS) <= set(pages_of(column=1))
