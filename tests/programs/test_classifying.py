"""Which fields does the matrix give to whom, and does every form keep to it?"""

import pytest
from django.urls import reverse

from agencies.models import AuditEntry, User
from programs import permissions, workflow
from programs.content import CLASSES, WRITTEN
from programs.models import Program
from programs.sections import SECTIONS
from tests.builders.agencies import a_user
from tests.builders.plans import a_sub_dimension
from tests.builders.programs import a_program
from tests.programs.conftest import section_url

Status = Program.Status
LINK = "Betulkan klasifikasi dan keselarasan"


def asked(page):
    """The fields that a form asks for."""
    return {name for name in page if name in WRITTEN}


def fresh(program):
    return Program.objects.get(pk=program.pk)


@pytest.fixture
def insider(agency):
    """An admin who works for the agency that wrote the program."""
    return a_user(username="admin.dlh", role=User.Role.ADMIN, agency=agency)


@pytest.mark.parametrize("status", Status.values)
def test_fields_follow_the_status_and_the_agency(plan, operator, admin, status):
    program = a_program(operator, status=status)
    is_theirs = status in {"DRAFT", "RETURNED"}

    assert permissions.fields_for(operator, program) == set(
        WRITTEN if is_theirs else ()
    )
    assert permissions.fields_for(admin, program) == set(
        CLASSES if status == "IN_REVIEW" else ()
    )


@pytest.mark.parametrize("person", ["outsider", "assigned", "council"])
@pytest.mark.parametrize("status", Status.values)
def test_nobody_else_writes_any_field(request, plan, operator, person, status):
    program = a_program(operator, status=status)

    assert permissions.fields_ever(request.getfixturevalue(person), program) == set()


def test_form_asks_an_admin_for_the_classes_only(look, reviewed, admin):
    page = look(admin, reviewed, "identitas")

    assert asked(page) <= set(CLASSES)
    assert {"plan_type", "horizon", "spbe", "sdg"} <= asked(page)


def test_form_asks_the_agency_for_all_of_the_section(look, draft, operator):
    page = look(operator, draft, "identitas")

    assert {"title", "partners", "plan_type", "spbe"} <= asked(page)


def test_admin_corrects_where_a_program_belongs(save, reviewed, admin):
    part = a_sub_dimension("ENERGY")

    response = save(
        admin,
        reviewed,
        "identitas",
        {"horizon": "LONG", "sub_dimension": part.pk, "title": "Judul lain"},
    )

    assert response.status_code == 302
    assert (fresh(reviewed).horizon, fresh(reviewed).sub_dimension) == ("LONG", part)
    assert fresh(reviewed).title == "Bank sampah"


def test_agency_sees_the_correction_in_the_history(
    client, save, reviewed, admin, operator
):
    save(admin, reviewed, "identitas", {"sdg": "6, 11"})

    entry = AuditEntry.objects.get(verb="program.edit")
    client.force_login(operator)
    history = client.get(reverse("programs:history", args=[reviewed.pk]))
    assert (entry.by, entry.after) == (admin, {"sdg": "6, 11"})
    assert "Tujuan SDG: kosong → 6, 11" in history.content.decode()


@pytest.mark.parametrize(
    "section", [row for row in SECTIONS if row.slug != "identitas"]
)
def test_other_sections_stay_the_agencys(client, plan, operator, admin, section):
    program = a_program(
        operator, complete=True, status=Status.IN_REVIEW, is_quick_win=True
    )
    client.force_login(admin)

    opened = client.get(section_url(program, section.slug))
    sent = client.post(section_url(program, section.slug), {"objective": "Lain."})

    assert (opened.status_code, sent.status_code) == (403, 403)


@pytest.mark.parametrize("status", [s for s in Status if s != Status.IN_REVIEW])
def test_admin_corrects_nothing_at_another_time(client, plan, operator, admin, status):
    program = a_program(operator, status=status)
    client.force_login(admin)

    response = client.get(section_url(program, "identitas"))

    assert response.status_code == 403
    assert "sehingga isinya tidak bisa diubah" in response.content.decode()


def test_correction_after_the_decision_is_refused_and_kept(
    client, look, reviewed, admin, second_admin
):
    page = look(admin, reviewed, "identitas")
    workflow.perform("return", reviewed, by=second_admin, note="Lengkapi.")

    client.force_login(admin)
    answer = client.post(section_url(reviewed, "identitas"), page | {"sdg": "6"})

    said = answer.content.decode()
    assert "Belum tersimpan: status program kini" in said
    assert 'value="6"' in said
    assert fresh(reviewed).sdg == ""


def test_admin_of_the_agency_itself_gets_only_the_classes_in_review(
    look, save, reviewed, insider
):
    page = look(insider, reviewed, "identitas")
    save(insider, reviewed, "identitas", {"sdg": "6", "title": "Judul lain"}, page)

    assert "title" not in asked(page)
    assert (fresh(reviewed).sdg, fresh(reviewed).title) == ("6", "Bank sampah")


def test_page_opened_as_a_draft_is_refused_in_review_with_its_words(
    client, look, full, verifier, second_admin, insider
):
    page = look(insider, full, "identitas")
    workflow.perform("submit", full, by=verifier)
    workflow.perform("start", full, by=second_admin)

    client.force_login(insider)
    answer = client.post(section_url(full, "identitas"), page | {"title": "Judul baru"})

    assert 'value="Judul baru"' in answer.content.decode()
    assert fresh(full).title == "Bank sampah"


def test_form_without_its_tokens_asks_for_all_that_may_ever_be_written(
    client, draft, operator
):
    client.force_login(operator)
    given = {"title": "Bank sampah", "plan_type": "DIMENSION", "horizon": "LONG"}

    answer = client.post(section_url(draft, "identitas"), given)

    assert 'name="partners"' in answer.content.decode()


def test_only_sections_with_something_to_write_are_offered(
    client, reviewed, admin, operator
):
    draft = a_program(operator)
    client.force_login(admin)
    narrow = client.get(section_url(reviewed, "identitas")).context["sections"]
    client.force_login(operator)
    wide = client.get(section_url(draft, "identitas")).context["sections"]

    assert [section.slug for section in narrow] == ["identitas"]
    assert len(wide) == len(SECTIONS) - 1


def test_saving_and_going_on_leads_an_admin_back_to_the_program(save, reviewed, admin):
    response = save(admin, reviewed, "identitas", {"sdg": "6"}, lalu="lanjut")

    assert response.url == reviewed.get_absolute_url()


@pytest.mark.parametrize(
    ("person", "status", "offered"),
    [
        ("admin", Status.IN_REVIEW, True),
        ("admin", Status.SUBMITTED, False),
        ("assigned", Status.IN_REVIEW, False),
        ("operator", Status.IN_REVIEW, False),
    ],
)
def test_program_page_leads_admins_to_the_correction(
    client, request, plan, operator, person, status, offered
):
    program = a_program(operator, complete=True, status=status)
    client.force_login(request.getfixturevalue(person))

    page = client.get(program.get_absolute_url()).content.decode()

    assert (LINK in page) == offered
