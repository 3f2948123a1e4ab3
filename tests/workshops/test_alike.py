"""Who is told what already resembles a title?"""

import pytest
from django.urls import reverse

from plans.models import MasterPlan
from tests.builders.plans import a_plan
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding
from workshops import alike
from workshops.models import Finding

ADDRESS = reverse("workshops:alike")
TITLE = "Bank sampah sekolah"


@pytest.fixture
def heard(plan, operator):
    """A finding and a program of the operator's agency about one thing."""
    finding = a_finding(operator, title="Bank sampah sekolah terbengkalai")
    program = a_program(operator, title="Bank sampah di sekolah", code="SC21-0007")
    a_finding(operator, title="Jalan rusak di Kuaro")
    return finding, program


def found(title, reader, **more):
    return [(one.label, one.title) for one in alike.find(title, reader, **more)]


def test_hint_names_findings_and_programs_best_first(heard, operator):
    finding, _ = heard

    assert found(TITLE, operator) == [
        ("SC21-0007", "Bank sampah di sekolah"),
        (f"Temuan {finding.pk}", "Bank sampah sekolah terbengkalai"),
    ]


def test_hint_leaves_out_the_record_itself(heard, operator):
    finding, program = heard

    assert found(TITLE, operator, but=program) == [
        (f"Temuan {finding.pk}", finding.title)
    ]
    assert found(TITLE, operator, but=finding) == [(program.code, program.title)]


def test_hint_says_nothing_of_what_the_person_may_not_know(heard, outsider, expert):
    finding, _ = heard

    assert found(TITLE, outsider) == []
    assert found(TITLE, expert) == [(f"Temuan {finding.pk}", finding.title)]


def test_hint_says_nothing_of_former_plans(operator):
    a_finding(operator, title=TITLE, plan=a_plan(is_current=False))

    assert found(TITLE, operator) == []


def test_hint_costs_one_query_and_a_single_word_none(
    heard, operator, django_assert_num_queries
):
    with django_assert_num_queries(1):
        alike.find(TITLE, operator)
    with django_assert_num_queries(0):
        alike.find("Sampah", operator)


def test_fragment_links_to_what_resembles(client, heard, operator):
    client.force_login(operator)

    page = client.get(ADDRESS, {"judul": TITLE})

    for record in heard:
        assert f'href="{record.get_absolute_url()}"' in page.text
    assert "DLH" in page.text


def test_fragment_is_empty_where_nothing_resembles(client, heard, operator):
    client.force_login(operator)

    assert client.get(ADDRESS).text.strip() == ""
    assert client.get(ADDRESS, {"judul": "Museum Sadurengas"}).text.strip() == ""


@pytest.mark.parametrize("name", ["workshops:finding_create", "programs:create"])
def test_page_of_a_new_record_has_a_place_for_the_hint(client, plan, operator, name):
    client.force_login(operator)

    assert f'data-alike="{ADDRESS}"' in client.get(reverse(name)).text


def test_writers_read_the_hint_after_saving_without_scripts(client, heard, operator):
    finding, program = heard
    client.force_login(operator)

    page = client.get(reverse("workshops:finding_edit", args=[finding.pk]))

    assert "Sudah ada yang mirip" in page.text
    assert f'href="{program.get_absolute_url()}"' in page.text


def test_refused_finding_is_shown_with_the_hint(client, heard, operator):
    client.force_login(operator)

    page = client.post(reverse("workshops:finding_create"), {"title": TITLE})

    assert [one.title for one in page.context["help"].alike] == [
        "Bank sampah di sekolah",
        "Bank sampah sekolah terbengkalai",
    ]
    assert Finding.objects.filter(title=TITLE).count() == 0


def test_who_merges_reads_the_hint_too(client, heard, admin, operator, outsider):
    finding, _ = heard
    other = a_finding(outsider, title="Bank sampah sekolah belum ada")
    seen = {}

    for person in (admin, operator):
        client.force_login(person)
        page = client.get(finding.get_absolute_url()).context["page"]
        seen[person.username] = [one.label for one in page.help.alike]

    assert f"Temuan {other.pk}" in seen["admin.dkisp"]
    assert seen["operator.dlh"] == []


def test_settled_finding_is_shown_without_help(client, plan, operator, admin):
    finding = a_finding(operator, accepted=True)

    for person in (operator, admin):
        client.force_login(person)
        page = client.get(finding.get_absolute_url()).context["page"]
        assert page.help is None
    assert MasterPlan.objects.current() == plan
