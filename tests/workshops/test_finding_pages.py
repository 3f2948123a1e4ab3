"""Who sees, writes and follows findings, page by page?"""

import pytest
from django.urls import reverse

from agencies.models import AuditEntry
from plans.models import MasterPlan, Stage
from tests.builders.plans import (
    a_dimension,
    a_place,
    a_readiness_element,
    a_stage,
    a_sub_dimension,
    an_extension,
)
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding, a_workshop, an_outcome
from tests.forms import opened
from workshops import permissions
from workshops.models import Finding

CREATE = reverse("workshops:finding_create")
LIST = reverse("workshops:finding_list")


def edit_url(finding):
    return reverse("workshops:finding_edit", args=[finding.pk])


def edit(client, finding, **facts):
    """Change a finding on its page."""
    return client.post(edit_url(finding), opened(client, edit_url(finding)) | facts)


def move_url(finding, move):
    return reverse("workshops:finding_move", args=[finding.pk, move])


def text(response):
    return response.content.decode()


def titles(response):
    return [finding.title for finding in response.context["object_list"]]


def test_operator_names_a_finding_with_three_answers(
    client, operator, workshop, answers
):
    client.force_login(operator)

    response = client.post(CREATE, answers)

    finding = Finding.objects.get()
    assert response.url == finding.get_absolute_url()
    assert finding.agency == operator.agency
    assert finding.created_by == operator
    assert finding.heard_in == workshop
    assert finding.plan == workshop.stage.plan
    assert finding.status == Finding.Status.OPEN


def test_all_eight_answers_are_kept(client, operator, workshop, answers):
    place, social = a_place(name="Kuaro"), a_readiness_element("INFRA_SOCIAL")
    client.force_login(operator)

    client.post(
        CREATE,
        answers
        | {
            "description": "Sejak 2019.",
            "places": [place.pk],
            "figure": "62 ton sehari",
            "source": "SIPSN 2021",
            "readiness": social.pk,
        },
    )

    finding = Finding.objects.get()
    assert list(finding.places.all()) == [place]
    assert (finding.figure, finding.source) == ("62 ton sehari", "SIPSN 2021")
    assert finding.readiness == social
    (entry,) = AuditEntry.objects.about(finding)
    assert entry.verb == "finding.create"
    assert entry.after["lokasi"] == ["Kecamatan Kuaro"]


def test_form_asks_at_most_eight_questions(client, operator, plan):
    client.force_login(operator)

    form = client.get(CREATE).context["form"]

    assert len(form.visible_fields()) == 8
    assert [name for name, field in form.fields.items() if field.required] == [
        "kind",
        "title",
        "sub_dimension",
    ]


def test_finding_without_a_workshop_was_heard_nowhere(client, operator, plan, answers):
    client.force_login(operator)

    client.post(CREATE, answers)

    assert Finding.objects.get().heard_in is None


@pytest.mark.parametrize("who", ["expert", "council"])
def test_reader_of_no_agency_names_no_findings(request, client, plan, who):
    client.force_login(request.getfixturevalue(who))

    response = client.get(CREATE)

    assert response.status_code == 403
    assert "operator dan pejabat penanggung jawab" in text(response)


def test_without_a_plan_the_page_explains(client, operator):
    client.force_login(operator)

    page = text(client.get(CREATE))

    assert "Belum ada rencana induk" in page
    assert "<textarea" not in page


def test_without_a_schedule_the_page_explains(client, operator, plan):
    plan.stages.all().delete()
    client.force_login(operator)

    assert "Belum dijadwalkan. Tanyakan waktunya" in text(client.get(CREATE))


def test_before_the_window_the_page_says_when(client, operator, plan):
    plan.stages.all().delete()
    stage = a_stage(plan)
    stage.opens_at, stage.closes_at = (
        stage.closes_at,
        stage.closes_at.replace(year=2099),
    )
    stage.save()
    client.force_login(operator)

    page = text(client.get(CREATE))

    assert "Baru dibuka" in page
    assert "Siapkan dahulu bahan dan angkanya" in page
    assert "/minta/" not in page


def test_closed_window_says_what_can_still_be_done(client, operator, closed):
    client.force_login(operator)

    page = text(client.get(CREATE))

    stage = closed.stages.get(kind=Stage.Kind.FINDINGS)
    assert "1\xa0hari yang lalu" in page
    assert "memperbaiki dan mengirim lagi temuan yang dikembalikan" in page
    assert "mencatat temuan baru" in page
    assert f'href="/kerangka/tahap/{stage.pk}/minta/">Minta perpanjangan<' in page
    assert "<textarea" not in page


def test_window_that_closed_meanwhile_loses_no_text(client, operator, closed, answers):
    client.force_login(operator)

    response = client.post(CREATE, answers | {"description": "Tulisan panjang saya"})

    assert not Finding.objects.exists()
    assert "Belum disimpan. Jendela bimtek I ditutup" in text(response)
    assert "Tulisan panjang saya" in text(response)


def test_extension_opens_the_window_for_its_agency_alone(
    client, operator, outsider, admin, closed, answers
):
    stage = closed.stages.get(kind=Stage.Kind.FINDINGS)
    an_extension(stage, operator.agency, admin)

    for person in (operator, outsider):
        client.force_login(person)
        client.post(CREATE, answers)

    assert [finding.agency for finding in Finding.objects.all()] == [operator.agency]


def test_colleague_mends_a_finding_of_the_agency(client, operator, colleague, plan):
    finding = a_finding(operator)
    client.force_login(colleague)

    response = edit(client, finding, figure="62 ton")

    finding.refresh_from_db()
    assert response.url == finding.get_absolute_url()
    assert finding.figure == "62 ton"
    assert finding.created_by == operator
    (entry,) = AuditEntry.objects.about(finding)
    assert (entry.before, entry.after) == ({"angka": ""}, {"angka": "62 ton"})


def test_returned_finding_is_mended_and_sent_after_closing(client, operator, closed):
    finding = a_finding(operator, status="RETURNED", note="Tambah angkanya.")
    client.force_login(operator)

    form_page = text(client.get(edit_url(finding)))
    edit(client, finding, figure="62 ton")
    finding.refresh_from_db()
    mended = (finding.figure, finding.status)
    client.post(move_url(finding, "send"))
    finding.refresh_from_db()

    assert "Tambah angkanya." in form_page
    assert mended == ("62 ton", "RETURNED")
    assert finding.status == "OPEN"


def test_open_finding_stays_as_it_is_after_closing(client, operator, closed, answers):
    finding = a_finding(operator)
    client.force_login(operator)

    page = text(client.get(edit_url(finding)))
    client.post(edit_url(finding), answers)

    assert "mengubah yang sudah terkirim" in page
    assert Finding.objects.get().title == finding.title


def test_settled_finding_says_how_it_is_opened_again(client, operator, plan):
    finding = a_finding(operator, accepted=True)
    client.force_login(operator)

    assert "minta DKISP membukanya lagi" in text(client.get(edit_url(finding)))
    assert "minta DKISP membukanya lagi" in text(client.get(finding.get_absolute_url()))


def test_stranger_finds_nothing_and_reader_is_told_why(
    client, operator, outsider, admin, plan
):
    finding = a_finding(operator)
    seen = {}

    for person in (outsider, admin):
        client.force_login(person)
        for url in (finding.get_absolute_url(), edit_url(finding)):
            seen[person, url] = client.get(url).status_code
        seen[person, "move"] = client.post(move_url(finding, "send")).status_code

    assert list(seen.values()) == [404, 404, 404, 200, 403, 403]


def test_unknown_move_is_no_page(client, operator, plan):
    client.force_login(operator)

    assert client.post(move_url(a_finding(operator), "melompat")).status_code == 404


def test_sight_in_the_list_and_on_the_page_agree(
    operator, outsider, admin, expert, council, plan
):
    mine, theirs = a_finding(operator), a_finding(outsider)

    for person in (operator, outsider, admin, expert, council):
        visible = set(Finding.objects.visible_to(person))
        assert visible == {f for f in (mine, theirs) if permissions.can_see(person, f)}


def test_list_shows_the_own_agency_to_its_people_and_all_to_readers(
    client, operator, outsider, council, plan
):
    mine, theirs = a_finding(operator), a_finding(outsider)
    seen = []

    for person in (operator, council):
        client.force_login(person)
        seen.append(titles(client.get(LIST)))

    assert seen == [[mine.title], [theirs.title, mine.title]]


def test_empty_lists_say_what_to_do(client, operator, council, plan):
    client.force_login(operator)
    mine, filtered = text(client.get(LIST)), text(client.get(LIST, {"q": "sampah"}))
    client.force_login(council)
    theirs = text(client.get(LIST))

    assert "tiga saja yang wajib" in mine
    assert "Tidak ada temuan yang cocok" in filtered
    assert "sesudah perangkat daerah mencatatnya" in theirs


def test_list_is_narrowed_by_every_filter(client, admin, operator, outsider, workshop):
    service = a_sub_dimension("PUBLIC_SERVICE")
    one = a_finding(operator, title="Sampah pasar Kuaro", heard_in=workshop)
    two = a_finding(
        outsider,
        kind="POTENTIAL",
        sub_dimension=service,
        accepted=True,
        title="Terminal",
    )
    client.force_login(admin)
    narrow = {
        "q": ("pasar kuaro", one),
        "kind": ("POTENTIAL", two),
        "agency": (outsider.agency_id, two),
        "status": ("ACCEPTED", two),
        "workshop": (workshop.pk, one),
    }

    for name, (value, left) in narrow.items():
        assert titles(client.get(LIST, {name: value})) == [left.title], name
    assert titles(client.get(LIST, {"q": two.pk})) == [two.title]


def test_list_is_narrowed_by_dimension(client, admin, operator, plan):
    finding = a_finding(operator)
    own = finding.sub_dimension.dimension_id
    other = a_dimension("ECONOMY").pk
    client.force_login(admin)

    assert titles(client.get(LIST, {"dimension": own})) == [finding.title]
    assert titles(client.get(LIST, {"dimension": other})) == []


def test_list_of_a_workshop_says_so(client, admin, operator, workshop):
    client.force_login(admin)

    page = text(client.get(LIST, {"workshop": workshop.pk}))

    assert "Hanya temuan yang disampaikan di" in page
    assert workshop.get_absolute_url() in page


def test_garbled_filters_narrow_nothing(client, operator, plan):
    finding = a_finding(operator)
    client.force_login(operator)

    for query in ({"kind": "X"}, {"q": "\0"}, {"workshop": "9" * 30}, {"q": "9" * 99}):
        response = client.get(LIST, query)
        assert response.status_code == 200
    assert titles(client.get(LIST, {"kind": "X"})) == [finding.title]


def test_own_agency_cannot_ask_for_another(client, operator, outsider, plan):
    a_finding(outsider)
    client.force_login(operator)

    assert titles(client.get(LIST, {"agency": outsider.agency_id})) == []


def test_problems_without_a_living_program_are_marked(client, operator, council, plan):
    marked = a_finding(operator, accepted=True, title="Tanpa program")
    answered = a_finding(operator, accepted=True, title="Berprogram")
    given_up = a_finding(operator, accepted=True, title="Program ditarik")
    a_finding(operator, accepted=True, kind="POTENTIAL")
    a_finding(operator)
    a_program(operator).findings.add(answered)
    a_program(operator, status="WITHDRAWN").findings.add(given_up)
    client.force_login(council)

    page = client.get(LIST)
    only = client.get(LIST, {"unanswered": "on"})

    assert text(page).count("Belum dijawab program") == 2
    assert titles(only) == [given_up.title, marked.title]


def test_findings_of_an_earlier_plan_stay_out_of_the_list(client, operator, plan):
    old = MasterPlan.objects.create(
        title="Lama", first_year=2016, last_year=2020, is_current=False
    )
    a_finding(operator, plan=old)
    client.force_login(operator)

    assert titles(client.get(LIST)) == []


def test_page_shows_what_became_of_the_finding(client, operator, outsider, plan):
    workshop = a_workshop(title="Bimtek I di Pendopo")
    finding = a_finding(operator, accepted=True, heard_in=workshop, factor="INTERNAL")
    an_outcome(workshop, text="Lengkapi datanya.").findings.add(finding)
    a_program(operator, title="Bank sampah").findings.add(finding)
    a_program(outsider, title="Rahasia Dishub").findings.add(finding)
    client.force_login(operator)

    page = text(client.get(finding.get_absolute_url()))

    assert "Bimtek I di Pendopo" in page
    assert "Lengkapi datanya." in page
    assert "Dari dalam pemerintah daerah" in page
    assert "Bank sampah" in page
    assert "Rahasia Dishub" not in page


def test_both_agencies_are_credited_on_both_pages(client, operator, outsider, plan):
    target = a_finding(outsider, accepted=True, title="Sampah pasar")
    merged = a_finding(
        operator, status="MERGED", merged_into=target, title="Sampah Kuaro"
    )
    client.force_login(operator)
    mine = text(client.get(merged.get_absolute_url()))
    client.force_login(outsider)
    theirs = text(client.get(target.get_absolute_url()))

    assert "Sampah pasar (Dinas Perhubungan)" in mine
    assert target.get_absolute_url() not in mine
    assert "Sampah Kuaro (Dinas Lingkungan Hidup)" in theirs


def test_reader_follows_the_credit(client, operator, outsider, council, plan):
    target = a_finding(outsider, accepted=True)
    a_finding(operator, status="MERGED", merged_into=target)
    merged = Finding.objects.get(merged_into=target)
    client.force_login(council)

    page = text(client.get(target.get_absolute_url()))

    assert f'<a href="{merged.get_absolute_url()}">' in page


def test_gap_disables_the_move_and_says_why(client, operator, outsider, admin, plan):
    target = a_finding(outsider)
    a_finding(operator, status="MERGED", merged_into=target)
    client.force_login(admin)

    page = text(client.get(target.get_absolute_url()))

    assert "Temuan ini sudah menampung temuan lain" in page
    assert f'action="{move_url(target, "merge")}"' not in page


def test_admin_accepts_on_the_page(client, operator, admin, plan):
    finding, policy = a_finding(operator), a_readiness_element("SUPRA_POLICY")
    client.force_login(admin)
    opened = client.get(finding.get_absolute_url()).context["page"].opened

    response = client.post(
        move_url(finding, "accept"),
        {"readiness": policy.pk, "factor": "", "opened": opened},
        follow=True,
    )

    finding.refresh_from_db()
    assert (finding.status, finding.readiness) == ("ACCEPTED", policy)
    assert "Temuan diterima." in text(response)
    assert f"Temuan {finding.pk}: Terima" in text(response)


def test_admin_merges_by_number(client, operator, outsider, admin, plan):
    finding, target = a_finding(operator), a_finding(outsider)
    client.force_login(admin)

    client.post(move_url(finding, "merge"), {"note": "Sama.", "target": target.pk})

    finding.refresh_from_db()
    assert finding.merged_into == target
