"""Is each person told once, in the way the person chose?"""

import pytest
from django.db import transaction

from agencies import auditing, preferring
from agencies.models import AuditEntry, Letter, Message, Preference, User
from agencies.telling import tell
from tests.builders.agencies import a_message, a_preference

pytestmark = pytest.mark.django_db
Kind, Way = Message.Kind, Preference.Way
PREFERENCES = "/pesan/pilihan/"
USUAL = {"DECISION": "AT_ONCE", "WORK": "MORNING", "WINDOW": "AT_ONCE"}
USUAL |= {"REMINDER": "AT_ONCE", "EDITION": "MORNING"}


@pytest.fixture
def mail_on(settings):
    settings.EMAIL_URL = "memorymail://"
    settings.SITE_URL = "https://portal.example"


@pytest.fixture
def reached(operator):
    """An operator with an address."""
    operator.email = "oki@dlh.example"
    operator.save()
    return operator


def told():
    messages = Message.objects.order_by("pk")
    return [(message.recipient.username, message.text) for message in messages]


def test_each_person_is_told_once_but_not_who_did_it(operator, colleague, admin):
    people = [operator, colleague, operator, admin]

    tell(
        people, "Program disetujui.", kind=Kind.DECISION, url="/program/", besides=admin
    )

    assert told() == [
        ("operator.dlh", "Program disetujui."),
        ("rekan.dlh", "Program disetujui."),
    ]
    assert set(Message.objects.values_list("kind", "url", "key")) == {
        ("DECISION", "/program/", "")
    }


def test_people_may_be_a_queryset_and_those_who_left_are_not_told(operator, colleague):
    colleague.is_active = False
    colleague.save()

    tell(User.objects.all(), "Halo.", kind=Kind.WORK)

    assert told() == [("operator.dlh", "Halo.")]


def test_what_has_a_key_is_told_once_for_ever(operator, colleague):
    tell([operator], "Tinggal 7 hari.", kind=Kind.REMINDER, key="ingat:1")
    tell([operator, colleague], "Tinggal 7 hari.", kind=Kind.REMINDER, key="ingat:1")
    tell([operator], "Tinggal 2 hari.", kind=Kind.REMINDER, key="ingat:2")

    assert told() == [
        ("operator.dlh", "Tinggal 7 hari."),
        ("rekan.dlh", "Tinggal 7 hari."),
        ("operator.dlh", "Tinggal 2 hari."),
    ]


def test_a_letter_comes_with_the_message(mail_on, reached):
    text = "Program “Bank <Sampah>”\ndikembalikan: & lengkapi."

    tell([reached], text, kind=Kind.DECISION, url="/program/7/")

    letter = Letter.objects.get()
    assert (letter.recipient, letter.state, letter.attempts) == (reached, "WAITING", 0)
    assert str(letter) == letter.subject
    assert letter.key == f"pesan:{Message.objects.get().pk}"
    assert letter.subject == "Program “Bank <Sampah>” dikembalikan: & lengkapi."
    assert text in letter.text
    assert "https://portal.example/program/7/" in letter.text
    assert "https://portal.example/pesan/pilihan/" in letter.text


def test_a_letter_about_nothing_leads_to_the_inbox(mail_on, reached):
    tell([reached], "Halo.", kind=Kind.DECISION)

    assert "https://portal.example/pesan/\n" in Letter.objects.get().text


def test_a_keyed_message_is_mailed_once(mail_on, reached):
    for _ in range(2):
        tell([reached], "Tinggal 7 hari.", kind=Kind.REMINDER, key="ingat:1")

    assert Letter.objects.get().key == f"pesan:{reached.pk}:ingat:1"


def test_message_and_letter_share_the_callers_fate(mail_on, reached):
    with transaction.atomic():
        tell([reached], "Program disetujui.", kind=Kind.DECISION)
        transaction.set_rollback(True)

    assert not Message.objects.exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("way", "messages", "letters"),
    [("AT_ONCE", 1, 1), ("MORNING", 1, 0), ("PORTAL", 1, 0), ("NONE", 0, 0)],
)
def test_each_way_is_kept(mail_on, reached, way, messages, letters):
    a_preference(reached, kind=Kind.WINDOW, way=way)

    tell([reached], "Waktu diperpanjang.", kind=Kind.WINDOW)

    assert Message.objects.count() == messages
    assert Letter.objects.count() == letters


def test_a_way_holds_for_its_kind_and_its_person_alone(mail_on, reached, colleague):
    silent = a_preference(reached, kind=Kind.WINDOW, way=Way.NONE)
    assert str(silent) == "Jadwal dan perpanjangan: Jangan beri tahu"
    a_preference(colleague, kind=Kind.DECISION, way=Way.NONE)

    tell([reached], "Program disetujui.", kind=Kind.DECISION)

    assert Letter.objects.count() == 1


def test_without_mail_everything_stays_in_the_portal(reached, settings):
    settings.EMAIL_URL = ""

    tell([reached], "Program disetujui.", kind=Kind.DECISION)

    assert Message.objects.count() == 1
    assert not Letter.objects.exists()


def test_without_an_address_everything_stays_in_the_portal(mail_on, operator):
    tell([operator], "Program disetujui.", kind=Kind.DECISION)

    assert Message.objects.count() == 1
    assert not Letter.objects.exists()


def test_telling_costs_the_same_for_one_and_for_all(
    mail_on, reached, colleague, admin, django_assert_num_queries
):
    for people in ([reached], [reached, colleague, admin]):
        with django_assert_num_queries(5):  # ways, messages, letters, two savepoints
            tell(people, "Program disetujui.", kind=Kind.DECISION)


def test_preferences_show_what_is_usual(client, reached, settings):
    settings.EMAIL_URL = ""
    client.force_login(reached)

    page = client.get(PREFERENCES)

    assert page.context["form"].initial == USUAL | {"email": "oki@dlh.example"}
    assert "Portal ini belum mengirim surel" in page.text


def test_preferences_are_kept_and_traced(client, reached):
    client.force_login(reached)
    choice = USUAL | {"email": "oki@paser.example", "WORK": "PORTAL"}

    page = client.post(PREFERENCES, choice, follow=True)

    reached.refresh_from_db()
    assert reached.email == "oki@paser.example"
    assert preferring.chosen(reached) == USUAL | {"WORK": "PORTAL"}
    assert "Pilihan Anda disimpan." in page.text
    entry = AuditEntry.objects.about(reached).get()
    assert entry.before == {
        "Surel": "oki@dlh.example",
        "Pekerjaan yang menunggu Anda": "Ringkasan surel setiap pagi",
    }
    assert entry.after == {
        "Surel": "oki@paser.example",
        "Pekerjaan yang menunggu Anda": "Di portal saja",
    }


def test_the_same_choice_leaves_no_trace(client, reached):
    client.force_login(reached)

    client.post(PREFERENCES, USUAL | {"email": "oki@dlh.example"})

    assert auditing.first_break() is None
    assert not AuditEntry.objects.exists()


def test_decisions_cannot_be_silenced(client, reached):
    client.force_login(reached)

    page = client.post(PREFERENCES, USUAL | {"DECISION": "NONE"})

    assert "DECISION" in page.context["form"].errors
    assert not Preference.objects.exists()


def test_who_has_no_address_reads_what_that_means(client, mail_on, operator, reached):
    client.force_login(reached)
    assert "notice-warn" not in client.get(PREFERENCES).text

    reached.email = ""
    reached.save()
    assert "Akun Anda belum punya alamat surel" in client.get(PREFERENCES).text


def test_the_inbox_is_narrowed_by_kind(client, operator):
    window = a_message(operator, kind=Kind.WINDOW)
    a_message(operator, kind=Kind.DECISION)
    client.force_login(operator)

    assert list(client.get("/pesan/?kind=WINDOW").context["object_list"]) == [window]
    assert "Tidak ada pesan jenis ini" in client.get("/pesan/?kind=REMINDER").text
