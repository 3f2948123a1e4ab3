"""Who is asked to review a program, and who asks?"""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agencies.models import AuditEntry, Message
from paser_masterplan.moves import MoveRefused
from programs import assigning, permissions, workflow
from programs.models import Program
from tests.builders.agencies import a_user
from tests.builders.plans import a_dimension
from tests.builders.programs import a_program

Status = Program.Status


@pytest.fixture
def waiting(plan, operator, verifier):
    return a_program(
        operator,
        complete=True,
        status=Status.SUBMITTED,
        submitted_by=verifier,
        code="SC21-0001",
    )


@pytest.fixture
def own_expert(agency):
    """An expert who works for the program's own agency."""
    return a_user(role="EXPERT", agency=agency, full_name="Ega Sendiri")


def told():
    return {(row.recipient, row.text, row.url, row.kind) for row in _messages()}


def _messages():
    return Message.objects.select_related("recipient")


def first_reviewer(person, code="ENVIRONMENT"):
    dimension = a_dimension(code)
    dimension.reviewer = person
    dimension.save()


def test_eligible_are_admins_and_experts_of_other_agencies(
    waiting, admin, expert, own_expert, operator, council
):
    asked = [admin, expert, own_expert, operator, council]

    eligible = [who for who in asked if assigning.is_eligible(who, waiting)]

    assert eligible == [admin, expert]
    assert assigning.candidates(admin, waiting) == [admin, expert]
    assert assigning.candidates(expert, waiting) == []


def test_admin_may_review_what_the_own_agency_proposes(plan, admin):
    program = a_program(admin, status=Status.SUBMITTED)

    assert assigning.is_eligible(admin, program)


def test_those_who_left_are_not_eligible(waiting, expert):
    expert.is_active = False

    assert not assigning.is_eligible(expert, waiting)


def test_default_is_the_first_reviewer_of_the_dimension(waiting, expert, own_expert):
    assert assigning.default_for(waiting) is None

    first_reviewer(own_expert)
    waiting.refresh_from_db()
    assert assigning.default_for(waiting) is None

    first_reviewer(expert)
    waiting.refresh_from_db()
    assert assigning.default_for(waiting) == expert


def test_program_without_dimension_has_no_default(plan, operator):
    assert assigning.default_for(a_program(operator)) is None


def test_submitting_gives_a_program_to_the_default(full, operator, expert):
    first_reviewer(expert)

    workflow.perform("submit", full, by=operator)

    full.refresh_from_db()
    assert full.reviewer == expert


def test_submitting_again_keeps_the_one_who_had_it(full, operator, expert, admin):
    first_reviewer(expert)
    full.reviewer = admin
    full.save()

    workflow.perform("submit", full, by=operator)

    full.refresh_from_db()
    assert full.reviewer == admin


def test_submitting_again_replaces_one_who_left(full, operator, expert, admin):
    first_reviewer(expert)
    admin.is_active = False
    admin.save()
    full.reviewer = admin
    full.save()

    workflow.perform("submit", full, by=operator)

    full.refresh_from_db()
    assert full.reviewer == expert


def test_starting_takes_over(waiting, admin, expert):
    assigning.assign(waiting, expert, by=admin)

    workflow.perform("start", waiting, by=admin)

    waiting.refresh_from_db()
    assert waiting.reviewer == admin


def test_assigning_is_told_and_traced(waiting, admin, expert):
    assigning.assign(waiting, expert, by=admin)

    waiting.refresh_from_db()
    entry = AuditEntry.objects.get()
    said = f"Ade Admin menugaskan program {waiting} kepada Anda untuk ditelaah."
    assert waiting.reviewer == expert
    assert told() == {(expert, said, waiting.get_absolute_url(), "WORK")}
    assert (entry.verb, entry.by, entry.before, entry.after) == (
        "program.assign",
        admin,
        {"reviewer": ""},
        {"reviewer": "Eka Tenaga Ahli"},
    )


def test_one_who_takes_it_is_not_told(waiting, admin):
    assigning.assign(waiting, admin, by=admin)

    assert not told()


def test_expert_who_was_asked_reviews_outside_the_own_dimensions(
    waiting, admin, expert
):
    assert not permissions.can_review(expert, waiting)

    assigning.assign(waiting, expert, by=admin)
    given = Program.objects.get(pk=waiting.pk)

    assert permissions.can_review(expert, given)
    workflow.perform("start", given, by=expert)


def test_only_admins_assign(waiting, expert, verifier):
    for person in (expert, verifier):
        with pytest.raises(PermissionDenied, match="admin DKISP"):
            assigning.assign(waiting, expert, by=person)


@pytest.mark.parametrize("status", sorted(Status))
def test_program_is_given_while_it_is_under_review(
    plan, operator, admin, expert, status
):
    program = a_program(operator, status=status)

    [row] = assigning.assign_many([program], expert, by=admin)

    under_review = {Status.SUBMITTED, Status.IN_REVIEW, Status.RETURNED}
    assert row.is_done is (status in under_review)
    assert row.is_done or "statusnya kini" in row.sentence


def test_one_who_may_not_review_is_refused(waiting, admin, own_expert, operator):
    for person in (own_expert, operator):
        with pytest.raises(MoveRefused, match="tidak dapat menelaah"):
            assigning.assign(waiting, person, by=admin)


def test_assigning_twice_says_so(waiting, admin, expert):
    assigning.assign(waiting, expert, by=admin)

    with pytest.raises(MoveRefused, match="sudah ditugaskan kepada Eka"):
        assigning.assign(waiting, expert, by=admin)


def test_many_are_given_row_by_row(waiting, operator, admin, expert):
    another = a_program(operator, status=Status.IN_REVIEW, code="SC21-0002")
    draft = a_program(operator, code="SC21-0003")

    rows = assigning.assign_many([draft, another, waiting], expert, by=admin)

    waiting.refresh_from_db()
    draft.refresh_from_db()
    assert [(row.program, row.is_done) for row in rows] == [
        (waiting, True),
        (another, True),
        (draft, False),
    ]
    assert (waiting.reviewer, draft.reviewer) == (expert, None)
    said = (
        "Ade Admin menugaskan 2 program kepada Anda untuk ditelaah: SC21-0001, "
        "SC21-0002."
    )
    assert told() == {(expert, said, f"/telaah/?reviewer={expert.pk}", "WORK")}


def test_message_about_very_many_names_the_first(plan, operator, admin, expert):
    programs = [a_program(operator, status=Status.SUBMITTED) for _ in range(22)]

    assigning.assign_many(programs, expert, by=admin)

    text = Message.objects.get().text
    assert text.startswith("Ade Admin menugaskan 22 program")
    assert text.endswith(f"{programs[19].code} dan 2 lagi.")


def test_nothing_given_is_not_told(plan, operator, admin, expert):
    rows = assigning.assign_many([a_program(operator)], expert, by=admin)

    assert not rows[0].is_done
    assert not told()


def test_admin_assigns_on_the_page_of_the_program(client, waiting, admin, expert):
    client.force_login(admin)
    page = client.get(waiting.get_absolute_url())
    address = reverse("programs:assign", args=[waiting.pk])
    assert f'formaction="{address}"' in page.text

    answer = client.post(address, {"reviewer": expert.pk}, follow=True)

    waiting.refresh_from_db()
    assert waiting.reviewer == expert
    assert "Ditugaskan kepada Eka Tenaga Ahli." in answer.text


def test_page_says_why_a_program_was_not_given(client, waiting, admin, own_expert):
    client.force_login(admin)
    address = reverse("programs:assign", args=[waiting.pk])

    answer = client.post(address, {"reviewer": own_expert.pk}, follow=True)

    assert "Ega Sendiri tidak dapat menelaah program ini." in answer.text


def test_others_find_nobody_to_choose(client, waiting, assigned):
    client.force_login(assigned)

    page = client.get(waiting.get_absolute_url())

    assert "Ganti penelaah" not in page.text


def test_desk_reports_row_by_row(client, waiting, operator, admin, expert):
    draft = a_program(operator, code="SC21-0003")
    client.force_login(admin)
    fields = {"program": [waiting.pk, draft.pk], "reviewer": expert.pk}
    fields["antrean"] = "dimension=WASTE"

    answer = client.post(reverse("reviews:assign"), fields, follow=True)

    assert "Ditugaskan: SC21-0001." in answer.text
    assert "SC21-0003: Penelaah ditugaskan selama" in answer.text
    assert answer.redirect_chain == [("/telaah/?dimension=WASTE", 302)]


def test_desk_asks_for_programs_and_a_reviewer(client, plan, admin):
    client.force_login(admin)

    answer = client.post(reverse("reviews:assign"), {}, follow=True)

    assert "Pilih penelaahnya dahulu." in answer.text
    assert "Centang sedikitnya satu program." in answer.text
    assert not AuditEntry.objects.exists()


def test_desk_gives_nothing_where_all_is_refused(client, operator, plan, admin, expert):
    draft = a_program(operator, code="SC21-0003")
    client.force_login(admin)
    fields = {"program": [draft.pk], "reviewer": expert.pk}

    answer = client.post(reverse("reviews:assign"), fields, follow=True)

    assert "Ditugaskan:" not in answer.text


def test_only_admins_assign_from_the_desk(client, waiting, expert):
    client.force_login(expert)
    fields = {"program": [waiting.pk], "reviewer": expert.pk}

    assert client.post(reverse("reviews:assign"), fields).status_code == 403
    assert client.post(reverse("programs:assign", args=[waiting.pk]), fields)
    waiting.refresh_from_db()
    assert waiting.reviewer is None


def test_candidates_of_the_desk_are_for_admins(admin, expert):
    assert assigning.candidates(admin) == [admin, expert]
    assert assigning.candidates(expert) == []
