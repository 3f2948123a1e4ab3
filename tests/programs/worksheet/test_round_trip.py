"""What goes out and comes back unread changes nothing, whatever it says."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agencies.models import Agency, User
from paser_masterplan.demo import building
from paser_masterplan.merging import token
from programs.forms import DescriptionForm, FindingsForm, IdentityForm, QuickWinForm
from programs.models import Program
from programs.worksheet import waiting
from programs.worksheet.records import (
    ASKED_OF_PROGRAM,
    values_of_finding,
    values_of_program,
)
from tests.builders.programs import a_funding, a_program, an_action, an_indicator
from tests.builders.worksheets import a_filled_file, a_worksheet
from tests.builders.workshops import a_finding
from workshops.forms import FindingForm
from workshops.wording import ASKED

WRITERS = (User.Role.OPERATOR, User.Role.ADMIN)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
LINE = TEXT.filter(lambda text: text.strip()).map(lambda text: text[:60])


@pytest.mark.django_db
def test_the_demo_comes_back_as_it_went_out():
    building.build(lambda step: None, edition=False, programs=12)

    for agency in Agency.objects.all():
        writer = agency.members.filter(role__in=WRITERS).first()
        if writer:
            report = waiting.report_of(a_worksheet(writer))

            assert (agency, report.rows, report.absent) == (agency, [], 0)
            assert report.same == len(waiting.records_of(agency).rows)


@given(
    title=LINE,
    texts=st.lists(TEXT, min_size=3, max_size=3),
    output=TEXT,
    name=LINE,
    target=LINE,
    reason=LINE,
    years=st.lists(st.integers(2022, 2026), unique=True).map(sorted),
)
@settings(
    max_examples=12,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_was_written_comes_back_as_it_went_out(
    plan, operator, title, texts, output, name, target, reason, years
):
    for model in (Program, type(a_finding(operator))):
        model.objects.all().delete()
    a_finding(operator, title=title, description=texts[0], figure=texts[1])
    program = a_program(
        operator,
        title=title,
        code=f"SC21-{uuid4().hex[:6].upper()}",
        objective=texts[0],
        partners=texts[1],
        risk=texts[2],
    )
    action = an_action(program, title=title, output=output, years=years)
    an_indicator(program, name=name, targets={"2022": target}, baseline_year=None)
    a_funding(action, amount=None, unknown_reason=reason)
    a_funding(action, amount=1)

    report = waiting.report_of(a_worksheet(operator))
    again = waiting.report_of(
        a_worksheet(operator, a_filled_file(operator.agency, lambda rows: None))
    )

    assert (report.rows, report.absent) == ([], 0)
    assert (again.rows, again.absent) == ([], 0)


def test_tokens_are_those_of_the_forms(plan, operator):
    program = a_program(operator, complete=True)
    finding = a_finding(operator)
    forms = (IdentityForm, DescriptionForm, FindingsForm, QuickWinForm)
    said = {}
    for form in forms:
        opened = form(instance=program)
        said |= {name: opened.token(name) for name in opened.names}
    opened = FindingForm(instance=finding)

    assert said == {
        name: token(value) for name, value in values_of_program(program).items()
    }
    assert set(said) == set(ASKED_OF_PROGRAM)
    assert {name: opened.token(name) for name in ASKED} == {
        name: token(value) for name, value in values_of_finding(finding).items()
    }
