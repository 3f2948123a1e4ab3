"""Programs: a bare draft, a complete one, or one anywhere in its life."""

from itertools import count

from django.utils import timezone

from programs.freezing import freeze
from programs.models import (
    Action,
    Apart,
    Funding,
    Indicator,
    Merger,
    Program,
    Remark,
    Revision,
    StandardRemark,
    Verdict,
)
from programs.sections import DESCRIPTION
from tests.builders.plans import a_sub_dimension
from tests.builders.workshops import a_finding, the_plan

numbers = count(1)
Status = Program.Status
LEFT = {
    Status.SUBMITTED,
    Status.IN_REVIEW,
    Status.RETURNED,
    Status.APPROVED,
    Status.REJECTED,
    Status.MERGED,
    Status.WITHDRAWN,
}
SETTLED = {Status.APPROVED, Status.REJECTED, Status.MERGED}


def a_program(by, complete=False, **facts):
    """A program of the agency of `by`, in `status` with the dates that go with it."""
    facts = {
        "title": f"Bank sampah {next(numbers)}",
        "code": f"SC21-{next(numbers):04}",
        "agency": by.agency,
        "created_by": by,
    } | facts
    if "plan" not in facts:
        facts["plan"] = the_plan()
    if complete:
        facts = _words() | facts
    program = Program.objects.create(**(_dates(facts, by) | facts))
    if complete:
        _complete(program, by)
    return program


def an_action(program, **facts):
    defaults = {"title": "Membentuk bank sampah", "output": "12 unit", "years": [2022]}
    return Action.objects.create(program=program, **(defaults | facts))


def an_indicator(program, **facts):
    defaults = {
        "name": "Sampah terkelola",
        "unit": "persen",
        "baseline": "12",
        "baseline_year": 2021,
        "targets": {"2022": "20", "2026": "70"},
        "source": "SIPSN",
    }
    return Indicator.objects.create(program=program, **(defaults | facts))


def a_funding(action, **facts):
    defaults = {"year": 2022, "source": Funding.Source.APBD_KAB, "amount": 850_000_000}
    return Funding.objects.create(action=action, **(defaults | facts))


def a_remark(program, by, **facts):
    """A remark, with the moments and people that its status calls for."""
    defaults = {"field": "objective", "text": "Sebutkan ukurannya.", "quote": "Bersih"}
    facts = defaults | facts
    now = timezone.now()
    if not facts.get("is_internal"):
        facts = {"told_at": now} | facts
    if facts.get("status") in {Remark.Status.ANSWERED, Remark.Status.RESOLVED}:
        facts |= {"answer": "Sudah.", "answered_at": now, "answered_by": by}
    if facts.get("status") == Remark.Status.RESOLVED:
        facts |= {"resolved_at": now, "resolved_by": by}
    return Remark.objects.create(program=program, by=by, **facts)


def a_standard_remark(**facts):
    defaults = {"field": "objective", "text": "Sebutkan ukuran dan tahunnya."}
    return StandardRemark.objects.create(**(defaults | facts))


def a_revision(program, by, **facts):
    defaults = {"number": 1, "move": "submit", "content": freeze(program)}
    return Revision.objects.create(program=program, handed_by=by, **(defaults | facts))


def a_verdict(program, by, **facts):
    """A decision prepared on the latest revision of a program that is under review."""
    revision = program.revisions.order_by("number").last()
    defaults = {"revision": revision or a_revision(program, program.submitted_by)}
    defaults |= {"move": Verdict.Move.APPROVE}
    facts = defaults | facts
    return Verdict.objects.create(program=program, prepared_by=by, **facts)


def a_merger(program, target, **facts):
    return Merger.objects.create(program=program, target=target, **facts)


def an_apart(one, other, by, **facts):
    first, second = sorted((one, other), key=lambda program: program.pk)
    defaults = {"reason": "Wilayahnya berbeda."}
    return Apart.objects.create(one=first, other=second, by=by, **(defaults | facts))


def _words():
    return dict.fromkeys(DESCRIPTION, "Cukup jelas.") | {
        "sub_dimension": a_sub_dimension()
    }


def _dates(facts, by):
    now, status, dates = timezone.now(), facts.get("status"), {}
    if status in LEFT:
        dates |= {"submitted_at": now, "submitted_by": by}
    if status in SETTLED:
        dates |= {"decided_at": now, "decided_by": by}
    if status == Status.MERGED and "merged_into" not in facts:
        dates["merged_into"] = a_program(by, plan=facts["plan"])
    return dates


def _complete(program, by):
    program.findings.add(a_finding(by, accepted=True, plan=program.plan))
    a_funding(an_action(program))
    an_indicator(program)
