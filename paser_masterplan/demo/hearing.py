"""What was heard: the two workshops of September 2021 and the findings."""

from datetime import date, time

from django.utils import timezone

from agencies.models import Agency, User
from paser_masterplan.demo import read
from plans.models import MasterPlan, Place, SubDimension
from workshops.models import Attendance, Finding, Outcome, Session, Workshop

Status = Finding.Status


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
    workshop = Workshop.objects.create(
        stage=plan.stages.get(kind=row["stage"]),
        title=row["title"],
        place=row["place"],
        is_hybrid=row["hybrid"],
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        purpose=row["purpose"],
        minutes=row["minutes"],
    )
    Session.objects.bulk_create(
        Session(
            workshop=workshop,
            held_on=date.fromisoformat(session["day"]),
            starts_at=time.fromisoformat(session["starts"].replace(".", ":")),
            ends_at=time.fromisoformat(session["ends"].replace(".", ":")),
            title=session["title"],
            speakers=session["speakers"],
            materials=session["materials"],
        )
        for session in row["sessions"]
    )
    Attendance.objects.bulk_create(
        Attendance(
            workshop=workshop,
            agency=agencies[person["agency"]],
            full_name=person["full_name"],
            position=person["position"],
            mode=person["mode"],
        )
        for person in row["participants"]
    )
    return workshop


def _findings(plan, workshop, agencies):
    rows = read("findings")
    admin = User.objects.get(username="admin.dkisp")
    parts = {part.code: part for part in SubDimension.objects.all()}
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
            readiness=row["readiness"],
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
    outcome = Outcome.objects.create(
        workshop=workshop,
        kind=row["kind"],
        text=row["text"],
        owner=agencies[row["owner"]],
        due_on=date.fromisoformat(row["due"]) if row["due"] else None,
    )
    outcome.findings.set(findings[ref] for ref in row["findings"])
    return outcome
