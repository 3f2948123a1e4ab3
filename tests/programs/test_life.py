"""What hangs on a move beside who makes it and from where: gaps, notes, and traces?"""

import pytest
from django.core.exceptions import PermissionDenied

from agencies.models import AuditEntry
from paser_masterplan.moves import MoveRefused
from plans.windows import in_wita
from programs import workflow
from programs.models import Program, Revision
from tests.builders.agencies import a_user
from tests.builders.plans import an_extension
from tests.builders.programs import (
    a_funding,
    a_program,
    a_remark,
    an_action,
)
from tests.builders.workshops import a_finding

Status = Program.Status


def facts(program):
    return Program.objects.filter(pk=program.pk).values().get()


@pytest.fixture
def target(plan, outsider):
    return a_program(outsider, status=Status.APPROVED, code="SC21-9001")


def test_operator_submits_where_nobody_signs_off(full, operator):
    offered = [offer.move.name for offer in workflow.offers(operator, full)]

    workflow.perform("submit", full, by=operator)

    assert offered == ["submit"]
    assert facts(full)["status"] == Status.SUBMITTED


def test_disabled_verifier_signs_nothing_off(full, operator, verifier):
    verifier.is_active = False
    verifier.save()

    workflow.perform("submit", full, by=operator)

    assert facts(full)["submitted_by_id"] == operator.pk


def test_nobody_approves_what_they_submitted(plan, admin, second_admin):
    program = a_program(
        admin, complete=True, status=Status.IN_REVIEW, submitted_by=admin
    )

    with pytest.raises(PermissionDenied):
        workflow.perform("approve", program, by=admin)
    workflow.perform("approve", program, by=second_admin)

    assert facts(program)["decided_by_id"] == second_admin.pk


def test_expert_of_the_agency_itself_does_not_review(plan, assigned):
    program = a_program(assigned, complete=True, status=Status.SUBMITTED)

    with pytest.raises(PermissionDenied):
        workflow.perform("start", program, by=assigned)


def test_expert_of_another_dimension_does_not_review(full, expert, verifier):
    submitted = workflow.perform("submit", full, by=verifier)

    with pytest.raises(PermissionDenied):
        workflow.perform("start", submitted, by=expert)


def test_program_without_sub_dimension_has_no_assigned_expert(plan, operator, assigned):
    program = a_program(operator, status=Status.SUBMITTED)

    assert workflow.offers(assigned, program) == []


def test_gaps_keep_a_program_from_leaving(draft, verifier):
    with pytest.raises(MoveRefused) as refused:
        workflow.perform("submit", draft, by=verifier)

    assert str(refused.value) == (
        "“Ajukan untuk ditelaah” belum bisa: subdimensi belum dipilih; belum menjawab "
        "satu temuan pun; latar belakang belum diisi; tujuan belum diisi; uraian belum "
        "diisi; penerima manfaat belum diisi; belum ada kegiatan; belum ada indikator; "
        "pendanaan menunggu kegiatan."
    )


def test_closed_window_keeps_a_program_from_leaving(full, verifier, closed):
    [propose, submit] = [
        offer
        for person in (a_user(agency=full.agency), verifier)
        for offer in workflow.offers(person, full)
    ]

    assert propose.gaps == []
    closes_at = full.plan.stages.get(kind="PROPOSALS").closes_at
    assert submit.gaps == [
        f"jendela bimtek II ditutup pada {in_wita(closes_at)}; "
        "minta perpanjangan di halaman tahapnya"
    ]


def test_extension_lets_a_program_leave(full, verifier, closed, plan, admin):
    stage = plan.stages.get(kind="PROPOSALS")
    an_extension(stage, full.agency, admin)

    workflow.perform("submit", full, by=verifier)

    assert facts(full)["status"] == Status.SUBMITTED


def test_unanswered_remark_keeps_a_program_from_leaving(plan, verifier, admin):
    program = a_program(verifier, complete=True, status=Status.RETURNED)
    a_remark(program, admin)
    a_remark(program, admin, status="ANSWERED")

    [submit, _withdraw] = workflow.offers(verifier, program)

    assert submit.gaps == ["catatan telaah pada Tujuan belum dijawab"]


def test_unsettled_remark_keeps_a_program_from_approval(reviewed, admin):
    a_remark(reviewed, admin, status="ANSWERED")
    a_remark(reviewed, admin, status="RESOLVED", field="title")

    with pytest.raises(MoveRefused, match="pada Tujuan belum diselesaikan"):
        workflow.perform("approve", reviewed, by=admin)


def test_unknown_funding_without_a_reason_keeps_from_approval(reviewed, admin):
    action = an_action(reviewed, title="Pelatihan")
    a_funding(action, amount=None, year=2023)

    with pytest.raises(MoveRefused, match="dana 2023 kegiatan “Pelatihan” belum diisi"):
        workflow.perform("approve", reviewed, by=admin)


def test_unknown_funding_with_a_reason_is_enough(reviewed, admin):
    action = an_action(reviewed)
    a_funding(action, amount=None, unknown_reason="Menunggu pagu.")

    workflow.perform("approve", reviewed, by=admin)

    assert facts(reviewed)["status"] == Status.APPROVED


@pytest.mark.parametrize("name", ["return", "reject", "reopen", "merge"])
def test_a_reason_is_wanted(plan, verifier, admin, target, name):
    at = Status.APPROVED if name == "reopen" else Status.IN_REVIEW
    program = a_program(verifier, complete=True, status=at)

    with pytest.raises(MoveRefused, match="memerlukan catatan"):
        workflow.perform(name, program, by=admin, note=" \n", target=target)


def test_an_open_remark_is_reason_enough_to_return(reviewed, admin):
    a_remark(reviewed, admin)

    workflow.perform("return", reviewed, by=admin)

    assert facts(reviewed)["status"] == Status.RETURNED


def test_dates_follow_the_status(full, verifier, admin):
    workflow.perform("submit", full, by=verifier)
    workflow.perform("start", full, by=admin)
    workflow.perform("reject", full, by=admin, note="Bukan smart city.")
    rejected = facts(full)
    workflow.perform("reopen", full, by=admin, note="Ada data baru.")
    reopened = facts(full)

    assert rejected["submitted_by_id"] == verifier.pk
    assert (rejected["reviewer_id"], rejected["decided_by_id"]) == (admin.pk, admin.pk)
    assert (reopened["decided_by_id"], reopened["decided_at"]) == (None, None)


def test_taking_back_forgets_the_submission(full, verifier):
    workflow.perform("submit", full, by=verifier)
    workflow.perform("take_back", full, by=verifier)

    assert (facts(full)["submitted_at"], facts(full)["submitted_by_id"]) == (None, None)


def test_merging_credits_both_agencies(reviewed, admin, target, outsider):
    heard = a_finding(outsider, accepted=True)
    target.findings.add(heard)

    workflow.perform("merge", reviewed, by=admin, note="Sama.", target=target)

    assert facts(reviewed)["merged_into_id"] == target.pk
    assert list(target.supporting.all()) == [reviewed.agency]
    assert set(target.findings.all()) == {heard, *reviewed.findings.all()}


def test_merging_within_an_agency_credits_it_once(reviewed, operator, admin):
    sister = a_program(operator, status=Status.SUBMITTED)

    workflow.perform("merge", reviewed, by=admin, note="Sama.", target=sister)

    assert list(sister.supporting.all()) == []


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (None, "Pilih program lain"),
        ("itself", "Pilih program lain"),
        (Status.DRAFT, "tidak sedang ditelaah atau disetujui"),
    ],
)
def test_merging_wants_a_fit_target(reviewed, operator, admin, status, sentence):
    unfit = {None: None, "itself": reviewed}
    target = unfit[status] if status in unfit else a_program(operator, status=status)

    with pytest.raises(MoveRefused, match=sentence):
        workflow.perform("merge", reviewed, by=admin, note="Sama.", target=target)


def test_hand_overs_keep_a_revision(full, operator, verifier, admin):
    workflow.perform("propose", full, by=operator)
    workflow.perform("submit", full, by=verifier)
    workflow.perform("start", full, by=admin)
    workflow.perform("approve", full, by=admin)

    kept = Revision.objects.order_by("number").values_list(
        "number", "move", "handed_by"
    )
    assert list(kept) == [
        (1, "propose", operator.pk),
        (2, "submit", verifier.pk),
        (3, "approve", admin.pk),
    ]


def test_return_keeps_what_was_returned(reviewed, admin):
    workflow.perform("return", reviewed, by=admin, note="Sebutkan ukurannya.")

    [kept] = reviewed.revisions.all()
    assert (kept.move, kept.handed_by) == ("return", admin)


def test_revision_keeps_the_whole_content(full, verifier):
    workflow.perform("submit", full, by=verifier)
    Program.objects.filter(pk=full.pk).update(objective="Lain.")

    content = Revision.objects.get().content

    assert content["objective"] == "Cukup jelas."
    assert content["agency"] == "Dinas Lingkungan Hidup"
    assert content["findings"][0]["title"] == full.findings.get().title
    assert content["actions"][0]["years"] == [2022]
    assert content["fundings"][0]["amount"] == 850_000_000
    assert content["indicators"][0]["targets"] == {"2022": "20", "2026": "70"}


def test_moves_are_recorded_with_their_reason(reviewed, admin):
    workflow.perform("return", reviewed, by=admin, note="Sebutkan ukurannya.")

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by, entry.reason) == (
        "program.return",
        admin,
        "Sebutkan ukurannya.",
    )
    assert (entry.before, entry.after) == (
        {"status": "IN_REVIEW"},
        {"status": "RETURNED"},
    )
