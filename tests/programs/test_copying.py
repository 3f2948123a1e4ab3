"""What does a copy of a program hold, and what does it leave behind?"""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agencies.models import AuditEntry
from programs import copying
from programs.freezing import EVERYTHING, read
from programs.models import Program
from tests.builders.agencies import an_agency, an_evidence
from tests.builders.plans import a_mission, a_place, a_plan
from tests.builders.programs import (
    a_funding,
    a_program,
    a_remark,
    an_action,
    an_indicator,
)
from tests.builders.workshops import a_finding

# What a copy begins anew; every other field of a program is carried over.
BEGUN_ANEW = {
    "id",
    "plan",
    "code",
    "title",
    "status",
    "reviewer",
    "merged_into",
    "copied_from",
    "created_at",
    "created_by",
    "updated_at",
    "submitted_at",
    "submitted_by",
    "decided_at",
    "decided_by",
}


@pytest.fixture
def former(operator):
    """The plan of the period before."""
    return a_plan(first_year=2017, last_year=2021, is_current=False)


@pytest.fixture
def old(plan, former, operator, admin):
    """An approved program of the former plan with one of everything."""
    words = dict.fromkeys(copying.WORDS[3:], "Kata lama.")
    program = a_program(
        operator,
        complete=True,
        plan=former,
        code="SC16-0012",
        title="Bank sampah",
        status=Program.Status.APPROVED,
        is_quick_win=True,
        **words | {"nomenclature_code": "2.11.11"},
    )
    program.supporting.add(an_agency())
    program.places.add(a_place())
    an_evidence(operator, program)
    a_remark(program, admin)
    return program


def copy_of(source, plan, by):
    return copying.copy(copying.outlook_for(source, plan), by=by)


def copy_url(program):
    return reverse("programs:copy", args=[program.pk])


def test_copy_is_a_draft_of_the_current_plan_with_its_own_code(
    plan, old, operator, colleague
):
    copy = copy_of(old, plan, colleague)

    assert (copy.plan, copy.code, copy.status) == (plan, "SC21-0001", "DRAFT")
    assert (copy.agency, copy.created_by) == (operator.agency, colleague)
    assert copy.copied_from == old
    assert copy.title == "Bank sampah"
    assert (copy.submitted_at, copy.decided_at) == (None, None)
    assert copy.remarks.count() == copy.revisions.count() == 0


def test_copy_says_every_word_of_its_source(plan, old, operator):
    copy = Program.objects.get(pk=copy_of(old, plan, operator).pk)

    carried = {field.name for field in Program._meta.concrete_fields} - BEGUN_ANEW
    assert carried == {*copying.WORDS, "agency", "sub_dimension", "mission"}
    assert {name: getattr(copy, name) for name in copying.WORDS} == {
        name: getattr(old, name) for name in copying.WORDS
    }
    assert copy.sub_dimension == old.sub_dimension


def test_copy_is_tied_to_the_same_helpers_places_and_evidence(plan, old, operator):
    copy = copy_of(old, plan, operator)

    for name in copying.LINKS:
        assert list(getattr(copy, name).all()) == list(getattr(old, name).all()) != []


def test_copy_in_the_same_plan_says_the_same(plan, operator):
    source = a_program(operator, complete=True, mission=a_mission(plan))
    a_funding(source.actions.get(), year=2023, amount=None, unknown_reason="Menunggu")

    copy = copy_of(source, plan, operator)

    names = [name for name in EVERYTHING if name not in {"code", "title"}]
    assert without_ids(read(copy, names)) == without_ids(read(source, names))
    assert copy.title == f"{source.title} (salinan)"
    rows = [(one.actions.get(), one.indicators.get()) for one in (source, copy)]
    assert rows[0][0].key != rows[1][0].key
    assert rows[0][1].key != rows[1][1].key


def without_ids(content):
    """Content whose rows have no numbers of their own; findings keep theirs."""
    return {
        name: [row if name == "findings" else strip(row) for row in value]
        if isinstance(value, list)
        else value
        for name, value in content.items()
    }


def strip(row):
    """A row without what it is known by, which another program's has not."""
    if not isinstance(row, dict):
        return row
    return {name: row[name] for name in row.keys() - {"id", "key", "action_id"}}


def test_long_title_leaves_room_for_its_mark(plan, operator):
    copy = copy_of(a_program(operator, title="a" * 200), plan, operator)

    assert len(copy.title) == 200
    assert copy.title.endswith("aaa (salinan)")


def test_copy_leaves_a_merged_finding_to_the_one_that_took_it(plan, operator):
    source = a_program(operator)
    taker = a_finding(operator, accepted=True)
    source.findings.add(taker, a_finding(operator, status="MERGED", merged_into=taker))

    assert list(copy_of(source, plan, operator).findings.all()) == [taker]


def test_years_outside_the_plan_stay_behind_and_are_named(plan, former, operator):
    source = a_program(operator, plan=former)
    action = an_action(source, years=[2020, 2022])
    a_funding(action, year=2021)
    a_funding(action, year=2023)
    an_indicator(source, targets={"2019": "10", "2024": "30"}, baseline_year=2017)

    outlook = copying.outlook_for(source, plan)
    copy = copying.copy(outlook, by=operator)

    assert outlook.left == [
        "Kegiatan, target, dan dana tahun 2019, 2020, 2021 tidak dibawa, karena di "
        "luar periode 2022–2026. Isi lagi untuk tahun rencana ini."
    ]
    action, indicator = copy.actions.get(), copy.indicators.get()
    assert action.years == [2022]
    assert [money.year for money in action.fundings.all()] == [2023]
    assert (indicator.targets, indicator.baseline_year) == ({"2024": "30"}, 2017)


def test_findings_of_another_plan_are_matched_by_their_title(plan, old, operator):
    old.findings.add(a_finding(operator, plan=old.plan, title="Sampah di pasar"))
    same = a_finding(operator, title="Sampah pada pasar")
    a_finding(operator, title="Sampah di pasar lama")

    outlook = copying.outlook_for(old, plan)

    assert outlook.findings == [same]
    assert outlook.left[-1] == (
        "1 temuan yang dijawab tidak dibawa, karena tidak tercatat dengan judul yang "
        "sama pada rencana ini. Pilih lagi temuannya."
    )


def test_mission_of_another_plan_is_matched_by_its_words(plan, old, operator):
    text = "Meningkatkan layanan infrastruktur"
    old.mission = a_mission(old.plan, number=1, text=text)
    said = "Misi RPJMD tidak dibawa, karena berbeda pada rencana ini. Pilih lagi."
    a_mission(plan, number=1, text="Ekonomi mandiri")

    lost = copying.outlook_for(old, plan)
    same = a_mission(plan, number=3, text=f"{text}.")
    kept = copying.outlook_for(old, plan)

    assert (lost.mission, lost.left[-1]) == (None, said)
    assert kept.mission == same
    assert said not in kept.left


def test_copy_is_recorded_with_its_provenance(plan, old, operator):
    copy = copy_of(old, plan, operator)

    entry = AuditEntry.objects.about(copy).newest_first().first()
    assert (entry.verb, entry.label) == ("program.copy", "Disalin dari SC16-0012")
    assert entry.after["copied_from"] == "SC16-0012 Bank sampah"
    assert entry.after["objective"] == "Kata lama."


@pytest.mark.parametrize("person", ["outsider", "admin", "expert"])
def test_others_copy_nothing(request, plan, old, person):
    with pytest.raises(PermissionDenied, match="disalin oleh DLH sendiri"):
        copy_of(old, plan, request.getfixturevalue(person))


def test_page_tells_what_is_carried_and_what_is_not(client, plan, old, operator):
    client.force_login(operator)

    page = client.get(copy_url(old))

    assert "1 kegiatan dengan dananya, 1 indikator, 0 temuan" in page.text
    assert "1 temuan yang dijawab tidak dibawa" in page.text
    assert Program.objects.filter(plan=plan).count() == 0


def test_button_makes_the_draft_and_says_what_stayed(client, plan, old, operator):
    client.force_login(operator)

    page = client.post(copy_url(old), follow=True)

    copy = Program.objects.get(plan=plan)
    assert page.redirect_chain == [(copy.get_absolute_url(), 302)]
    assert "SC21-0001 tersimpan sebagai draf. 1 temuan yang dijawab" in page.text


def test_admin_of_another_agency_reads_who_copies(client, plan, old, admin):
    client.force_login(admin)

    page = client.get(copy_url(old))

    assert page.status_code == 403
    assert "Program ini disalin oleh DLH sendiri." in page.text


def test_both_pages_name_each_other(client, plan, old, operator):
    copy = copy_of(old, plan, operator)
    client.force_login(operator)

    source_page, copy_page = (
        client.get(program.get_absolute_url()).text for program in (old, copy)
    )

    assert f'Disalin menjadi <a href="{copy.get_absolute_url()}">' in source_page
    assert f'Disalin dari <a href="{old.get_absolute_url()}">SC16-0012' in copy_page
    assert old.plan.title in source_page


def test_draft_copy_stays_unknown_to_readers(client, plan, old, operator, council):
    copy_of(old, plan, operator)
    client.force_login(council)

    page = client.get(old.get_absolute_url())

    assert page.status_code == 200
    assert "Disalin menjadi" not in page.text
    assert "Salin menjadi program baru" not in page.text


def test_create_page_lists_the_agencys_programs_of_former_plans(
    client, plan, old, operator, outsider
):
    older = a_plan(first_year=2012, last_year=2016, is_current=False)
    oldest = a_program(operator, plan=older, code="SC11-0001")
    a_program(outsider, plan=older)
    a_program(operator)
    client.force_login(operator)

    page = client.get(reverse("programs:create"))

    assert list(page.context["former"]) == [old, oldest]
    assert f'href="{copy_url(old)}">SC16-0012 Bank sampah</a>' in page.text
    assert "Periode 2017–2021 (1)" in page.text


def test_create_page_without_former_programs_lists_none(client, plan, operator):
    client.force_login(operator)

    assert "Mulai dari program" not in client.get(reverse("programs:create")).text


def test_history_tells_of_the_copy_in_words(client, plan, old, operator):
    copy = copy_of(old, plan, operator)
    client.force_login(operator)

    page = client.get(reverse("programs:history", args=[copy.pk]))

    assert "Disalin dari SC16-0012" in page.text
    assert "Kata lama." in page.text
