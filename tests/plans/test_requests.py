"""Do the pages ask for more time, show what was asked, and answer it?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import Message
from plans.models import Extension, ExtensionRequest, Stage
from plans.windows import in_wita
from tests.builders.plans import (
    a_plan,
    a_stage,
    an_extension,
    an_extension_request,
    close,
)
from tests.forms import opened

pytestmark = pytest.mark.django_db
Status = ExtensionRequest.Status
UNTIL = timezone.now() + timedelta(days=30)


def typed(moment):
    """A moment as a browser sends it, in WITA."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


@pytest.fixture
def stage(plan):
    close(plan, Stage.Kind.FINDINGS)
    return plan.stages.select_related("plan").get(kind=Stage.Kind.FINDINGS)


@pytest.fixture
def asked(stage, operator):
    return an_extension_request(stage, operator, until=UNTIL, reason="Banjir.")


def ask_at(stage):
    return f"/kerangka/tahap/{stage.pk}/minta/"


def send(client, person, url, **facts):
    """What a person reads after sending one of the forms."""
    client.force_login(person)
    if facts.get("until") is UNTIL:
        facts["until"] = typed(UNTIL)
    return client.post(url, opened(client, url) | facts, follow=True)


def test_an_operator_asks_on_the_page_of_the_stage(client, operator, admin, stage):
    client.force_login(operator)
    assert ask_at(stage) in client.get(stage.get_absolute_url()).text

    page = send(client, operator, ask_at(stage), until=UNTIL, reason="Banjir.")

    asked = ExtensionRequest.objects.get()
    assert page.redirect_chain == [(asked.get_absolute_url(), 302)]
    assert "Permintaan terkirim kepada DKISP." in page.text
    assert (asked.agency, asked.asked_by) == (operator.agency, operator)
    assert Message.objects.get().recipient == admin


def test_who_waits_is_not_offered_to_ask_again(client, colleague, stage, asked):
    client.force_login(colleague)

    page = client.get(stage.get_absolute_url()).text

    assert ask_at(stage) not in page
    assert asked.get_absolute_url() in page
    assert "DLH meminta waktu sampai" in page


def test_asking_twice_keeps_what_was_typed(client, colleague, stage, asked):
    page = send(client, colleague, ask_at(stage), until=UNTIL, reason="Listrik padam.")

    assert "masih menunggu jawaban DKISP" in page.text
    assert "Listrik padam." in page.text
    assert ExtensionRequest.objects.get() == asked


@pytest.mark.parametrize("days", [-1, 2])
def test_asking_for_what_there_is_already_is_refused(
    client, operator, admin, stage, days
):
    given = timezone.now() + timedelta(days=3)
    an_extension(stage, operator.agency, admin, until=given)
    until = typed(timezone.now() + timedelta(days=days))

    page = send(client, operator, ask_at(stage), until=until, reason="Banjir.")

    assert f"waktu yang sudah ada, yaitu {in_wita(given)}." in page.text
    assert "Banjir." in page.text
    assert not ExtensionRequest.objects.exists()


def test_asking_needs_a_reason(client, operator, stage):
    send(client, operator, ask_at(stage), until=UNTIL, reason=" ")

    assert not ExtensionRequest.objects.exists()


@pytest.mark.parametrize("kind", [Stage.Kind.QUICK_WINS, Stage.Kind.FINAL])
def test_a_stage_that_stops_nobody_is_not_asked_for(client, operator, plan, kind):
    stage = plan.stages.get(kind=kind)
    client.force_login(operator)

    assert ask_at(stage) not in client.get(stage.get_absolute_url()).text
    answer = client.get(ask_at(stage))
    assert answer.status_code == 403
    assert "operator atau pejabat penanggung jawab" in answer.text


def test_a_stage_of_an_earlier_plan_is_not_asked_for(client, operator, plan):
    old = a_stage(a_plan(stages=False, is_current=False))
    client.force_login(operator)

    assert client.get(ask_at(old)).status_code == 403


def test_readers_do_not_ask(client, expert, council, stage):
    for person in (expert, council):
        client.force_login(person)
        assert client.get(ask_at(stage)).status_code == 403


def test_an_admin_grants_with_another_time(client, admin, operator, asked, stage):
    less = UNTIL - timedelta(days=20)
    url = asked.get_absolute_url()

    page = send(client, admin, url, decision=Status.GRANTED, until=typed(less))

    assert "Jawaban terkirim dan diberitahukan." in page.text
    extension = Extension.objects.get()
    assert typed(extension.until) == typed(less)
    assert Message.objects.get().recipient == operator
    assert "Ade Admin" in page.text
    assert "Kirim jawaban" not in page.text


def test_the_answer_begins_with_what_was_asked(client, admin, asked):
    client.force_login(admin)

    assert opened(client, asked.get_absolute_url())["until"] == typed(UNTIL)


def test_an_admin_refuses_with_a_reason(client, admin, operator, asked):
    url = asked.get_absolute_url()

    send(client, admin, url, decision=Status.REFUSED, answer="Masih cukup.")

    asked.refresh_from_db()
    assert (asked.status, asked.answer) == (Status.REFUSED, "Masih cukup.")
    client.force_login(operator)
    page = client.get(url).text
    assert "Tidak diberikan" in page
    assert "Masih cukup." in page


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"decision": Status.REFUSED, "answer": " "}, "Tulis mengapa"),
        ({"decision": Status.GRANTED, "until": ""}, "Tulis sampai kapan"),
        ({"decision": Status.GRANTED, "until": "2021-01-01T00:00"}, "harus melewati"),
        ({"decision": Status.GRANTED, "until": "besok"}, "is-invalid"),
        ({"decision": "LAIN"}, "is-invalid"),
        ({}, "is-invalid"),
    ],
)
def test_an_answer_that_cannot_be_is_shown_again(client, admin, asked, facts, sentence):
    facts = {"answer": "Semoga cukup."} | facts

    page = send(client, admin, asked.get_absolute_url(), **facts)

    assert sentence in page.text
    assert facts["answer"].strip() in page.text
    asked.refresh_from_db()
    assert asked.is_waiting


@pytest.mark.parametrize("words", ["Semoga cukup.", ""])
def test_the_second_admin_reads_the_first_and_keeps_the_words(
    client, admin, second_admin, asked, words
):
    url = asked.get_absolute_url()
    client.force_login(second_admin)
    late = opened(client, url) | {"decision": Status.GRANTED, "answer": words}
    send(client, admin, url, decision=Status.REFUSED, answer="Masih cukup.")
    client.force_login(second_admin)

    page = client.post(url, late, follow=True)

    assert "Ade Admin sudah menjawab permintaan ini" in page.text
    assert (f"Yang Anda tulis: {words}" in page.text) == bool(words)
    assert not Extension.objects.exists()


def test_an_admin_does_not_answer_the_own_request(client, admin, second_admin, stage):
    own = an_extension_request(stage, admin, until=UNTIL)
    client.force_login(admin)
    page = client.get(own.get_absolute_url()).text
    facts = {"decision": Status.GRANTED, "until": typed(UNTIL)}

    answer = client.post(own.get_absolute_url(), facts)

    assert "menunggu jawaban admin DKISP yang lain" in page
    assert "Kirim jawaban" not in page
    assert answer.status_code == 403
    assert "bukan oleh orang yang memintanya" in answer.text
    client.force_login(second_admin)
    assert "Kirim jawaban" in client.get(own.get_absolute_url()).text


def test_the_agency_follows_its_request(client, colleague, asked):
    client.force_login(colleague)

    page = client.get(asked.get_absolute_url()).text

    assert "menunggu jawaban admin DKISP. DLH diberi tahu" in page
    assert "Banjir." in page
    assert "Kirim jawaban" not in page


def test_strangers_know_of_no_request(client, outsider, expert, council, asked):
    for person in (outsider, expert, council):
        client.force_login(person)
        assert client.get(asked.get_absolute_url()).status_code == 404


def test_the_list_shows_each_what_they_may_know(client, admin, outsider, asked):
    client.force_login(admin)
    assert asked.get_absolute_url() in client.get("/kerangka/permintaan/").text

    client.force_login(outsider)
    page = client.get("/kerangka/permintaan/").text

    assert asked.get_absolute_url() not in page
    assert "Belum ada permintaan" in page


def test_the_stage_shows_admins_who_asks(client, admin, asked, stage):
    client.force_login(admin)

    page = client.get(stage.get_absolute_url()).text

    assert "DLH meminta waktu sampai" in page
    assert 'data-status="ASKED">Menunggu jawaban' in page
