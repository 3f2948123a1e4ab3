"""What does every person get at every address?"""

import pytest
from django.db import transaction
from django.urls import reverse

from tests.builders.plans import a_dimension
from tests.house import furnish
from tests.pages import all_routes

PEOPLE = ("nobody", "operator", "verifier", "outsider", "expert", "council", "admin")
# Columns as in PEOPLE: 200 a page, 302 done or sent on (nobody: to the login page),
# 400 said what was wrong, 403 seen but not theirs to do, 404 does not exist for them.
SHEET = {
    "home": "302 200 200 200 200 200 200",
    "search": "302 200 200 200 200 200 200",
    "summary": "302 403 403 403 200 200 200",
    "guide": "200 200 200 200 200 200 200",
    "guide_page": "200 200 200 200 200 200 200",
    "rights": "200 200 200 200 200 200 200",
    "style_guide": "302 200 200 200 200 200 200",
    "offline": "200 200 200 200 200 200 200",
    "worker": "200 200 200 200 200 200 200",
    "live": "200 200 200 200 200 200 200",
    "ready": "200 200 200 200 200 200 200",
    "logout": "302 302 302 302 302 302 302",
    "login": "200 302 302 302 302 302 302",
    "password_change": "302 200 200 200 200 200 200",
    "account": "302 200 200 200 200 200 200",
    "agencies:list": "302 200 200 200 200 200 200",
    "agencies:create": "302 403 403 403 403 403 200",
    "agencies:detail": "302 200 200 200 200 200 200",
    "agencies:edit": "302 403 403 403 403 403 200",
    "agencies:person_list": "302 403 403 403 403 403 200",
    "agencies:person_create": "302 403 403 403 403 403 200",
    "agencies:person": "302 403 403 403 403 403 200",
    "agencies:person_edit": "302 403 403 403 403 403 200",
    "agencies:person_transfer": "302 403 403 403 403 403 302",
    "agencies:person_move": "302 403 403 403 403 403 302",
    "agencies:inbox": "302 200 200 200 200 200 200",
    "agencies:inbox_read": "302 302 302 302 302 302 302",
    "agencies:preferences": "302 200 200 200 200 200 200",
    "agencies:letter_list": "302 403 403 403 403 403 200",
    "agencies:letter_send": "302 403 403 403 403 403 302",
    "agencies:message": "302 302 404 404 404 404 404",
    "agencies:audit": "302 403 403 403 403 403 200",
    "plans:frame": "302 200 200 200 200 200 200",
    "plans:detail": "302 200 200 200 200 200 200",
    "plans:create": "302 403 403 403 403 403 200",
    "plans:edit": "302 403 403 403 403 403 200",
    "plans:crest": "302 200 200 200 200 200 200",
    "plans:crest_put": "302 403 403 403 403 403 302",
    "plans:crest_remove": "302 403 403 403 403 403 302",
    "plans:mission_create": "302 403 403 403 403 403 200",
    "plans:mission_edit": "302 403 403 403 403 403 200",
    "plans:mission_remove": "302 403 403 403 403 403 302",
    "plans:element_create": "302 403 403 403 403 403 200",
    "plans:element_edit": "302 403 403 403 403 403 200",
    "plans:element_remove": "302 403 403 403 403 403 302",
    "plans:goal_create": "302 403 403 403 403 403 200",
    "plans:goal_edit": "302 403 403 403 403 403 200",
    "plans:goal_remove": "302 403 403 403 403 403 302",
    "plans:dimension_edit": "302 403 403 403 403 403 200",
    "plans:sub_dimension_edit": "302 403 403 403 403 403 200",
    "plans:stage_create": "302 403 403 403 403 403 200",
    "plans:stage": "302 200 200 200 200 200 200",
    "plans:stage_edit": "302 403 403 403 403 403 200",
    "plans:extension_create": "302 403 403 403 403 403 200",
    "plans:extension_ask": "302 200 200 200 403 403 200",
    "plans:extension_request": "302 200 200 404 404 404 200",
    "plans:extension_request_list": "302 200 200 200 200 200 200",
    "plans:extension_revoke": "302 403 403 403 403 403 302",
    "plans:place_list": "302 200 200 200 200 200 200",
    "plans:place_create": "302 403 403 403 403 403 200",
    "plans:place_edit": "302 403 403 403 403 403 200",
    "workshops:list": "302 200 200 200 200 200 200",
    "workshops:create": "302 403 403 403 403 403 200",
    "workshops:detail": "302 200 200 200 200 200 200",
    "workshops:edit": "302 403 403 403 403 403 200",
    "workshops:session_create": "302 403 403 403 403 403 200",
    "workshops:session_edit": "302 403 403 403 403 403 200",
    "workshops:session_delete": "302 403 403 403 403 403 302",
    "workshops:participant_create": "302 200 200 200 403 403 200",
    "workshops:participant_enroll": "302 200 200 200 403 403 200",
    "workshops:participant_edit": "302 200 200 403 403 403 200",
    "workshops:participant_delete": "302 302 302 403 403 403 302",
    "workshops:session_evidence": "302 200 200 200 200 200 200",
    "workshops:session_evidence_upload": "302 403 403 403 403 403 400",
    "workshops:session_evidence_file": "302 200 200 200 200 200 200",
    "workshops:session_evidence_remove": "302 403 403 403 403 403 302",
    "workshops:desk": "302 403 403 403 403 403 200",
    "workshops:presence_move": "302 403 403 403 403 403 302",
    "workshops:room_code": "302 403 403 403 403 403 200",
    "workshops:correct": "302 403 403 403 403 403 200",
    "workshops:attendance": "302 200 200 200 200 200 200",
    "workshops:board": "302 200 200 200 200 200 200",
    "workshops:board_content": "302 200 200 200 200 200 200",
    "workshops:arrive": "200 200 200 200 200 200 200",
    "workshops:outcome_settle": "302 302 302 403 403 403 302",
    "workshops:outcome_create": "302 403 403 403 403 403 200",
    "workshops:outcome_edit": "302 403 403 403 403 403 200",
    "workshops:outcome_delete": "302 403 403 403 403 403 302",
    "workshops:alike": "302 200 200 200 200 200 200",
    "workshops:readiness": "302 302 302 302 200 200 200",
    "workshops:readiness_of": "302 200 200 403 200 200 200",
    "workshops:assess": "302 403 403 403 403 403 200",
    "workshops:assess_of": "302 200 200 403 403 403 200",
    "workshops:swot": "302 200 200 200 200 200 200",
    "workshops:swot_place": "302 403 403 404 403 403 200",
    "workshops:ranking": "302 200 200 200 200 200 200",
    "workshops:score": "302 200 200 404 200 403 200",
    "workshops:finding_list": "302 200 200 200 200 200 200",
    "workshops:finding_create": "302 200 200 200 403 403 200",
    "workshops:finding": "302 200 200 404 200 200 200",
    "workshops:finding_edit": "302 200 200 404 403 403 403",
    "workshops:finding_move": "302 403 403 404 403 403 302",
    "workshops:finding_evidence": "302 200 200 404 200 200 200",
    "workshops:finding_evidence_upload": "302 400 400 404 403 403 403",
    "workshops:finding_evidence_file": "302 200 200 404 200 200 200",
    "workshops:finding_evidence_remove": "302 302 302 404 403 403 403",
    "programs:list": "302 200 200 200 200 200 200",
    "programs:create": "302 200 200 200 403 403 200",
    "programs:worksheets": "302 200 200 403 403 403 200",
    "programs:worksheet_file": "302 200 200 403 403 403 200",
    "programs:worksheet": "302 200 200 404 404 404 404",
    "programs:worksheet_columns": "302 200 200 404 404 404 404",
    "programs:worksheet_save": "302 302 302 404 404 404 404",
    "programs:worksheet_drop": "302 302 302 404 404 404 404",
    "programs:detail draft": "302 200 200 404 404 404 200",
    "programs:detail submitted": "302 200 200 404 200 200 200",
    "programs:edit draft": "302 200 200 404 404 404 403",
    "programs:edit submitted": "302 403 403 404 403 403 403",
    "programs:move draft": "302 403 302 404 404 404 403",
    "programs:move submitted": "302 403 302 404 403 403 403",
    "programs:copy draft": "302 200 200 404 404 404 403",
    "programs:copy submitted": "302 200 200 404 403 403 403",
    "programs:evidence draft": "302 200 200 404 404 404 200",
    "programs:evidence submitted": "302 200 200 404 200 200 200",
    "programs:evidence_upload draft": "302 400 400 404 404 404 403",
    "programs:evidence_upload submitted": "302 403 403 404 403 403 403",
    "programs:evidence_file draft": "302 200 200 404 404 404 200",
    "programs:evidence_file submitted": "302 200 200 404 200 200 200",
    "programs:evidence_remove draft": "302 302 302 404 404 404 403",
    "programs:evidence_remove submitted": "302 403 403 404 403 403 403",
    "programs:history draft": "302 200 200 404 404 404 200",
    "programs:history submitted": "302 200 200 404 200 200 200",
    "programs:compare": "302 200 200 404 200 200 200",
    "programs:compare_to": "302 200 200 404 200 200 200",
    "programs:revision": "302 200 200 404 200 200 200",
    "programs:remark": "302 403 403 404 200 403 200",
    "programs:remark_row": "302 403 403 404 200 403 200",
    "programs:remark_answer": "302 200 200 404 403 403 403",
    "programs:remark_resolve": "302 403 403 404 302 403 302",
    "programs:remark_reopen": "302 403 403 404 302 403 302",
    "programs:verdict": "302 403 403 404 403 403 200",
    "programs:verdict_drop": "302 403 403 404 403 403 302",
    "programs:outcomes": "302 403 403 404 403 403 200",
    "programs:assign": "302 403 403 404 403 403 302",
    "programs:recommend": "302 403 403 404 200 403 403",
    "reviews:desk": "302 403 403 403 200 403 200",
    "reviews:bulk": "302 403 403 403 302 403 302",
    "reviews:verdicts": "302 403 403 403 403 403 200",
    "reviews:assign": "302 403 403 403 403 403 302",
    "reviews:load": "302 403 403 403 200 403 200",
    "reviews:criterion_list": "302 403 403 403 200 403 200",
    "reviews:criterion_create": "302 403 403 403 403 403 200",
    "reviews:criterion_edit": "302 403 403 403 403 403 200",
    "reviews:overlaps": "302 403 403 403 200 403 200",
    "reviews:overlap_judge": "302 403 403 403 403 403 302",
    "reviews:overlap_again": "302 403 403 403 403 403 302",
    "reviews:standard_list": "302 403 403 403 200 403 200",
    "reviews:standard_create": "302 403 403 403 403 403 200",
    "reviews:standard_edit": "302 403 403 403 403 403 200",
    "books:list": "302 200 200 200 200 200 200",
    "books:lay": "302 403 403 403 403 403 302",
    "books:chapter_create": "302 403 403 403 403 403 200",
    "books:chapter": "302 404 404 404 200 200 200",
    "books:chapter_edit": "302 404 404 404 403 403 200",
    "books:chapter_move": "302 404 404 404 403 403 404",
    "books:hint": "302 404 404 404 403 403 302",
    "books:preview": "302 404 404 404 403 403 200",
    "books:offers": "302 404 404 404 403 403 200",
    "books:versions": "302 404 404 404 200 200 200",
    "books:version": "302 404 404 404 200 200 200",
    "books:version_compare": "302 404 404 404 200 200 200",
    "books:version_put_back": "302 404 404 404 403 403 302",
    "books:block": "302 404 404 404 200 200 200",
    "books:excerpt draft": "302 200 200 404 404 404 200",
    "books:excerpt submitted": "302 200 200 404 200 200 200",
    "books:excerpt_print": "302 302 302 404 302 302 302",
    "books:paper_print": "302 403 403 403 403 403 404",
    "books:print": "302 403 403 403 302 302 302",
    "books:worksheet_print": "302 302 302 403 403 403 302",
    "books:printing": "302 404 404 404 200 200 200",
    "books:printing_progress": "302 404 404 404 200 200 200",
    "books:printing_file": "302 404 404 404 200 200 200",
    "books:issue": "302 403 403 403 403 403 200",
    "books:edition": "302 200 200 200 200 200 200",
    "books:edition_file": "302 200 200 200 200 200 200",
    "books:endorse": "302 403 403 403 403 200 403",
    "books:compare": "302 200 200 200 200 200 200",
    "books:comparison_print": "302 302 302 302 302 302 302",
    "published:edition": "200 200 200 200 200 200 200",
    "published:chapter": "200 200 200 200 200 200 200",
    "published:file": "200 200 200 200 200 200 200",
    "books:signed_add": "302 403 403 403 403 403 200",
    "books:signed_file": "302 200 200 200 200 200 200",
    "copies:code": "200 200 200 200 200 200 200",
    "copies:check": "200 200 200 200 200 200 200",
    "copies:digest": "200 200 200 200 200 200 200",
}


@pytest.fixture
def cast(operator, verifier, outsider, expert, council, admin):
    a_dimension("ENVIRONMENT").experts.add(expert)
    return dict(
        zip(
            PEOPLE,
            (None, operator, verifier, outsider, expert, council, admin),
            strict=True,
        )
    )


def keys(rooms):
    """Every route, in as many rooms as it leads to."""
    for route in all_routes():
        named = [key for key in rooms if key.split()[0] == route.name]
        yield from named or [route.name]


def visit(client, key, rooms):
    """The answer to a look at the page, or to the empty form where one only posts."""
    url = reverse(key.split()[0], args=rooms.get(key, []))
    with transaction.atomic():
        response = client.get(url)
        if response.status_code == 405:
            response = client.post(url)
        transaction.set_rollback(True)
    return response.status_code


def test_every_person_at_every_address(client, cast, plan):
    rooms = furnish(plan, cast["operator"], cast["admin"])
    found = {}
    for person in cast.values():
        for key in keys(rooms):
            client.logout()
            if person:
                client.force_login(person)
            found.setdefault(key, []).append(visit(client, key, rooms))

    assert {key: " ".join(map(str, codes)) for key, codes in found.items()} == SHEET
