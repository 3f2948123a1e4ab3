"""What every test of worksheets begins with."""

import pytest

from programs.worksheet import waiting
from tests.builders.programs import a_program
from tests.builders.worksheets import a_filled_file, a_worksheet


@pytest.fixture
def full(plan, operator):
    """A draft that lacks nothing, with one row of each kind."""
    return a_program(operator, complete=True, title="Bank sampah", code="SC21-0001")


@pytest.fixture
def send(operator):
    """Send the agency's worksheet as it is filled in; returns the file and report."""

    def fill_and_send(fill, file=None):
        content = a_filled_file(operator.agency, fill, file)
        worksheet = a_worksheet(operator, content)
        return worksheet, waiting.report_of(worksheet)

    return fill_and_send
