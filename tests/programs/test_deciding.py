"""How is a decision prepared, changed and dropped, and what do the pages say of it?"""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agencies.models import AuditEntry, Message
from paser_masterplan.moves import MoveRefused
from programs import deciding, workflow
from programs.models import Program, Verdict
from tests.builders.programs import a_program, a_remark, a_revision, a_verdict
from tests.forms import fields_on

Move = Verdict.Move


@pytest.fixture
def ready(reviewed, verifier):
    """A program under review, with the revision that was handed in."""
    a_revision(reviewed, verifier)
    return reviewed


@pytest.fixture
def target(plan, outsider):
    return a_program(outsider, status="APPROVED", code="SC21-9001")


def page_of(client, person, program):
    client.force_login(person)
    return client.get(program.get_absolute_url()).content.decode()


def form_of(client, person, program):
    client.force_login(person)
    url = reverse("programs:verdict", args=[program.pk])
    return fields_on(client.get(url).content.decode(), url)


def post(client, person, program, name="verdict", **given):
    client.force_login(person)
    url = reverse(f"programs:{name}", args=[program.pk])
    response = client.post(url, given, follow=True)
    return response.content.decode()


def test_preparing_changes_nothing_and_tells_nobody(ready, admin):
    verdict = deciding.prepare(ready, move="approve", by=admin, read=1)

    assert (verdict.program, verdict.move, verdict.revision.number) == (
        ready,
        "approve",
        1,
    )
    assert Program.objects.get(pk=ready.pk).status == "IN_REVIEW"
    assert not Message.objects.exists()


def test_what_is_prepared_is_no_part_of_the_story_of_its_program(ready, admin):
    deciding.prepare(ready, move="reject", by=admin, note="Bukan smart city.")
    deciding.drop(ready, by=admin, seen=Verdict.objects.get().pk)

    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["verdict.prepare", "verdict.drop"]
    assert not AuditEntry.objects.about(ready).exists()


def test_agency_sees_nothing_of_what_is_prepared(
    client, ready, admin, operator, assigned
):
    a_verdict(ready, admin, move=Move.REJECT, note="Bukan smart city.")

    assert "Bukan smart city." in page_of(client, admin, ready)
    assert "Bukan smart city." not in page_of(client, operator, ready)
    assert "Bukan smart city." not in page_of(client, assigned, ready)
    client.force_login(operator)
    history = client.get(reverse("programs:history", args=[ready.pk]))
    assert "disiapkan" not in history.content.decode()


def test_gap_refuses_what_is_prepared_as_it_would_the_decision(ready, admin):
    a_remark(ready, admin)

    with pytest.raises(MoveRefused, match="belum diselesaikan"):
        deciding.prepare(ready, move="approve", by=admin)


def test_decision_wants_its_reason_when_it_is_prepared(ready, admin):
    with pytest.raises(MoveRefused, match="memerlukan catatan"):
        deciding.prepare(ready, move="reject", by=admin)


def test_decision_is_prepared_on_what_was_read(ready, verifier, admin):
    a_revision(ready, verifier, number=2)

    with pytest.raises(MoveRefused, match="Revisi 2"):
        deciding.prepare(ready, move="approve", by=admin, read=1)


def test_nobody_prepares_what_they_submitted(plan, admin, second_admin):
    program = a_program(admin, complete=True, status="IN_REVIEW", submitted_by=admin)
    a_revision(program, admin)

    with pytest.raises(PermissionDenied):
        deciding.prepare(program, move="return", by=admin, note="Ya.")
    deciding.prepare(program, move="return", by=second_admin, note="Ya.")


def test_expert_prepares_nothing(ready, assigned):
    with pytest.raises(PermissionDenied):
        deciding.prepare(ready, move="return", by=assigned, note="Ya.")


def test_merge_is_prepared_with_its_target_and_others_without(ready, admin, target):
    merge = deciding.prepare(ready, move="merge", by=admin, note="Sama.", target=target)
    approve = deciding.prepare(
        ready, move="approve", by=admin, target=target, replaces=merge.pk
    )

    assert (merge.target, approve.target) == (target, None)
    assert Verdict.objects.get() == approve


def test_second_admin_is_told_what_the_first_prepared(ready, admin, second_admin):
    first = deciding.prepare(ready, move="approve", by=admin)

    with pytest.raises(MoveRefused, match="Ade Admin sudah menyiapkan “Setujui”"):
        deciding.prepare(ready, move="reject", by=second_admin, note="Ya.")
    with pytest.raises(MoveRefused, match="Ade Admin sudah menyiapkan “Setujui”"):
        deciding.drop(ready, by=second_admin)

    assert Verdict.objects.get() == first


def test_dropping_what_is_gone_says_so(ready, admin):
    with pytest.raises(MoveRefused, match="Tidak ada lagi keputusan"):
        deciding.drop(ready, by=admin)


@pytest.mark.parametrize("name", ["return", "approve", "reject", "merge"])
def test_leaving_review_ends_what_was_prepared(ready, admin, target, name):
    a_verdict(ready, admin)

    workflow.perform(name, ready, by=admin, note="Ya.", target=target)

    assert not Verdict.objects.exists()


def test_page_offers_to_decide_now_or_to_prepare(client, ready, admin, assigned):
    page = page_of(client, admin, ready)

    assert "Setujui sekarang" in page
    assert page.count("Siapkan keputusan") == 4
    assert "Siapkan keputusan" not in page_of(client, assigned, ready)


def test_decision_is_prepared_from_the_page_of_the_program(client, ready, admin):
    page = page_of(client, admin, ready)
    reject = fields_on(page, reverse("programs:move", args=[ready.pk, "reject"]))

    given = {"note": "Bukan smart city.", "move": "reject"}
    answer = post(client, admin, ready, **(reject | given))

    assert "Keputusan disiapkan. Perangkat daerah belum diberi tahu." in answer
    assert "Disiapkan: Tolak" in answer
    assert Verdict.objects.get().note == "Bukan smart city."


def test_prepared_decision_is_opened_changed_and_dropped(client, ready, admin, target):
    a_verdict(ready, admin, move=Move.MERGE, note="Sama.", target=target)

    opened = form_of(client, admin, ready)
    assert (opened["move"], opened["note"], opened["target"]) == (
        "merge",
        "Sama.",
        "SC21-9001",
    )
    post(client, admin, ready, **(opened | {"note": "Satu sasaran."}))
    assert Verdict.objects.get().note == "Satu sasaran."
    seen = Verdict.objects.get().pk
    answer = post(client, admin, ready, "verdict_drop", seen=seen)

    assert "Keputusan yang disiapkan dibatalkan." in answer
    assert not Verdict.objects.exists()


def test_refused_preparation_keeps_the_text_and_shows_the_other(
    client, ready, admin, second_admin
):
    opened = form_of(client, second_admin, ready)
    a_verdict(ready, admin)

    given = {"move": "reject", "note": "Bukan smart city."}
    page = post(client, second_admin, ready, **(opened | given))

    assert "Ade Admin sudah menyiapkan “Setujui”" in page
    assert "Bukan smart city.</textarea>" in page
    url = reverse("programs:verdict", args=[ready.pk])
    post(client, second_admin, ready, **fields_on(page, url))
    assert Verdict.objects.get().prepared_by == second_admin


def test_refused_dropping_says_why(client, ready, admin):
    page = post(client, admin, ready, "verdict_drop")

    assert "Tidak ada lagi keputusan yang disiapkan" in page


def test_stranger_finds_no_form_of_a_verdict(client, ready, operator, outsider):
    url = reverse("programs:verdict", args=[ready.pk])
    client.force_login(operator)
    of_agency = client.get(url)
    client.force_login(outsider)
    of_stranger = client.get(url)

    assert (of_agency.status_code, of_stranger.status_code) == (403, 404)


def test_prepared_decision_of_a_program_that_left_is_refused(ready, admin):
    workflow.perform("approve", ready, by=admin)

    with pytest.raises(MoveRefused, match="statusnya kini “Disetujui”"):
        deciding.prepare(ready, move="approve", by=admin)
