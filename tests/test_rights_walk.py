"""Does every address refuse whom the table of rights refuses?"""

import pytest

from agencies import permissions as agencies
from books import permissions as books
from plans import permissions as plans
from plans.models import Stage
from programs import permissions as programs
from programs.models import Program, Worksheet
from tests.house import furnish
from tests.pages import all_routes
from tests.test_permission_walk import PEOPLE, SHEET, cast
from workshops import permissions as workshops
from workshops.models import Assessment, Finding, Outcome, Participant

__all__ = ["cast"]

# What each guarded address asks of a person, and of the thing to which it leads;
# `concerns` where whoever comes at the wrong time reads why instead of being refused.
GUARDS = [
    (agencies.KEEP_AGENCIES.allows, "agencies:create agencies:edit"),
    (
        agencies.KEEP_PEOPLE.allows,
        "agencies:person_list agencies:person_create agencies:person "
        "agencies:person_edit agencies:person_transfer agencies:person_move",
    ),
    (agencies.KEEP_LETTERS.allows, "agencies:letter_list agencies:letter_send"),
    (agencies.READ_AUDIT.allows, "agencies:audit"),
    (
        plans.KEEP_FRAME.allows,
        "plans:create plans:edit plans:crest_put plans:crest_remove "
        "plans:mission_create plans:mission_edit "
        "plans:mission_remove plans:goal_create plans:goal_edit plans:goal_remove "
        "plans:element_create plans:element_edit plans:element_remove "
        "plans:dimension_edit plans:sub_dimension_edit plans:stage_create "
        "plans:stage_edit plans:extension_create plans:extension_revoke "
        "plans:place_create plans:place_edit",
    ),
    (plans.ASK.allows, "plans:extension_ask"),
    (
        workshops.KEEP.allows,
        "workshops:create workshops:edit workshops:session_create "
        "workshops:session_edit workshops:session_delete "
        "workshops:outcome_create workshops:outcome_edit "
        "workshops:outcome_delete workshops:desk "
        "workshops:presence_move workshops:room_code workshops:correct "
        "workshops:session_evidence_upload workshops:session_evidence_remove",
    ),
    (workshops.SEE_READINESS.allows, "workshops:readiness_of"),
    (workshops.ASSESS.allows, "workshops:assess workshops:assess_of"),
    (workshops.CORRECT.allows, "workshops:swot_place"),
    (workshops.SCORE.allows, "workshops:score"),
    (
        workshops.ENROLL.allows,
        "workshops:participant_create workshops:participant_enroll",
    ),
    (
        workshops.AMEND.allows,
        "workshops:participant_edit workshops:participant_delete",
    ),
    (workshops.FINISH.allows, "workshops:outcome_settle"),
    (workshops.CREATE.allows, "workshops:finding_create"),
    (
        workshops.EDIT.allows,
        "workshops:finding_edit workshops:finding_evidence_upload "
        "workshops:finding_evidence_remove",
    ),
    (workshops.ACCEPT.concerns, "workshops:finding_move"),
    (programs.CREATE.allows, "programs:create"),
    (
        programs.EDIT.allows,
        "programs:edit programs:evidence_upload programs:evidence_remove",
    ),
    (programs.COPY.allows, "programs:copy"),
    (
        programs.EXPORT.allows,
        "programs:worksheets programs:worksheet_file books:worksheet_print",
    ),
    (programs.SUBMIT.concerns, "programs:move"),
    (programs.REMARK.concerns, "programs:remark programs:remark_row"),
    (programs.ANSWER.concerns, "programs:remark_answer"),
    (programs.RESOLVE.allows, "programs:remark_resolve programs:remark_reopen"),
    (programs.PREPARE.concerns, "programs:verdict programs:verdict_drop"),
    (programs.ASSIGN.concerns, "programs:assign reviews:assign"),
    (programs.RECOMMEND.concerns, "programs:recommend"),
    (programs.LINK_OUTCOMES.allows, "programs:outcomes"),
    (
        programs.SEE_LOAD.allows,
        "reviews:desk reviews:bulk reviews:load reviews:criterion_list "
        "reviews:standard_list",
    ),
    (programs.RELEASE.allows, "reviews:verdicts"),
    (
        programs.KEEP_CRITERIA.allows,
        "reviews:criterion_create reviews:criterion_edit",
    ),
    (
        programs.KEEP_STANDARDS.allows,
        "reviews:standard_create reviews:standard_edit",
    ),
    (programs.FIND_OVERLAPS.allows, "reviews:overlaps"),
    (programs.JUDGE_OVERLAPS.allows, "reviews:overlap_judge reviews:overlap_again"),
    (programs.FIND_OVERLAPS.allows, "reviews:overlaps"),
    (
        programs.JUDGE_OVERLAPS.allows,
        "reviews:overlap_judge reviews:overlap_again",
    ),
    (
        books.WRITE.allows,
        "books:lay books:preview books:chapter_create books:chapter_edit "
        "books:chapter_move books:hint books:offers books:version_put_back",
    ),
    (books.READ_SUMMARY.allows, "summary"),
    (books.PRINT.allows, "books:print"),
    (books.PRINT_PAPERS.allows, "books:paper_print"),
    (books.ISSUE.allows, "books:issue"),
    (books.ENDORSE.allows, "books:endorse"),
    (books.ADD_SIGNED.allows, "books:signed_add"),
]
ASKED = {route: question for question, routes in GUARDS for route in routes.split()}
# Of which kind the thing is to which the first number of an address leads.
THINGS = {
    "programs:worksheet": Worksheet,
    "programs:": Program,
    "workshops:finding": Finding,
    "workshops:swot_place": Finding,
    "workshops:score": Finding,
    "workshops:outcome_settle": Outcome,
    "workshops:participant_edit": Participant,
    "workshops:participant_delete": Participant,
    "plans:extension_ask": Stage,
}
# What is an agency's alone, at addresses that end in the agency.
WORKSHEETS = {
    "programs:worksheets",
    "programs:worksheet_file",
    "books:worksheet_print",
}
ASSESSMENTS = {"workshops:readiness_of", "workshops:assess", "workshops:assess_of"}
SIGHTS = {Program: programs.SEE, Finding: workshops.SEE}


def answers(key):
    """What each person who has logged in gets at an address."""
    return dict(zip(PEOPLE, SHEET[key].split(), strict=True)) | {"nobody": ""}


def guarded():
    """The addresses at which somebody is refused."""
    return [key for key in SHEET if "403" in answers(key).values()]


def thing_at(key, rooms):
    """The thing to which an address leads, where the answer hangs on it."""
    if key in WORKSHEETS:
        return Worksheet(agency_id=rooms[key][0])
    if key in ASSESSMENTS:
        is_of_region = key == "workshops:assess"
        return Assessment(agency_id=None if is_of_region else rooms[key][-1])
    model = next((THINGS[head] for head in THINGS if key.startswith(head)), None)
    return model.objects.get(pk=rooms[key][0]) if model and key in rooms else None


@pytest.fixture
def rooms(plan, cast):
    return furnish(plan, cast["operator"], cast["admin"])


def test_every_guarded_address_asks_a_right_of_the_tables():
    tables = (agencies, plans, workshops, programs, books)
    rights = {right for floor in tables for right in floor.TABLE.rights}

    assert {key.split()[0] for key in guarded()} - set(ASKED) == set()
    assert set(ASKED) <= {route.name for route in all_routes()}
    assert {question.__self__ for question in ASKED.values()} <= rights


def test_an_address_refuses_whom_its_right_refuses(cast, rooms):
    said, meant = {}, {}
    for key in guarded():
        question, thing = ASKED[key.split()[0]], thing_at(key, rooms)
        for name, code in answers(key).items():
            if code not in {"", "404"}:
                said[key, name] = code == "403"
                meant[key, name] = not question(cast[name], thing)

    assert said == meant


def test_an_address_hides_what_the_right_to_see_hides(cast, rooms):
    said, meant = {}, {}
    for key in SHEET:
        thing = thing_at(key, rooms)
        for name, code in answers(key).items():
            if code and type(thing) in SIGHTS:
                said[key, name] = code == "404"
                meant[key, name] = not SIGHTS[type(thing)].allows(cast[name], thing)

    assert said == meant
