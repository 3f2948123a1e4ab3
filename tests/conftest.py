"""The cast: every permission test is a sentence about these people."""

import pytest
from django.db import connection

from agencies.models import User
from tests.builders.agencies import a_user, an_agency
from tests.builders.plans import a_plan

Role = User.Role
ASKS = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(config, items):
    """What asks no database says the same on every engine: once is enough."""
    if connection.vendor == "sqlite":
        return
    asking, others = [], []
    for item in items:
        (asking if _asks_the_database(item) else others).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = asking


def _asks_the_database(item):
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    return bool(marked) or not ASKS.isdisjoint(item.fixturenames)


@pytest.fixture
def plan(db):
    """The current plan, with every window open."""
    return a_plan()


@pytest.fixture
def agency(db):
    return an_agency(short_name="DLH", name="Dinas Lingkungan Hidup")


@pytest.fixture
def operator(agency):
    return a_user(username="operator.dlh", full_name="Oki Operator", agency=agency)


@pytest.fixture
def colleague(agency):
    return a_user(username="rekan.dlh", full_name="Rika Rekan", agency=agency)


@pytest.fixture
def verifier(agency):
    return a_user(
        username="verifier.dlh",
        full_name="Vera Verifikator",
        agency=agency,
        role=Role.VERIFIER,
    )


@pytest.fixture
def outsider(db):
    return a_user(
        username="operator.dishub",
        full_name="Omar Orang Luar",
        agency=an_agency(short_name="Dishub", name="Dinas Perhubungan"),
    )


@pytest.fixture
def dkisp(db):
    return an_agency(
        short_name="DKISP",
        name="Dinas Komunikasi, Informatika, Statistik dan Persandian",
        is_coordinator=True,
    )


@pytest.fixture
def admin(dkisp):
    return a_user(
        username="admin.dkisp", full_name="Ade Admin", agency=dkisp, role=Role.ADMIN
    )


@pytest.fixture
def second_admin(dkisp):
    return a_user(
        username="admin2.dkisp", full_name="Dua Admin", agency=dkisp, role=Role.ADMIN
    )


@pytest.fixture
def expert(db):
    return a_user(
        username="ahli.ugm",
        full_name="Eka Tenaga Ahli",
        agency=an_agency(short_name="UGM", kind="PARTNER"),
        role=Role.EXPERT,
    )


@pytest.fixture
def council(db):
    return a_user(
        username="dewan.setda",
        full_name="Dewi Dewan",
        agency=an_agency(short_name="Setda"),
        role=Role.COUNCIL,
    )


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Tests need no collected files; the page weights collect their own."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        }
    }
