"""Do the desk, the room and the correction write down who came, and say so?"""

import json
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import AuditEntry
from tests.builders.workshops import (
    a_check_in,
    a_participant,
    a_session,
    an_open_session,
    somebody_there,
)
from tests.forms import opened
from workshops.models import CheckIn, Participant

ARRIVE = reverse("workshops:arrive")


@pytest.fixture
def session(workshop, admin):
    return an_open_session(workshop, admin, title="Pembukaan", room_code="RUANG7")


@pytest.fixture
def oki(workshop, operator):
    return a_participant(workshop, operator.agency, full_name="Oki", code="K7QM2X")


def text(response):
    return response.content.decode()


def url(name, thing, *more):
    return reverse(f"workshops:{name}", args=[thing.pk, *more])


def scan(client, session, **facts):
    """What the script of the desk sends."""
    sent = {"_cara": "tombol", "_kunci": str(uuid4()), "mode": "ONSITE"} | facts
    response = client.post(url("desk", session), sent)
    return response.status_code, json.loads(response.content)


def test_desk_writes_down_by_code_without_scripts(client, admin, session, oki):
    client.force_login(admin)
    address = url("desk", session)

    page = client.post(
        address, opened(client, address) | {"code": "k7q-m2x"}, follow=True
    )

    assert "Oki (DLH) hadir pukul" in text(page)
    assert CheckIn.objects.get().participant == oki
    assert page.context["page"].onsite == 1
    assert page.context["page"].missing == []


def test_desk_writes_down_by_the_button_beside_a_name(client, admin, session, oki):
    client.force_login(admin)
    address = url("desk", session)

    client.post(address, opened(client, address) | {"pick": "K7QM2X", "mode": "ONLINE"})

    assert CheckIn.objects.get().mode == "ONLINE"


def test_desk_takes_in_who_walks_in(client, admin, outsider, session):
    client.force_login(admin)
    facts = {"full_name": "Omar", "agency": outsider.agency_id, "mode": "ONSITE"}

    client.post(url("desk", session), facts)

    assert Participant.objects.get().full_name == "Omar"


def test_desk_loses_nothing_of_what_it_cannot_take(client, admin, session, oki):
    client.force_login(admin)

    nobody = client.post(url("desk", session), {"mode": "ONSITE", "full_name": "Omar"})
    stranger = client.post(url("desk", session), {"mode": "ONSITE", "code": "ABCDEF"})

    assert "Tanpa kode peserta, isi nama dan instansinya." in text(nobody)
    assert 'value="Omar"' in text(nobody)
    assert "Kode peserta ABCDEF tidak ada di lokakarya ini." in text(stranger)
    assert 'value="ABCDEF"' in text(stranger)


def test_scan_that_arrives_twice_gets_the_same_answer(client, admin, session, oki):
    client.force_login(admin)
    sent = {
        "code": "K7QM2X",
        "_kunci": str(uuid4()),
        "moment": timezone.now().isoformat(),
    }

    first = scan(client, session, **sent)
    again = scan(client, session, **sent)
    another = scan(client, session, code="K7QM2X")

    assert first == again
    assert (first[0], first[1]["is_new"], first[1]["code"]) == (200, True, "K7QM2X")
    assert (another[0], another[1]["is_new"]) == (200, False)
    assert CheckIn.objects.count() == 1


def test_script_is_told_in_a_sentence_why_not(client, admin, session, oki):
    client.force_login(admin)

    assert scan(client, session, code="ABCDEF") == (
        409,
        {
            "error": "Kode peserta ABCDEF tidak ada di lokakarya ini. Periksa "
            "hurufnya, atau isi nama dan instansinya."
        },
    )


def test_presence_is_opened_and_closed_by_the_desk(client, admin, workshop):
    session = a_session(workshop, title="Pembukaan")
    client.force_login(admin)

    page = text(client.get(url("desk", session)))
    opens = client.post(url("presence_move", session, "buka"), follow=True)
    session.refresh_from_db()
    closes = client.post(url("presence_move", session, "tutup"), follow=True)

    assert "Belum dibuka" in page
    assert "Catat yang datang" not in page
    assert "Presensi “Pembukaan” dibuka." in text(opens)
    assert session.room_code in text(opens)
    assert "Presensi “Pembukaan” ditutup." in text(closes)
    assert "Buka lagi" in text(closes)
    assert client.post(url("presence_move", session, "lain")).status_code == 404


def test_wall_shows_the_code_only_while_it_counts(client, admin, workshop, session):
    later = a_session(workshop)
    client.force_login(admin)

    now = text(client.get(url("room_code", session)))
    client.post(url("presence_move", session, "tutup"))

    assert "RUANG7" in now
    assert "<path d=" in now
    assert "sudah ditutup" in text(client.get(url("room_code", session)))
    assert "belum dibuka" in text(client.get(url("room_code", later)))


def test_anybody_with_both_codes_writes_down_themselves(client, session, oki):
    page = client.get(ARRIVE, {"ruang": "RUANG7", "peserta": "K7QM2X"})
    fields = opened(client, f"{ARRIVE}?ruang=RUANG7&peserta=K7QM2X")

    done = client.post(ARRIVE, fields | {"mode": "ONLINE"}, follow=True)

    assert page.context["form"].initial == {"room": "RUANG7", "code": "K7QM2X"}
    assert "Oki (DLH) hadir pukul" in text(done)
    row = CheckIn.objects.get()
    assert (row.participant, row.mode, row.way, row.by) == (oki, "ONLINE", "SELF", None)


def test_who_has_an_account_is_named_with_it(client, operator, session, oki):
    client.force_login(operator)

    client.post(ARRIVE, {"room": "ruang7", "code": "K7QM2X", "mode": "ONSITE"})

    assert CheckIn.objects.get().by == operator


def test_village_head_without_a_badge_writes_a_name(client, session, outsider):
    facts = {"full_name": "Kepala desa", "agency": outsider.agency_id}

    client.post(ARRIVE, facts | {"room": "RUANG7", "mode": "ONSITE"})

    assert CheckIn.objects.get().participant.is_expected is False


@pytest.mark.parametrize(
    ("room", "said"),
    [
        ("", "Isi kode ruangan yang tertulis di layar."),
        ("SALAH9", "Kode ruangan ini tidak dikenal atau sudah berganti."),
    ],
)
def test_without_the_code_of_the_room_nobody_is_told_anything(
    client, session, oki, room, said
):
    page = client.post(ARRIVE, {"room": room, "code": "K7QM2X", "mode": "ONSITE"})

    assert said in text(page)
    assert "Oki" not in text(page)
    assert not CheckIn.objects.exists()


def test_whoever_comes_too_late_reads_what_to_do(client, admin, session, oki):
    client.force_login(admin)
    client.post(url("presence_move", session, "tutup"))
    client.logout()

    page = client.post(ARRIVE, {"room": "RUANG7", "code": "K7QM2X", "mode": "ONSITE"})

    assert "dicatat DKISP sebagai koreksi, dengan alasan" in text(page)


def test_correction_asks_for_a_reason(client, admin, session, oki):
    client.force_login(admin)
    facts = {"person": oki.pk, "state": "ONSITE"}

    refused = client.post(url("correct", session), facts)
    done = client.post(
        url("correct", session), facts | {"reason": "Datang terlambat"}, follow=True
    )

    assert "reason" in refused.context["form"].errors
    assert "Oki (DLH)" in text(refused)
    assert "Kehadiran Oki dikoreksi." in text(done)
    assert "Koreksi: Datang terlambat" in text(done)
    assert AuditEntry.objects.get().reason == "Datang terlambat"


def test_matrix_shows_which_agencies_were_absent(
    client, operator, outsider, workshop, session
):
    a_check_in(a_participant(workshop, operator.agency), session)
    a_check_in(a_participant(workshop, operator.agency), session, mode="ONLINE")
    a_session(workshop, title="Penutupan", held_on=workshop.ends_on)
    client.force_login(operator)

    page = client.get(url("attendance", workshop))

    matrix = page.context["matrix"]
    found = {str(row.agency): (row.expected, row.cells) for row in matrix.rows}
    assert found == {"DKISP": (0, (0, 0)), "DLH": (2, (2, 0)), "Dishub": (0, (0, 0))}
    assert [str(row.agency) for row in matrix.absent] == ["DKISP", "Dishub"]
    assert matrix.totals == (2, 0)
    assert "Tidak hadir pada acara apa pun (2):" in text(page)


def test_matrix_of_an_empty_workshop(client, operator, workshop):
    client.force_login(operator)

    assert "Acara belum disusun." in text(client.get(url("attendance", workshop)))


def test_matrix_when_everybody_came(client, operator, workshop):
    somebody_there(workshop, operator.agency)
    client.force_login(operator)

    assert "Tidak hadir pada" not in text(client.get(url("attendance", workshop)))
