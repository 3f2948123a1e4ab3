"""Does the portal refuse to start half-configured?"""

import runpy

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SETTINGS = str(settings.BASE_DIR / "paser_masterplan" / "settings.py")


@pytest.fixture
def environment(monkeypatch, tmp_path):
    for name in ("SECRET_KEY", "DEBUG", "HTTPS", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "var"))
    return monkeypatch


def test_no_key_and_no_debug_is_refused_with_what_to_set(environment):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY belum diatur"):
        runpy.run_path(SETTINGS)


def test_debug_brings_its_own_key_and_plain_static_files(environment):
    environment.setenv("DEBUG", "true")

    portal = runpy.run_path(SETTINGS)

    assert portal["SECRET_KEY"].startswith("hanya-untuk-pengembangan")
    assert portal["STORAGES"]["staticfiles"]["BACKEND"].endswith(".StaticFilesStorage")


def test_sqlite_in_the_data_folder_is_the_default(environment, tmp_path):
    environment.setenv("SECRET_KEY", "panjang-dan-acak")

    portal = runpy.run_path(SETTINGS)

    database = portal["DATABASES"]["default"]
    assert database["NAME"] == str(tmp_path / "var" / "portal.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (tmp_path / "var").is_dir()


def test_postgresql_keeps_its_connections(environment):
    environment.setenv("SECRET_KEY", "panjang-dan-acak")
    environment.setenv("DATABASE_URL", "postgres://paser@db/paser")

    portal = runpy.run_path(SETTINGS)

    assert portal["DATABASES"]["default"]["CONN_MAX_AGE"] == 60


def test_https_secures_the_cookies(environment):
    environment.setenv("SECRET_KEY", "panjang-dan-acak")
    environment.setenv("HTTPS", "true")

    portal = runpy.run_path(SETTINGS)

    assert portal["SESSION_COOKIE_SECURE"] is True
    assert portal["SECURE_HSTS_SECONDS"] == 31_536_000


def test_the_web_server_finds_its_entrance():
    portal = runpy.run_path(str(settings.BASE_DIR / "paser_masterplan" / "wsgi.py"))

    assert callable(portal["application"])
