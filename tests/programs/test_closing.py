"""Is a program taken until the second of closing, and in the grace after it?"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from agencies.models import AuditEntry
from paser_masterplan.moves import MoveRefused
from plans.models import Stage
from programs import workflow
from tests.builders.plans import an_extension, an_extension_request

pytestmark = pytest.mark.django_db
CLOSES = datetime.fromisoformat("2021-09-10T16:00:00+08:00")
SECOND = timedelta(seconds=1)
GRACE = timedelta(minutes=15)
DAY = timedelta(days=1)
SHUT = (
    "“Ajukan untuk ditelaah” belum bisa: jendela bimtek II ditutup pada 10 September "
    "2021, 16.00 WITA; minta perpanjangan di halaman tahapnya."
)
TAKEN = "diterima dalam masa tenggang"


@pytest.fixture
def stage(plan):
    stage = plan.stages.select_related("plan").get(kind=Stage.Kind.PROPOSALS)
    stage.opens_at, stage.closes_at = CLOSES - 7 * DAY, CLOSES
    stage.save()
    return stage


@pytest.fixture
def graced(stage):
    stage.grace_minutes = 15
    stage.save()
    return stage


@pytest.fixture
def at(monkeypatch):
    """The clock of the portal, held at a moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def submit(program, by):
    """The label of the entry of a submit that passed, or why it did not."""
    try:
        workflow.perform("submit", program, by=by)
    except MoveRefused as refused:
        return str(refused)
    return AuditEntry.objects.get(verb="program.submit").label


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (CLOSES - SECOND, "Ajukan untuk ditelaah"),
        (CLOSES, SHUT),
        (CLOSES + SECOND, SHUT),
    ],
)
def test_program_is_taken_until_the_second_of_closing(
    full, verifier, stage, at, moment, said
):
    at(moment)

    assert submit(full, verifier) == said


def test_program_is_not_taken_before_the_window_opens(full, verifier, stage, at):
    at(stage.opens_at - SECOND)

    assert submit(full, verifier) == (
        "“Ajukan untuk ditelaah” belum bisa: jendela bimtek II baru dibuka pada "
        "3 September 2021, 16.00 WITA; tulisan Anda tetap tersimpan sampai saat itu."
    )


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (CLOSES - SECOND, "Ajukan untuk ditelaah"),
        (CLOSES, "Ajukan untuk ditelaah (dalam masa tenggang)"),
        (CLOSES + GRACE - SECOND, "Ajukan untuk ditelaah (dalam masa tenggang)"),
        (
            CLOSES + GRACE,
            SHUT.replace("WITA;", "WITA (masa tenggang sampai 16.15);"),
        ),
    ],
)
def test_late_program_is_taken_in_the_grace_and_marked(
    full, verifier, graced, at, moment, said
):
    at(moment)

    assert submit(full, verifier) == said


@pytest.mark.parametrize(
    ("moment", "is_taken"),
    [(CLOSES + DAY - SECOND, True), (CLOSES + DAY, False)],
)
def test_extended_program_is_taken_until_its_second(
    full, verifier, admin, graced, at, moment, is_taken
):
    an_extension(graced, full.agency, admin, until=CLOSES + DAY)
    at(moment)

    said = submit(full, verifier)

    assert (said == "Ajukan untuk ditelaah") == is_taken
    assert ("ditutup pada 11 September 2021, 16.00 WITA" in said) != is_taken


@pytest.mark.parametrize(
    ("moment", "is_said"), [(CLOSES - SECOND, False), (CLOSES, True)]
)
def test_who_submits_in_the_grace_reads_it(
    client, full, verifier, graced, at, moment, is_said
):
    at(moment)
    client.force_login(verifier)

    page = client.post(f"/program/{full.pk}/langkah/submit/", follow=True).text

    assert "Program diajukan untuk ditelaah." in page
    assert (TAKEN in page) == is_said


def test_window_that_closes_under_the_page_says_when_and_what_to_do(
    client, full, verifier, stage, at
):
    at(CLOSES - SECOND)
    client.force_login(verifier)
    page = client.get(full.get_absolute_url()).text
    at(CLOSES)

    refused = client.post(f"/program/{full.pk}/langkah/submit/", follow=True).text

    assert "pukul 16.00</time> WITA" in page
    assert "/minta/" not in page
    assert "ditutup pada 10 September 2021, 16.00 WITA" in refused
    assert f'href="/kerangka/tahap/{stage.pk}/minta/"' in refused


@pytest.mark.parametrize("path", ["/program/{}/", "/program/{}/bagian/uraian/"])
@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (CLOSES - 8 * DAY, "Baru dibuka"),
        (CLOSES, "Masa tenggang sampai 16.15 WITA"),
        (CLOSES + GRACE, "masa tenggangnya berakhir 16.15"),
    ],
)
def test_pages_of_a_program_explain_the_window(
    client, full, operator, graced, at, path, moment, sentence
):
    at(moment)
    client.force_login(operator)

    page = client.get(path.format(full.pk)).text

    assert sentence in page


def test_section_page_keeps_silent_while_the_window_is_open(
    client, full, operator, stage, at
):
    at(CLOSES - SECOND)
    client.force_login(operator)

    page = client.get(f"/program/{full.pk}/bagian/uraian/").text

    assert "Jendela pengajuan" not in page


def test_unplanned_window_is_explained(client, full, operator, stage):
    stage.delete()
    client.force_login(operator)

    page = client.get(full.get_absolute_url()).text

    assert "Belum dijadwalkan. Tanyakan waktunya kepada DKISP." in page
    assert "Minta perpanjangan" not in page


def test_late_page_shows_what_was_asked_and_answered(
    client, full, operator, admin, stage, at
):
    at(CLOSES + DAY)
    client.force_login(operator)
    asked = an_extension_request(stage, operator)

    waits = client.get(full.get_absolute_url()).text
    asked.delete()
    an_extension_request(stage, operator, answered_by=admin, answer="Masih cukup.")
    refused = client.get(full.get_absolute_url()).text

    assert "menunggu jawaban DKISP" in waits
    assert "/minta/" not in waits
    assert "tidak diberikan: Masih cukup." in refused
    assert "Minta perpanjangan lagi" in refused
