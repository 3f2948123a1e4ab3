"""Does everybody read one frame, and do admins alone keep it?"""

import re

import pytest
from django.urls import reverse

from agencies.models import AuditEntry
from plans.models import Goal, MasterPlan, Mission, ReadinessElement, SubDimension
from tests.builders.plans import (
    a_crest,
    a_dimension,
    a_goal,
    a_mission,
    a_plan,
    a_readiness_element,
    a_stage,
    a_sub_dimension,
)
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding
from tests.forms import opened

pytestmark = pytest.mark.django_db
FRAME = "/kerangka/"
PLAN = {
    "title": "Rencana Induk 2027–2031",
    "region": "Kabupaten Paser",
    "first_year": "2027",
    "last_year": "2031",
    "vision": "Paser Emas",
    "leader_title": "Bupati Paser",
}


def edit(client, path, **facts):
    """Change a row of the frame on its page."""
    path = f"{FRAME}{path}/ubah/"
    return client.post(path, opened(client, path) | facts)


def verbs():
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def test_frame_shows_the_current_plan_to_everybody(client, operator, plan):
    mission = a_mission(plan, text="Pelayanan publik yang partisipatif")
    a_goal(plan, mission=mission, statement="Sampah terpilah dari rumah")
    client.force_login(operator)

    page = client.get(FRAME)

    assert plan.title in page.text
    assert plan.vision in page.text
    assert f"Misi {mission.number}" in page.text
    assert "Sampah terpilah dari rumah" in page.text
    assert a_sub_dimension().definition in page.text
    assert page.text.count("Terbuka") == 4
    assert "/ubah/" not in page.text


def test_frame_offers_every_edit_to_admins(desk, plan):
    mission, goal = a_mission(plan), a_goal(plan)
    plan.stages.first().delete()

    page = desk.get(FRAME).text

    for path in (
        f"{FRAME}{plan.pk}/ubah/",
        f"{FRAME}misi/{mission.pk}/ubah/",
        f"{FRAME}sasaran/{goal.pk}/ubah/",
        f"{FRAME}subdimensi/{goal.sub_dimension_id}/ubah/",
        f"{FRAME}dimensi/{goal.sub_dimension.dimension_id}/ubah/",
        f"{FRAME}tahap/baru/?kind=FINDINGS",
        "Belum dijadwalkan",
    ):
        assert path in page


def test_frame_without_a_plan_says_what_comes_first(desk):
    page = desk.get(FRAME).text

    assert "Belum ada rencana induk" in page
    assert f"{FRAME}baru/" in page
    assert "Smart Governance" in page


def test_frame_names_what_is_not_filled_in(desk):
    a_plan(stages=False, vision="")

    page = desk.get(FRAME).text

    assert "Visi belum diisi" in page
    assert "Misi belum diisi" in page
    assert "Sasaran belum diisi" in page


def test_new_period_leaves_the_old_one_readable(desk, plan):
    goal = a_goal(plan, statement="Sasaran lama")

    desk.post(f"{FRAME}baru/", PLAN)

    new = MasterPlan.objects.current()
    plan.refresh_from_db()
    assert (new.title, new.years) == (PLAN["title"], [2027, 2028, 2029, 2030, 2031])
    assert not plan.is_current
    entry = AuditEntry.objects.get()
    assert entry.before == {"rencana induk": plan.title}
    page = desk.get(reverse("plans:detail", args=[plan.pk]))
    assert goal.statement in page.text
    assert "hanya dapat dibaca" in page.text
    assert "/ubah/" not in page.text
    assert goal.statement not in desk.get(FRAME).text
    assert plan.title in desk.get(FRAME).text


def test_new_period_keeps_the_crest(desk, plan):
    crest = a_crest(plan)

    desk.post(f"{FRAME}baru/", PLAN)

    assert bytes(MasterPlan.objects.current().crest.content) == crest.content
    assert plan.crest == crest


def test_first_plan_follows_nothing(desk):
    desk.post(f"{FRAME}baru/", PLAN)

    assert MasterPlan.objects.current().vision == "Paser Emas"
    assert AuditEntry.objects.get().before == {}


def test_plan_that_is_not_there_is_not_found(desk, plan):
    assert desk.get(reverse("plans:detail", args=[plan.pk + 1])).status_code == 404


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        (("2031", "2027"), "Tahun terakhir harus sesudah yang pertama."),
        (("2027", "2037"), "paling lama 10 tahun"),
        (("2027", "20270"), "is-invalid"),
        (("", "2031"), "is-invalid"),
    ],
)
def test_plan_refuses_an_unlikely_period(desk, years, sentence):
    facts = PLAN | dict(zip(("first_year", "last_year"), years, strict=True))

    page = desk.post(f"{FRAME}baru/", facts)

    assert sentence in page.text
    assert MasterPlan.objects.current() is None


def test_edit_plan_is_traced(desk, plan):
    answer = edit(desk, plan.pk, vision="Paser Emas")

    assert answer.url == FRAME
    assert AuditEntry.objects.get().changes == [("visi", plan.vision, "Paser Emas")]


def test_edit_plan_says_who_signs_and_who_reads(desk, plan):
    edit(desk, plan.pk, leader_title="Pj. Bupati Paser", is_public="on")

    plan.refresh_from_db()
    assert (plan.leader_title, plan.is_public) == ("Pj. Bupati Paser", True)


def test_edit_plan_refuses_too_many_years_whichever_end_moves(desk, plan):
    page = edit(desk, plan.pk, last_year="2040")

    assert "paling lama 10 tahun" in page.text
    assert MasterPlan.objects.current().last_year == plan.last_year


def test_two_admins_may_write_one_mission(client, admin, second_admin, plan):
    mission = a_mission(plan, number=1, text="Misi semula")
    path = f"{FRAME}misi/{mission.pk}/ubah/"
    client.force_login(admin)
    page = opened(client, path) | {"number": "7"}
    client.force_login(second_admin)
    edit(client, f"misi/{mission.pk}", text="Misi yang lebih baik")
    client.force_login(admin)

    client.post(path, page)

    mission.refresh_from_db()
    assert (mission.number, mission.text) == (7, "Misi yang lebih baik")


def test_earlier_plan_is_not_edited(desk, plan):
    old = a_plan(stages=False, is_current=False)
    mission, goal, stage = a_mission(old), a_goal(old), a_stage(old)

    for path in (
        f"{FRAME}{old.pk}/ubah/",
        f"{FRAME}misi/{mission.pk}/ubah/",
        f"{FRAME}sasaran/{goal.pk}/ubah/",
        f"{FRAME}tahap/{stage.pk}/ubah/",
        f"{FRAME}tahap/{stage.pk}/perpanjangan/",
    ):
        assert desk.get(path).status_code == 404
    assert desk.post(f"{FRAME}misi/{mission.pk}/hapus/").status_code == 404


def test_mission_is_written_and_corrected(desk, plan):
    desk.post(f"{FRAME}misi/baru/", {"number": "1", "text": "Ekonomi mandiri"})
    mission = Mission.objects.get()
    assert mission.plan == plan

    edit(desk, f"misi/{mission.pk}", number="2")

    mission.refresh_from_db()
    assert mission.number == 2
    assert verbs() == ["mission.create", "mission.edit"]


def test_mission_number_is_taken_once(desk, plan):
    a_mission(plan, number=1)

    page = desk.post(f"{FRAME}misi/baru/", {"number": "1", "text": "Lagi"})

    assert "Nomor misi ini sudah dipakai." in page.text


def test_mission_needs_a_plan(desk):
    assert desk.get(f"{FRAME}misi/baru/").status_code == 404


def test_goal_is_written_for_a_sub_dimension(desk, plan):
    mission, part = a_mission(plan), a_sub_dimension()
    a_mission(a_plan(stages=False, is_current=False), text="Misi periode lama")

    page = desk.get(f"{FRAME}sasaran/baru/?sub_dimension={part.pk}")
    chosen = re.search(r'value="(\d+)"[^>]* checked', page.text)
    assert chosen[1] == str(part.pk)
    assert "Misi periode lama" not in page.text
    facts = {
        "sub_dimension": part.pk,
        "mission": mission.pk,
        "statement": "Sampah terpilah",
        "strategy": "",
    }
    desk.post(f"{FRAME}sasaran/baru/", facts)

    goal = Goal.objects.get()
    assert (goal.plan, goal.mission, goal.sub_dimension) == (plan, mission, part)
    edit(desk, f"sasaran/{goal.pk}", strategy="Bank sampah")
    assert ("strategi", "", "Bank sampah") in AuditEntry.objects.last().changes


def test_remove_goal_is_traced(desk, plan):
    goal = a_goal(plan)

    desk.post(f"{FRAME}sasaran/{goal.pk}/hapus/")

    assert not Goal.objects.exists()
    assert verbs() == ["goal.remove"]


@pytest.mark.parametrize("cite", [a_goal, None])
def test_remove_mission_that_is_cited_is_refused(desk, plan, operator, cite):
    mission = a_mission(plan)
    if cite:
        cite(plan, mission=mission)
    else:
        a_program(operator, mission=mission)

    answer = desk.post(f"{FRAME}misi/{mission.pk}/hapus/", follow=True)

    assert "masih disebut" in answer.text
    assert Mission.objects.get() == mission
    assert verbs() == []


def test_sub_dimension_is_explained_anew(desk):
    part = a_sub_dimension()

    edit(desk, f"subdimensi/{part.pk}", definition="Sampah jadi berkah.")

    assert SubDimension.objects.get(pk=part.pk).definition == "Sampah jadi berkah."
    assert verbs() == ["sub_dimension.edit"]


def test_dimension_gets_its_experts(desk, expert, operator):
    dimension = a_dimension()
    path = f"dimensi/{dimension.pk}"

    refused = edit(desk, path, experts=[operator.pk])
    assert "is-invalid" in refused.text
    unreadable = edit(desk, path, experts=["9" * 20])
    assert "Pilihan ini sudah tidak ada" in unreadable.text
    edit(desk, path, experts=[expert.pk])

    assert list(dimension.experts.all()) == [expert]
    assert ("penelaah tenaga ahli", "", "Eka Tenaga Ahli") in (
        AuditEntry.objects.get().changes
    )
    assert "Penelaah: Eka Tenaga Ahli" in desk.get(FRAME).text


def test_dimension_gets_its_first_reviewer(desk, expert, operator):
    dimension = a_dimension()
    path = f"dimensi/{dimension.pk}"

    refused = edit(desk, path, reviewer=operator.pk)
    assert "Pilihan ini sudah tidak ada" in refused.text
    assert "Eka Tenaga Ahli, UGM</option>" in refused.text
    edit(desk, path, reviewer=expert.pk)

    dimension.refresh_from_db()
    assert dimension.reviewer == expert
    assert "Penelaah utama: Eka Tenaga Ahli" in desk.get(FRAME).text


PATHS = [
    "baru/",
    "{plan}/ubah/",
    "misi/baru/",
    "misi/{mission}/ubah/",
    "sasaran/baru/",
    "sasaran/{goal}/ubah/",
    "dimensi/1/ubah/",
    "subdimensi/1/ubah/",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("person", ["operator", "verifier", "expert", "council"])
def test_frame_is_kept_by_admins_alone(client, request, plan, person, path):
    mission, goal = a_mission(plan), a_goal(plan)
    client.force_login(request.getfixturevalue(person))

    known = path.format(plan=plan.pk, mission=mission.pk, goal=goal.pk)
    page = client.get(FRAME + known)

    assert page.status_code == 403
    assert "Kerangka rencana induk dikelola admin DKISP" in page.text


def test_nothing_is_removed_by_others(client, verifier, plan):
    goal = a_goal(plan)
    client.force_login(verifier)

    assert client.post(f"{FRAME}sasaran/{goal.pk}/hapus/").status_code == 403
    assert Goal.objects.get() == goal


# The elements of readiness


def test_nine_elements_come_with_the_portal(client, operator, plan):
    client.force_login(operator)

    page = client.get(FRAME)

    elements = page.context["frame"].elements
    assert [str(one) for one in elements] == [
        "Struktur: sumber daya manusia",
        "Struktur: anggaran",
        "Struktur: tata pamong",
        "Infrastruktur: fisik",
        "Infrastruktur: digital",
        "Infrastruktur: sosial",
        "Suprastruktur: kebijakan",
        "Suprastruktur: kelembagaan",
        "Suprastruktur: tata laksana",
    ]
    assert elements[4].definition in page.text
    assert "Tambah unsur kesiapan" not in page.text


def test_admin_adds_an_element_which_findings_may_name(desk, plan):
    desk.post(
        f"{FRAME}kesiapan/baru/",
        opened(desk, f"{FRAME}kesiapan/baru/")
        | {
            "pillar": "STRUCTURE",
            "name": "kemitraan",
            "definition": "Kerja sama dengan pihak luar.",
            "position": "4",
        },
    )

    added = ReadinessElement.objects.get(name="kemitraan")
    assert len(added.code) == 12
    assert list(ReadinessElement.objects.in_book_order())[3] == added
    assert verbs() == ["readiness_element.create"]


def test_admin_renames_an_element(desk, plan):
    element = a_readiness_element()

    edit(desk, f"kesiapan/{element.pk}", name="digital dan data")

    element.refresh_from_db()
    assert str(element) == "Infrastruktur: digital dan data"


def test_element_has_one_name_in_its_pillar(desk, plan):
    element = a_readiness_element()

    response = edit(desk, f"kesiapan/{element.pk}", name="fisik")

    assert "sudah ada di kelompoknya" in response.text


def test_element_that_something_names_stays(desk, operator, plan):
    named, free = a_readiness_element(), a_readiness_element("INFRA_SOCIAL")
    a_finding(operator, readiness=named)

    refused = desk.post(f"{FRAME}kesiapan/{named.pk}/hapus/", follow=True)
    desk.post(f"{FRAME}kesiapan/{free.pk}/hapus/")

    assert "masih disebut oleh isian lain" in refused.text
    assert ReadinessElement.objects.filter(pk=named.pk).exists()
    assert not ReadinessElement.objects.filter(pk=free.pk).exists()
