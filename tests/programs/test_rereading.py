"""Does the page tell what is new to those who read the program before?"""

import pytest

from programs.models import Program
from programs.rereading import rereading_for
from tests.builders.programs import a_program, a_remark, a_revision


def loaded(program, reader):
    return Program.objects.for_page(reader).get(pk=program.pk)


def submitted(operator, **facts):
    facts = {"complete": True, "status": Program.Status.SUBMITTED} | facts
    return a_program(operator, **facts)


def test_readers_who_neither_review_nor_write_are_told_nothing(
    plan, operator, council, outsider
):
    program = submitted(operator)

    assert rereading_for(loaded(program, council), council) is None
    assert rereading_for(loaded(program, outsider), outsider) is None


def test_program_that_was_never_reviewed_has_nothing_to_tell(plan, operator, admin):
    program = submitted(operator)
    a_revision(program, operator)

    told = rereading_for(loaded(program, admin), admin)

    assert (told.reviewed, told.names, told.verb, told.is_told) == (
        None,
        set(),
        "",
        False,
    )


@pytest.mark.parametrize("move", ["return", "approve"])
def test_changes_are_counted_from_the_last_review(plan, operator, admin, move):
    program = submitted(operator)
    a_revision(program, operator)
    a_revision(program, admin, number=2, move="return")
    program.objective = "Lestari."
    program.save()
    a_revision(program, admin, number=3, move=move)
    program.background = "Sampah tercampur."
    program.save()

    for reader in (operator, admin):
        told = rereading_for(loaded(program, reader), reader)

        assert told.reviewed.number == 3
        assert told.labels == [("background", "Latar belakang")]
        assert told.is_told
    assert told.verb == {"return": "dikembalikan", "approve": "disetujui"}[move]


def test_approved_program_that_rests_says_nothing(plan, operator, admin):
    program = submitted(operator)
    a_revision(program, admin, move="approve")

    assert not rereading_for(loaded(program, admin), admin).is_told


def test_returned_program_that_rests_says_so(plan, operator, admin):
    program = submitted(operator)
    a_revision(program, admin, move="return")

    assert rereading_for(loaded(program, admin), admin).is_told


@pytest.mark.parametrize(
    ("moves", "overtaken"),
    [
        (["submit"], None),
        (["submit", "submit"], (1, 2)),
        (["submit", "propose", "submit"], (1, 3)),
        (["submit", "propose"], None),
        (["submit", "return", "submit"], None),
    ],
)
def test_reviewer_learns_that_a_read_revision_was_taken_back(
    plan, operator, admin, moves, overtaken
):
    program = submitted(operator)
    kept = [
        a_revision(program, operator, number=number, move=move)
        for number, move in enumerate(moves, 1)
    ]
    a_remark(program, admin, revision=kept[0])

    told = rereading_for(loaded(program, admin), admin)

    found = told.newer and (told.said.number, told.newer.number)
    assert found == overtaken


def test_who_said_nothing_is_not_told_of_a_newer_revision(
    plan, operator, admin, second_admin
):
    program = submitted(operator)
    first = a_revision(program, operator)
    a_revision(program, operator, number=2)
    a_remark(program, admin, revision=first)

    assert rereading_for(loaded(program, second_admin), second_admin).newer is None
    assert rereading_for(loaded(program, operator), operator).newer is None


def test_draft_that_never_left_has_nothing_to_tell(draft, operator):
    told = rereading_for(loaded(draft, operator), operator)

    assert (told.reviewed, told.said, told.newer) == (None, None, None)
