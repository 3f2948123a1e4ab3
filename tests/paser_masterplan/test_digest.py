"""Does each person get one mail a morning, with what is new, and none without?"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agencies.digesting import SHOWN, digest
from agencies.models import Letter, Message
from agencies.telling import tell
from paser_masterplan import clock
from programs.models import Program
from tests.builders.agencies import a_message, a_preference
from tests.builders.programs import a_program

WITA = ZoneInfo("Asia/Makassar")
SECOND = timedelta(seconds=1)
Kind = Message.Kind
Status = Program.Status


def wita(day, hour=7, minute=0):
    return datetime(2021, 7, day, hour, minute, tzinfo=WITA)


def nothing(person):
    return []


@pytest.fixture(autouse=True)
def address_of_the_portal(settings):
    settings.SITE_URL = "https://portal.example"


@pytest.fixture
def reader(admin):
    """An admin with an address, who hears of work every morning, as is usual."""
    admin.email = "ade@dkisp.example"
    admin.save()
    return admin


def news(person, at, **facts):
    facts = {"kind": Kind.WORK, "text": "DLH mengajukan program.", "url": "/x/"} | facts
    return a_message(person, created_at=at, **facts)


def keys():
    return list(Letter.objects.order_by("pk").values_list("key", flat=True))


def test_the_digest_is_written_from_seven_to_the_second(reader):
    news(reader, wita(14, 15))

    assert digest(nothing, wita(15) - SECOND) == 0
    assert digest(nothing, wita(15)) == 1

    letter = Letter.objects.get()
    assert (letter.recipient, letter.state) == (reader, "WAITING")
    assert letter.key == f"ringkasan:{reader.pk}:2021-07-15"
    assert letter.subject == "Ringkasan pagi: 1 kabar baru"
    assert "- DLH mengajukan program.\n  https://portal.example/x/" in letter.text
    assert "menunggu" not in letter.text


def test_never_two_on_one_day(reader):
    news(reader, wita(14, 15))
    digest(nothing, wita(15))
    news(reader, wita(15, 6, 56))
    news(reader, wita(15, 8))

    for hour in range(7, 24):
        assert digest(nothing, wita(15, hour, 30)) == 0
    assert digest(nothing, wita(16)) == 1

    assert keys() == [f"ringkasan:{reader.pk}:2021-07-{day}" for day in (15, 16)]
    assert Letter.objects.last().subject == "Ringkasan pagi: 2 kabar baru"


def test_a_worker_that_slept_writes_it_later_and_skips_nothing(reader):
    news(reader, wita(14, 15))
    digest(nothing, wita(15))
    news(reader, wita(15, 9))
    news(reader, wita(16, 6))
    news(reader, wita(16, 11), text="Sesudah pagi.")

    assert digest(nothing, wita(16, 14)) == 1

    late = Letter.objects.last()
    assert late.subject == "Ringkasan pagi: 2 kabar baru"
    assert "Sesudah pagi." not in late.text

    digest(nothing, wita(18))
    assert "Sesudah pagi." in Letter.objects.last().text


def test_nothing_new_is_no_mail(reader):
    news(reader, wita(14, 15), read_at=wita(14, 16))
    news(reader, wita(14, 15), kind=Kind.DECISION)

    assert digest(nothing, wita(15)) == 0


def test_what_was_not_read_for_a_week_is_old_news(reader):
    news(reader, wita(8, 6, 54))

    assert digest(nothing, wita(15)) == 0

    news(reader, wita(8, 6, 55))
    assert digest(nothing, wita(15)) == 1


def test_each_kind_goes_as_its_person_chose(reader, operator):
    operator.email = "oki@dlh.example"
    operator.save()
    a_preference(operator, kind=Kind.DECISION, way="MORNING")
    a_preference(reader, kind=Kind.WORK, way="PORTAL")
    for person in (reader, operator):
        news(person, wita(14), kind=Kind.DECISION)
        news(person, wita(14), kind=Kind.WORK)

    digest(nothing, wita(15))

    letter = Letter.objects.get()
    assert letter.recipient == operator
    assert letter.subject == "Ringkasan pagi: 2 kabar baru"


@pytest.mark.parametrize("lost", ["email", "is_active"])
def test_nobody_without_an_address_or_an_account(reader, lost):
    setattr(reader, lost, "" if lost == "email" else False)
    reader.save()
    news(reader, wita(14))

    assert digest(nothing, wita(15)) == 0


def test_no_digest_where_there_is_no_mail(reader, settings):
    settings.EMAIL_URL = ""
    news(reader, wita(14))

    assert digest(nothing, wita(15)) == 0


def test_a_long_list_is_cut_and_says_so(reader):
    for number in range(SHOWN + 3):
        news(reader, wita(14), text=f"Kabar {number}.")

    digest(nothing, wita(15))

    text = Letter.objects.get().text
    assert text.count("\n- Kabar ") == SHOWN
    assert "Masih ada 3 kabar lain: https://portal.example/pesan/" in text


def test_two_workers_write_one(reader):
    news(reader, wita(14))

    def other_worker_comes_between(person):
        digest(nothing, wita(15))
        return []

    digest(other_worker_comes_between, wita(15))

    assert len(keys()) == 1


def test_the_clock_adds_what_waits_on_the_desk(reader, operator, plan, monkeypatch):
    a_program(operator, status=Status.SUBMITTED)
    a_program(operator, status=Status.SUBMITTED)
    news(reader, wita(14))
    monkeypatch.setattr(clock.digesting.timezone, "now", lambda: wita(15))

    clock.write_digests()

    text = Letter.objects.get().text
    assert "Yang menunggu Anda di portal:" in text
    assert "- Program menunggu telaah: 2\n  https://portal.example/" in text
    assert "Temuan menunggu" not in text


def test_writing_costs_the_same_for_one_and_for_many(
    reader, operator, colleague, django_assert_num_queries
):
    news(reader, wita(14))
    with django_assert_num_queries(5):
        digest(nothing, wita(15))
    for person in (operator, colleague, reader):
        person.email = f"{person.username}@paser.example"
        person.save()
        news(person, wita(15, 9))
        news(person, wita(15, 9))

    with django_assert_num_queries(5):
        digest(nothing, wita(16))


def test_what_is_told_today_is_read_tomorrow(reader):
    tell([reader], "DLH mengajukan program.", kind=Kind.WORK, url="/program/1/")
    told = Message.objects.get()

    tomorrow = told.created_at.astimezone(WITA) + timedelta(days=1)
    digest(nothing, tomorrow.replace(hour=7))

    assert "https://portal.example/program/1/" in Letter.objects.get().text
