"""What was heard: the workshops of September 2021, the next one, and the findings."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from agencies.models import Agency, User
from paser_masterplan.demo import read
from plans.models import MasterPlan, Place, ReadinessElement, SubDimension
from workshops.codes import draw
from workshops.models import (
    CheckIn,
    Finding,
    Outcome,
    Participant,
    Session,
    Workshop,
)

Status = Finding.Status
HOURS = ("starts", "ends")
AHEAD = timedelta(days=14)  # from today, for the workshop that is still to come


def lay(plan: MasterPlan):
    """The workshops, then the findings; returns the findings and outcomes by name."""
    agencies = {agency.short_name: agency for agency in Agency.objects.all()}
    rows = read("workshops")
    workshops = {row["stage"]: _workshop(plan, row, agencies) for row in rows}
    findings = _findings(plan, workshops["FINDINGS"], agencies)
    outcomes = [
        (_outcome(workshops[row["stage"]], outcome, agencies, findings), outcome)
        for row in rows
        for outcome in row["outcomes"]
    ]
    return findings, outcomes


def places(names):
    """The places of those names; a name shared with a kelurahan means the other one."""
    return Place.objects.filter(name__in=names).exclude(kind=Place.Kind.KELURAHAN)


def _workshop(plan, row, agencies):
    shift = _shift(row)
    workshop = Workshop.objects.create(
        stage=plan.stages.get(kind=row["stage"]),
        title=row["title"],
        place=row["place"],
        is_hybrid=row["hybrid"],
        starts_on=date.fromisoformat(row["starts_on"]) + shift,
        ends_on=date.fromisoformat(row["ends_on"]) + shift,
        purpose=row["purpose"],
        minutes=row["minutes"],
    )
    sessions = [_session(workshop, session, shift) for session in row["sessions"]]
    for seat, person in enumerate(row["participants"]):
        _participant(workshop, sessions, agencies, seat, person)
    return workshop


def _shift(row):
    """By how much the days of a workshop are moved, so that it is still to come."""
    if "is_ahead" not in row:
        return timedelta()
    return timezone.localdate() + AHEAD - date.fromisoformat(row["starts_on"])


def _session(workshop, row, shift):
    """An item of the agenda; one that is past with the hours in which it was open."""
    day = date.fromisoformat(row["day"]) + shift
    starts, ends = (time.fromisoformat(row[key].replace(".", ":")) for key in HOURS)
    return Session.objects.create(
        workshop=workshop,
        held_on=day,
        starts_at=starts,
        ends_at=ends,
        title=row["title"],
        speakers=row["speakers"],
        materials=row["materials"],
        **({} if shift else _opening(day, starts, ends)),
    )


def _opening(day, starts, ends):
    """When a session took people in, and by which code."""
    admin = User.objects.get(username="admin.dkisp")
    begin, end = (
        timezone.make_aware(datetime.combine(day, hour)) for hour in (starts, ends)
    )
    return {
        "room_code": draw(),
        "opened_at": begin - timedelta(minutes=20),
        "opened_by": admin,
        "closed_at": end,
        "closed_by": admin,
    }


def _participant(workshop, sessions, agencies, seat, row):
    """A person of the list, and to which sessions they came: most to nearly all."""
    person = Participant.objects.create(
        workshop=workshop,
        agency=agencies[row["agency"]],
        full_name=row["full_name"],
        position=row["position"],
        is_expected=row.get("expected", True),
    )
    desk, oneself = ("DESK", sessions[0].opened_by), ("SELF", None)
    for number, session in enumerate(sessions):
        if row["mode"] and (3 * number + seat) % 13:
            way, by = desk if seat % 3 and row["mode"] == "ONSITE" else oneself
            CheckIn.objects.create(
                participant=person,
                session=session,
                mode=row["mode"],
                way=way,
                at=session.opened_at + timedelta(seconds=35 * seat + 10),
                by=by,
            )


def _findings(plan, workshop, agencies):
    rows = read("findings")
    admin = User.objects.get(username="admin.dkisp")
    parts = {part.code: part for part in SubDimension.objects.all()}
    elements = {one.code: one for one in ReadinessElement.objects.all()}
    operators = {
        user.agency_id: user for user in User.objects.filter(role=User.Role.OPERATOR)
    }
    findings: dict[str, Finding] = {}
    # Those that take others in come first.
    for row in sorted(rows, key=lambda row: row["merged_into"] is not None):
        agency = agencies[row["agency"]]
        finding = Finding.objects.create(
            plan=plan,
            agency=agency,
            kind=row["kind"],
            title=row["title"],
            description=row["description"],
            sub_dimension=parts[row["sub_dimension"]],
            figure=row["figure"],
            source=row["source"],
            readiness=elements.get(row["readiness"]),
            factor=row["factor"],
            heard_in=workshop,
            created_by=operators[agency.pk],
            **_decision(row, findings, admin),
        )
        finding.places.set(places(row["places"]))
        findings[row["ref"]] = finding
    return findings


def _decision(row, findings, admin):
    if row["status"] == Status.OPEN:
        return {"status": Status.OPEN}
    return {
        "status": row["status"],
        "note": row["note"],
        "merged_into": findings.get(row["merged_into"]),
        "decided_at": timezone.now(),
        "decided_by": admin,
    }


def _outcome(workshop, row, agencies, findings):
    session = workshop.sessions.in_time_order().last()
    admin = User.objects.get(username="admin.dkisp")
    outcome = Outcome.objects.create(
        workshop=workshop,
        session=session,
        kind=row["kind"],
        text=row["text"],
        owner=agencies[row["owner"]],
        due_on=date.fromisoformat(row["due"]) if row["due"] else None,
        done_at=session.closed_at if row.get("done") else None,
        done_by=admin if row.get("done") else None,
    )
    outcome.findings.set(findings[ref] for ref in row["findings"])
    return outcome
