"""What every test of this floor begins with."""

import pytest

from plans.models import Stage
from tests.builders.plans import a_sub_dimension, close
from tests.builders.workshops import a_workshop


@pytest.fixture
def workshop(plan):
    return a_workshop()


@pytest.fixture
def closed(plan):
    """The window of bimtek I, closed yesterday."""
    close(plan, Stage.Kind.FINDINGS)
    return plan


@pytest.fixture
def answers(plan):
    """The three questions that must be answered, answered."""
    return {
        "kind": "PROBLEM",
        "title": "Sampah belum dipilah dari rumah",
        "sub_dimension": a_sub_dimension().pk,
    }
