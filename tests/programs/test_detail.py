"""What does the page of a program say to the one who reads it?"""

import pytest

from programs import workflow
from programs.models import Program, Remark
from tests.builders.agencies import an_agency
from tests.builders.plans import a_place
from tests.builders.programs import (
    a_funding,
    a_program,
    a_remark,
    an_action,
    an_indicator,
)
from tests.builders.workshops import a_finding, a_workshop, an_outcome


def look(client, person, program):
    client.force_login(person)
    return client.get(program.get_absolute_url())


def page_of(client, person, program):
    return look(client, person, program).context["page"]


@pytest.mark.parametrize(
    ("person", "draft_code", "left_code"),
    [
        ("operator", 200, 200),
        ("outsider", 404, 404),
        ("expert", 404, 200),
        ("council", 404, 200),
        ("admin", 200, 200),
    ],
)
def test_strangers_find_no_page(
    client, request, draft, reviewed_too, person, draft_code, left_code
):
    reader = request.getfixturevalue(person)

    codes = [look(client, reader, it).status_code for it in (draft, reviewed_too)]

    assert codes == [draft_code, left_code]


@pytest.fixture
def reviewed_too(plan, operator):
    return a_program(operator, complete=True, status=Program.Status.IN_REVIEW)


def test_task_list_counts_what_is_complete(client, draft, operator):
    draft.sub_dimension = a_finding(operator).sub_dimension
    draft.save()
    draft.findings.add(a_finding(operator))
    an_action(draft, years=[])
    an_indicator(draft, source="", baseline="")

    page = page_of(client, operator, draft)

    assert "2 dari 6 bagian lengkap" in look(client, operator, draft).content.decode()
    assert {task.section.slug: task.gaps for task in page.tasks} == {
        "identitas": [],
        "temuan": [],
        "uraian": [
            "latar belakang belum diisi",
            "tujuan belum diisi",
            "uraian belum diisi",
            "penerima manfaat belum diisi",
        ],
        "kegiatan": ["kegiatan “Membentuk bank sampah” belum punya tahun"],
        "indikator": [
            "indikator “Sampah terkelola” belum punya kondisi awal, sumber data"
        ],
        "pendanaan": ["kegiatan “Membentuk bank sampah” belum punya pendanaan"],
    }


def test_quick_win_has_a_seventh_task_and_its_sheet(client, plan, operator):
    program = a_program(operator, complete=True, is_quick_win=True, benefit="Bersih.")

    page = page_of(client, operator, program)

    assert (page.done, len(page.tasks)) == (6, 7)
    assert page.tasks[-1].gaps[0] == "keunikan belum diisi"
    assert (page.sheet[0].field.label, page.sheet[0].text) == (
        "Manfaat yang langsung terasa",
        "Bersih.",
    )


def test_task_list_is_for_those_who_write(client, reviewed, operator, admin):
    pages = [look(client, person, reviewed) for person in (operator, admin)]

    assert ["bagian lengkap" in page.content.decode() for page in pages] == [False] * 2


def test_money_is_added_up_with_the_unknown_beside(client, draft, operator):
    action = an_action(draft)
    a_funding(action, amount=1_000_000_000)
    a_funding(action, amount=250_000_000)
    a_funding(action, amount=None)
    a_funding(action, year=2023, amount=None)

    page = page_of(client, operator, draft)

    assert [(year, total.exact) for year, total in page.totals] == [
        (2022, "Rp1.250.000.000 + 1 belum diketahui"),
        (2023, "1 belum diketahui"),
    ]
    assert page.total.label == "Rp1,25 miliar + 2 belum diketahui"


def test_money_that_is_all_known_says_no_more(client, full, operator):
    assert page_of(client, operator, full).total.label == "Rp850 juta"


def test_targets_stand_under_their_years(client, full, operator):
    [(row, targets)] = page_of(client, operator, full).targets

    assert (row.thing.name, targets) == ("Sampah terkelola", ["20", "", "", "", "70"])


def test_helpers_places_and_outcomes_are_named(client, full, operator):
    outcome = an_outcome(a_workshop(), text="Setiap desa satu bank sampah.")
    full.outcomes.add(outcome)
    full.supporting.add(an_agency(short_name="Dinkes"), an_agency(short_name="Dishub"))
    full.places.add(a_place(name="Kuaro"))

    named = page_of(client, operator, full).named

    assert (named.supporting, named.places) == (
        ["Dinkes", "Dishub"],
        ["Kecamatan Kuaro"],
    )
    assert [(it.text, it.workshop) for it in named.outcomes] == [
        ("Setiap desa satu bank sampah.", outcome.workshop_id)
    ]


def test_only_visible_findings_are_linked(client, full, operator, outsider, council):
    foreign = a_finding(outsider, accepted=True, title="Sampah pasar")
    full.findings.add(foreign)
    Program.objects.filter(pk=full.pk).update(
        status="SUBMITTED", submitted_by=operator, submitted_at=full.created_at
    )

    own_page = look(client, operator, full).content.decode()
    reader_page = look(client, council, full).content.decode()

    link = f'href="{foreign.get_absolute_url()}"'
    assert "Sampah pasar" in own_page
    assert (link in own_page, link in reader_page) == (False, True)


def test_window_is_shown_to_those_who_write(client, full, operator, admin, closed):
    pages = [
        look(client, person, full).content.decode() for person in (operator, admin)
    ]

    assert ["mengajukan program untuk ditelaah" in page for page in pages] == [
        True,
        False,
    ]


def test_gap_disables_the_button_and_is_said(client, draft, verifier):
    page = look(client, verifier, draft).content.decode()

    assert 'disabled aria-describedby="kurang-submit"' in page
    assert "<li>Subdimensi belum dipilih.</li>" in page


def test_moves_are_offered_with_what_they_need(client, reviewed, admin):
    page = look(client, admin, reviewed).content.decode()

    assert 'id="catatan-reject" name="note"' in page
    assert 'id="tujuan-merge" name="target"' in page
    assert f'action="/program/{reviewed.pk}/langkah/approve/"' in page


def test_operator_knows_that_the_lead_hands_it_in(client, plan, operator, verifier):
    returned = a_program(operator, complete=True, status=Program.Status.RETURNED)

    page = look(client, operator, returned).content.decode()

    assert "pejabat penanggung jawab DLH yang mengajukannya" in page


def test_merged_program_leads_to_the_one_that_took_it_in(client, reviewed, admin):
    target = a_program(admin, status="APPROVED", title="Sampah terpadu")
    workflow.perform("merge", reviewed, by=admin, note="Sama.", target=target)

    page = look(client, admin, reviewed).content.decode()

    assert f'Program ini digabung ke <a href="{target.get_absolute_url()}">' in page


def test_remark_stands_at_its_field_with_its_answer(client, plan, operator, admin):
    returned = a_program(operator, complete=True, status=Program.Status.RETURNED)
    a_remark(returned, admin, field="actions")
    a_remark(returned, admin, field="title", status="ANSWERED")

    page = page_of(client, operator, returned)
    html = look(client, operator, returned).content.decode()

    assert [remark.text for remark in page.actions.remarks] == ["Sebutkan ukurannya."]
    assert [remark.answer for remark in page.identity[0].remarks] == ["Sudah."]
    assert "2 catatan: 1 belum dijawab, 1 sudah dijawab" in html
    assert html.count("Simpan jawaban") == 2


def test_reviewer_finds_a_way_to_a_remark_at_every_part_and_row(
    client, reviewed, admin, operator
):
    reviewed.is_quick_win = True
    reviewed.save()
    a_remark(reviewed, admin, field="fundings")
    html = look(client, admin, reviewed).content.decode()
    own = look(client, operator, reviewed).content.decode()

    assert html.count("a data-remark ") == len(Remark.Field.values) + 3
    assert html.count("Simpan catatan") == 1
    assert (html.count("Nyatakan selesai"), own.count("Nyatakan selesai")) == (1, 0)
    assert "data-remark" not in own


def test_assigned_expert_reviews_on_the_page(client, reviewed, assigned):
    page = page_of(client, assigned, reviewed)

    assert (page.may_remark, page.may_resolve, page.may_link_outcomes) == (
        True,
        True,
        False,
    )
    assert [offer.move.name for offer in page.offers] == ["return"]


# What it costs, with one thing of each kind and with three


def fill(program, operator, admin):
    for _ in range(3):
        a_funding(an_action(program))
        an_indicator(program)
        a_remark(program, admin)
        program.findings.add(a_finding(operator, accepted=True))
        program.supporting.add(an_agency())
        program.places.add(a_place())
        program.outcomes.add(an_outcome(a_workshop()))


@pytest.mark.parametrize("is_filled", [False, True])
@pytest.mark.parametrize(
    ("person", "status", "queries"),
    [
        ("operator", "DRAFT", 11),
        ("verifier", "DRAFT", 12),
        ("verifier", "PROPOSED", 11),
        ("operator", "IN_REVIEW", 10),
        ("council", "IN_REVIEW", 10),
        ("admin", "IN_REVIEW", 14),
        ("assigned", "IN_REVIEW", 13),
    ],
)
def test_page_costs_the_same_for_one_and_three(
    client,
    request,
    django_assert_num_queries,
    operator,
    verifier,
    admin,
    plan,
    person,
    status,
    queries,
    is_filled,
):
    program = a_program(operator, complete=True, status=status)
    if is_filled:
        fill(program, operator, admin)
    client.force_login(request.getfixturevalue(person))

    with django_assert_num_queries(queries):
        client.get(program.get_absolute_url())


@pytest.mark.parametrize("is_filled", [False, True])
@pytest.mark.parametrize(
    ("slug", "queries"),
    [
        ("identitas", 13),
        ("temuan", 10),
        ("uraian", 10),
        ("kegiatan", 9),
        ("indikator", 9),
        ("pendanaan", 11),
        ("quick-win", 7),
    ],
)
def test_sections_cost_the_same_for_one_and_three(
    client, django_assert_num_queries, plan, operator, admin, slug, queries, is_filled
):
    program = a_program(operator, complete=True, is_quick_win=True)
    program.places.add(a_place())
    if is_filled:
        fill(program, operator, admin)
    client.force_login(operator)
    url = f"/program/{program.pk}/bagian/{slug}/"
    client.get(url)  # the first look takes a seat at the program

    with django_assert_num_queries(queries):
        client.get(url)
