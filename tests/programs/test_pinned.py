"""Does a reviewer decide what was read, and who is that reviewer?"""

import pytest

from agencies.models import Message
from paser_masterplan.moves import MoveRefused
from programs import workflow
from programs.models import Program
from tests.builders.programs import a_program, a_revision

Status = Program.Status


@pytest.fixture
def target(plan, outsider):
    return a_program(outsider, status=Status.APPROVED, code="SC21-9001")


def facts(program):
    return Program.objects.filter(pk=program.pk).values().get()


@pytest.mark.parametrize("read", [None, 2, 3])
def test_who_read_the_latest_revision_decides(reviewed, verifier, admin, read):
    a_revision(reviewed, verifier, number=2)

    workflow.perform("approve", reviewed, by=admin, read=read)

    assert facts(reviewed)["status"] == Status.APPROVED


@pytest.mark.parametrize("name", ["return", "approve", "reject", "merge"])
def test_who_read_an_older_revision_is_told_first(
    reviewed, verifier, admin, target, name
):
    a_revision(reviewed, verifier, number=2)

    with pytest.raises(MoveRefused, match="Revisi 2 diserahkan Vera Verifikator"):
        workflow.perform(name, reviewed, by=admin, note="Ya.", target=target, read=1)

    assert facts(reviewed)["status"] == Status.IN_REVIEW


def test_starting_is_pinned_as_well(full, verifier, admin):
    workflow.perform("submit", full, by=verifier)
    workflow.perform("take_back", full, by=verifier)
    workflow.perform("submit", full, by=verifier)

    with pytest.raises(MoveRefused, match="Revisi 2"):
        workflow.perform("start", full, by=admin, read=1)


def test_reviewer_stays_over_a_submission(full, verifier, expert):
    full.reviewer = expert
    full.save()

    workflow.perform("submit", full, by=verifier)

    assert facts(full)["reviewer_id"] == expert.pk


def test_submission_waits_for_the_first_reviewer_of_its_dimension(
    full, verifier, expert
):
    dimension = full.sub_dimension.dimension
    dimension.reviewer = expert
    dimension.save()

    workflow.perform("submit", full, by=verifier)

    assert facts(full)["reviewer_id"] == expert.pk
    assert Message.objects.get().recipient == expert
