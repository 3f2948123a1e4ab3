"""Which programs does whom see in the list, and how is it narrowed?"""

import pytest

from plans.models import Dimension
from programs.models import Program
from tests.builders.plans import a_plan, a_sub_dimension
from tests.builders.programs import a_program

Status = Program.Status
LIST = "/program/"


def titles(client, person, query=""):
    client.force_login(person)
    response = client.get(f"{LIST}?{query}")
    return [program.title for program in response.context["object_list"]]


@pytest.fixture
def office(plan, operator, outsider, admin):
    """Programs of three agencies, in and out of draft."""
    a_program(operator, title="Draf DLH")
    a_program(outsider, title="Draf Dishub")
    a_program(outsider, title="Usul Dishub", status=Status.SUBMITTED)
    a_program(admin, title="Draf DKISP")


@pytest.mark.parametrize(
    ("person", "seen"),
    [
        ("operator", ["Draf DLH"]),
        ("colleague", ["Draf DLH"]),
        ("outsider", ["Draf Dishub", "Usul Dishub"]),
        ("expert", ["Usul Dishub"]),
        ("council", ["Usul Dishub"]),
        ("admin", ["Draf DKISP", "Draf DLH", "Draf Dishub", "Usul Dishub"]),
    ],
)
def test_everybody_sees_their_own_and_readers_what_left_draft(
    client, request, office, person, seen
):
    assert sorted(titles(client, request.getfixturevalue(person))) == seen


def test_supporting_agency_sees_a_program_once_it_left_draft(
    client, office, operator, outsider
):
    for program in Program.objects.of(outsider.agency):
        program.supporting.add(operator.agency)

    assert sorted(titles(client, operator)) == ["Draf DLH", "Usul Dishub"]


def test_programs_of_an_older_plan_are_not_listed(client, plan, operator):
    a_program(operator)
    plan.is_current = False
    plan.save()
    a_plan(first_year=2027, last_year=2031)

    assert titles(client, operator) == []


@pytest.fixture
def shelf(plan, operator, outsider):
    """Programs that differ in everything one may ask for."""
    waste = a_sub_dimension("WASTE")
    a_program(
        operator,
        title="Bank Sampah Sekolah",
        code="SC21-9001",
        sub_dimension=waste,
        is_quick_win=True,
        horizon="SHORT",
    )
    a_program(
        outsider,
        title="Angkutan Sampah",
        code="SC21-9003",
        status=Status.SUBMITTED,
        plan_type="ENABLING_POLICY",
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=sampah", ["Angkutan Sampah", "Bank Sampah Sekolah"]),
        ("q=SEKOLAH+sampah", ["Bank Sampah Sekolah"]),
        ("q=9003", ["Angkutan Sampah"]),
        ("q=sampah+9003", ["Angkutan Sampah"]),
        ("q=terminal", []),
        ("status=SUBMITTED", ["Angkutan Sampah"]),
        ("dimension=ENVIRONMENT", ["Bank Sampah Sekolah"]),
        ("plan_type=ENABLING_POLICY", ["Angkutan Sampah"]),
        ("horizon=SHORT", ["Bank Sampah Sekolah"]),
        ("is_quick_win=on", ["Bank Sampah Sekolah"]),
        ("status=DRAFT&q=angkutan", []),
    ],
)
def test_address_narrows_the_list(client, shelf, admin, query, found):
    assert sorted(titles(client, admin, query)) == found


def test_readers_ask_for_an_agency(client, shelf, admin, outsider):
    query = f"agency={outsider.agency_id}"

    assert titles(client, admin, query) == ["Angkutan Sampah"]


def test_agencies_are_not_asked_which_agency(client, shelf, operator):
    client.force_login(operator)

    response = client.get(LIST)

    assert "agency" not in response.context["filter"].form.fields


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "status=GONE",
        "agency=99999999999999999999999",
        "dimension=%00",
        "agency=x",
    ],
)
def test_nonsense_in_the_address_finds_nothing_and_says_so(client, shelf, admin, query):
    client.force_login(admin)

    response = client.get(f"{LIST}?{query}")

    assert list(response.context["object_list"]) == []
    assert "Tidak ada program yang cocok" in response.content.decode()


def test_statuses_are_called_as_their_reader_calls_them(client, plan, operator, admin):
    def called(person):
        client.force_login(person)
        return client.get(LIST).context["filter"].form.fields["status"].choices

    assert ("SUBMITTED", "Menunggu telaah") in list(called(operator))
    assert ("SUBMITTED", "Antrean telaah") in list(called(admin))


def test_list_leafs_by_twenty_five(client, plan, operator):
    for _ in range(26):
        a_program(operator)
    client.force_login(operator)

    page = client.get(LIST + "?q=bank&page=2")

    assert len(page.context["object_list"]) == 1
    assert "26 program yang cocok dengan saringan." in page.content.decode()
    assert 'href="?q=bank&amp;page=1"' in page.content.decode()


def test_book_order_puts_what_has_no_dimension_last(client, plan, operator):
    last = Dimension.objects.in_book_order().last().sub_dimensions.first()
    a_program(operator, title="Tanpa dimensi", code="SC21-9001")
    a_program(operator, title="Dimensi terakhir", code="SC21-9003", sub_dimension=last)

    assert titles(client, operator) == ["Dimensi terakhir", "Tanpa dimensi"]


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ("operator", "Cukup mulai dari judulnya"),
        ("council", "Program tampil di sini setelah diajukan"),
    ],
)
def test_empty_list_says_what_to_do(client, request, plan, person, words):
    client.force_login(request.getfixturevalue(person))

    assert words in client.get(LIST).content.decode()
