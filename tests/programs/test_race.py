"""What happens when two people decide, or begin, in the same moment?"""

from threading import Barrier, Thread

import pytest
from django.db import connection

from agencies.models import AuditEntry
from paser_masterplan.moves import MoveRefused
from programs import proposing, workflow
from programs.models import Program
from tests.programs.test_two_writers import Page

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


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
