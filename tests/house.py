"""One thing of every kind, so that every address of the portal leads somewhere."""

from itertools import cycle

from django.utils import timezone

from books.models import Chapter, Edition
from plans.models import Crest, Dimension, ReadinessElement, Stage, SubDimension
from programs.models import Program
from tests.builders.agencies import (
    a_letter,
    a_message,
    a_user,
    an_agency,
    an_audit_entry,
    an_evidence,
)
from tests.builders.books import (
    a_chapter,
    a_content,
    a_printing,
    a_signed_file,
    a_version,
    an_edition,
    an_edition_file,
)
from tests.builders.plans import (
    a_crest,
    a_goal,
    a_mission,
    a_place,
    a_readiness_element,
    an_extension,
    an_extension_request,
)
from tests.builders.programs import (
    a_funding,
    a_program,
    a_remark,
    a_revision,
    a_standard_remark,
    a_verdict,
    an_action,
    an_apart,
    an_indicator,
)
from tests.builders.scoring import a_criterion, a_recommendation, a_score
from tests.builders.worksheets import a_worksheet
from tests.builders.workshops import (
    a_finding,
    a_participant,
    a_session,
    a_usg_score,
    a_workshop,
    an_assessment,
    an_open_session,
    an_outcome,
    somebody_there,
)
from workshops.models import Assessment, Finding, Workshop

BOOKS = cycle("12")
Status = Program.Status


def furnish(plan, operator, admin):
    """Lay one thing of every kind; returns the arguments of every route by name.

    A route that leads to several kinds of things has a key with a word behind its name.
    """
    workshop = a_workshop(ends_on=timezone.localdate())
    session = an_open_session(workshop, admin)
    outcome = an_outcome(workshop, kind="TASK", session=session, owner=operator.agency)
    stage = plan.stages.first()
    # Of one agency one request waits at a time.
    asked = stage.requests.first() or an_extension_request(stage, operator)
    draft = a_program(operator, complete=True)
    submitted = a_program(operator, complete=True, status=Status.SUBMITTED)
    returned = a_program(operator, complete=True, status=Status.RETURNED)
    reviewed = a_program(operator, complete=True, status=Status.IN_REVIEW)
    a_verdict(reviewed, admin)
    remark = a_remark(returned, admin)
    a_revision(submitted, operator)
    a_revision(submitted, admin, number=2, move="return")
    chapter = a_chapter(narrative="[[tabel: Matriks SWOT struktur]]")
    a_version(chapter, admin)
    printing = a_printing(admin, state="DONE")
    former, edition = _editions(plan, admin)
    signed = a_signed_file(edition.files.get(), admin)
    for program in (draft, submitted):
        an_audit_entry(admin, thing=program)
        criterion = _advise(program)
    somebody_there(workshop, operator.agency)
    a_letter(operator, state="GIVEN_UP", error="550 tidak dikenal")
    finding, accepted = a_finding(operator), a_finding(operator, accepted=True)
    a_usg_score(finding, operator)
    element = a_readiness_element()
    _assess(element, operator.agency)
    piece = an_evidence(operator, finding, draft, submitted)
    rooms = {
        "guide_page": ["mulai"],
        "agencies:detail": [operator.agency_id],
        "agencies:edit": [operator.agency_id],
        "agencies:message": [a_message(operator).pk],
        "agencies:person_move": [operator.pk, "disable"],
        "plans:detail": [plan.pk],
        "plans:edit": [plan.pk],
        "plans:dimension_edit": [Dimension.objects.first().pk],
        "plans:sub_dimension_edit": [SubDimension.objects.first().pk],
        "plans:extension_create": [stage.pk],
        "plans:extension_ask": [stage.pk],
        "plans:extension_request": [asked.pk],
        "plans:extension_revoke": [an_extension(stage, operator.agency, admin).pk],
        "plans:place_edit": [a_place().pk],
        "workshops:detail": [workshop.pk],
        "workshops:attendance": [workshop.pk],
        "workshops:board": [workshop.pk],
        "workshops:board_content": [workshop.pk],
        "workshops:desk": [session.pk],
        "workshops:presence_move": [session.pk, "tutup"],
        "workshops:room_code": [session.pk],
        "workshops:correct": [session.pk],
        "workshops:session_evidence": [session.pk],
        "workshops:session_evidence_upload": [session.pk],
        "workshops:outcome_settle": [outcome.pk],
        "workshops:edit": [workshop.pk],
        "workshops:participant_enroll": [workshop.pk],
        "workshops:finding": [finding.pk],
        "workshops:readiness_of": [operator.agency_id],
        "workshops:assess": [element.pk],
        "workshops:assess_of": [element.pk, operator.agency_id],
        "workshops:swot_place": [accepted.pk],
        "workshops:score": [finding.pk],
        "workshops:finding_edit": [finding.pk],
        "workshops:finding_move": [finding.pk, "accept"],
        "workshops:finding_evidence": [finding.pk],
        "workshops:finding_evidence_upload": [finding.pk],
        "programs:worksheets": [operator.agency_id],
        "programs:worksheet_file": [operator.agency_id],
        "books:worksheet_print": [operator.agency_id],
        "programs:revision": [submitted.pk, 1],
        "programs:compare": [submitted.pk, 1],
        "programs:compare_to": [submitted.pk, 1, 2],
        "programs:remark": [submitted.pk, "objective"],
        "programs:remark_row": [
            submitted.pk,
            "actions",
            submitted.actions.first().key,
        ],
        "programs:remark_answer": [returned.pk, remark.pk],
        "programs:remark_resolve": [returned.pk, remark.pk],
        "programs:remark_reopen": [returned.pk, remark.pk],
        "reviews:standard_edit": [a_standard_remark().pk],
        "programs:verdict": [reviewed.pk],
        "programs:verdict_drop": [reviewed.pk],
        "programs:outcomes": [submitted.pk],
        "programs:assign": [submitted.pk],
        "programs:recommend": [submitted.pk],
        "reviews:criterion_edit": [criterion.pk],
        "reviews:overlap_judge": [draft.pk, submitted.pk, "berbeda"],
        "reviews:overlap_again": [an_apart(submitted, returned, by=admin).pk],
        "books:chapter": [chapter.pk],
        "books:chapter_edit": [chapter.pk],
        "books:chapter_move": [chapter.pk, "up"],
        "books:block": [chapter.pk],
        "books:hint": [chapter.pk],
        "books:preview": [chapter.pk],
        "books:offers": [chapter.pk],
        "books:versions": [chapter.pk],
        "books:version": [chapter.pk, 1],
        "books:version_compare": [chapter.pk, 1],
        "books:version_put_back": [chapter.pk, 1],
        "books:excerpt_print": [submitted.pk],
        "books:paper_print": [workshop.pk],
        "books:print": ["all"],
        "books:edition": [edition.pk],
        "books:edition_file": [edition.pk, edition.files.get().pk],
        "books:endorse": [edition.pk],
        "books:compare": [edition.pk, former.pk],
        "books:comparison_print": [edition.pk, former.pk],
        "published:chapter": [1, 1],
        "published:file": [edition.files.get().pk],
        "books:signed_add": [edition.pk],
        "books:signed_file": [signed.pk],
        "copies:code": [edition.code],
        "copies:digest": [signed.sha256],
    }
    if not Crest.objects.filter(plan=plan).exists():
        a_crest(plan)
    sheet = a_worksheet(operator).pk
    verbs = ("", "_columns", "_save", "_drop")
    rooms |= _everywhere("programs:worksheet", sheet, *verbs)
    rooms |= _everywhere("plans:crest", plan.pk, "", "_put", "_remove")
    rooms |= _everywhere("agencies:person", operator.pk, "", "_edit", "_transfer")
    rooms |= _everywhere("plans:mission", a_mission(plan).pk, "_edit", "_remove")
    rooms |= _everywhere("plans:element", _spare_element().pk, "_edit", "_remove")
    rooms |= _everywhere("plans:goal", a_goal(plan).pk, "_edit", "_remove")
    rooms |= _everywhere("plans:stage", stage.pk, "", "_edit")
    rooms |= _everywhere("books:printing", printing.pk, "", "_progress", "_file")
    for noun, thing in {
        "session": session,
        "participant": a_participant(workshop, operator.agency),
        "outcome": outcome,
    }.items():
        rooms |= _everywhere(f"workshops:{noun}", thing.pk, "_edit", "_delete")
        rooms[f"workshops:{noun}_create"] = [workshop.pk]
    rooms |= _at_piece("workshops:finding_evidence", "", finding, piece)
    material = an_evidence(admin, session)
    rooms |= _at_piece("workshops:session_evidence", "", session, material)
    for word, program in {"draft": draft, "submitted": submitted}.items():
        rooms |= _program_rooms(word, program)
        rooms |= _at_piece("programs:evidence", f" {word}", program, piece)
    return rooms


def _editions(plan, admin):
    """Two more editions, of which the newer is in force and open to everybody."""
    plan.is_public = True
    plan.save()
    last = plan.editions.newest_first().first()
    content = a_content(plan)
    former = an_edition(admin, content=content, supersedes=last)
    return former, an_edition(admin, content=content, supersedes=former)


def _assess(element, agency):
    """What an agency and the region say of an element, once each."""
    for one in (agency, None):
        if not Assessment.objects.filter(element=element, agency=one).exists():
            an_assessment(one, element=element)


def _spare_element():
    """An element that nothing names yet."""
    number = ReadinessElement.objects.count()
    return a_readiness_element(f"SPARE_{number}", name=f"unsur {number}")


def _advise(program):
    """What one more expert advises, by one more criterion, which is returned."""
    criterion = a_criterion()
    said = a_recommendation(program, a_user(role="EXPERT"))
    a_score(said, criterion)
    return criterion


def _everywhere(name, pk, *verbs):
    return {f"{name}{verb}": [pk] for verb in verbs}


def _at_piece(name, word, record, piece):
    verbs = ("_file", "_remove")
    return {f"{name}{verb}{word}": [record.pk, piece.pk] for verb in verbs}


def _program_rooms(word, program):
    return {
        f"programs:detail {word}": [program.pk],
        f"programs:history {word}": [program.pk],
        f"programs:copy {word}": [program.pk],
        f"books:excerpt {word}": [program.pk],
        f"programs:edit {word}": [program.pk, "identitas"],
        f"programs:move {word}": [program.pk, "submit"],
        f"programs:evidence {word}": [program.pk],
        f"programs:evidence_upload {word}": [program.pk],
    }


def crowd(rooms, plan, operator, admin):
    """Three of everything: two more houses, two more rows in the things of `rooms`."""
    for _ in range(2):
        newer = furnish(plan, operator, admin)
        rooms["published:file"] = newer["published:file"]  # of the edition in force
        _fill_workshop(rooms["workshops:detail"][0], operator)
        for word in ("draft", "submitted"):
            _fill_program(rooms[f"programs:detail {word}"][0], operator, admin)
        stage = Stage.objects.get(pk=rooms["plans:stage"][0])
        an_extension(stage, operator.agency, admin)
        an_extension_request(stage, a_user())
        a_version(Chapter.objects.get(pk=rooms["books:chapter"][0]), admin)
        edition = Edition.objects.get(pk=rooms["books:edition"][0])
        a_signed_file(an_edition_file(edition, book=next(BOOKS)), admin)
        an_evidence(operator, Finding.objects.get(pk=rooms["workshops:finding"][0]))


def _fill_workshop(pk, operator):
    workshop = Workshop.objects.get(pk=pk)
    session = workshop.sessions.first()
    a_session(workshop)
    somebody_there(workshop, operator.agency)
    a_participant(workshop, operator.agency)
    an_evidence(operator, session)
    outcome = an_outcome(workshop)
    finding = a_finding(operator, accepted=True, heard_in=workshop)
    outcome.findings.add(finding)


def _fill_program(pk, operator, admin):
    program = Program.objects.get(pk=pk)
    a_funding(an_action(program))
    an_indicator(program)
    a_remark(program, admin)
    a_revision(program, operator, number=program.revisions.count() + 7)
    _advise(program)
    program.findings.add(a_finding(operator, accepted=True))
    program.supporting.add(an_agency())
    an_evidence(operator, program)
    program.places.add(a_place())
    an_audit_entry(admin, thing=program)
