"""Is a window open to the second, for each agency by itself?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from plans.models import Stage
from plans.windows import Window, window_for, windows_for, windows_of
from tests.builders.plans import a_plan, a_stage, an_extension

pytestmark = pytest.mark.django_db
FINDINGS = Stage.Kind.FINDINGS
OPENS = datetime(2021, 9, 3, 0, 0, tzinfo=UTC)
CLOSES = datetime(2021, 9, 10, 15, 59, tzinfo=UTC)
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)


@pytest.fixture
def stage(db):
    return a_stage(a_plan(stages=False), opens_at=OPENS, closes_at=CLOSES)


@pytest.mark.parametrize(
    ("at", "is_open", "status"),
    [
        (OPENS - TICK, False, "UPCOMING"),
        (OPENS, True, "OPEN"),
        (CLOSES - TICK, True, "OPEN"),
        (CLOSES, False, "CLOSED"),
    ],
)
def test_window_opens_and_closes_to_the_tick(stage, agency, at, is_open, status):
    window = window_for(agency, FINDINGS, at)

    assert (window.is_open, window.status) == (is_open, status)
    assert (window.opens_at, window.closes_at) == (OPENS, CLOSES)
    assert not window.is_extended


@pytest.mark.parametrize(
    ("at", "is_open"),
    [(CLOSES, True), (CLOSES + DAY - TICK, True), (CLOSES + DAY, False)],
)
def test_extension_moves_the_closing_of_its_agency(stage, agency, admin, at, is_open):
    an_extension(stage, agency, admin, until=CLOSES + DAY)

    window = window_for(agency, FINDINGS, at)

    assert (window.is_open, window.is_extended) == (is_open, True)
    assert window.closes_at == CLOSES + DAY
    assert not window_for(admin.agency, FINDINGS, at).is_open


def test_extension_does_not_open_earlier(stage, agency, admin):
    an_extension(stage, agency, admin, until=CLOSES + DAY)

    assert not window_for(agency, FINDINGS, OPENS - TICK).is_open


def test_latest_of_several_extensions_counts(stage, agency, admin):
    for days in (1, 3, 2):
        an_extension(stage, agency, admin, until=CLOSES + days * DAY)

    assert window_for(agency, FINDINGS, CLOSES).closes_at == CLOSES + 3 * DAY


def test_extension_never_shortens(stage, agency, admin):
    an_extension(stage, agency, admin, until=CLOSES - DAY)

    window = window_for(agency, FINDINGS, CLOSES - TICK)

    assert (window.is_open, window.is_extended) == (True, False)


def test_extension_of_one_stage_leaves_the_others(stage, agency, admin):
    proposals = a_stage(
        stage.plan, kind=Stage.Kind.PROPOSALS, opens_at=OPENS, closes_at=CLOSES
    )
    an_extension(stage, agency, admin, until=CLOSES + DAY)

    windows = windows_for(agency, CLOSES)

    assert windows[FINDINGS].is_open
    assert not windows[proposals.kind].is_open


def test_window_is_asked_for_now_where_no_moment_is_given(agency, admin):
    stage = a_stage(a_plan(stages=False))

    assert window_for(agency, FINDINGS).is_open
    stage.closes_at = timezone.now()
    stage.save()
    assert not window_for(agency, FINDINGS).is_open


def test_every_window_is_shut_without_a_plan(agency):
    assert windows_for(agency) == {kind: Window(kind) for kind in Stage.Kind.values}
    assert window_for(agency, FINDINGS).status == "UNPLANNED"


def test_windows_of_an_earlier_plan_stay_shut(stage, agency):
    stage.plan.is_current = False
    stage.plan.save()

    assert window_for(agency, FINDINGS, OPENS).stage is None
    shut = windows_for(agency, OPENS, plan=stage.plan)[FINDINGS]
    assert (shut.stage, shut.is_open) == (stage, False)


def test_windows_of_one_stage_know_each_agency(stage, agency, admin):
    an_extension(stage, agency, admin, until=CLOSES + DAY)

    windows = windows_of(stage, [agency, admin.agency], CLOSES)

    assert [(w.agency, w.is_open) for w in windows] == [
        (agency, True),
        (admin.agency, False),
    ]


def test_window_speaks_indonesian(stage, agency, admin):
    def said(at):
        return window_for(agency, FINDINGS, at).status_for(admin)

    assert window_for(agency, FINDINGS).label == "Bimtek I: potensi dan masalah"
    assert said(OPENS - TICK) == "Belum dibuka"
    assert said(OPENS) == "Terbuka"
    assert said(CLOSES) == "Tertutup"
    an_extension(stage, agency, admin, until=CLOSES + DAY)
    assert said(CLOSES) == "Terbuka, diperpanjang"
    assert said(CLOSES + DAY) == "Tertutup"


def test_windows_cost_one_query(plan, agency, django_assert_num_queries):
    with django_assert_num_queries(1):
        windows_for(agency)
