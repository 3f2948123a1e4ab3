"""Do agencies, people and messages say who they are?"""

import pytest

from agencies.models import User
from tests.builders.agencies import a_message, a_receipt, a_user, an_agency

pytestmark = pytest.mark.django_db


def test_things_are_called_by_what_people_know(operator):
    receipt = a_receipt(operator)

    assert str(operator.agency) == "DLH"
    assert str(operator) == "Oki Operator"
    assert operator.get_full_name() == operator.get_short_name() == "Oki Operator"
    assert str(a_message(operator, text="Program disetujui.")) == "Program disetujui."
    assert str(receipt) == str(receipt.key)


@pytest.mark.parametrize(
    ("role", "is_admin", "is_reader"),
    [
        ("OPERATOR", False, False),
        ("VERIFIER", False, False),
        ("ADMIN", True, True),
        ("EXPERT", False, True),
        ("COUNCIL", False, True),
    ],
)
def test_role_says_what_a_person_does(role, is_admin, is_reader):
    person = a_user(role=role)

    assert (person.is_admin, person.is_reader) == (is_admin, is_reader)


def test_agency_has_a_verifier_who_may_log_in(agency, operator):
    assert not agency.has_verifier()
    verifier = a_user(agency=agency, role=User.Role.VERIFIER)
    assert agency.has_verifier()

    verifier.is_active = False
    verifier.save()

    assert not agency.has_verifier()


def test_account_of_a_command_is_normalized():
    person = User.objects.create_user("ADI Admin", agency=an_agency(), full_name="Adi")

    assert person.username == "adiadmin"


def test_reviewers_are_admins_and_experts_who_may_log_in(admin, expert, operator):
    a_user(role=User.Role.EXPERT, is_active=False)

    assert list(User.objects.reviewers()) == [admin, expert]
