"""Which decision is undone, and does a merge give back what it gave?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import AuditEntry, Message
from paser_masterplan.moves import MoveRefused
from programs import remarking, workflow
from programs.models import Merger, Program
from tests.builders.agencies import a_user
from tests.builders.books import an_edition
from tests.builders.programs import a_program, a_remark, an_action
from tests.builders.workshops import a_finding

Status = Program.Status


def status(program):
    return Program.objects.get(pk=program.pk).status


def reopen(program, admin):
    return workflow.perform("reopen", program, by=admin, note="Keliru.")


def merge(program, target, admin):
    return workflow.perform("merge", program, by=admin, note="Sama.", target=target)


def under_review(by):
    return a_program(by, complete=True, status=Status.IN_REVIEW)


@pytest.fixture
def target(plan, outsider):
    return a_program(outsider, status=Status.APPROVED, code="SC21-9001")


@pytest.fixture
def returned(reviewed, admin):
    a_remark(reviewed, admin, told_at=None)
    return workflow.perform("return", reviewed, by=admin, note="Sebutkan ukurannya.")


def test_return_is_undone_while_nothing_was_done(returned, admin, operator):
    reopen(returned, admin)

    assert status(returned) == Status.IN_REVIEW
    assert "dibuka lagi untuk ditelaah: Keliru." in (
        Message.objects.filter(recipient=operator).last().text
    )


def test_return_stands_once_its_agency_changed_something(returned, admin):
    an_action(returned, title="Pelatihan kader")

    with pytest.raises(MoveRefused, match="DLH sudah mengerjakannya"):
        reopen(returned, admin)


def test_return_stands_once_its_agency_answered(returned, admin, operator):
    remarking.answer(returned.remarks.get(), by=operator, text="Sudah.")

    with pytest.raises(MoveRefused, match="DLH sudah mengerjakannya"):
        reopen(returned, admin)


def test_return_is_not_compared_with_an_earlier_one(returned, admin, verifier):
    reopen(returned, admin)
    workflow.perform("return", returned, by=admin, note="Satu lagi.")
    reopen(returned, admin)

    moves = returned.revisions.order_by("number").values_list("move", flat=True)
    assert list(moves) == ["return", "return"]
    assert status(returned) == Status.IN_REVIEW


def test_merge_says_what_it_gave_and_gives_back_exactly_that(
    reviewed, admin, target, outsider
):
    heard, own = a_finding(outsider, accepted=True), reviewed.findings.get()
    shared = a_finding(outsider, accepted=True)
    target.findings.add(heard, shared)
    reviewed.findings.add(shared)
    merge(reviewed, target, admin)

    given = Merger.objects.get()
    assert (given.gave_support, given.gave_findings) == (True, [own.pk])
    reopen(reviewed, admin)

    assert not Merger.objects.exists()
    assert list(target.supporting.all()) == []
    assert set(target.findings.all()) == {heard, shared}
    assert list(reviewed.findings.order_by("pk")) == sorted(
        [own, shared], key=lambda finding: finding.pk
    )


def test_support_that_was_there_before_stays(reviewed, admin, target):
    target.supporting.add(reviewed.agency)
    merge(reviewed, target, admin)

    reopen(reviewed, admin)

    assert list(target.supporting.all()) == [reviewed.agency]


def test_what_another_merged_program_gives_as_well_stays(
    reviewed, operator, admin, target
):
    sister = under_review(operator)
    shared = reviewed.findings.get()
    sister.findings.set([shared])
    merge(reviewed, target, admin)
    merge(sister, target, admin)

    reopen(reviewed, admin)
    assert list(target.supporting.all()) == [operator.agency]
    assert list(target.findings.all()) == [shared]
    reopen(sister, admin)

    assert list(target.supporting.all()) == []
    assert list(target.findings.all()) == []


def test_taker_tells_what_it_took_in_and_gave_back(reviewed, admin, target):
    merge(reviewed, target, admin)
    reopen(reviewed, admin)

    entries = AuditEntry.objects.about(target).order_by("pk")
    assert list(entries.values_list("verb", "label")) == [
        ("program.take_in", f"Menerima gabungan {reviewed}"),
        ("program.give_back", f"Melepas gabungan {reviewed}"),
    ]
    assert entries[0].before["supporting"] == []
    assert entries[0].after["supporting"] == ["Dinas Lingkungan Hidup"]


def test_agency_of_the_taker_learns_that_it_gave_back(
    reviewed, admin, target, outsider
):
    merge(reviewed, target, admin)
    reopen(reviewed, admin)

    message = Message.objects.filter(recipient=outsider).last()
    assert message.text == (
        f"Program {reviewed} yang digabung ke {target} dibuka lagi: Keliru."
    )
    assert message.url == target.get_absolute_url()


def test_merge_stands_once_an_edition_holds_it(reviewed, admin, target):
    an_edition(admin, number=1, issued_at=timezone.now() - timedelta(days=1))
    merge(reviewed, target, admin)
    an_edition(admin, number=2)

    with pytest.raises(MoveRefused, match="Edisi 2 sudah terbit"):
        reopen(reviewed, admin)

    assert status(reviewed) == Status.MERGED


def test_edition_before_the_merge_does_not_hold_it(reviewed, admin, target):
    an_edition(admin, number=1, issued_at=timezone.now() - timedelta(days=1))
    merge(reviewed, target, admin)

    reopen(reviewed, admin)

    assert status(reviewed) == Status.IN_REVIEW


def test_merges_are_undone_the_last_one_first(reviewed, admin, target, outsider):
    between = under_review(outsider)
    merge(reviewed, between, admin)
    merge(between, target, admin)

    with pytest.raises(MoveRefused, match=f"buka lagi {between.code} dahulu"):
        reopen(reviewed, admin)
    reopen(between, admin)
    reopen(reviewed, admin)

    assert (status(between), status(reviewed)) == ("IN_REVIEW", "IN_REVIEW")
    assert list(target.findings.all()) == []


def test_page_of_the_taker_names_what_it_took_in(
    client, reviewed, admin, target, outsider
):
    merge(reviewed, target, admin)

    client.force_login(outsider)
    seen_by_owner = client.get(target.get_absolute_url()).content.decode()
    client.force_login(admin)
    seen_by_admin = client.get(target.get_absolute_url()).content.decode()

    assert f"{reviewed}, diusulkan DLH" in seen_by_owner
    assert reviewed.get_absolute_url() not in seen_by_owner
    assert f'<a href="{reviewed.get_absolute_url()}">{reviewed}</a>' in seen_by_admin


def test_disabled_account_is_told_nothing(reviewed, admin, agency):
    a_user(agency=agency, is_active=False)

    workflow.perform("approve", reviewed, by=admin)

    assert Message.objects.filter(recipient__is_active=False).count() == 0
