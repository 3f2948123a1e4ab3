"""Is a window open to the second, for each agency by itself?"""

import time
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
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
GRACE = timedelta(minutes=15)


@pytest.fixture
def stage(db):
    return a_stage(a_plan(stages=False), opens_at=OPENS, closes_at=CLOSES)


@pytest.fixture
def graced(stage):
    stage.grace_minutes = 15
    stage.save()
    return stage


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


@pytest.mark.parametrize(
    ("at", "is_open", "status"),
    [
        (CLOSES - SECOND, True, "OPEN"),
        (CLOSES, True, "LATE"),
        (CLOSES + GRACE - SECOND, True, "LATE"),
        (CLOSES + GRACE - TICK, True, "LATE"),
        (CLOSES + GRACE, False, "CLOSED"),
    ],
)
def test_grace_takes_what_is_late_to_the_tick(graced, agency, at, is_open, status):
    window = window_for(agency, FINDINGS, at)

    assert (window.is_open, window.status) == (is_open, status)
    assert (window.closes_at, window.accepts_until) == (CLOSES, CLOSES + GRACE)
    assert window.is_over == (at >= CLOSES)


def test_grace_does_not_open_earlier(graced, agency):
    assert window_for(agency, FINDINGS, OPENS - TICK).status == "UPCOMING"


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (CLOSES, "OPEN"),
        (CLOSES + DAY - TICK, "OPEN"),
        (CLOSES + DAY, "CLOSED"),
        (CLOSES + DAY + GRACE - TICK, "CLOSED"),
    ],
)
def test_no_grace_follows_an_extension(graced, agency, admin, at, status):
    an_extension(graced, agency, admin, until=CLOSES + DAY)

    window = window_for(agency, FINDINGS, at)

    assert (window.status, window.has_grace) == (status, False)


def test_extension_that_ends_within_the_grace_takes_nothing_of_it(
    graced, agency, admin
):
    an_extension(graced, agency, admin, until=CLOSES + GRACE / 3)

    assert window_for(agency, FINDINGS, CLOSES).status == "OPEN"
    assert window_for(agency, FINDINGS, CLOSES + GRACE / 3).status == "LATE"
    assert window_for(agency, FINDINGS, CLOSES + GRACE).status == "CLOSED"


def test_grace_of_an_earlier_plan_takes_nothing(graced, agency):
    graced.plan.is_current = False
    graced.plan.save()

    [window] = windows_of(graced, [agency], CLOSES)

    assert (window.is_open, window.is_late, window.status) == (False, False, "CLOSED")


def test_windows_of_one_stage_have_its_grace(graced, agency, admin):
    an_extension(graced, agency, admin, until=CLOSES + DAY)

    windows = windows_of(graced, [agency, admin.agency], CLOSES)

    assert [window.status for window in windows] == ["OPEN", "LATE"]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "Masa tenggang sampai 11 Sep 00.00"),
        (15, "Masa tenggang sampai 11 Sep 00.14"),
    ],
)
def test_grace_across_midnight_names_its_day(stage, agency, admin, minutes, said):
    stage.grace_minutes = minutes
    stage.save()

    window = window_for(agency, FINDINGS, CLOSES)

    assert window.status_for(admin) == said


def test_grace_on_the_same_day_names_its_hour(graced, agency, admin):
    graced.closes_at = CLOSES - timedelta(hours=7, minutes=59)
    graced.save()

    window = window_for(agency, FINDINGS, graced.closes_at)

    assert window.status_for(admin) == "Masa tenggang sampai 16.15"


def test_obstacle_names_the_moment_and_the_way_on(graced, agency, admin):
    def said(at):
        window = window_for(agency, FINDINGS, at)
        return f"{window.obstacle}; {window.way_on}"

    assert said(OPENS - TICK) == (
        "baru dibuka pada 3 September 2021, 08.00 WITA; "
        "tulisan Anda tetap tersimpan sampai saat itu"
    )
    assert said(CLOSES + GRACE) == (
        "ditutup pada 10 September 2021, 23.59 WITA (masa tenggang sampai 11 Sep "
        "00.14); minta perpanjangan di halaman tahapnya"
    )
    an_extension(graced, agency, admin, until=CLOSES + DAY)
    assert said(CLOSES + DAY) == (
        "ditutup pada 11 September 2021, 23.59 WITA; "
        "minta perpanjangan di halaman tahapnya"
    )
    graced.delete()
    assert said(CLOSES) == "belum dijadwalkan; tanyakan jadwalnya kepada DKISP"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Makassar", "Asia/Jakarta"])
def test_clock_of_the_server_moves_no_window(stage, agency, monkeypatch, zone):
    stage.opens_at = datetime.fromisoformat("2021-09-03T00:00:00+08:00")
    stage.closes_at = datetime.fromisoformat("2021-09-10T00:00:00+08:00")
    stage.save()
    monkeypatch.setenv("TZ", zone)
    time.tzset()

    def status(moment):
        at = datetime.fromisoformat(f"2021-09-{moment}+00:00")
        monkeypatch.setattr(timezone, "now", lambda: at)
        return window_for(agency, FINDINGS).status

    said = [status(f"{day}:59:59") for day in ("02T15", "09T15")]
    said += [status(f"{day}:00:00") for day in ("02T16", "09T16")]
    shut = window_for(agency, FINDINGS)
    monkeypatch.undo()
    time.tzset()

    assert said == ["UPCOMING", "OPEN", "OPEN", "CLOSED"]
    assert shut.obstacle == "ditutup pada 10 September 2021, 00.00 WITA"


def test_windows_cost_one_query(plan, agency, django_assert_num_queries):
    with django_assert_num_queries(1):
        windows_for(agency)
