"""Who learns of a move, in which words, and which page does it lead to?"""

import pytest

from agencies.models import Message
from programs import workflow
from programs.models import Program
from tests.builders.programs import a_program, a_remark

Status = Program.Status


@pytest.fixture
def target(plan, outsider):
    return a_program(outsider, status=Status.APPROVED, code="SC21-9001")


# What each move says, and to whom; from where it is made.
TOLD = [
    ("propose", "DRAFT", "operator", {"verifier"}),
    ("hand_back", "PROPOSED", "verifier", {"operator"}),
    ("submit", "DRAFT", "verifier", {"admin", "assigned"}),
    ("take_back", "SUBMITTED", "verifier", set()),
    ("start", "SUBMITTED", "admin", {"operator", "verifier"}),
    ("return", "IN_REVIEW", "admin", {"operator", "verifier"}),
    ("approve", "IN_REVIEW", "admin", {"operator", "verifier"}),
    ("reject", "IN_REVIEW", "admin", {"operator", "verifier"}),
    ("merge", "IN_REVIEW", "admin", {"operator", "verifier", "outsider"}),
    ("reopen", "APPROVED", "admin", {"operator", "verifier"}),
    ("withdraw", "RETURNED", "verifier", set()),
]


@pytest.mark.parametrize(("name", "status", "person", "told"), TOLD)
def test_moves_tell_whom_they_concern(
    request, name, status, person, told, verifier, operator, admin, assigned, target
):
    by = request.getfixturevalue(person)
    program = a_program(operator, complete=True, status=status)

    workflow.perform(name, program, by=by, note="Karena.", target=target)

    expected = {request.getfixturevalue(somebody) for somebody in told}
    assert {message.recipient for message in Message.objects.all()} == expected


def test_every_move_is_in_the_table_of_who_is_told():
    assert [row[0] for row in TOLD] == list(workflow.MOVES)


@pytest.mark.parametrize(
    ("name", "status", "sentence"),
    [
        ("take_back", "SUBMITTED", "DLH menarik kembali program {} ke draf."),
        ("withdraw", "RETURNED", "DLH menarik program {} dari rencana: Karena."),
        ("submit", "RETURNED", "DLH mengajukan program {} untuk ditelaah."),
    ],
)
def test_reviewer_learns_what_the_agency_does(
    plan, verifier, expert, name, status, sentence
):
    program = a_program(verifier, complete=True, status=status, reviewer=expert)

    workflow.perform(name, program, by=verifier, note="Karena.")

    message = Message.objects.get()
    assert (message.recipient, message.kind) == (expert, "WORK")
    assert message.text == sentence.format(program)


def test_reviewer_learns_who_took_it_over(plan, verifier, expert, admin):
    program = a_program(verifier, status=Status.SUBMITTED, reviewer=expert)

    workflow.perform("start", program, by=admin)

    told = Message.objects.get(recipient=expert)
    assert told.text == (
        f"Ade Admin mulai menelaah program {program} yang ditugaskan kepada Anda."
    )
    assert Program.objects.get(pk=program.pk).reviewer == admin


def test_message_of_a_return_counts_the_remarks_that_come_with_it(
    reviewed, operator, admin
):
    a_remark(reviewed, admin, told_at=None)
    a_remark(reviewed, admin, told_at=None, field="title")
    a_remark(reviewed, admin, is_internal=True)
    a_remark(reviewed, admin, status="RESOLVED")

    workflow.perform("return", reviewed, by=admin)

    message = Message.objects.get(recipient=operator)
    assert message.text == (
        f"Program {reviewed} dikembalikan untuk diperbaiki dengan 2 catatan telaah."
    )
    assert reviewed.remarks.filter(told_at=None, is_internal=False).count() == 0
    assert reviewed.remarks.get(is_internal=True).told_at is None


@pytest.mark.parametrize(
    ("disagrees", "said"),
    [
        (False, "; 1 catatan dijawab."),
        (True, "; 1 catatan dijawab, 1 di antaranya tidak disetujui."),
    ],
)
def test_message_of_a_submission_counts_the_answers(
    plan, verifier, admin, disagrees, said
):
    program = a_program(verifier, complete=True, status=Status.RETURNED)
    a_remark(program, admin, status="ANSWERED", disagrees=disagrees)

    workflow.perform("submit", program, by=verifier)

    text = Message.objects.get(recipient=admin).text
    assert text == f"DLH mengajukan program {program} untuk ditelaah{said}"


def test_each_agency_of_a_merge_is_led_to_its_own_program(
    reviewed, operator, admin, target, outsider
):
    workflow.perform("merge", reviewed, by=admin, note="Sama.", target=target)

    urls = dict(Message.objects.values_list("recipient", "url"))
    assert urls[operator.pk] == reviewed.get_absolute_url()
    assert urls[outsider.pk] == target.get_absolute_url()


def test_message_carries_the_reason_and_the_way(reviewed, operator, verifier, admin):
    workflow.perform("return", reviewed, by=admin, note="Sebutkan ukurannya.")

    message = Message.objects.get(recipient=operator)
    assert message.text == (
        "Program SC21-0001 Bank sampah dikembalikan untuk diperbaiki: "
        "Sebutkan ukurannya."
    )
    assert message.url == f"/program/{reviewed.pk}/"
