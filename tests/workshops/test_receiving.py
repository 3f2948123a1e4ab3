"""Is everybody written down once, by the moment at which they came?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import AuditEntry
from paser_masterplan.moves import MoveRefused
from tests.builders.workshops import (
    a_check_in,
    a_participant,
    a_session,
    an_open_session,
)
from workshops import codes, receiving
from workshops.models import CheckIn, Participant

DESK, SELF, LATE = CheckIn.Way.DESK, CheckIn.Way.SELF, CheckIn.Way.LATE
HOUR = timedelta(hours=1)


@pytest.fixture
def session(workshop, admin):
    return an_open_session(workshop, admin, title="Pembukaan")


@pytest.fixture
def oki(workshop, operator):
    return a_participant(workshop, operator.agency, full_name="Oki", code="K7QM2X")


@pytest.fixture
def welcome(session, admin):
    """Write somebody down at the desk."""

    def say(**whom):
        facts = {"way": DESK, "mode": "ONSITE", "by": admin} | whom
        return receiving.welcome(session, **facts)

    return say


def refusal(session, **facts):
    with pytest.raises(MoveRefused) as refused:
        receiving.welcome(session, **({"way": SELF, "mode": "ONSITE"} | facts))
    return str(refused.value)


@pytest.mark.parametrize(
    "typed",
    [
        "K7QM2X",
        " k7q-m2x ",
        "K7Q M2X",
        "https://portal.example/hadir/?peserta=K7QM2X",
    ],
)
def test_code_is_read_as_people_type_and_devices_scan_it(typed):
    assert codes.read(typed) == "K7QM2X"


def test_codes_have_no_letter_that_is_taken_for_another():
    drawn = {codes.draw() for _ in range(200)}

    assert len(drawn) == 200
    assert not set("".join(drawn)) & set("0O1IL")


def test_second_scan_is_harmless(welcome, oki, admin):
    first, is_new = welcome(code="K7QM2X")
    again, is_new_again = welcome(code="K7QM2X", mode="ONLINE")

    assert (is_new, is_new_again) == (True, False)
    assert first == again
    row = CheckIn.objects.get()
    assert (row.participant, row.mode, row.way, row.by) == (oki, "ONSITE", DESK, admin)
    assert receiving.said_of(row, is_new=True).startswith("Oki (DLH) hadir pukul ")
    assert "sudah tercatat hadir" in receiving.said_of(row, is_new=False)


def test_scan_carries_its_own_moment(welcome, oki):
    moment = timezone.now() - timedelta(minutes=10)

    check_in, _ = welcome(code="K7QM2X", moment=moment)

    assert check_in.at == moment


def test_moment_that_is_still_to_come_is_now(welcome, oki):
    check_in, _ = welcome(code="K7QM2X", moment=timezone.now() + HOUR)

    assert check_in.at <= timezone.now()


def test_scan_from_before_the_closing_counts_and_one_from_after_does_not(
    session, oki, admin
):
    scanned = timezone.now()
    receiving.shut(session, by=admin)
    session.refresh_from_db()

    assert "ditutup pukul" in refusal(session, code="K7QM2X")
    check_in, is_new = receiving.welcome(
        session, code="K7QM2X", way=DESK, mode="ONSITE", moment=scanned, by=admin
    )
    assert (check_in.at, is_new) == (scanned, True)


def test_who_is_written_down_hears_so_after_the_closing_too(session, oki, admin):
    known = a_check_in(oki, session)
    receiving.shut(session, by=admin)

    found, is_new = receiving.welcome(session, code="K7QM2X", way=SELF, mode="ONSITE")

    assert (found, is_new) == (known, False)


def test_moments_that_no_session_takes_are_refused(workshop, session, oki, admin):
    now = timezone.now()

    assert "sudah lebih dari 12 jam" in refusal(
        session, code="K7QM2X", moment=now - 13 * HOUR
    )
    assert "baru dibuka pukul" in refusal(session, code="K7QM2X", moment=now - HOUR)
    assert "belum dibuka" in refusal(a_session(workshop), code="K7QM2X")
    assert "ABCDEF tidak ada di lokakarya ini" in refusal(session, code="ABCDEF")
    assert not CheckIn.objects.exists()


def test_forgotten_session_ends_at_midnight(workshop, admin, oki):
    opened = timezone.localtime().replace(hour=8, minute=0) - timedelta(days=1)
    session = an_open_session(workshop, admin, opened_at=opened)

    assert not session.is_open
    assert timezone.localtime(session.shuts_at).hour == 0
    assert "ditutup pukul 00.00" in refusal(session, code="K7QM2X")


def test_who_walks_in_becomes_a_participant_once(welcome, outsider):
    whom = {"agency": outsider.agency, "full_name": "Omar", "position": "Camat"}

    welcome(**whom)
    _, is_new = welcome(**whom | {"full_name": "OMAR"})

    person = Participant.objects.get()
    assert (person.full_name, person.position) == ("Omar", "Camat")
    assert (person.is_expected, is_new) == (False, False)


def test_who_was_expected_and_forgot_the_badge_is_the_same_person(welcome, oki):
    check_in, _ = welcome(agency=oki.agency, full_name="oki")

    assert check_in.participant == oki
    assert Participant.objects.count() == 1


def test_walk_in_after_closing_leaves_no_participant(session, admin, outsider):
    receiving.shut(session, by=admin)
    session.refresh_from_db()

    refusal(session, agency=outsider.agency, full_name="Omar")

    assert not Participant.objects.exists()


def test_every_session_has_a_code_of_its_own(workshop, admin):
    one, two = (receiving.open_up(a_session(workshop), by=admin) for _ in range(2))

    assert one.room_code != two.room_code
    assert one.is_open
    assert one.opened_by == admin


def test_session_is_opened_closed_and_opened_again(workshop, admin, second_admin):
    session = receiving.open_up(a_session(workshop), by=admin)
    opened, code = session.opened_at, session.room_code

    receiving.open_up(session, by=second_admin)
    closed = receiving.shut(session, by=admin)
    receiving.shut(session, by=second_admin)
    again = receiving.open_up(session, by=second_admin)

    assert (closed.closed_by, closed.is_open) == (admin, False)
    assert (again.opened_at, again.opened_by, again.room_code) == (opened, admin, code)
    assert again.is_open
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["session.open", "session.shut", "session.open"]


def test_session_of_yesterday_opens_from_now_on(workshop, admin):
    opened = timezone.now() - timedelta(days=1)
    session = an_open_session(workshop, admin, opened_at=opened)

    again = receiving.open_up(session, by=admin)

    assert again.is_open
    assert again.opened_at > opened


def test_late_correction_carries_its_reason_and_is_traced(session, oki, admin):
    receiving.correct(session, oki, state="ONLINE", reason="Sinyal putus", by=admin)

    row = CheckIn.objects.get()
    assert (row.mode, row.way, row.by, row.reason) == (
        "ONLINE",
        LATE,
        admin,
        "Sinyal putus",
    )
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.reason) == ("check_in.correct", "Sinyal putus")
    assert entry.before == {"kehadiran": "Tidak hadir"}
    assert entry.after == {"kehadiran": "Daring"}


def test_correction_of_the_way_keeps_the_moment(session, oki, admin):
    before = a_check_in(oki, session)

    receiving.correct(session, oki, state="ONLINE", reason="Salah catat", by=admin)

    row = CheckIn.objects.get()
    assert (row.pk, row.at, row.mode) == (before.pk, before.at, "ONLINE")
    assert AuditEntry.objects.get().before == {"kehadiran": "Hadir di tempat"}


def test_who_was_not_there_is_taken_off(session, oki, admin):
    a_check_in(oki, session)

    receiving.correct(session, oki, state="ABSENT", reason="Nama tertukar", by=admin)

    assert not CheckIn.objects.exists()
    assert AuditEntry.objects.get().after == {"kehadiran": "Tidak hadir"}
