"""Workshops and findings."""

from datetime import date, time, timedelta
from itertools import count

from django.utils import timezone

from plans.models import MasterPlan, Stage
from tests.builders.plans import a_plan, a_readiness_element, a_sub_dimension
from workshops.codes import draw
from workshops.models import (
    Assessment,
    CheckIn,
    Finding,
    Outcome,
    Participant,
    Session,
    UsgScore,
    Workshop,
)
from workshops.models.scoring import USG

numbers = count(1)


def the_plan():
    return MasterPlan.objects.current() or a_plan()


def a_workshop(**facts):
    defaults = {
        "title": "Bimtek I",
        "place": "Pendopo Kabupaten Paser",
        "starts_on": date(2021, 9, 3),
        "ends_on": date(2021, 9, 4),
    }
    facts = defaults | facts
    if "stage" not in facts:
        facts["stage"] = the_plan().stages.get(kind=Stage.Kind.FINDINGS)
    return Workshop.objects.create(**facts)


def a_session(workshop, **facts):
    defaults = {
        "held_on": workshop.starts_on,
        "starts_at": time(8, 30),
        "ends_at": time(10, 0),
        "title": "Identifikasi potensi dan masalah",
    }
    return Session.objects.create(workshop=workshop, **(defaults | facts))


def a_participant(workshop, agency, **facts):
    defaults = {"full_name": f"Peserta {next(numbers)}", "position": "Staf"}
    return Participant.objects.create(
        workshop=workshop, agency=agency, **(defaults | facts)
    )


def an_open_session(workshop, by, **facts):
    """A session that takes people in since half an hour ago."""
    opened = {"opened_at": timezone.now() - timedelta(minutes=30), "opened_by": by}
    return a_session(workshop, **({"room_code": draw()} | opened | facts))


def a_check_in(participant, session, **facts):
    """That somebody came to a session, by the room code where nothing else is said."""
    defaults = {"way": CheckIn.Way.SELF, "at": timezone.now()}
    return CheckIn.objects.create(
        participant=participant, session=session, **(defaults | facts)
    )


def somebody_there(workshop, agency, **facts):
    """A participant who came to a session."""
    session = workshop.sessions.first() or a_session(workshop)
    mode = facts.pop("mode", CheckIn.Mode.ONSITE)
    person = a_participant(workshop, agency, **facts)
    a_check_in(person, session, mode=mode)
    return person


def an_outcome(workshop, **facts):
    defaults = {"text": "Setiap dinas melengkapi temuannya."}
    return Outcome.objects.create(workshop=workshop, **(defaults | facts))


def an_assessment(agency=None, **facts):
    """What an agency says of an element, or the region where none is named."""
    defaults = {
        "level": 2,
        "expected_level": 4,
        "current": "Jaringan sampai ke kecamatan.",
        "gap": "Desa belum terjangkau.",
        "recommendation": "Perluas jaringan.",
    }
    facts = defaults | facts
    if "plan" not in facts:
        facts["plan"] = the_plan()
    if "element" not in facts:
        facts["element"] = a_readiness_element()
    return Assessment.objects.create(agency=agency, **facts)


def a_usg_score(finding, by, marks=(5, 4, 3)):
    """What somebody gave a problem: urgency, seriousness, growth."""
    given = dict(zip(USG, marks, strict=True))
    return UsgScore.objects.create(finding=finding, by=by, **given)


def a_finding(by, accepted=False, **facts):
    """A finding of the agency of `by`, in `status` with the decision it calls for."""
    status = Finding.Status.ACCEPTED if accepted else Finding.Status.OPEN
    facts = {
        "kind": Finding.Kind.PROBLEM,
        "title": f"Sampah belum dipilah {next(numbers)}",
        "description": "Sampah rumah tangga tercampur sampai di TPA.",
        "agency": by.agency,
        "status": status,
    } | facts
    if "plan" not in facts:
        facts["plan"] = the_plan()
    if "sub_dimension" not in facts:
        facts["sub_dimension"] = a_sub_dimension()
    if facts["status"] != Finding.Status.OPEN:
        facts = {"decided_at": timezone.now(), "decided_by": by} | facts
    return Finding.objects.create(created_by=by, **facts)
