"""Does the table of rights say the same of one thing, of many rows, and in words?"""

from dataclasses import dataclass
from itertools import product

import pytest
from django.db.models import Q
from django.urls import reverse

from agencies import permissions as agencies
from agencies.models import User
from books import permissions as books
from books.models import Chapter, Printing
from paser_masterplan import charter
from paser_masterplan.rights import ANY, OWN, Grant, Right, Table, Tie
from plans import permissions as plans
from plans.models import ExtensionRequest, Stage
from programs import permissions as programs
from programs.content import CLASSES, WRITTEN
from programs.models import Program, Remark
from tests.builders.agencies import a_user, an_agency
from tests.builders.books import a_chapter, a_printing
from tests.builders.plans import a_dimension, an_extension_request
from tests.builders.programs import a_program, a_remark
from tests.builders.workshops import (
    a_finding,
    a_participant,
    a_workshop,
    an_outcome,
)
from workshops import permissions as workshops
from workshops.models import Finding, Outcome, Participant

Role = User.Role
TABLES = (
    agencies.TABLE,
    plans.TABLE,
    workshops.TABLE,
    programs.TABLE,
    books.TABLE,
)


@dataclass
class Somebody:
    role: str
    agency_id: int = 1


@dataclass
class Something:
    agency_id: int = 1
    status: str = "NEW"


NAMED = Tie(
    "yang bernama",
    lambda user, thing: thing.status == "NEW",
    lambda user: Q(status="NEW"),
)
WRITE = Right(
    "write",
    "Menulis",
    (Grant(frozenset({"A"}), OWN), Grant(frozenset({"B"}), ANY & NAMED)),
    frozenset({"NEW", "OLD"}),
    fields=("title", "text"),
)
MEND = Right("mend", "Memperbaiki", (Grant(frozenset({"A"}), ANY),), fields=("text",))


@pytest.mark.parametrize(
    ("role", "agency", "status", "concerned", "allowed"),
    [
        ("A", 1, "NEW", True, True),
        ("A", 1, "GONE", True, False),
        ("A", 2, "NEW", False, False),
        ("B", 2, "NEW", True, True),
        ("B", 2, "OLD", False, False),
        ("C", 1, "NEW", False, False),
    ],
)
def test_right_asks_role_and_tie_and_then_status(
    role, agency, status, concerned, allowed
):
    somebody, thing = Somebody(role), Something(agency, status)

    assert WRITE.concerns(somebody, thing) is concerned
    assert WRITE.allows(somebody, thing) is allowed


def test_right_without_statuses_asks_for_none():
    assert MEND.allows(Somebody("A"))


def test_right_says_over_what_each_role_has_it():
    assert WRITE.ties_of("A") == ["instansinya sendiri"]
    assert WRITE.ties_of("B") == ["semua instansi, yang bernama"]
    assert WRITE.ties_of("C") == []
    assert WRITE.roles == {"A", "B"}


def test_fields_are_those_of_every_right_that_holds():
    table = Table("Surat", (WRITE, MEND))
    own, gone, other = Something(), Something(status="GONE"), Something(2)

    assert table.fields_for(Somebody("A"), own) == {"title", "text"}
    assert table.fields_for(Somebody("A"), gone) == {"text"}
    assert table.fields_ever(Somebody("A"), gone) == {"title", "text"}
    assert table.fields_for(Somebody("A"), other) == {"text"}
    assert table.fields_for(Somebody("C"), own) == set()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.label)
def test_rights_of_a_floor_have_names_of_their_own(table):
    names = [right.name for right in table.rights]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.label)
def test_every_right_is_somebodys_and_names_known_statuses(table):
    known = set(table.statuses[0].values) if table.statuses else set()

    for right in table.rights:
        assert right.grants, right.name
        assert right.roles <= set(Role.values), right.name
        assert right.at <= known, right.name


@pytest.mark.parametrize("module", [agencies, plans, workshops, programs, books])
def test_every_right_is_in_the_table_of_its_floor(module):
    rows = {right for right in vars(module).values() if isinstance(right, Right)}

    assert rows == set(module.TABLE.rights)


# One thing, and many rows


@pytest.fixture
def crowd(operator, verifier, outsider, expert, council, admin, second_admin, agency):
    """People of every role, near to the agency and far from it."""
    by_hand = a_user(username="ahli.tangan", role=Role.EXPERT)
    inside = a_user(username="ahli.dlh", role=Role.EXPERT, agency=agency)
    onlooker = a_user(username="dewan.dlh", role=Role.COUNCIL, agency=agency)
    a_dimension("ENVIRONMENT").experts.add(expert, inside)
    near = [operator, verifier, inside, onlooker]
    return [*near, outsider, expert, by_hand, council, admin, second_admin]


def disagreements(rights, model, people):
    """Where a right says one thing of a row and another of all rows."""
    return [
        (right.name, person.username, str(thing))
        for right, person in product(rights, people)
        for rows in [set(model.objects.filter(right.rows(person)))]
        for thing in model.objects.all()
        if right.allows(person, thing) != (thing in rows)
    ]


def test_program_rights_agree_of_one_and_of_many(plan, crowd, verifier, outsider):
    people = {person.username: person for person in crowd}
    rights = set(programs.TABLE.rights) - {programs.SEE_REMARK}
    dimensional = a_program(verifier, complete=True).sub_dimension
    for status in Program.Status:
        for by in (verifier, outsider, people["admin.dkisp"]):
            a_program(by, status=status, sub_dimension=dimensional)
        supported = a_program(verifier, status=status)
        supported.supporting.add(outsider.agency, an_agency())
        a_program(outsider, status=status, reviewer=people["ahli.tangan"])
        a_program(verifier, status=status, reviewer=people["ahli.dlh"])

    assert disagreements(rights, Program, crowd) == []


def test_sight_of_remarks_agrees_of_one_and_of_many(plan, crowd, operator, admin):
    for by, facts in product(
        (operator, admin), ({}, {"told_at": None}, {"is_internal": True})
    ):
        a_remark(a_program(by), admin, **facts)

    assert disagreements([programs.SEE_REMARK], Remark, crowd) == []


def test_extension_rights_agree_of_one_and_of_many(plan, crowd, operator, admin):
    stage = plan.stages.first()
    for by in (operator, admin):
        an_extension_request(stage, by)

    rights = [plans.READ_REQUEST, plans.ANSWER]
    assert disagreements(rights, ExtensionRequest, crowd) == []
    assert disagreements([plans.ASK], Stage, crowd) == []


def test_finding_rights_agree_of_one_and_of_many(plan, crowd, operator, admin):
    for by, status in product((operator, admin), Finding.Status):
        facts = {"merged_into": a_finding(by)} if status == "MERGED" else {}
        a_finding(by, status=status, **facts)

    rights = set(workshops.TABLE.rights) - {workshops.FINISH}
    assert disagreements(rights, Finding, crowd) == []


def test_task_rights_agree_of_one_and_of_many(plan, crowd, operator, admin):
    for owner in (operator.agency, admin.agency, None):
        an_outcome(a_workshop(), kind="TASK", owner=owner)

    assert disagreements([workshops.FINISH], Outcome, crowd) == []


def test_participant_rights_agree_of_one_and_of_many(plan, crowd, operator, admin):
    for by in (operator, admin):
        a_participant(a_workshop(), by.agency)

    rights = [workshops.ENROLL, workshops.AMEND]
    assert disagreements(rights, Participant, crowd) == []


def test_account_rights_agree_of_one_and_of_many(crowd):
    a_user(is_active=False)

    assert disagreements(agencies.TABLE.rights, User, crowd) == []


def test_book_rights_agree_of_one_and_of_many(plan, crowd, admin):
    a_chapter()
    a_printing(admin)

    assert disagreements(books.TABLE.rights, Chapter, crowd) == []
    assert disagreements(books.TABLE.rights, Printing, crowd) == []


def test_sight_of_programs_is_what_the_table_says(plan, operator, outsider, council):
    own, supported = a_program(operator), a_program(outsider, status="SUBMITTED")
    draft = a_program(outsider)
    for program in (supported, draft):
        program.supporting.add(operator.agency)

    assert set(Program.objects.visible_to(operator)) == {own, supported}
    assert set(Program.objects.visible_to(council)) == {supported}


def test_sight_of_everything_asks_no_question(plan, admin):
    assert "WHERE" not in str(Program.objects.visible_to(admin).query)


# The page


def test_page_draws_every_right_of_every_floor(client, db):
    page = client.get(reverse("rights")).content.decode()

    assert all(right.label in page for table in TABLES for right in table.rights)
    assert {charter.label for charter in charter.charters()} == {
        table.label for table in TABLES
    }


def line(slug, label):
    [found] = [one for one in charter.charters() if one.slug == slug]
    return next(row for row in found.lines if row.label == label)


def test_page_says_a_right_in_words():
    submit = line("program", "Ajukan untuk ditelaah")

    assert dict(submit.cells) == {
        "Operator": ["instansinya sendiri, bila tidak ada pejabat penanggung jawab"],
        "Pejabat penanggung jawab": ["instansinya sendiri"],
        "Admin DKISP": ["instansinya sendiri"],
        "Tenaga ahli / pendamping": [],
        "Dewan / pimpinan": [],
    }
    assert submit.statuses == ["Draf", "Menunggu pimpinan", "Perlu perbaikan"]


def test_page_names_statuses_as_those_read_them_who_have_the_right():
    assert line("program", "Mulai menelaah").statuses == ["Antrean telaah"]
    assert line("program", "Tarik kembali ke draf").statuses == ["Menunggu telaah"]
    assert line("temuan", "Terima").statuses == ["Menunggu diterima"]
    assert line("kerangka", "Membaca rencana, jendela, dan wilayah").statuses == []


def test_page_names_the_fields_of_a_right_that_has_only_some():
    assert line("program", "Menulis isi program dan menambah bukti").fields == []
    assert line("program", "Membetulkan klasifikasi dan keselarasan").fields == [
        "Jenis",
        "Subdimensi",
        "Jangka waktu",
        "Misi RPJMD",
        "Kode nomenklatur",
        "Keterkaitan SPBE",
        "Tujuan SDG",
    ]


def test_page_tells_a_person_the_own_role(client, expert):
    stranger = client.get(reverse("rights")).content.decode()
    client.force_login(expert)
    known = client.get(reverse("rights")).content.decode()

    said = "Peran akun Anda: <strong>Tenaga ahli / pendamping</strong>, UGM."
    assert said in known
    assert "Peran akun Anda" not in stranger


def test_page_is_linked_from_the_guide_and_from_a_refusal(client, council):
    client.force_login(council)
    link = f'href="{reverse("rights")}"'

    assert link in client.get(reverse("guide")).content.decode()
    assert link in client.get(reverse("agencies:audit")).content.decode()


def test_readers_are_those_who_read_what_was_submitted():
    assert {role for role in Role if User(role=role).is_reader} == agencies.READERS


def test_classes_are_part_of_what_the_agency_writes():
    assert set(CLASSES) < set(WRITTEN)
