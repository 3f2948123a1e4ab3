"""When is somebody there, and who says so?"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from agencies import auditing
from paser_masterplan.moves import MoveRefused
from workshops import codes
from workshops.models import CheckIn, Participant, Session

ABSENT = "ABSENT"
OLDEST = timedelta(hours=12)  # how long a device may keep what it scanned
UNKNOWN = (
    "Kode peserta {code} tidak ada di lokakarya ini. Periksa hurufnya, atau isi nama "
    "dan instansinya."
)
NOT_YET = "Presensi acara “{session}” belum dibuka. Minta meja DKISP membukanya."
BEFORE = "Presensi acara “{session}” baru dibuka pukul {opened:%H.%M}."
SHUT = (
    "Presensi acara “{session}” ditutup pukul {shut:%H.%M}. Yang datang sesudahnya "
    "dicatat DKISP sebagai koreksi, dengan alasan."
)
STALE = (
    "Pindaian ini sudah lebih dari 12 jam di perangkat. Catat sebagai koreksi, dengan "
    "alasan."
)


@transaction.atomic
def open_up(session, *, by):
    """Let people say that they are there; again, where it was closed by mistake."""
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if session.is_open:
        return session
    now = timezone.now()
    if not session.opened_at or _day(session.opened_at) != _day(now):
        session.opened_at, session.opened_by = now, by
    session.room_code = session.room_code or codes.draw()
    session.closed_at = session.closed_by = None
    return _moved(session, "open", "dibuka", by=by)


@transaction.atomic
def shut(session, *, by):
    """Take nobody in any more."""
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if not session.is_open:
        return session
    session.closed_at, session.closed_by = timezone.now(), by
    return _moved(session, "shut", "ditutup", by=by)


MOVES = {"buka": open_up, "tutup": shut}


def _moved(session, verb, done, *, by):
    session.save(
        update_fields=["room_code", "opened_at", "opened_by", "closed_at", "closed_by"]
    )
    label = f"Presensi acara “{session}” {done}"
    auditing.record(f"session.{verb}", session, label, by=by)
    return session


@transaction.atomic
def welcome(session, *, way, mode, moment=None, by=None, **whom):
    """The check-in of somebody, known by code or by name, and whether it is new.

    Whoever is there already stays as written, whatever the hour. Somebody whom nobody
    expected becomes a participant. Raises `MoveRefused` for an unknown code, and for a
    moment at which the session took nobody in.
    """
    person = _find(session.workshop, **whom)
    known = person and session.check_ins.filter(participant=person).first()
    if known:
        return known, False
    at = _admit(session, moment)
    return CheckIn.objects.get_or_create(
        participant=person or _walk_in(session.workshop, **whom),
        session=session,
        defaults={"mode": mode, "way": way, "at": at, "by": by},
    )


@transaction.atomic
def correct(session, person, *, state, reason, by):
    """Say afterwards that somebody was there, how, or that they were not; with why."""
    rows = CheckIn.objects.select_for_update(of=("self",)).filter(session=session)
    known = rows.filter(participant=person).first()
    before = known.get_mode_display() if known else "Tidak hadir"
    if state == ABSENT:
        rows.filter(participant=person).delete()
    else:
        said = {"mode": state, "way": CheckIn.Way.LATE, "by": by, "reason": reason}
        rows.update_or_create(
            participant=person,
            session=session,
            defaults=said,
            create_defaults=said | {"at": timezone.now()},
        )
    auditing.record(
        "check_in.correct",
        session,
        f"Kehadiran {person} di “{session}” dikoreksi",
        by=by,
        before={"kehadiran": before},
        after={"kehadiran": dict(CheckIn.Mode.choices).get(state, "Tidak hadir")},
        reason=reason,
    )


def said_of(check_in, is_new):
    """One sentence about somebody who came."""
    person, hour = check_in.participant, timezone.localtime(check_in.at)
    done = "hadir" if is_new else "sudah tercatat hadir"
    return f"{person} ({person.agency}) {done} pukul {hour:%H.%M}."


def _find(workshop, *, code="", agency=None, full_name="", **_):
    """Whom a code or a name means, or nobody where the name is new."""
    people = workshop.participants.select_related("agency")
    if not code:
        return people.filter(agency=agency, full_name__iexact=full_name).first()
    if person := people.filter(code=code).first():
        return person
    raise MoveRefused(UNKNOWN.format(code=code))


def _walk_in(workshop, *, agency, full_name, position="", **_):
    facts = {"position": position, "is_expected": False}
    return Participant.objects.get_or_create(
        workshop=workshop, agency=agency, full_name=full_name, defaults=facts
    )[0]


def _admit(session, moment):
    """The moment by which somebody is judged, if the session took people in then."""
    now = timezone.now()
    moment = min(moment or now, now)
    if moment < now - OLDEST:
        raise MoveRefused(STALE)
    if session.opened_at is None:
        raise MoveRefused(NOT_YET.format(session=session))
    if session.takes(moment):
        return moment
    if moment < session.opened_at:
        opened = timezone.localtime(session.opened_at)
        raise MoveRefused(BEFORE.format(session=session, opened=opened))
    shut_at = timezone.localtime(session.shuts_at)
    raise MoveRefused(SHUT.format(session=session, shut=shut_at))


def _day(moment):
    return timezone.localtime(moment).date()
