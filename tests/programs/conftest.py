"""What every test of this floor begins with."""

import pytest
from django.urls import reverse

from plans.models import Stage
from programs.models import Program
from tests.builders.plans import a_dimension, close
from tests.builders.programs import a_program
from tests.forms import opened


@pytest.fixture
def draft(plan, operator):
    """A bare draft of the operator's agency."""
    return a_program(operator, title="Bank sampah", code="SC21-0001")


@pytest.fixture
def full(plan, operator):
    """A draft that lacks nothing."""
    return a_program(operator, complete=True, title="Bank sampah", code="SC21-0001")


@pytest.fixture
def reviewed(plan, operator, verifier):
    """A complete program that is under review."""
    return a_program(
        operator,
        complete=True,
        status=Program.Status.IN_REVIEW,
        submitted_by=verifier,
        title="Bank sampah",
        code="SC21-0001",
    )


@pytest.fixture
def assigned(expert):
    """The expert, who reviews the dimension of the boring sub-dimension."""
    a_dimension("ENVIRONMENT").experts.add(expert)
    return expert


@pytest.fixture
def closed(plan):
    """The window of bimtek II, closed yesterday."""
    close(plan, Stage.Kind.PROPOSALS)


def section_url(program, slug):
    return reverse("programs:edit", args=[program.pk, slug])


def rows(prefix, *given):
    """What is typed into these rows, the first one first; later ones are not sent."""
    fields = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(given):
        fields |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return fields


@pytest.fixture
def look(client):
    """Open one section as a person; what comes back can be posted with changes."""

    def get(person, program, slug):
        client.force_login(person)
        return opened(client, section_url(program, slug))

    return get


@pytest.fixture
def save(client, look):
    """Post one section as a person, from a page that is opened now unless told."""

    def post(person, program, slug, given, page=None, **more):
        page = page or look(person, program, slug)
        client.force_login(person)
        return client.post(section_url(program, slug), page | given | more)

    return post
