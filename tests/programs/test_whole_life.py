"""Status by move by role by agency by window: is the life what its table says?"""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies.models import User
from paser_masterplan.moves import MoveRefused
from plans.models import Stage
from programs import workflow
from programs.models import Program
from tests.builders.agencies import a_user, an_agency
from tests.builders.plans import a_dimension, an_extension, close
from tests.builders.programs import a_program, a_revision

Role, Status = User.Role, Program.Status
WINDOWS = ("open", "closed", "extended")
DONE, REFUSED, DENIED = "done", "refused", "denied"
# Every role in the program's agency and outside of it; experts also by what they are
# asked to review, agencies also by what they support.
PEOPLE = {
    **{f"own_{role.lower()}": role for role in Role.values},
    **{f"other_{role.lower()}": role for role in Role.values},
    "expert_of_dimension": Role.EXPERT,
    "expert_by_hand": Role.EXPERT,
    "supporting_operator": Role.OPERATOR,
    "supporting_verifier": Role.VERIFIER,
}
# Where the program stands, the move, and everybody who may make it. The agency has a
# lead; the lead submitted it.
LEGAL_ROWS = """
DRAFT      propose    own_operator
DRAFT      submit     own_verifier own_admin
PROPOSED   hand_back  own_verifier own_admin
PROPOSED   submit     own_verifier own_admin
RETURNED   submit     own_verifier own_admin
RETURNED   withdraw   own_verifier own_admin
RETURNED   reopen     own_admin other_admin
SUBMITTED  take_back  own_verifier own_admin
SUBMITTED  start      own_admin other_admin expert_of_dimension expert_by_hand
IN_REVIEW  return     own_admin other_admin expert_of_dimension expert_by_hand
IN_REVIEW  approve    own_admin other_admin
IN_REVIEW  reject     own_admin other_admin
IN_REVIEW  merge      own_admin other_admin
APPROVED   reopen     own_admin other_admin
REJECTED   reopen     own_admin other_admin
MERGED     reopen     own_admin other_admin
"""
LEGAL = {
    (status, move, person)
    for status, move, *people in map(str.split, LEGAL_ROWS.split("\n")[1:-1])
    for person in people
}
EVER = {(move, person) for _, move, person in LEGAL}


@pytest.fixture
def cast(agency):
    """One person for every way to stand to a program of the agency."""
    others = {prefix: an_agency() for prefix in ("other", "expert", "supporting")} | {
        "own": agency
    }
    return {
        name: a_user(agency=others[name.split("_")[0]], role=role, username=name)
        for name, role in PEOPLE.items()
    }


@pytest.fixture
def target(plan, outsider):
    return a_program(outsider, status=Status.APPROVED, code="SC21-9001")


def lay(status, cast):
    """A complete program that its lead has brought to that status."""
    lead = cast["own_verifier"]
    by_hand = cast["expert_by_hand"]
    program = a_program(lead, complete=True, status=status, reviewer=by_hand)
    a_dimension("ENVIRONMENT").experts.add(
        cast["expert_of_dimension"], cast["own_expert"]
    )
    program.supporting.add(cast["supporting_operator"].agency)
    a_revision(program, cast["other_admin"], move="return")
    return program


def arrange(window, plan, cast):
    """The window of bimtek II: open, closed yesterday, or closed but extended."""
    if window == "open":
        return
    close(plan, Stage.Kind.PROPOSALS)
    if window == "extended":
        stage = plan.stages.get(kind=Stage.Kind.PROPOSALS)
        an_extension(stage, cast["own_operator"].agency, cast["other_admin"])


def facts(program):
    return Program.objects.filter(pk=program.pk).values().get()


def attempt(name, program, by, target):
    """What becomes of a move; where it does not pass, the row is as it was."""
    before, found = facts(program), DONE
    with transaction.atomic():
        try:
            workflow.perform(name, program, by=by, note="Karena.", target=target)
        except PermissionDenied:
            found = DENIED
        except MoveRefused:
            found = REFUSED
        after = facts(program)
        transaction.set_rollback(True)
    moved = before | {"status": workflow.MOVES[name].target}
    assert (after["status"] == moved["status"]) if found == DONE else (after == before)
    return found


def said_here(status, name, person, window):
    """What the list above says becomes of a move."""
    if (name, person) not in EVER:
        return DENIED
    is_shut = name == "submit" and window == "closed"
    return REFUSED if is_shut or (status, name, person) not in LEGAL else DONE


def said_by_the_matrix(name, program, by, window):
    """What the table of rights says becomes of it."""
    right = workflow.MOVES[name].right
    if not right.concerns(by, program):
        return DENIED
    is_shut = name == "submit" and window == "closed"
    return REFUSED if is_shut or not right.allows(by, program) else DONE


@pytest.mark.parametrize(("status", "window"), list(product(Status.values, WINDOWS)))
def test_every_move_of_everybody_in_every_window(plan, cast, target, status, window):
    program = lay(status, cast)
    arrange(window, plan, cast)
    every = list(product(workflow.MOVES, cast))

    found = {
        (name, person): attempt(name, program, cast[person], target)
        for name, person in every
    }

    assert found == {
        (name, person): said_here(status, name, person, window)
        for name, person in every
    }
    assert found == {
        (name, person): said_by_the_matrix(name, program, cast[person], window)
        for name, person in every
    }


@pytest.mark.parametrize("status", Status.values)
def test_offers_are_what_perform_lets_pass(plan, cast, status):
    program = lay(status, cast)

    offered = {
        (status, offer.move.name, person)
        for person, by in cast.items()
        for offer in workflow.offers(by, program)
    }

    assert offered == {row for row in LEGAL if row[0] == status}


def test_every_move_is_somebodys():
    assert {move for _, move, _ in LEGAL} == set(workflow.MOVES)
    assert {
        (status, name)
        for name, move in workflow.MOVES.items()
        for status in move.sources
    } == {(status, move) for status, move, _ in LEGAL}


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PROPOSED, Status.RETURNED])
def test_without_a_lead_the_operator_signs(plan, operator, status):
    program = a_program(operator, complete=True, status=status)

    offered = [offer.move.name for offer in workflow.offers(operator, program)]

    withdraws = ["withdraw"] if status == Status.RETURNED else []
    assert offered == ["submit", *withdraws]
