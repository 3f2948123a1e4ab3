"""What is proposed: thirty programs, each taken through its life by real moves."""

from agencies.models import Agency, User
from paser_masterplan.demo import read
from paser_masterplan.demo.hearing import places
from plans.models import MasterPlan, SubDimension
from programs import (
    assigning,
    deciding,
    permissions,
    pinning,
    recommending,
    remarking,
    workflow,
)
from programs.models import Action, Funding, Indicator, Program

Status = Program.Status
BEFORE_REVIEW = {Status.DRAFT, Status.PROPOSED, Status.SUBMITTED}
BACK = {Status.RETURNED, Status.WITHDRAWN}
FINAL_MOVE = {
    Status.APPROVED: "approve",
    Status.REJECTED: "reject",
    Status.MERGED: "merge",
    Status.WITHDRAWN: "withdraw",
}


def lay(plan: MasterPlan, findings, outcomes):
    """Write every program, walk each to its status, and tie the minutes to them."""
    rows = read("programs")
    admin = User.objects.get(username="admin.dkisp")
    programs = {}
    for number, row in enumerate(rows, 1):
        programs[row["ref"]] = write(plan, row, findings, code=f"SC21-{number:04}")
    # A program that takes another in is approved before.
    for row in sorted(rows, key=lambda row: row["merged_into"] is not None):
        target = programs.get(row["merged_into"])
        _walk(programs[row["ref"]], row, admin, target)
    _advise(programs, admin)
    for outcome, row in outcomes:
        outcome.programs.set(programs[ref] for ref in row["programs"])


def write(plan, row, findings, *, code):
    """One program with its rows, as its agency's operator wrote it."""
    agency = Agency.objects.get(short_name=row["agency"])
    program = Program.objects.create(
        plan=plan,
        code=code,
        agency=agency,
        created_by=agency.members.get(role=User.Role.OPERATOR),
        title=row["title"],
        plan_type=row["plan_type"],
        sub_dimension=SubDimension.objects.get(code=row["sub_dimension"]),
        horizon=row["horizon"],
        is_quick_win=row["quick_win"],
        partners=row["partners"],
        mission=plan.missions.filter(number=row["mission"]).first(),
        nomenclature_code=row["nomenclature_code"],
        spbe=row["spbe"],
        sdg=", ".join(str(goal) for goal in row["sdg"]),
        background=row["background"],
        objective=row["objective"],
        description=row["description"],
        beneficiaries=row["beneficiaries"],
        **(row["sheet"] or {}),
    )
    program.supporting.set(Agency.objects.filter(short_name__in=row["supporting"]))
    program.places.set(places(row["places"]))
    program.findings.set(findings[ref] for ref in row["findings"])
    _rows(program, row)
    return program


def _rows(program, row):
    for position, facts in enumerate(row["actions"]):
        fundings = facts["funding"]
        action = Action.objects.create(
            program=program,
            position=position,
            title=facts["title"],
            output=facts["output"],
            years=facts["years"],
        )
        Funding.objects.bulk_create(
            Funding(action=action, **funding) for funding in fundings
        )
    Indicator.objects.bulk_create(
        Indicator(program=program, position=position, **facts)
        for position, facts in enumerate(row["indicators"])
    )


def _walk(program, row, admin, target):
    """From draft to the status of the record, by the moves that lead there."""
    status = row["status"]
    if status == Status.DRAFT:
        return
    if status == Status.PROPOSED:
        workflow.perform("propose", program, by=_member(program, User.Role.OPERATOR))
        return
    lead = _member(program, User.Role.VERIFIER)
    workflow.perform("submit", program, by=lead)
    if status in BEFORE_REVIEW:
        return
    workflow.perform("start", program, by=admin)
    _review(program, row, admin, lead)
    if move := FINAL_MOVE.get(status):
        by = lead if status == Status.WITHDRAWN else admin
        workflow.perform(move, program, by=by, note=row["reason"], target=target)
    elif status == Status.IN_REVIEW and row["reason"]:
        deciding.prepare(program, move="return", by=admin, note=row["reason"])


def _review(program, row, admin, lead):
    """Say the remarks, answer those that were answered, settle those that were."""
    back = row["status"] in BACK
    first = [facts for facts in row["remarks"] if back or facts["answer"]]
    later = [facts for facts in row["remarks"] if facts not in first]
    said = [(_say(program, facts, admin), facts) for facts in first]
    if said or back:
        workflow.perform("return", program, by=admin, note=row["reason"])
        for remark, facts in said:
            if facts["answer"]:
                _answer(remark, facts, lead)
    if said and not back:
        workflow.perform("submit", program, by=lead)
        workflow.perform("start", program, by=admin)
    for remark, facts in said:
        if facts["resolved"]:
            remarking.resolve(remark, by=admin)
    for facts in later:
        _say(program, facts, admin)


def _say(program, facts, admin):
    return remarking.write(
        program,
        field=facts["field"],
        row=_row(program, facts),
        text=facts["text"],
        is_internal=facts.get("internal", False),
        by=admin,
    )


def _row(program, facts):
    """The key of the row that a remark speaks of, where it names one by its place."""
    if "row" not in facts:
        return None
    rows = {
        "actions": program.actions.order_by("position"),
        "indicators": program.indicators.order_by("position"),
        "fundings": Funding.objects.filter(action__program=program).in_reading_order(),
    }
    return rows[facts["field"]][facts["row"]].key


def _answer(remark, facts, lead):
    remarking.answer(
        remark, text=facts["answer"], disagrees=facts.get("disagrees", False), by=lead
    )


def _advise(programs, admin):
    """What experts recommend, of the programs given to them by hand where need be."""
    criteria = recommending.criteria()
    for row in read("recommendations"):
        program = programs[row["program"]]
        program.refresh_from_db()
        expert = User.objects.get(username=row["by"])
        if not permissions.can_recommend(expert, program):
            assigning.assign(program, expert, by=admin)
        recommending.recommend(
            program,
            by=expert,
            read=pinning.last_number(program),
            advice=row["advice"],
            text=row["text"],
            scores=dict(zip(criteria, row["scores"], strict=True)),
        )


def _member(program, role):
    return program.agency.members.get(role=role)
