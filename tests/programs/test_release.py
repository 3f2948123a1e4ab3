"""Do prepared decisions leave together, as they were shown, or not at all?"""

import re
from html import unescape

import pytest
from django.urls import reverse

from agencies.auditing import first_break
from agencies.models import AuditEntry, Message, Preference
from paser_masterplan.moves import MoveRefused
from programs import deciding, outbox
from programs.models import Program, Verdict
from tests.builders.agencies import a_user
from tests.builders.programs import a_program, a_remark, a_verdict

Move, Status = Verdict.Move, Program.Status
URL = "reviews:verdicts"


def under_review(by, **facts):
    return a_program(by, complete=True, status=Status.IN_REVIEW, **facts)


def statuses(*programs):
    return [Program.objects.get(pk=program.pk).status for program in programs]


def page_of(client, person):
    client.force_login(person)
    return client.get(reverse(URL)).content.decode()


def release(client, person, *verdicts):
    client.force_login(person)
    given = {"verdicts": [verdict.pk for verdict in verdicts]}
    return client.post(reverse(URL), given, follow=True).content.decode()


def said_on(page):
    """The messages that the page shows, without their tags."""
    found = re.findall(r'<div class="notice">\s*<p>(.*?)</p>', page, re.DOTALL)
    return sorted(unescape(text).replace("<br>", "\n") for text in found)


@pytest.fixture
def prepared(plan, verifier, outsider, admin):
    """Three decisions on programs of two agencies."""
    one, two, three = (under_review(by) for by in (verifier, verifier, outsider))
    a_remark(two, admin, told_at=None)
    return [
        a_verdict(one, admin),
        a_verdict(two, admin, move=Move.RETURN, note="Sebutkan\nukurannya."),
        a_verdict(three, admin, move=Move.MERGE, note="Sama.", target=one),
    ]


def test_decisions_leave_together(prepared, second_admin):
    programs = [verdict.program for verdict in prepared]

    deciding.release(prepared, by=second_admin)

    assert statuses(*programs) == ["APPROVED", "RETURNED", "MERGED"]
    assert not Verdict.objects.exists()
    deciders = {
        program.decided_by
        for program in Program.objects.filter(pk__in=[programs[0].pk, programs[2].pk])
    }
    assert deciders == {second_admin}
    assert AuditEntry.objects.filter(by=second_admin, verb="program.return").exists()
    assert first_break() is None


def test_messages_leave_exactly_as_they_were_shown(
    client, prepared, operator, second_admin
):
    shown = said_on(page_of(client, second_admin))

    deciding.release(prepared, by=second_admin)

    told = Message.objects.values_list("text", "url").distinct()
    assert sorted(text for text, _url in told) == shown
    assert len(shown) == 4
    [returned] = [text for text in shown if "dengan 1 catatan telaah" in text]
    assert returned.endswith("Sebutkan\nukurannya.")


def test_page_names_who_will_be_told(client, prepared, operator, verifier, admin):
    Preference.objects.create(user=operator, kind="DECISION", way="NONE")

    page = page_of(client, admin)

    assert "Kepada Vera Verifikator (DLH)" in page
    assert "Oki Operator" not in page


def test_page_says_where_nobody_will_be_told(client, plan, admin, second_admin):
    lonely = a_user()
    program = under_review(lonely)
    a_verdict(program, admin)
    Preference.objects.create(user=lonely, kind="DECISION", way="NONE")
    assert "Tidak ada akun yang diberi tahu" in page_of(client, second_admin)

    lonely.is_active = False
    lonely.save()

    page = page_of(client, second_admin)
    assert "Tidak ada akun perangkat daerah yang diberi tahu." in page


def test_one_refusal_keeps_all_of_them(prepared, second_admin):
    a_remark(prepared[0].program, second_admin)

    with pytest.raises(deciding.NothingReleased) as refused:
        deciding.release(prepared, by=second_admin)

    [held] = refused.value.results
    assert held.program == prepared[0].program
    assert "belum diselesaikan" in held.sentence
    programs = [verdict.program for verdict in prepared]
    assert statuses(*programs) == ["IN_REVIEW"] * 3
    assert Verdict.objects.count() == 3
    assert not Message.objects.exists()
    assert not AuditEntry.objects.exists()


def test_page_says_what_keeps_them_and_keeps_the_ticks(client, prepared, second_admin):
    program = prepared[0].program
    a_remark(program, second_admin)

    page = release(client, second_admin, prepared[0], prepared[1])

    assert "Belum ada yang dilepas: 1 keputusan masih tertahan." in page
    assert f'<a href="{program.get_absolute_url()}">{program.code}</a>: ' in page
    assert page.count(" checked>") == 2
    assert "Tertahan: “Setujui” belum bisa" in page


def test_what_is_held_is_not_ticked_at_first(client, prepared, admin):
    a_remark(prepared[0].program, admin)

    page = page_of(client, admin)

    assert page.count('type="checkbox"') == 3
    assert page.count(" checked>") == 2
    assert "Siap: 1 dikembalikan, 1 digabung." in page


def test_release_is_summed_up(client, prepared, admin):
    page = release(client, admin, *prepared)

    assert "Dilepas bersama: 1 disetujui, 1 dikembalikan, 1 digabung." in page
    assert "Belum ada keputusan yang disiapkan" in page


def test_nothing_ticked_is_said(client, prepared, admin):
    assert "Centang sedikitnya satu keputusan." in release(client, admin)


def test_what_somebody_released_before_is_said(client, prepared, admin, second_admin):
    deciding.release(prepared[:1], by=second_admin)

    assert "orang lain melepas, mengubah, atau" in release(client, admin, *prepared)
    with pytest.raises(MoveRefused, match="orang lain melepas, mengubah, atau"):
        deciding.release(prepared, by=admin)
    assert Verdict.objects.count() == 2


def test_nobody_releases_what_they_submitted(client, plan, admin, second_admin):
    program = under_review(admin, submitted_by=admin)
    verdict = a_verdict(program, second_admin, move=Move.RETURN, note="Ya.")

    page = release(client, admin, verdict)

    assert "admin yang tidak mengajukan programnya" in page
    assert statuses(program) == ["IN_REVIEW"]
    assert program.title not in said_on(page)


def test_what_takes_another_in_is_decided_before(plan, verifier, admin, second_admin):
    merged, taker = under_review(verifier), under_review(verifier)
    verdicts = [
        a_verdict(merged, admin, move=Move.MERGE, note="Sama.", target=taker),
        a_verdict(taker, admin, move=Move.REJECT, note="Bukan smart city."),
    ]

    with pytest.raises(deciding.NothingReleased) as refused:
        deciding.release(verdicts, by=second_admin)

    [held] = refused.value.results
    assert held.program == merged
    assert "tidak sedang ditelaah atau disetujui" in held.sentence


def test_only_admins_see_what_is_prepared(client, prepared, assigned, operator):
    for person in (assigned, operator):
        client.force_login(person)
        assert client.get(reverse(URL)).status_code == 403


def test_second_tap_releases_once(client, prepared, admin):
    client.force_login(admin)
    key = {"_kunci": "5c29f2a4-0a3f-4e4a-8f0e-0d1a1f8f7f12"}
    given = {"verdicts": [verdict.pk for verdict in prepared]} | key
    client.post(reverse(URL), given)
    told = Message.objects.count()

    response = client.post(reverse(URL), given, follow=True)

    assert Message.objects.count() == told
    assert "alert-error" not in response.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_page_costs_the_same_for_one_and_three(
    django_assert_num_queries, prepared, admin, many
):
    for verdict in prepared[many:]:
        verdict.delete()

    with django_assert_num_queries(9):
        outbox.pack(admin)
