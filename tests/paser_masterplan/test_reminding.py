"""Is who has something left to do reminded thrice, in time, and never more?"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from agencies.models import Message
from paser_masterplan.reminding import remind
from plans.models import Stage
from programs.models import Program
from tests.builders.agencies import a_preference, a_user
from tests.builders.plans import an_extension
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding
from workshops.models import Finding

WITA = ZoneInfo("Asia/Makassar")
CLOSES = datetime(2021, 7, 15, 16, 0, tzinfo=WITA)  # a Thursday
SECOND = timedelta(seconds=1)
Status = Program.Status


def wita(day, hour=0, minute=0):
    return datetime(2021, 7, day, hour, minute, tzinfo=WITA)


@pytest.fixture(autouse=True)
def only_proposals(plan):
    """One window that closes on 15 July; the others are long over."""
    past = timezone.datetime(2020, 1, 1, tzinfo=WITA)
    plan.stages.update(opens_at=past, closes_at=past + timedelta(days=1))
    proposals = plan.stages.filter(kind=Stage.Kind.PROPOSALS)
    proposals.update(opens_at=wita(1), closes_at=CLOSES)
    return proposals.get()


@pytest.fixture
def draft(operator, plan):
    return a_program(operator)


def told():
    return list(Message.objects.order_by("pk").values_list("text", flat=True))


def test_three_reminders_begin_to_the_second_and_no_more(draft):
    begins = []
    for day in range(1, 17):
        for moment in (wita(day) - SECOND, wita(day), wita(day, 9), wita(day, 15, 59)):
            before = Message.objects.count()
            remind(moment)
            if Message.objects.count() > before:
                begins.append(moment)

    assert begins == [wita(8), wita(13), wita(15)]
    left = "1 program DLH belum diajukan."
    label = "Bimtek II: program dan rencana aksi"
    assert told() == [
        f"{label} tinggal 7 hari, sampai Kamis, 15 Juli 2021 pukul 16.00 WITA. {left}",
        f"{label} tinggal 2 hari, sampai Kamis, 15 Juli 2021 pukul 16.00 WITA. {left}",
        f"{label} ditutup hari ini pukul 16.00 WITA. {left}",
    ]


def test_a_reminder_leads_to_what_is_left(draft, operator, only_proposals):
    remind(wita(8))

    message = Message.objects.get()
    assert (message.recipient, message.kind) == (operator, Message.Kind.REMINDER)
    assert message.url == f"/program/?agency={operator.agency_id}"
    stage, agency = only_proposals.pk, operator.agency_id
    assert message.key == f"ingat:{stage}:{agency}:7:2021-07-15"


def test_a_worker_that_slept_tells_only_the_tightest_and_how_it_is(draft):
    remind(wita(14, 9))
    remind(wita(14, 10))

    assert len(told()) == 1
    assert "tinggal 1 hari" in told()[0]


@pytest.mark.parametrize(("at", "number"), [(CLOSES - SECOND, 1), (CLOSES, 0)])
def test_nobody_is_reminded_once_it_is_closed(draft, at, number):
    remind(at)

    assert len(told()) == number


def test_nobody_is_reminded_before_it_opens(draft, only_proposals):
    only_proposals.opens_at = wita(10)
    only_proposals.save()

    remind(wita(9))
    assert told() == []

    remind(wita(10))
    assert len(told()) == 1


def test_midnight_ends_the_day_before(draft, only_proposals):
    only_proposals.closes_at = wita(16)
    only_proposals.save()

    remind(wita(16) - SECOND)

    assert "ditutup hari ini pukul 24.00 WITA" in told()[0]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETURNED, Status.PROPOSED])
def test_what_is_unfinished_is_counted(operator, plan, status):
    a_program(operator, status=status)
    a_program(operator, status=Status.SUBMITTED)

    remind(wita(13))

    assert told()[0].endswith("1 program DLH belum diajukan.")


def test_who_has_nothing_at_all_is_reminded(operator):
    remind(wita(13))

    assert told()[0].endswith("DLH belum mengusulkan program.")


def test_who_is_done_is_left_alone(operator, plan):
    a_program(operator, status=Status.SUBMITTED)

    remind(wita(13))

    assert told() == []


def test_only_those_who_write_for_the_agency_are_reminded(
    operator, verifier, outsider, expert, council, admin, plan
):
    for person in (outsider, admin):
        a_program(person, status=Status.SUBMITTED)
    gone = a_user(agency=operator.agency, is_active=False)

    remind(wita(13))

    names = set(Message.objects.values_list("recipient__username", flat=True))
    assert names == {"operator.dlh", "verifier.dlh"}
    assert gone.username not in names


def test_an_agency_that_takes_no_part_is_left_alone(operator, agency):
    agency.active = False
    agency.save()

    remind(wita(13))

    assert told() == []


def test_each_agency_is_reminded_of_its_own_window(
    draft, operator, outsider, admin, only_proposals
):
    until = wita(22, 12)
    an_extension(only_proposals, outsider.agency, admin, until=until)
    a_program(admin, status=Status.SUBMITTED)

    remind(wita(13))
    assert set(Message.objects.values_list("recipient", flat=True)) == {operator.pk}

    remind(wita(15))
    theirs = Message.objects.get(recipient=outsider)
    assert "tinggal 7 hari, sampai Kamis, 22 Juli 2021 pukul 12.00" in theirs.text


def test_an_extension_is_a_new_end(draft, operator, admin, only_proposals):
    a_program(admin, status=Status.SUBMITTED)
    remind(wita(15))
    an_extension(only_proposals, operator.agency, admin, until=wita(17, 12))

    remind(wita(15, 9))

    first, second = told()
    assert "ditutup hari ini" in first
    assert "tinggal 2 hari, sampai Sabtu, 17 Juli 2021 pukul 12.00" in second


def test_returned_findings_are_reminded_of_too(operator, plan):
    a_program(operator, status=Status.SUBMITTED)
    plan.stages.filter(kind=Stage.Kind.FINDINGS).update(
        opens_at=wita(1), closes_at=CLOSES
    )

    remind(wita(8))
    a_finding(operator, status=Finding.Status.RETURNED)
    remind(wita(13))
    undecided = {"decided_at": None, "decided_by": None, "note": ""}
    Finding.objects.update(status=Finding.Status.OPEN, **undecided)
    remind(wita(15))

    ends = [text.partition("WITA. ")[2] for text in told()]
    assert ends == [
        "DLH belum mengirim temuan.",
        "1 temuan DLH masih perlu diperbaiki.",
    ]
    assert Message.objects.first().url == f"/temuan/?agency={operator.agency_id}"


def test_who_wants_no_reminders_gets_none(draft, operator):
    a_preference(operator, kind=Message.Kind.REMINDER, way="NONE")

    remind(wita(13))

    assert told() == []


def test_without_a_moment_it_is_now(draft, only_proposals):
    only_proposals.closes_at = timezone.now() + timedelta(days=3)
    only_proposals.save()

    remind()

    assert len(told()) == 1
