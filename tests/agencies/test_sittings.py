"""Who sits at which record, and is what they change told once and in order?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies import auditing, sittings
from agencies.auditing import SEVERAL, first_break
from agencies.models import AuditEntry, Sitting
from tests.builders.agencies import a_sitting, an_agency, an_audit_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing():
    """The record that everybody sits at."""
    return an_agency(short_name="Dinkes")


def note(thing, by, label="Identitas diubah", **changes):
    """One save: each change is what a field said before and after."""
    before = {name: said for name, (said, _) in changes.items()}
    after = {name: said for name, (_, said) in changes.items()}
    auditing.note("agency.edit", thing, label, by=by, before=before, after=after)


def told():
    """What the entries say so far."""
    return [
        (entry.by.username, entry.before, entry.after)
        for entry in AuditEntry.objects.order_by("pk")
    ]


# Who else is here


def test_seat_is_taken_once_and_kept(thing, operator):
    sittings.enter(thing, "Identitas", by=operator)
    first = Sitting.objects.get()
    sittings.enter(thing, "Uraian", by=operator)

    seat = Sitting.objects.get()
    assert (seat, seat.place) == (first, "Uraian")
    assert seat.seen_at > first.seen_at
    assert str(seat) == f"Oki Operator: agencies.agency:{thing.pk}"


def test_others_are_named_with_their_place_and_the_time(thing, operator, colleague):
    seen_at = timezone.now() - timedelta(minutes=3)
    a_sitting(colleague, thing, place="Uraian", seen_at=seen_at)

    said = sittings.others(thing, besides=operator)

    at = f"{timezone.localtime(seen_at):%H.%M}"
    assert said == (
        f"Rika Rekan juga membuka isian ini (Uraian), terakhir terlihat {at}."
    )
    assert sittings.others(thing, besides=colleague) == ""


def test_several_others_are_named_the_latest_first(
    thing, operator, colleague, verifier
):
    now = timezone.now()
    a_sitting(colleague, thing, seen_at=now - timedelta(minutes=5))
    a_sitting(verifier, thing, seen_at=now)

    said = sittings.others(thing, besides=operator)

    assert [part.split(" juga")[0] for part in said.split(". ")] == [
        "Vera Verifikator",
        "Rika Rekan",
    ]
    assert "(" not in said


def test_who_left_long_ago_or_sits_elsewhere_is_not_here(
    thing, operator, colleague, verifier
):
    a_sitting(colleague, thing, seen_at=timezone.now() - sittings.PRESENT_FOR)
    a_sitting(verifier, operator.agency)

    assert sittings.others(thing, besides=operator) == ""


# What is told


def test_many_saves_of_one_sitting_are_one_entry(thing, operator):
    note(thing, operator, nama=("", "D"))
    note(thing, operator, nama=("D", "Dinas"), kepala=("", "dr. Ani"))
    before_the_end = told()

    auditing.settle(thing)

    assert before_the_end == []
    assert told() == [
        (
            "operator.dlh",
            {"nama": "", "kepala": ""},
            {"nama": "Dinas", "kepala": "dr. Ani"},
        )
    ]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.label) == ("agency.edit", "Identitas diubah")
    assert first_break() is None


def test_sitting_that_was_told_begins_anew(thing, operator):
    note(thing, operator, nama=("", "Dinas"))
    auditing.settle(thing)
    auditing.settle(thing)
    note(thing, operator, "Uraian diubah", nama=("Dinas", "Dinas Kesehatan"))
    auditing.settle(thing)

    assert told() == [
        ("operator.dlh", {"nama": ""}, {"nama": "Dinas"}),
        ("operator.dlh", {"nama": "Dinas"}, {"nama": "Dinas Kesehatan"}),
    ]
    assert AuditEntry.objects.last().label == "Uraian diubah"


def test_what_was_undone_is_not_told(thing, operator):
    note(thing, operator, nama=("Dinas", "D"), kepala=("", "dr. Ani"))
    note(thing, operator, nama=("D", "Dinas"))
    note(thing, operator, kepala=("dr. Ani", ""))
    open_words = auditing.untold(thing)

    auditing.settle(thing)

    assert (open_words, told()) == ([], [])
    assert Sitting.objects.get().saved_at is None


def test_several_sections_of_one_sitting_are_told_as_such(thing, operator):
    note(thing, operator, "Identitas diubah", nama=("", "Dinas"))
    note(thing, operator, "Uraian diubah", tujuan=("", "Sehat"))
    auditing.settle(thing)

    assert AuditEntry.objects.get().label == SEVERAL


def test_only_rows_that_differ_are_told(thing, operator):
    same, old, new = {"id": 1, "n": 1}, {"id": 2, "n": 2}, {"id": 2, "n": 3}
    note(thing, operator, baris=([same, old], [same, new]))
    note(thing, operator, kosong=([], [same]))
    auditing.settle(thing)

    entry = AuditEntry.objects.get()
    assert entry.before == {"baris": [old], "kosong": []}
    assert entry.after == {"baris": [new], "kosong": [same]}


def test_change_of_the_same_field_tells_the_first_persons_first(
    thing, operator, colleague
):
    note(thing, operator, nama=("", "Dinas"))
    note(thing, colleague, nama=("Dinas", "Dinas Kesehatan"))
    meanwhile = told()
    auditing.settle(thing)

    assert meanwhile == [("operator.dlh", {"nama": ""}, {"nama": "Dinas"})]
    assert told()[1:] == [("rekan.dlh", {"nama": "Dinas"}, {"nama": "Dinas Kesehatan"})]


def test_changes_of_different_fields_wait_side_by_side(thing, operator, colleague):
    note(thing, operator, nama=("", "Dinas"))
    note(thing, colleague, kepala=("", "dr. Ani"))
    waiting = told()
    auditing.settle(thing)

    assert waiting == []
    assert [name for name, _, _ in told()] == ["operator.dlh", "rekan.dlh"]


def test_entry_comes_after_what_was_written_before_it(thing, operator, admin):
    note(thing, operator, nama=("", "Dinas"))

    an_audit_entry(admin, thing=thing, verb="agency.close", label="Ditutup")

    labels = AuditEntry.objects.order_by("pk").values_list("label", flat=True)
    assert list(labels) == ["Identitas diubah", "Ditutup"]
    assert first_break() is None


def test_entry_keeps_the_address_of_its_sitting(thing, operator):
    mark = auditing.address.set("10.1.2.3")
    note(thing, operator, nama=("", "Dinas"))
    auditing.address.reset(mark)

    auditing.settle(thing)

    assert AuditEntry.objects.get().address == "10.1.2.3"


def test_old_sittings_are_told_and_forgotten(thing, operator, colleague, verifier):
    past = timezone.now() - auditing.UNSETTLED_FOR - timedelta(minutes=1)
    note(thing, operator, nama=("", "Dinas"))
    note(thing, colleague, kepala=("", "dr. Ani"))
    Sitting.objects.filter(user=operator).update(saved_at=past, seen_at=past)
    a_sitting(verifier, thing, seen_at=past)

    auditing.settle_old()

    assert [name for name, _, _ in told()] == ["operator.dlh"]
    assert AuditEntry.objects.get().at == past
    assert [sitting.user for sitting in Sitting.objects.all()] == [colleague]


def test_open_sitting_is_read_before_it_is_told(thing, operator):
    note(thing, operator, nama=("", "Dinas"))

    [entry] = auditing.untold(thing)

    assert entry.label == "Identitas diubah (masih ditulis)"
    assert entry.changes == [("nama", "", "Dinas")]
    assert not AuditEntry.objects.exists()


def test_latest_change_of_others_is_named_told_or_not(
    thing, operator, colleague, verifier
):
    nobody = auditing.latest(thing, besides=operator)
    an_audit_entry(verifier, thing=thing, after={"nama": "Dinas"})
    an_audit_entry(colleague, thing=thing)  # which wrote nothing
    told_one = auditing.latest(thing, besides=operator)
    note(thing, colleague, kepala=("", "dr. Ani"))
    note(thing, operator, singkatan=("", "Dinkes"))
    open_one = auditing.latest(thing, besides=operator)

    assert nobody is None
    assert (told_one.by, open_one.by) == (verifier, colleague)
