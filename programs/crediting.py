"""What does a merge give, and how is exactly that given back?"""

from agencies import auditing
from programs.freezing import read
from programs.models import Merger

GIVEN = ("supporting", "findings")


def credit(program, target, *, by):
    """The program that takes another in names its agency and answers its findings.

    The row says what it really gained: what it had before is not part of it.
    """
    before = read(target, GIVEN)
    is_new = (
        target.agency_id != program.agency_id
        and not target.supporting.filter(pk=program.agency_id).exists()
    )
    if is_new:
        target.supporting.add(program.agency_id)
    gained = program.findings.exclude(pk__in=target.findings.values("pk"))
    gained = list(gained.order_by("pk").values_list("pk", flat=True))
    target.findings.add(*gained)
    Merger.objects.create(
        program=program, target=target, gave_support=is_new, gave_findings=gained
    )
    _record("take_in", target, f"Menerima gabungan {program}", before, by=by)


def give_back(program, *, by):
    """Take from the target what this program alone had given it."""
    merger = Merger.objects.filter(program=program).select_related("target").first()
    if merger is None:
        return
    target = merger.target
    before = read(target, GIVEN)
    # What another merged program would have given as well stays, in its name.
    others = target.mergers.exclude(pk=merger.pk).order_by("pk")
    if merger.gave_support:
        _give_support_back(target, program, others)
    for finding in merger.gave_findings:
        _give_finding_back(target, finding, others)
    merger.delete()
    _record("give_back", target, f"Melepas gabungan {program}", before, by=by)


def _give_support_back(target, program, others):
    heir = others.filter(program__agency=program.agency_id).first()
    if heir is None:
        target.supporting.remove(program.agency_id)
        return
    heir.gave_support = True
    heir.save(update_fields=["gave_support"])


def _give_finding_back(target, finding, others):
    heir = others.filter(program__findings=finding).first()
    if heir is None:
        target.findings.remove(finding)
        return
    heir.gave_findings = [*heir.gave_findings, finding]
    heir.save(update_fields=["gave_findings"])


def _record(verb, target, label, before, *, by):
    auditing.record(
        f"program.{verb}",
        target,
        label,
        by=by,
        before=before,
        after=read(target, GIVEN),
    )
