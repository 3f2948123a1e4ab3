"""What every test of this floor begins with."""

import pytest
from django.urls import reverse

from plans.models import Stage
from programs import editing
from programs.models import Program
from programs.sections import section_of
from tests.builders.plans import a_dimension, close
from tests.builders.programs import a_program


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


def opened(program, slug):
    """The mark of a page of this section that is opened now."""
    fresh = Program.objects.get(pk=program.pk)
    return editing.fingerprint(fresh, section_of(fresh, slug))


def rows(prefix, *given):
    """The fields of these rows as a browser posts them."""
    fields = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(given):
        fields |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return fields


@pytest.fixture
def save(client):
    """Post one section as a person, from a page that is opened now unless told."""

    def post(person, program, slug, given, **more):
        client.force_login(person)
        mark = {"opened": opened(program, slug)}
        return client.post(section_url(program, slug), mark | given | more)

    return post
