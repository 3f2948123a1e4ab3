"""Is the demo believable: whole, from the record, and walked by real moves?"""

import pytest
from django.apps import apps
from django.db import transaction

from agencies.auditing import first_break
from agencies.models import Agency, User
from books import writing
from books.models import Chapter
from paser_masterplan.demo import PASSWORD, building, read
from plans.models import Stage
from plans.windows import windows_for
from programs.models import Program, Recommendation
from workshops.models import Finding, Workshop

FLOORS = ["agencies", "plans", "workshops", "programs", "books"]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Built once for all who only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        building.build(lambda step: None, edition=False)
        yield
        transaction.set_rollback(True)


def test_every_row_keeps_every_rule(demo):
    for floor in FLOORS:
        for model in apps.get_app_config(floor).get_models():
            for row in model.objects.all():
                row.full_clean(validate_unique=False, validate_constraints=False)


def test_there_is_a_program_in_every_status(demo):
    statuses = set(Program.objects.values_list("status", flat=True))

    assert statuses == set(Program.Status.values)


def test_every_program_stands_where_the_record_puts_it(demo):
    wanted = [row["status"] for row in read("programs")]

    found = Program.objects.order_by("code").values_list("status", flat=True)

    assert list(found) == wanted


def test_the_record_is_whole(demo):
    assert Workshop.objects.count() == 3
    assert Finding.objects.count() == len(read("findings"))
    assert Chapter.objects.exclude(narrative="").count() == len(read("chapters"))
    assert first_break() is None


def test_narratives_show_and_name_only_what_there_is(demo):
    chapters = Chapter.objects.with_letters().in_book_order()

    assert any(chapter.marked for chapter in chapters)
    assert writing.gaps(chapters) == {}


def test_the_two_windows_of_the_day_are_open(demo):
    windows = windows_for(Agency.objects.get(short_name="DLH"))

    assert [kind for kind, window in windows.items() if window.is_open] == [
        Stage.Kind.FINDINGS,
        Stage.Kind.PROPOSALS,
    ]


def test_agencies_name_their_people_for_the_next_workshop(demo):
    ahead = [one for one in Workshop.objects.in_time_order() if not one.is_over]

    assert [one.stage.kind for one in ahead] == [Stage.Kind.QUICK_WINS]
    assert ahead[0].participants.filter(agency__short_name="DLH").exists()
    assert not ahead[0].sessions.exclude(opened_at=None).exists()


def test_every_account_has_the_one_password(demo):
    user = User.objects.get(username="operator.dlh")

    assert user.check_password(PASSWORD)
    assert set(User.objects.values_list("password", flat=True)) == {user.password}


def test_experts_have_said_what_they_advise(demo):
    said = Recommendation.objects.values_list("program__code", "by__username")

    assert sorted(said) == [
        ("SC21-0016", "ahli.ugm"),
        ("SC21-0016", "telaah.bappedalitbang"),
        ("SC21-0018", "ahli.ugm"),
        ("SC21-0021", "telaah.bappedalitbang"),
    ]


def test_what_waits_is_with_the_first_reviewer_of_its_dimension(demo):
    waiting = Program.objects.filter(status=Program.Status.SUBMITTED)

    assert dict(waiting.values_list("code", "reviewer__username")) == {
        "SC21-0019": "telaah.bappedalitbang",
        "SC21-0020": "ahli.ugm",
        "SC21-0021": "telaah.bappedalitbang",
        "SC21-0022": None,
    }
