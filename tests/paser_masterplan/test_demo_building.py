"""Is the demo built once, and only where nothing stands yet?"""

import io

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Agency
from books.models import Edition
from books.press import PressUnavailable
from paser_masterplan.demo import PASSWORD, building
from paser_masterplan.demo.frame import PEOPLE
from programs.models import Program
from tests.builders.agencies import an_agency


def test_more_programs_are_approved_copies(db):
    building.build(lambda step: None, programs=20, edition=False)

    copies = Program.objects.filter(code__gte="SC21-1000")

    assert copies.count() == 20
    assert set(copies.values_list("status", flat=True)) == {Program.Status.APPROVED}


def test_an_edition_is_issued_when_printing_is_there(db, monkeypatch):
    asked = []
    monkeypatch.setattr(
        building.issuing, "issue", lambda plan, *, by: asked.append((plan, by.username))
    )

    building.build(lambda step: None)

    assert [name for _, name in asked] == ["admin.dkisp"]


def test_without_printing_the_demo_says_so_and_stands(db, monkeypatch):
    def issue(plan, *, by):
        raise PressUnavailable

    said = []
    monkeypatch.setattr(building.issuing, "issue", issue)

    building.build(said.append)

    assert said[-1] == str(PressUnavailable())
    assert not Edition.objects.exists()


def run(*words):
    output = io.StringIO()
    call_command("demo", *words, stdout=output)
    return output.getvalue()


def test_the_command_introduces_the_accounts(db):
    said = run("--no-edition")

    assert PASSWORD in said
    assert all(username in said for username, *_ in PEOPLE)


def test_a_second_run_refuses_or_is_silent_about_it(db):
    an_agency()

    with pytest.raises(CommandError, match="sudah berisi"):
        run("--no-edition")

    assert "Akun contoh" in run("--if-empty")
    assert Agency.objects.count() == 1
