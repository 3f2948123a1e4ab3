"""Does a finding live as its table says, and only so?"""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies.models import AuditEntry, Message, User
from tests.builders.agencies import a_user, an_agency
from tests.builders.plans import a_plan, a_readiness_element
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding
from workshops import workflow
from workshops.models import Finding
from workshops.workflow import MoveRefused

Role, Status = User.Role, Finding.Status
OPEN, ACCEPTED, RETURNED, MERGED = (
    Status.OPEN,
    Status.ACCEPTED,
    Status.RETURNED,
    Status.MERGED,
)
# Every role in the finding's agency and outside of it.
PEOPLE = {
    f"{where}_{role.lower()}": role
    for where, role in product(("own", "other"), Role.values)
}
WRITERS = ("own_operator", "own_verifier", "own_admin")
ADMINS = ("own_admin", "other_admin")
LEGAL = (
    {(OPEN, move, who) for move in ("accept", "return", "merge") for who in ADMINS}
    | {(RETURNED, "send", who) for who in WRITERS}
    | {(was, "reopen", who) for was in (ACCEPTED, RETURNED, MERGED) for who in ADMINS}
)
EVER = {(move, who) for _, move, who in LEGAL}


@pytest.fixture
def cast(agency):
    """One person of every role in the agency, and one in another."""
    agencies = {"own": agency, "other": an_agency()}
    return {
        name: a_user(agency=agencies[name.split("_")[0]], role=role)
        for name, role in PEOPLE.items()
    }


def a_finding_in(status, by):
    facts = {"merged_into": a_finding(by)} if status == MERGED else {}
    return a_finding(by, status=status, **facts)


def row(finding):
    return Finding.objects.filter(pk=finding.pk).values().get()


def attempt(name, finding, by, target):
    """What becomes of a move; where it does not pass, the row is as it was."""
    before, refused = row(finding), None
    with transaction.atomic():
        try:
            workflow.perform(name, finding, by=by, note="Lengkapi.", target=target)
        except (PermissionDenied, MoveRefused) as why:
            refused = type(why)
        after = row(finding)
        transaction.set_rollback(True)
    if refused:
        assert after == before
    else:
        assert after["status"] == workflow.MOVES[name].target
    return refused


def said_here(status, name, who):
    """What the list above says becomes of a move."""
    if (status, name, who) in LEGAL:
        return None
    return MoveRefused if (name, who) in EVER else PermissionDenied


def said_by_the_matrix(name, finding, by):
    """What the table of rights says becomes of it."""
    right = workflow.MOVES[name].right
    if right.allows(by, finding):
        return None
    return MoveRefused if right.concerns(by, finding) else PermissionDenied


@pytest.mark.parametrize("status", Status)
def test_life_is_what_the_tables_say(plan, operator, cast, status):
    finding, target = a_finding_in(status, operator), a_finding(operator)
    every = list(product(workflow.MOVES, cast))

    found = {
        (name, who): attempt(name, finding, cast[who], target) for name, who in every
    }

    assert found == {(name, who): said_here(status, name, who) for name, who in every}
    assert found == {
        (name, who): said_by_the_matrix(name, finding, cast[who]) for name, who in every
    }


@pytest.mark.parametrize("name", ["accept", "merge"])
def test_admin_decides_nothing_on_an_own_finding(admin, second_admin, plan, name):
    finding = a_finding(admin)
    facts = {"note": "Sama.", "target": a_finding(admin)}

    with pytest.raises(PermissionDenied):
        workflow.perform(name, finding, by=admin, **facts)
    workflow.perform(name, finding, by=second_admin, **facts)

    assert row(finding)["status"] == workflow.MOVES[name].target


@pytest.mark.parametrize(
    ("status", "name"),
    [(OPEN, "return"), (OPEN, "merge"), (ACCEPTED, "reopen")],
)
def test_move_without_its_note_is_refused(plan, operator, admin, status, name):
    finding = a_finding_in(status, operator)

    with pytest.raises(MoveRefused, match="memerlukan catatan"):
        workflow.perform(name, finding, by=admin, note="  ", target=a_finding(operator))

    assert row(finding)["status"] == status


def test_accepting_classifies(plan, operator, admin):
    finding = a_finding(operator)

    digital = a_readiness_element()
    workflow.perform("accept", finding, by=admin, readiness=digital, factor="INTERNAL")

    kept = row(finding)
    assert (kept["readiness_id"], kept["factor"]) == (digital.pk, "INTERNAL")
    assert kept["decided_by_id"] == admin.pk


def test_accepting_without_classes_keeps_the_known_ones(plan, operator, admin):
    digital = a_readiness_element()
    finding = a_finding(operator, readiness=digital)

    workflow.perform("accept", finding, by=admin)

    assert row(finding)["readiness_id"] == digital.pk


def test_sending_again_clears_the_decision(plan, operator, admin):
    finding = a_finding(operator)
    workflow.perform("return", finding, by=admin, note="Tambah angka.")

    workflow.perform("send", finding, by=operator)

    kept = row(finding)
    assert (kept["note"], kept["decided_at"], kept["decided_by_id"]) == ("", None, None)


def test_finding_merges_not_into_nothing(plan, operator, admin):
    with pytest.raises(MoveRefused, match="nomor temuan lain"):
        workflow.perform("merge", a_finding(operator), by=admin, note="Sama.")


def test_finding_merges_not_into_itself(plan, operator, admin):
    finding = a_finding(operator)

    with pytest.raises(MoveRefused, match="nomor temuan lain"):
        workflow.perform("merge", finding, by=admin, note="Sama.", target=finding)


@pytest.mark.parametrize("status", [RETURNED, MERGED])
def test_finding_merges_only_into_a_living_one(plan, operator, admin, status):
    target = a_finding_in(status, operator)

    with pytest.raises(MoveRefused, match="tidak bisa menerima"):
        workflow.perform(
            "merge", a_finding(operator), by=admin, note="Sama.", target=target
        )


def test_finding_merges_not_into_another_plan(plan, operator, admin):
    old = a_plan(stages=False, is_current=False, title="Rencana lama")

    with pytest.raises(MoveRefused, match="tidak bisa menerima"):
        workflow.perform(
            "merge",
            a_finding(operator),
            by=admin,
            note="Sama.",
            target=a_finding(operator, plan=old),
        )


def test_finding_that_took_others_in_is_not_merged_on(plan, operator, outsider, admin):
    first, second, third = (a_finding(who) for who in (operator, outsider, operator))
    workflow.perform("merge", first, by=admin, note="Sama.", target=second)

    with pytest.raises(MoveRefused, match="sudah menampung temuan lain"):
        workflow.perform("merge", second, by=admin, note="Sama.", target=third)


def test_merging_hands_the_programs_on(plan, operator, outsider, admin):
    finding, target = a_finding(operator), a_finding(outsider)
    program = a_program(operator)
    program.findings.add(finding)

    workflow.perform("merge", finding, by=admin, note="Sama.", target=target)

    assert list(target.programs.all()) == [program]
    assert row(finding)["merged_into_id"] == target.pk


def test_reopening_a_merged_finding_sets_it_free(plan, operator, admin):
    finding = a_finding_in(MERGED, operator)

    workflow.perform("reopen", finding, by=admin, note="Ternyata berbeda.")

    assert row(finding)["merged_into_id"] is None


def test_decision_on_words_that_changed_is_refused(plan, operator, admin):
    finding = a_finding(operator)

    with pytest.raises(MoveRefused, match="berubah sejak halaman ini dibuka"):
        workflow.perform("accept", finding, by=admin, opened="0" * 20)

    assert row(finding)["status"] == OPEN


def test_offers_name_the_moves_of_each_person(plan, operator, admin, council):
    finding = a_finding(operator)

    assert [o.move.name for o in workflow.offers(admin, finding)] == [
        "accept",
        "return",
        "merge",
    ]
    assert workflow.offers(operator, finding) == []
    assert workflow.offers(council, finding) == []


@pytest.mark.parametrize(
    ("name", "status", "who", "told"),
    [
        ("accept", OPEN, "admin", {"operator", "verifier"}),
        ("return", OPEN, "admin", {"operator", "verifier"}),
        ("merge", OPEN, "admin", {"operator", "verifier", "outsider"}),
        ("reopen", ACCEPTED, "admin", {"operator", "verifier"}),
        ("send", RETURNED, "operator", {"admin", "second_admin"}),
    ],
)
def test_move_tells_whom_it_concerns(request, plan, name, status, who, told):
    cast = ("operator", "verifier", "outsider", "admin", "second_admin", "expert")
    people = {one: request.getfixturevalue(one) for one in cast}
    finding = a_finding_in(status, people["operator"])
    target = a_finding(people["outsider"])

    workflow.perform(name, finding, by=people[who], note="Lihat data.", target=target)

    names = {person.pk: one for one, person in people.items()}
    assert {
        names[pk] for pk in Message.objects.values_list("recipient", flat=True)
    } == told


def test_merge_sends_each_agency_to_a_page_it_may_open(plan, operator, outsider, admin):
    finding, target = a_finding(operator), a_finding(outsider)

    workflow.perform("merge", finding, by=admin, note="Sama.", target=target)

    said = {message.recipient: message for message in Message.objects.all()}
    assert said[operator].url == finding.get_absolute_url()
    assert said[outsider].url == target.get_absolute_url()
    assert f"digabung ke temuan {target.pk}" in said[outsider].text


def test_disabled_account_is_told_nothing(plan, operator, admin):
    operator.is_active = False
    operator.save()

    workflow.perform("accept", a_finding(operator), by=admin)

    assert not Message.objects.exists()


def test_move_is_in_the_history_of_both_findings(plan, operator, outsider, admin):
    finding, target = a_finding(operator), a_finding(outsider)

    workflow.perform("merge", finding, by=admin, note="Sama saja.", target=target)

    (merged,) = AuditEntry.objects.about(finding)
    (took_in,) = AuditEntry.objects.about(target)
    assert (merged.verb, merged.reason, merged.by) == (
        "finding.merge",
        "Sama saja.",
        admin,
    )
    assert (merged.before, merged.after) == ({"status": OPEN}, {"status": MERGED})
    assert took_in.label == f"Menampung temuan {finding.pk} dari {operator.agency}"
