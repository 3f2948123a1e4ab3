"""What happens when two people ask, or answer, in the same moment?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import AuditEntry, Message
from paser_masterplan.moves import MoveRefused
from plans import asking
from plans.models import Extension, ExtensionRequest
from tests.builders.plans import an_extension_request
from tests.programs.test_race import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
UNTIL = timezone.now() + timedelta(days=30)


def test_two_admins_cannot_both_answer(plan, operator, admin, second_admin):
    asked = an_extension_request(plan.stages.first(), operator)

    done = at_once(
        lambda: asking.grant(asked, by=admin, until=UNTIL),
        lambda: asking.refuse(asked, by=second_admin, answer="Masih cukup."),
    )

    [refused] = [answer for answer in done if isinstance(answer, MoveRefused)]
    [won] = [answer for answer in done if isinstance(answer, ExtensionRequest)]
    asked.refresh_from_db()
    assert asked.status == won.status
    assert f"{won.answered_by} sudah menjawab permintaan ini" in str(refused)
    assert Extension.objects.count() == (won.status == asked.Status.GRANTED)
    assert AuditEntry.objects.count() == 1
    assert Message.objects.count() == 1


def test_two_colleagues_cannot_both_ask(plan, operator, colleague, admin):
    stage = plan.stages.first()
    requests = [
        ExtensionRequest(
            stage=stage, agency=operator.agency, until=UNTIL, reason="Banjir."
        )
        for _ in range(2)
    ]

    done = at_once(
        lambda: asking.ask(requests[0], by=operator),
        lambda: asking.ask(requests[1], by=colleague),
    )

    assert sorted(type(answer).__name__ for answer in done) == [
        "ExtensionRequest",
        "MoveRefused",
    ]
    assert ExtensionRequest.objects.count() == 1
