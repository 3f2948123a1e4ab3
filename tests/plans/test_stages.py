"""Are windows set, moved and extended in the open?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from agencies.models import AuditEntry, Message
from plans.models import Extension, Stage
from plans.windows import in_wita, window_for
from tests.builders.agencies import a_user, an_agency
from tests.builders.plans import (
    a_plan,
    a_stage,
    an_extension,
    an_extension_request,
    close,
)
from tests.forms import opened

pytestmark = pytest.mark.django_db
STAGES = "/kerangka/tahap/"
FINDINGS = Stage.Kind.FINDINGS


def typed(moment):
    """A moment as a browser sends it, in WITA."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


@pytest.fixture
def stage(plan):
    return plan.stages.get(kind=FINDINGS)


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def test_schedule_reads_the_clock_of_paser(desk):
    plan = a_plan(stages=False)
    facts = {
        "kind": FINDINGS,
        "opens_at": "2021-09-03T08:00",
        "closes_at": "2021-09-10T23:59",
    }

    answer = desk.post(f"{STAGES}baru/", facts)

    stage = plan.stages.get()
    assert answer.url == "/kerangka/"
    assert stage.opens_at == datetime(2021, 9, 3, 0, 0, tzinfo=UTC)
    assert stage.closes_at == datetime(2021, 9, 10, 15, 59, tzinfo=UTC)
    page = desk.get(f"{STAGES}{stage.pk}/ubah/").text
    assert 'value="2021-09-03T08:00"' in page
    assert 'value="2021-09-10T23:59"' in page


def test_schedule_starts_with_the_stage_that_was_tapped(desk):
    a_plan(stages=False)

    page = desk.get(f"{STAGES}baru/?kind=FINAL")

    assert '<option value="FINAL" selected>' in page.text


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "FINDINGS"}, "Tahap ini sudah ada di rencana induk."),
        ({"closes_at": "2021-09-03T08:00"}, "Waktu tutup harus sesudah waktu buka."),
        ({"opens_at": "besok"}, "is-invalid"),
        ({"kind": "LAIN"}, "is-invalid"),
    ],
)
def test_schedule_refuses_what_cannot_be(desk, facts, sentence):
    a_stage(a_plan(stages=False))
    whole = {
        "kind": "FINAL",
        "opens_at": "2021-09-03T08:00",
        "closes_at": "2021-09-10T23:59",
    }

    page = desk.post(f"{STAGES}baru/", whole | facts)

    assert sentence in page.text
    assert Stage.objects.count() == 1


def test_moving_a_window_is_traced_in_wita(desk, stage):
    facts = {"opens_at": "2021-09-03T08:00", "closes_at": "2021-09-10T23:59"}

    path = f"{STAGES}{stage.pk}/ubah/"
    desk.post(path, opened(desk, path) | facts)

    name, _, after = AuditEntry.objects.get().changes[0]
    assert (name, after) == ("dibuka", "2021-09-03 08:00+08:00")
    assert not window_for(an_agency(), FINDINGS).is_open


def test_extension_opens_the_window_and_is_told(desk, admin, operator, plan, stage):
    gone = a_user(agency=operator.agency, is_active=False)
    close(plan, FINDINGS)
    until = timezone.now() + timedelta(days=2)
    facts = {
        "agency": operator.agency_id,
        "until": typed(until),
        "reason": "Listrik padam di kantor.",
    }

    answer = desk.post(f"{STAGES}{stage.pk}/perpanjangan/", facts)

    assert answer.url == stage.get_absolute_url()
    extension = Extension.objects.get()
    assert extension.granted_by == admin
    assert window_for(operator.agency, FINDINGS).is_open
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by, entry.reason) == (
        "stage.extend",
        admin,
        "Listrik padam di kantor.",
    )
    assert set(entry.after) == {"perangkat daerah", "sampai"}
    message = Message.objects.get()
    assert message.recipient == operator
    assert message.recipient != gone
    assert message.text == (
        f"Waktu {stage} untuk DLH diperpanjang sampai {in_wita(until)}: "
        "Listrik padam di kantor."
    )
    assert message.kind == Message.Kind.WINDOW
    assert message.url == stage.get_absolute_url()


@pytest.mark.parametrize("days", [-1, 5])
def test_extension_must_reach_beyond_now_and_the_closing(desk, stage, agency, days):
    facts = {
        "agency": agency.pk,
        "until": typed(timezone.now() + timedelta(days=days)),
        "reason": "Sakit",
    }

    page = desk.post(f"{STAGES}{stage.pk}/perpanjangan/", facts)

    assert "Perpanjangan harus melewati saat ini" in page.text
    assert not Extension.objects.exists()


def test_extension_needs_a_reason(desk, stage, agency):
    facts = {"agency": agency.pk, "until": "2090-01-01T00:00", "reason": " "}

    desk.post(f"{STAGES}{stage.pk}/perpanjangan/", facts)

    assert not Extension.objects.exists()


def test_extension_reaches_beyond_the_grace(desk, stage, agency):
    stage.closes_at = timezone.now() + timedelta(minutes=10)
    stage.grace_minutes = 60
    stage.save()
    until = stage.closes_at + timedelta(minutes=30)
    facts = {"agency": agency.pk, "until": typed(until), "reason": "Sakit"}

    page = desk.post(f"{STAGES}{stage.pk}/perpanjangan/", facts)

    assert in_wita(stage.closes_at + stage.grace) in page.text
    assert not Extension.objects.exists()


def test_extension_waits_for_the_answer_to_a_request(desk, stage, operator):
    an_extension_request(stage, operator)
    facts = {
        "agency": operator.agency_id,
        "until": "2090-01-01T00:00",
        "reason": "Banjir di kantor.",
    }

    page = desk.post(f"{STAGES}{stage.pk}/perpanjangan/", facts)

    assert "DLH sedang meminta perpanjangan tahap ini." in page.text
    assert "Banjir di kantor." in page.text
    assert not Extension.objects.exists()


@pytest.mark.parametrize(("typed_", "minutes"), [("30", 30), ("", 0), ("0", 0)])
def test_schedule_sets_the_grace(desk, stage, typed_, minutes):
    path = f"{STAGES}{stage.pk}/ubah/"

    desk.post(path, opened(desk, path) | {"grace_minutes": typed_})

    stage.refresh_from_db()
    assert stage.grace_minutes == minutes


@pytest.mark.parametrize("typed_", ["-1", "1441", "nanti"])
def test_grace_is_at_most_a_day(desk, stage, typed_):
    path = f"{STAGES}{stage.pk}/ubah/"

    page = desk.post(path, opened(desk, path) | {"grace_minutes": typed_})

    assert "is-invalid" in page.text
    stage.refresh_from_db()
    assert stage.grace_minutes == 0


def test_stage_page_names_the_grace(client, operator, plan, stage):
    stage.closes_at = timezone.now() - timedelta(minutes=1)
    stage.grace_minutes = 30
    stage.save()
    client.force_login(operator)

    page = client.get(stage.get_absolute_url()).text

    assert "selama masa tenggang, 30 menit sesudah ditutup" in page
    assert 'data-status="LATE">Masa tenggang sampai' in page


def test_revoked_extension_closes_again(desk, admin, operator, plan, stage, agency):
    close(plan, FINDINGS)
    extension = an_extension(stage, agency, admin)

    answer = desk.post(f"/kerangka/perpanjangan/{extension.pk}/cabut/", follow=True)

    assert "Perpanjangan dicabut." in answer.text
    assert not window_for(agency, FINDINGS).is_open
    assert AuditEntry.objects.get().verb == "stage.revoke"
    message = Message.objects.get()
    assert message.recipient == operator
    assert message.text == f"Perpanjangan waktu {stage} untuk DLH dicabut DKISP."


def test_stage_page_says_who_may_hand_in_now(client, admin, operator, plan, stage):
    close(plan, FINDINGS)
    an_extension(stage, operator.agency, admin, reason="Banjir")
    an_agency(active=False)
    client.force_login(operator)

    page = client.get(stage.get_absolute_url())

    windows = page.context["page"].windows
    assert {w.agency.short_name: w.is_open for w in windows} == {
        "DKISP": False,
        "DLH": True,
    }
    assert "Banjir" in page.text
    assert "Cabut" not in page.text


def test_stage_page_offers_admins_to_move_and_extend(desk, admin, stage, agency):
    an_extension(stage, agency, admin)

    page = desk.get(stage.get_absolute_url()).text

    assert "Ubah jadwal" in page
    assert "Beri perpanjangan" in page
    assert "Cabut" in page


def test_stage_of_an_earlier_plan_is_only_read(desk, plan):
    old = a_stage(a_plan(stages=False, is_current=False))

    page = desk.get(old.get_absolute_url()).text

    assert "Belum ada perpanjangan" in page
    assert "Ubah jadwal" not in page
    assert "Terbuka" not in page


@pytest.mark.parametrize("path", ["baru/", "{}/ubah/", "{}/perpanjangan/"])
def test_windows_are_moved_by_admins_alone(client, verifier, stage, path):
    client.force_login(verifier)

    assert client.get(STAGES + path.format(stage.pk)).status_code == 403


def test_extensions_are_revoked_by_admins_alone(client, admin, verifier, stage):
    extension = an_extension(stage, verifier.agency, admin)
    client.force_login(verifier)

    path = f"/kerangka/perpanjangan/{extension.pk}/cabut/"
    assert client.post(path).status_code == 403
    assert Extension.objects.get() == extension
