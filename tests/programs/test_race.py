"""What happens when two people decide, or begin, in the same moment?"""

from itertools import pairwise
from threading import Barrier, Thread

import pytest
from django.db import connection

from agencies import accounts
from agencies.auditing import first_break
from agencies.models import AuditEntry, Message
from paser_masterplan.moves import MoveRefused
from programs import deciding, proposing, workflow
from programs.models import Program, Verdict
from tests.builders.programs import a_program, a_revision, a_verdict
from tests.programs.test_two_writers import Page

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def under_review(by):
    return a_program(by, complete=True, status="IN_REVIEW")


def at_once(*works):
    """What these works did, begun together on connections of their own."""
    gate, done = Barrier(len(works)), []

    def run(work):
        gate.wait()
        try:
            done.append(work())
        except MoveRefused as refused:
            done.append(refused)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def test_two_reviewers_cannot_both_decide(reviewed, admin, second_admin):
    done = at_once(
        lambda: workflow.perform("approve", reviewed, by=admin),
        lambda: workflow.perform("reject", reviewed, by=second_admin, note="Ganda."),
    )

    [refused] = [answer for answer in done if isinstance(answer, MoveRefused)]
    [won] = [answer for answer in done if isinstance(answer, Program)]
    assert "tidak dilakukan: statusnya kini" in str(refused)
    assert Program.objects.get(pk=reviewed.pk).status == won.status
    assert AuditEntry.objects.count() == 1


def test_two_merges_into_each_other_do_not_wait_for_ever(reviewed, operator, admin):
    other = Program.objects.get(pk=reviewed.pk)
    other.pk, other.code = None, "SC21-9001"
    other.save(force_insert=True)

    done = at_once(
        lambda: workflow.perform(
            "merge", reviewed, by=admin, note="Sama.", target=other
        ),
        lambda: workflow.perform(
            "merge", other, by=admin, note="Sama.", target=reviewed
        ),
    )

    assert sorted(type(answer).__name__ for answer in done) == [
        "MoveRefused",
        "Program",
    ]


def test_two_programs_begun_at_once_get_two_codes(plan, operator, colleague):
    at_once(
        lambda: proposing.start(plan, by=operator, title="Bank sampah"),
        lambda: proposing.start(plan, by=colleague, title="TPS3R"),
    )

    codes = Program.objects.order_by("code").values_list("code", flat=True)
    assert list(codes) == ["SC21-0001", "SC21-0002"]


def test_two_saves_at_once_are_both_kept(draft, operator, colleague):
    mine, hers = Page(operator, draft, "uraian"), Page(colleague, draft, "uraian")
    mine.data["background"] = "TPA hampir penuh."
    hers.data["objective"] = "Sampah berkurang separuh."

    at_once(lambda: mine.save(by_itself=True), lambda: hers.save(by_itself=False))

    draft.refresh_from_db()
    assert draft.background == "TPA hampir penuh."
    assert draft.objective == "Sampah berkurang separuh."


def test_of_two_texts_at_once_one_is_stored_and_the_other_asked_about(
    draft, operator, colleague
):
    pages = [Page(person, draft, "uraian") for person in (operator, colleague)]
    for page in pages:
        page.data["background"] = f"Tulisan {page.writer}."

    forms = at_once(*[lambda page=page: page.save(by_itself=True) for page in pages])

    draft.refresh_from_db()
    [asked] = [form for form in forms if form.contested()]
    assert draft.background == asked.conflicts["background"].theirs
    assert asked.conflicts["background"].mine != draft.background


def test_two_releases_of_the_same_decisions_make_them_once(
    plan, verifier, admin, second_admin
):
    verdicts = [a_verdict(under_review(verifier), admin) for _ in range(4)]

    done = at_once(
        lambda: deciding.release(verdicts, by=admin),
        lambda: deciding.release(reversed(verdicts), by=second_admin),
    )

    [refused] = [answer for answer in done if answer is not None]
    assert str(refused) == deciding.GONE
    assert Program.objects.approved().count() == 4
    assert Message.objects.count() == 4


def test_two_releases_that_share_their_programs_do_not_wait_for_ever(
    plan, verifier, admin, second_admin
):
    programs = [under_review(verifier) for _ in range(6)]
    merges = {"move": "merge", "note": "Sama."}
    up = [
        a_verdict(one, admin, target=two, **merges)
        for one, two in pairwise(programs[:4])
    ]
    down = [
        a_verdict(one, admin, target=two, **merges)
        for one, two in ((programs[5], programs[0]), (programs[4], programs[1]))
    ]

    done = at_once(
        lambda: deciding.release(up, by=admin),
        lambda: deciding.release(down, by=second_admin),
    )

    assert len(done) == 2
    assert Program.objects.filter(status="MERGED").count() in {3, 5}


def test_bulk_and_release_of_the_same_programs_decide_each_once(
    plan, verifier, admin, second_admin
):
    programs = [under_review(verifier) for _ in range(4)]
    verdicts = [a_verdict(program, admin) for program in programs]

    at_once(
        lambda: deciding.release(verdicts, by=admin),
        lambda: deciding.bulk("approve", reversed(programs), by=second_admin),
    )

    assert AuditEntry.objects.filter(verb="program.approve").count() == 4
    assert Message.objects.count() == 4
    assert first_break() is None


def test_release_waits_for_no_circle_with_an_edited_account(
    plan, verifier, operator, admin, second_admin
):
    verdicts = [a_verdict(under_review(verifier), admin) for _ in range(8)]

    done = at_once(
        lambda: deciding.release(verdicts, by=admin),
        *[lambda: accounts.reset_password(operator, by=second_admin)] * 3,
    )

    assert len(done) == 4
    assert Program.objects.approved().count() == 8


def test_of_two_prepared_at_once_the_second_hears_of_the_first(
    reviewed, verifier, admin, second_admin
):
    a_revision(reviewed, verifier)

    done = at_once(
        lambda: deciding.prepare(reviewed, move="approve", by=admin),
        lambda: deciding.prepare(reviewed, move="approve", by=second_admin),
    )

    [refused] = [answer for answer in done if isinstance(answer, MoveRefused)]
    assert "sudah menyiapkan “Setujui”" in str(refused)
    assert Verdict.objects.count() == 1
