"""Is more time asked for once, answered once, and told to those whom it concerns?"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from agencies.models import AuditEntry, Message
from paser_masterplan.moves import MoveRefused
from plans import asking
from plans.models import Extension, ExtensionRequest, Stage
from plans.windows import in_wita, window_for
from tests.builders.agencies import a_user
from tests.builders.plans import an_extension, an_extension_request, close

pytestmark = pytest.mark.django_db
Status = ExtensionRequest.Status
FINDINGS = Stage.Kind.FINDINGS
UNTIL = timezone.now() + timedelta(days=30)


@pytest.fixture
def stage(plan):
    close(plan, FINDINGS)
    return plan.stages.select_related("plan").get(kind=FINDINGS)


@pytest.fixture
def asked(stage, operator):
    return an_extension_request(stage, operator, until=UNTIL, reason="Banjir.")


def wanted(stage, agency):
    """A request as the page lays it before the verb."""
    return ExtensionRequest(stage=stage, agency=agency, until=UNTIL, reason="Banjir.")


def told():
    """Who was told what, in their order."""
    messages = Message.objects.order_by("pk")
    return [(note.recipient, note.kind, note.text, note.url) for note in messages]


def test_asking_is_told_to_the_admins(stage, operator, colleague, admin, second_admin):
    a_user(role="ADMIN", agency=admin.agency, is_active=False)

    asked = asking.ask(wanted(stage, operator.agency), by=operator)

    assert (asked.status, asked.asked_by) == (Status.ASKED, operator)
    text = f"DLH meminta waktu {stage} diperpanjang sampai {in_wita(UNTIL)}: Banjir."
    url = f"/kerangka/permintaan/{asked.pk}/"
    assert sorted(told(), key=lambda note: note[0].pk) == [
        (person, Message.Kind.WORK, text, url) for person in (admin, second_admin)
    ]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by, entry.reason) == ("stage.ask", operator, "Banjir.")
    assert entry.record == f"plans.stage:{stage.pk}"
    assert entry.after["perangkat daerah"] == "DLH"


def test_an_admin_who_asks_is_not_told(stage, admin, second_admin):
    asking.ask(wanted(stage, admin.agency), by=admin)

    assert [recipient for recipient, *_ in told()] == [second_admin]


def test_one_request_waits_at_a_time(asked, stage, colleague):
    with pytest.raises(MoveRefused, match="masih menunggu jawaban DKISP"):
        asking.ask(wanted(stage, colleague.agency), by=colleague)

    assert ExtensionRequest.objects.get() == asked
    assert told() == []


def test_another_stage_and_another_agency_may_ask_beside_it(
    asked, plan, stage, operator, outsider
):
    other = plan.stages.get(kind=Stage.Kind.PROPOSALS)

    asking.ask(wanted(other, operator.agency), by=operator)
    asking.ask(wanted(stage, outsider.agency), by=outsider)

    assert ExtensionRequest.objects.waiting().count() == 3


def test_an_answered_agency_may_ask_again(stage, operator, admin):
    an_extension_request(stage, operator, answered_by=admin, answer="Belum perlu.")

    again = asking.ask(wanted(stage, operator.agency), by=operator)

    assert list(ExtensionRequest.objects.waiting()) == [again]


def test_granting_opens_the_window_in_the_same_transaction(
    asked, stage, operator, colleague, admin
):
    shorter = UNTIL - timedelta(days=20)

    asking.grant(asked, by=admin, until=shorter, answer="Cukup sepuluh hari.")

    asked.refresh_from_db()
    assert (asked.status, asked.answered_by) == (Status.GRANTED, admin)
    assert (asked.until, asked.answer) == (UNTIL, "Cukup sepuluh hari.")
    extension = Extension.objects.get()
    assert (extension.until, extension.reason) == (shorter, "Banjir.")
    assert (extension.agency, extension.granted_by) == (operator.agency, admin)
    assert window_for(operator.agency, FINDINGS).status_for(admin) == (
        "Terbuka, diperpanjang"
    )
    text = (
        f"Waktu {stage} untuk DLH diperpanjang sampai {in_wita(shorter)}: Banjir. "
        "Pesan DKISP: Cukup sepuluh hari."
    )
    url = stage.get_absolute_url()
    assert told() == [
        (person, Message.Kind.WINDOW, text, url) for person in (operator, colleague)
    ]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by) == ("stage.extend", admin)


def test_refusing_says_why_and_opens_nothing(asked, stage, operator, admin):
    asking.refuse(asked, by=admin, answer="Waktunya masih cukup.")

    asked.refresh_from_db()
    assert (asked.status, asked.answer) == (Status.REFUSED, "Waktunya masih cukup.")
    assert not Extension.objects.exists()
    text = (
        f"Perpanjangan waktu {stage} untuk DLH tidak diberikan: Waktunya masih cukup."
    )
    url = asked.get_absolute_url()
    assert told() == [(operator, Message.Kind.WINDOW, text, url)]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.reason) == ("stage.refuse", "Waktunya masih cukup.")


def test_nobody_answers_what_they_asked(stage, admin, second_admin):
    own = an_extension_request(stage, admin)

    for verb in (
        lambda: asking.grant(own, by=admin, until=UNTIL),
        lambda: asking.refuse(own, by=admin, answer="Tidak."),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    asking.grant(own, by=second_admin, until=UNTIL)

    own.refresh_from_db()
    assert own.answered_by == second_admin
    assert Extension.objects.get().agency == admin.agency


def test_only_admins_answer(asked, verifier, expert, council):
    for person in (verifier, expert, council):
        with pytest.raises(PermissionDenied):
            asking.grant(asked, by=person, until=UNTIL)

    assert not Extension.objects.exists()


def test_the_second_answer_reads_the_first(asked, admin, second_admin):
    asking.refuse(asked, by=admin, answer="Waktunya masih cukup.")

    with pytest.raises(MoveRefused) as refused:
        asking.grant(asked, by=second_admin, until=UNTIL)

    asked.refresh_from_db()
    assert str(refused.value) == (
        "Jawaban Anda tidak dikirim: Ade Admin sudah menjawab permintaan ini pada "
        f"{in_wita(asked.answered_at)} (tidak diberikan)."
    )
    assert asked.status == Status.REFUSED
    assert not Extension.objects.exists()


def test_requests_of_an_earlier_plan_are_not_answered(asked, stage, admin):
    stage.plan.is_current = False
    stage.plan.save()

    with pytest.raises(PermissionDenied):
        asking.grant(asked, by=admin, until=UNTIL)


def test_requests_are_known_to_their_agency_and_the_admins(
    asked, stage, outsider, operator, colleague, expert, council, admin
):
    theirs = an_extension_request(stage, outsider)

    def known(user):
        return set(ExtensionRequest.objects.visible_to(user))

    assert known(operator) == known(colleague) == {asked}
    assert known(outsider) == {theirs}
    assert known(admin) == {asked, theirs}
    assert known(expert) == known(council) == set()


def test_requests_that_wait_come_first(stage, operator, outsider, admin):
    now = timezone.now()
    old = an_extension_request(
        stage, operator, answered_by=admin, answered_at=now - timedelta(days=2)
    )
    new = an_extension_request(stage, operator, answered_by=admin)
    later = an_extension_request(stage, outsider, asked_at=now)
    first = an_extension_request(stage, operator, asked_at=now - timedelta(hours=1))

    assert list(ExtensionRequest.objects.waiting_first()) == [first, later, new, old]


def test_extension_of_somebody_else_leaves_the_request(asked, stage, outsider, admin):
    an_extension(stage, outsider.agency, admin)

    assert asked.is_waiting
