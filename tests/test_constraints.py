"""What does the database refuse, whatever the code forgot?"""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import CheckConstraint, DateTimeField, Q
from django.utils import timezone

from agencies.models import AuditEntry, User
from books.models import Edition, EditionFile, Endorsement, SignedFile
from plans.models import MasterPlan, Place, Stage
from programs.models import Funding, Program, Remark, Revision
from tests.builders.agencies import an_audit_entry
from tests.builders.books import a_signed_file, an_edition, an_endorsement
from tests.builders.plans import a_place, a_plan
from tests.builders.programs import (
    a_funding,
    a_program,
    a_remark,
    a_revision,
    a_standard_remark,
    an_action,
)
from tests.builders.workshops import a_finding, a_session, a_workshop
from workshops.models import Finding, Session, Workshop

FLOORS = ["agencies", "plans", "workshops", "programs", "books"]


def our_models():
    return [m for name in FLOORS for m in apps.get_app_config(name).get_models()]


def refuses(change):
    """Whether the database raises at `change`, inside its own savepoint."""
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


def pairs():
    """Every nullable moment of an act, with the person who must go with it."""
    for model in our_models():
        names = {field.name for field in model._meta.get_fields()}
        for field in model._meta.get_fields():
            if isinstance(field, DateTimeField) and field.name.endswith("_at"):
                person = f"{field.name[:-3]}_by"
                if person in names and field.null:
                    yield model, field.name, person


@pytest.mark.parametrize(
    ("model", "moment", "person"),
    [pytest.param(*pair, id=f"{pair[0].__name__}.{pair[1]}") for pair in pairs()],
)
def test_a_moment_never_stands_without_its_person(model, moment, person):
    both_or_neither = {
        frozenset(name for name, _ in flatten(constraint.condition))
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint)
    }

    assert frozenset({f"{moment}__isnull", f"{person}__isnull"}) in both_or_neither


def flatten(condition):
    for child in condition.children:
        if isinstance(child, Q):
            yield from flatten(child)
        else:
            yield child


def test_every_code_is_one_of_its_choices():
    """Every field with choices of its own is held to them by the database."""
    free = []
    for model in our_models():
        held = {
            constraint.condition.children[0][0].removesuffix("__in")
            for constraint in model._meta.constraints
            if isinstance(constraint, CheckConstraint)
            and isinstance(constraint.condition.children[0], tuple)
        }
        free += [
            f"{model.__name__}.{field.name}"
            for field in model._meta.fields
            if field.choices and not field.blank and field.name not in held
        ]

    assert free == []


def test_an_unknown_role_is_refused(operator):
    users = User.objects.filter(pk=operator.pk)

    assert refuses(lambda: users.update(role="KING"))


def test_a_second_current_plan_is_refused(plan):
    assert refuses(lambda: a_plan(stages=False, title="Yang lain"))


def test_plan_years_run_forward(plan):
    plans = MasterPlan.objects.filter(pk=plan.pk)

    assert refuses(lambda: plans.update(last_year=2020))


def test_a_window_closes_after_it_opens(plan):
    stage = plan.stages.first()
    stages = Stage.objects.filter(pk=stage.pk)

    assert refuses(lambda: stages.update(closes_at=stage.opens_at))


def test_a_village_lies_in_a_kecamatan(db):
    assert refuses(lambda: a_place(kind=Place.Kind.DESA, name="Janju"))


def test_a_kecamatan_lies_in_nothing(db):
    kecamatan = a_place()

    assert refuses(lambda: a_place(parent=kecamatan))


def test_a_kecamatan_has_its_name_once(db):
    a_place(name="Kuaro")

    assert refuses(lambda: a_place(name="Kuaro"))


def test_a_village_has_its_name_once_in_its_kecamatan(db):
    kecamatan = a_place()
    a_place(kind=Place.Kind.DESA, name="Janju", parent=kecamatan)

    assert refuses(
        lambda: a_place(kind=Place.Kind.DESA, name="Janju", parent=kecamatan)
    )


def test_a_workshop_ends_after_it_starts(plan):
    workshop = a_workshop()
    workshops = Workshop.objects.filter(pk=workshop.pk)

    assert refuses(lambda: workshops.update(ends_on="2021-09-01"))


def test_a_session_ends_after_it_starts(plan):
    session = a_session(a_workshop())
    sessions = Session.objects.filter(pk=session.pk)

    assert refuses(lambda: sessions.update(ends_at="08:00"))


def test_an_open_finding_has_no_decision(operator, plan):
    finding = a_finding(operator)
    findings = Finding.objects.filter(pk=finding.pk)
    decision = {"decided_at": timezone.now(), "decided_by": operator}

    assert refuses(lambda: findings.update(**decision))
    assert refuses(lambda: findings.update(status=Finding.Status.ACCEPTED))


def test_a_finding_is_never_merged_into_itself(operator, plan):
    finding = a_finding(operator, accepted=True)
    findings = Finding.objects.filter(pk=finding.pk)
    merge = {"status": Finding.Status.MERGED, "merged_into": finding}

    assert refuses(lambda: findings.update(**merge))


def test_a_draft_was_never_submitted(operator, plan):
    program = a_program(operator)
    programs = Program.objects.filter(pk=program.pk)
    submission = {"submitted_at": timezone.now(), "submitted_by": operator}

    assert refuses(lambda: programs.update(**submission))
    assert refuses(lambda: programs.update(status=Program.Status.SUBMITTED))


def test_an_approved_program_was_decided(operator, plan):
    program = a_program(operator, status=Program.Status.IN_REVIEW)
    programs = Program.objects.filter(pk=program.pk)

    assert refuses(lambda: programs.update(status=Program.Status.APPROVED))


def test_a_merged_program_names_what_took_it_in(operator, plan):
    program = a_program(operator, status=Program.Status.APPROVED)
    programs = Program.objects.filter(pk=program.pk)

    assert refuses(lambda: programs.update(status=Program.Status.MERGED))
    assert refuses(
        lambda: programs.update(status=Program.Status.MERGED, merged_into=program)
    )


def test_a_code_is_given_once(operator, plan):
    a_program(operator, code="SC21-0001")

    assert refuses(lambda: a_program(operator, code="SC21-0001"))


def test_money_is_positive_and_known_or_explained(operator, plan):
    funding = a_funding(an_action(a_program(operator)))
    fundings = Funding.objects.filter(pk=funding.pk)

    assert refuses(lambda: fundings.update(amount=0))
    assert refuses(lambda: fundings.update(unknown_reason="Belum dihitung"))


def test_an_answered_remark_has_its_answer(operator, admin, plan):
    remark = a_remark(a_program(operator), admin)
    remarks = Remark.objects.filter(pk=remark.pk)

    assert refuses(lambda: remarks.update(status=Remark.Status.ANSWERED))
    assert refuses(lambda: remarks.update(status=Remark.Status.RESOLVED))


def test_a_word_among_reviewers_is_never_told_or_answered(operator, admin, plan):
    remark = a_remark(a_program(operator), admin, is_internal=True)
    remarks = Remark.objects.filter(pk=remark.pk)
    now = timezone.now()
    answer = {"status": "ANSWERED", "answered_at": now, "answered_by": operator}

    assert refuses(lambda: remarks.update(told_at=now))
    assert refuses(lambda: remarks.update(**answer))


def test_nobody_disagrees_without_a_reason(operator, admin, plan):
    remark = a_remark(a_program(operator), admin)

    assert refuses(lambda: Remark.objects.filter(pk=remark.pk).update(disagrees=True))


def test_a_standard_remark_is_for_a_known_part(db):
    assert refuses(lambda: a_standard_remark(field="agency"))


@pytest.fixture
def kept(operator, admin, council, plan):
    """One row of every table to which rows are only added."""
    edition = an_edition(admin)
    return {
        AuditEntry: an_audit_entry(admin).pk,
        Revision: a_revision(a_program(operator), operator).pk,
        Edition: edition.pk,
        EditionFile: edition.files.get().pk,
        Endorsement: an_endorsement(edition, council).pk,
        SignedFile: a_signed_file(edition.files.get(), admin).pk,
    }


@pytest.mark.parametrize(
    "model",
    [AuditEntry, Revision, Edition, EditionFile, Endorsement, SignedFile],
)
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_kept_rows_are_neither_changed_nor_removed(kept, model, sql):
    table = model._meta.db_table

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))

    assert model.objects.filter(pk=kept[model]).count() == 1


def test_an_edition_is_endorsed_once(admin, council, plan):
    edition = an_edition(admin)
    an_endorsement(edition, council)

    assert refuses(lambda: an_endorsement(edition, council))
