"""Is a finding taken until the second of closing, and in the grace after it?"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from plans.models import Stage
from tests.builders.workshops import a_finding
from workshops.models import Finding

pytestmark = pytest.mark.django_db
CLOSES = datetime.fromisoformat("2021-09-10T16:00:00+08:00")
SECOND = timedelta(seconds=1)
GRACE = timedelta(minutes=15)
CREATE = "/temuan/baru/"


@pytest.fixture
def stage(plan):
    stage = plan.stages.get(kind=Stage.Kind.FINDINGS)
    stage.opens_at, stage.closes_at = CLOSES - timedelta(days=7), CLOSES
    stage.save()
    return stage


@pytest.fixture
def at(monkeypatch):
    """The clock of the portal, held at a moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.mark.parametrize(
    ("minutes", "moment", "is_taken"),
    [
        (0, CLOSES - SECOND, True),
        (0, CLOSES, False),
        (15, CLOSES, True),
        (15, CLOSES + GRACE - SECOND, True),
        (15, CLOSES + GRACE, False),
    ],
)
def test_finding_is_taken_until_the_second_of_closing(
    client, operator, stage, answers, at, minutes, moment, is_taken
):
    stage.grace_minutes = minutes
    stage.save()
    at(moment)
    client.force_login(operator)

    page = client.post(CREATE, answers, follow=True).text

    assert Finding.objects.exists() == is_taken
    assert ("ditutup pada 10 September 2021, 16.00 WITA" in page) != is_taken


def test_page_in_the_grace_says_until_when(client, operator, stage, at):
    stage.grace_minutes = 15
    stage.save()
    at(CLOSES)
    finding = a_finding(operator)
    client.force_login(operator)

    pages = [client.get(url).text for url in (CREATE, finding.get_absolute_url())]

    for page in pages:
        assert "Masa tenggang sampai 16.15 WITA" in page
        assert "simpan sekarang" in page
    assert "<textarea" in pages[0]


def test_form_that_came_too_late_offers_to_ask(client, operator, stage, answers, at):
    at(CLOSES)
    client.force_login(operator)

    page = client.post(CREATE, answers | {"description": "Tulisan panjang"}).text

    assert f'href="/kerangka/tahap/{stage.pk}/minta/"' in page
    assert "Tulisan panjang" in page
