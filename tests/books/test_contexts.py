"""What the book gathers from the database."""

import json
from base64 import b64decode
from datetime import UTC, datetime

import pytest

from books.contexts import Book
from books.contexts.facts import (
    Action,
    Chapter,
    Finding,
    Frame,
    Funding,
    Goal,
    Indicator,
    Mission,
    Office,
    Program,
    Target,
    Waiting,
)
from tests.builders import facts
from tests.builders.agencies import a_user, an_agency
from tests.builders.books import a_chapter
from tests.builders.plans import (
    a_crest,
    a_goal,
    a_mission,
    a_place,
    a_plan,
    a_sub_dimension,
)
from tests.builders.programs import a_funding, a_program, an_action, an_indicator
from tests.builders.workshops import a_finding

AT = datetime(2021, 9, 23, 2, 42, tzinfo=UTC)


@pytest.fixture
def whole(plan, operator):
    """A plan with one of everything that the book prints."""
    mission = a_mission(plan, number=1, text="Ekonomi mandiri")
    a_goal(plan, mission=mission)
    a_chapter(plan=plan, position=1)
    kecamatan = a_place(name="Kuaro")
    finding = a_finding(operator, accepted=True, title="Sampah menumpuk", figure="40 t")
    finding.places.add(kecamatan)
    program = a_program(
        operator,
        complete=False,
        status="APPROVED",
        code="SC21-0001",
        title="Bank sampah",
        sub_dimension=a_sub_dimension(),
        mission=mission,
        objective="Bersih",
    )
    program.places.add(a_place(name="Luan", kind="DESA", parent=kecamatan))
    program.supporting.add(an_agency(short_name="BPBD", name="Badan Bencana"))
    program.findings.add(finding)
    action = an_action(program, years=[2023, 2022])
    a_funding(action, year=2023, amount=None, unknown_reason="Belum dihitung")
    a_funding(action)
    an_action(program, title="Melatih kader", position=1)
    an_indicator(program, targets={"2026": "70", "2022": "20", "2023": ""})
    return finding


def test_book_says_all_that_was_approved_and_accepted(plan, whole):
    book = Book.gather(plan, at=AT)

    assert book.as_of == "2021-09-23T10:42:00+08:00"
    assert book.as_of_words == "23 September 2021 10.42 WITA"
    assert book.frame == Frame(
        "Rencana Induk Smart City Kabupaten Paser",
        "Kabupaten Paser",
        "Paser yang maju, adil, dan sejahtera",
        2022,
        2026,
        "Bupati Paser",
    )
    assert book.missions == (Mission(1, "Ekonomi mandiri"),)
    assert book.goals == (
        Goal(
            "WASTE", 1, "Sampah berkurang dari sumbernya", "Bank sampah di setiap desa"
        ),
    )
    assert book.chapters == (
        Chapter(
            "1", "I", "Pendahuluan", "Kabupaten Paser menyiapkan rencana induk.", ""
        ),
    )
    assert book.offices == (
        Office("BPBD", "Badan Bencana", "Kepala Dinas"),
        Office("DLH", "Dinas Lingkungan Hidup", "Kepala Dinas"),
    )
    assert book.waiting == Waiting(0, 0)


def test_book_names_who_runs_it_though_it_proposes_nothing(plan, whole, dkisp):
    book = Book.gather(plan)

    assert book.coordinator == Office(
        "DKISP",
        "Dinas Komunikasi, Informatika, Statistik dan Persandian",
        "Kepala Dinas",
        is_coordinator=True,
    )
    assert book.coordinator.is_coordinator is True
    assert [office.short_name for office in book.offices] == ["BPBD", "DKISP", "DLH"]


def test_book_of_a_house_without_a_coordinator_names_none(plan, whole):
    assert Book.gather(plan).coordinator is None


def test_book_keeps_the_crest_it_came_with(plan):
    crest = a_crest(plan)

    assert b64decode(Book.gather(plan).frame.crest) == crest.content


def test_office_says_its_kind_in_words():
    assert Office("Kec. Kuaro", "Kecamatan Kuaro", "Camat", "KECAMATAN").kind_label == (
        "Kecamatan"
    )


def test_book_says_each_finding(plan, whole):
    assert Book.gather(plan).findings == (
        Finding(
            pk=whole.pk,
            kind="PROBLEM",
            title="Sampah menumpuk",
            description="Sampah rumah tangga tercampur sampai di TPA.",
            sub_dimension="WASTE",
            agency="DLH",
            places=("Kecamatan Kuaro",),
            figure="40 t",
            source="",
            readiness="",
            factor="",
        ),
    )


def test_book_says_each_program_with_its_parts(plan, whole):
    words = dict.fromkeys(facts.WORDS, "") | {"objective": "Bersih"}

    assert Book.gather(plan).programs == (
        Program(
            code="SC21-0001",
            title="Bank sampah",
            agency="DLH",
            agency_name="Dinas Lingkungan Hidup",
            supporting=("BPBD",),
            plan_type="DIMENSION",
            sub_dimension="WASTE",
            horizon="MEDIUM",
            is_quick_win=False,
            mission=1,
            findings=(whole.pk,),
            places=("Desa Luan (Kuaro)",),
            actions=(
                Action(
                    "Membentuk bank sampah",
                    "12 unit",
                    (2022, 2023),
                    (
                        Funding(2022, "APBD_KAB", 850_000_000, ""),
                        Funding(2023, "APBD_KAB", None, "Belum dihitung"),
                    ),
                ),
                Action("Melatih kader", "12 unit", (2022,), ()),
            ),
            indicators=(
                Indicator(
                    "Sampah terkelola",
                    "persen",
                    "12",
                    2021,
                    (Target(2022, "20"), Target(2026, "70")),
                    "SIPSN",
                ),
            ),
            **words,
        ),
    )


def test_book_lists_six_dimensions_of_three(plan):
    dimensions = Book.gather(plan).dimensions

    assert [(one.name, len(one.parts)) for one in dimensions] == [
        ("Smart Governance", 3),
        ("Smart Branding", 3),
        ("Smart Economy", 3),
        ("Smart Living", 3),
        ("Smart Society", 3),
        ("Smart Environment", 3),
    ]


def test_book_counts_what_is_on_its_way_and_prints_none_of_it(plan, operator):
    for status in ("DRAFT", "RETURNED", "SUBMITTED", "IN_REVIEW", "PROPOSED"):
        a_program(operator, status=status)
    for status in ("REJECTED", "WITHDRAWN"):
        a_program(operator, status=status)
    a_finding(operator)

    book = Book.gather(plan)

    assert (book.programs, book.findings) == ((), ())
    assert book.waiting == Waiting(programs=5, findings=1)


def test_book_says_nothing_of_another_plan(plan, whole, operator):
    other = a_plan(stages=False, is_current=False)
    a_program(operator, plan=other, status="APPROVED")
    a_program(operator, plan=other)
    a_finding(operator, plan=other, accepted=True)

    book = Book.gather(plan)

    assert (len(book.programs), len(book.findings)) == (1, 1)
    assert book.waiting == Waiting(0, 0)


def test_book_follows_a_finding_into_the_one_that_took_it_in(plan, whole, operator):
    merged = a_finding(operator, status="MERGED", merged_into=whole)
    program = a_program(operator, status="APPROVED", code="SC21-0002")
    program.findings.add(merged, a_finding(operator))

    second = Book.gather(plan).programs[-1]

    assert (second.code, second.findings) == ("SC21-0002", (whole.pk,))


def test_book_keeps_a_program_that_has_no_dimension(plan, operator):
    a_program(operator, status="APPROVED", title="Tanpa rumah")

    book = Book.gather(plan)

    assert book.dimensions[-1].name == "Lintas dimensi"
    assert [p.title for p in book.programs_in(book.dimensions[-1])] == ["Tanpa rumah"]


@pytest.mark.parametrize("agencies", [1, 3])
def test_book_costs_sixteen_queries_whatever_its_size(
    plan, agencies, django_assert_num_queries
):
    for _ in range(agencies):
        person = a_user()
        program = a_program(person, complete=True, status="APPROVED")
        program.places.add(a_place())
        program.supporting.add(an_agency())
        a_program(person)

    with django_assert_num_queries(16):
        book = Book.gather(plan)

    assert len(book.programs) == agencies


def test_book_comes_back_whole_from_json(plan, whole):
    book = Book.gather(plan)

    assert Book.from_json(json.loads(json.dumps(book.to_json()))) == book
