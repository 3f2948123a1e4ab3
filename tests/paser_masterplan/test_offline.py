"""What does the browser keep for the hours without a line?"""

import json
import re

import pytest
from django.contrib.staticfiles import finders

from paser_masterplan import offline

pytestmark = pytest.mark.django_db


def facts_of(worker):
    """What the server wrote above the worker's own text."""
    found = re.findall(r"^const ([A-Z]+) = (.+);$", worker, re.MULTILINE)
    return {name: json.loads(value) for name, value in found}


def test_worker_comes_from_the_root_and_is_asked_for_once_an_hour(client):
    answer = client.get("/penjaga.js")

    assert answer.headers["Content-Type"] == "text/javascript"
    assert answer.headers["Cache-Control"] == "max-age=3600"
    assert answer.text == offline.worker()


def test_worker_keeps_static_files_and_one_public_page():
    facts = facts_of(offline.worker())

    page, *files = facts["KEPT"]
    assert page == facts["OFFLINE"] == "/luring/"
    assert all(finders.find(file.removeprefix("/static/")) for file in files)


def test_release_changes_with_the_page_and_with_the_files(settings, monkeypatch):
    before = facts_of(offline.worker())["RELEASE"]

    monkeypatch.setattr(offline, "page", lambda: "lain")
    other_page = facts_of(offline.worker())["RELEASE"]
    monkeypatch.setattr(offline, "FILES", offline.FILES[1:])
    other_files = facts_of(offline.worker())["RELEASE"]

    assert len({before, other_page, other_files}) == 3


def test_offline_page_is_the_same_for_everybody(client, operator):
    nobodys = client.get("/luring/")
    client.force_login(operator)
    somebodys = client.get("/luring/")

    assert "disimpan di perangkat ini dan dikirim sendiri" in nobodys.text
    assert nobodys.text == somebodys.text
    assert str(operator) not in somebodys.text


def test_offline_page_needs_nothing_that_is_not_kept(client):
    needed = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/luring/").text)

    assert set(needed) <= set(facts_of(offline.worker())["KEPT"])
