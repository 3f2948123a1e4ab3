"""How the book lays out what it says, and that no total hides an unknown."""

from fractions import Fraction

import pytest

from books.contexts import Gaps, assessing, budget, findings, gaps_of, programs, tracing
from books.contexts.budget import BudgetTable, Row
from books.contexts.facts import Entry, Vote
from books.contexts.findings import (
    Beside,
    DimensionFindings,
    GapRow,
    Group,
    PartFindings,
    Readied,
    Swot,
)
from books.contexts.money import Total, add
from books.contexts.programs import (
    ActionCell,
    ActionLines,
    ActionRow,
    Cell,
    IndicatorRow,
    Line,
    MissionRow,
    Roadmap,
    RoadmapRow,
    Sheet,
    Summary,
)
from books.contexts.tracing import Trace
from tests.builders import facts

WASTE, ENERGY = facts.PARTS
PROBLEM = facts.a_finding(1)
POTENTIAL = facts.a_finding(2, kind="POTENTIAL")


# Findings


def test_findings_stand_in_their_sub_dimension():
    book = facts.a_book(findings=(PROBLEM, POTENTIAL))

    found = findings.by_dimension(book)[1]

    assert found == DimensionFindings(
        facts.ENVIRONMENT,
        (PartFindings(WASTE, (PROBLEM,), (POTENTIAL,)), PartFindings(ENERGY, (), ())),
    )
    assert (found.problems, found.potentials) == (1, 1)


def test_readiness_names_every_part_and_counts_what_names_none():
    digital = facts.a_finding(3, readiness="INFRA_DIGITAL")
    book = facts.a_book(findings=(PROBLEM, digital))

    readied = findings.readiness(book)

    assert [pillar.name for pillar in readied.pillars] == [
        "Struktur",
        "Infrastruktur",
        "Suprastruktur",
    ]
    infrastructure = readied.pillars[1]
    assert infrastructure.parts == (
        Readied("Fisik", (), ()),
        Readied("Digital", (digital,), ()),
        Readied("Sosial", (), ()),
    )
    assert infrastructure.rows[1] == Beside(
        Group("Digital", ("Masalah", "Potensi"), 1, 0), digital, None, is_first=True
    )
    assert (infrastructure.problems, infrastructure.potentials) == (1, 0)
    assert readied.unassigned == 1


def test_swot_stands_with_each_element_and_with_those_of_none():
    weakness = facts.a_finding(1, readiness="INFRA_DIGITAL", factor="INTERNAL")
    threat = facts.a_finding(2, factor="EXTERNAL")
    unclear = facts.a_finding(3, readiness="INFRA_DIGITAL")

    readied = findings.readiness(facts.a_book(findings=(weakness, threat, unclear)))

    swots = [pillar.swot for pillar in readied.pillars]
    assert [one.weaknesses for one in swots] == [0, 1, 0]
    assert [one.unclassified for one in swots] == [0, 1, 0]
    assert (readied.loose.threats, readied.loose.weaknesses) == (1, 0)
    assert (readied.whole.threats, readied.whole.weaknesses) == (1, 1)


def test_swot_says_what_was_corrected_by_hand():
    problem = facts.a_finding(1, factor="EXTERNAL", swot="OPPORTUNITY")
    unclear = facts.a_finding(2, swot="STRENGTH")

    swot = findings.swot((problem, unclear))

    assert (swot.strengths, swot.opportunities, swot.threats) == (1, 1, 0)
    assert swot.unclassified == 0


def test_element_that_is_not_known_leaves_its_findings_apart():
    book = facts.a_book(findings=(facts.a_finding(1, readiness="GONE"),))

    assert findings.readiness(book).unassigned == 1


# Readiness


def test_region_says_its_own_level_or_the_mean_of_its_agencies():
    book = facts.a_book(
        assessments=(
            facts.a_judgement(level=4, expected_level=None),
            facts.a_judgement(agency="DLH", level=1, expected_level=4),
            facts.a_judgement(agency="DKISP", level=2, expected_level=5),
            facts.a_judgement("SUPRA_POLICY", "DLH", level=2, expected_level=None),
            facts.a_judgement("SUPRA_POLICY", "DKISP", level=3, expected_level=None),
        )
    )

    known = {one.label: one for one in assessing.levels(book)}

    digital = known["Infrastruktur: digital"]
    assert (digital.level, digital.expected, digital.agencies) == (4, Fraction(9, 2), 2)
    assert digital.distance == Fraction(1, 2)
    policy = known["Suprastruktur: kebijakan"]
    assert (policy.level, policy.expected) == (Fraction(5, 2), None)
    assert policy.distance is None
    assert known["Struktur: anggaran"] == assessing.Reached(
        "Struktur: anggaran", None, None, 0
    )


def test_conditions_stand_pillar_by_pillar_with_those_not_assessed():
    said = facts.a_judgement()
    book = facts.a_book(assessments=(said, facts.a_judgement(agency="DLH")))

    tables = assessing.conditions(book)

    assert [one.name for one in tables] == [
        "Struktur",
        "Infrastruktur",
        "Suprastruktur",
    ]
    assert [row.said for row in tables[1].rows] == [None, said, None]
    [office] = assessing.by_office(book).rows
    assert (office.agency, office.label) == ("DLH", "Infrastruktur: digital")


def test_problems_are_ranked_by_their_mean_and_equals_share_a_rank():
    book = facts.a_book(
        findings=(
            facts.a_finding(1, votes=(Vote(3, 3, 3),)),
            facts.a_finding(2, votes=(Vote(5, 5, 5), Vote(4, 4, 4))),
            facts.a_finding(3),
            facts.a_finding(4, votes=(Vote(1, 5, 3),)),
            facts.a_finding(5, kind="POTENTIAL", votes=(Vote(5, 5, 5),)),
            facts.a_finding(6, votes=(Vote(1, 1, 1),)),
        )
    )

    ranked = assessing.pressing(book)

    assert [(one.rank, one.finding.pk) for one in ranked] == [
        (1, 2),
        (2, 1),
        (2, 4),
        (4, 6),
    ]
    assert (ranked[0].urgency, ranked[0].total) == (Fraction(9, 2), Fraction(27, 2))


def test_swot_crosses_kind_and_factor_and_counts_the_rest():
    strength = facts.a_finding(1, kind="POTENTIAL", factor="INTERNAL")
    weakness = facts.a_finding(2, factor="INTERNAL")
    opportunity = facts.a_finding(3, kind="POTENTIAL", factor="EXTERNAL")
    threat = facts.a_finding(4, factor="EXTERNAL")
    loose = facts.a_finding(5)

    another = facts.a_finding(6, factor="INTERNAL")

    swot = findings.swot((strength, weakness, opportunity, threat, loose, another))

    inside = Group("Dari dalam", ("Kekuatan", "Kelemahan"), 1, 2)
    outside = Group("Dari luar", ("Peluang", "Ancaman"), 1, 1)
    assert swot == Swot(
        1,
        2,
        1,
        1,
        1,
        (
            Beside(inside, strength, weakness, is_first=True),
            Beside(inside, None, another),
            Beside(outside, opportunity, threat, is_first=True),
        ),
    )


def test_gap_lies_between_problems_and_programs():
    answered, goal = facts.a_finding(3), facts.a_goal()
    program = facts.a_program(findings=(3,))
    book = facts.a_book(
        findings=(PROBLEM, POTENTIAL, answered), goals=(goal,), programs=(program,)
    )

    table = findings.gap_tables(book)[1]

    assert table.dimension == facts.ENVIRONMENT
    assert table.rows == (
        GapRow(WASTE, (PROBLEM, answered), (goal,), (PROBLEM,), (program,)),
        GapRow(ENERGY, (), (), (), ()),
    )


# Money


def test_total_adds_what_is_known_and_what_is_not():
    assert Total(5, 1) + Total(7, 2) == Total(12, 3)
    assert not Total()
    assert Total(unknown=1)


@pytest.mark.parametrize(
    ("amount", "words"),
    [(850_000_000, "850"), (1_250_500_000, "1.250,5"), (5_000, "< 0,01"), (0, "0")],
)
def test_total_is_written_in_million_rupiah(amount, words):
    assert Total(amount).millions == words


def test_entries_count_an_action_without_money_as_unknown_in_each_year():
    action = facts.an_action(years=(2022, 2023))
    program = facts.a_program(action)

    assert budget.entries(facts.a_book(programs=(program,))) == (
        Entry(program, action, 2022, "UNDECIDED", None, ""),
        Entry(program, action, 2023, "UNDECIDED", None, ""),
    )


def test_entries_count_an_action_without_money_and_years_once():
    book = facts.a_book(programs=(facts.a_program(facts.an_action(years=())),))

    (entry,) = budget.entries(book)

    assert (entry.year_label, entry.total) == ("Tanpa tahun", Total(unknown=1))
    assert budget.by_source(book).year_labels == ("Tanpa tahun", "2022", "2023", "2024")


def test_budget_shows_a_year_outside_the_plan():
    late = facts.an_action(facts.a_funding(year=2030))
    book = facts.a_book(programs=(facts.a_program(late),))

    assert budget.by_source(book).years == (2022, 2023, 2024, 2030)


def test_budget_by_dimension_counts_the_unknown_beside_every_total():
    action = facts.an_action(
        facts.a_funding(amount=100),
        facts.an_unknown(),
        facts.an_unknown(year=2024, source="CSR"),
    )
    book = facts.a_book(programs=(facts.a_program(action),))
    by_year = (Total(100, 1), Total(), Total(0, 1))

    table = budget.by_dimension(book)

    assert table == BudgetTable(
        (2022, 2023, 2024),
        (
            Row("Smart Society", "SOCIETY", (Total(), Total(), Total())),
            Row("Smart Environment", "ENVIRONMENT", by_year),
        ),
        Row("Jumlah", "", by_year),
    )
    assert table.total.total == budget.total_of(book) == Total(100, 2)
    assert table.columns == 5


def test_budget_lines_add_up_to_the_same_whole():
    first = facts.a_program(
        facts.an_action(facts.a_funding(), facts.an_unknown(source="CSR"))
    )
    second = facts.a_program(facts.an_action(), code="SC21-0002", agency="BPBD")
    book = facts.a_book(programs=(first, second))

    tables = [budget.by_source(book), budget.by_agency(book), budget.by_dimension(book)]

    assert [add(row.total for row in table.rows) for table in tables] == (
        [Total(850_000_000, 2)] * 3
    )
    assert [row.label for row in tables[0].rows] == [
        "APBD Kabupaten",
        "CSR / TJSL",
        "Belum ditentukan",
    ]
    assert [row.label for row in tables[1].rows] == ["BPBD", "DLH"]


def test_unknowns_are_listed_with_their_reason():
    action = facts.an_action(facts.a_funding(), facts.an_unknown())
    book = facts.a_book(programs=(facts.a_program(action),))

    assert [entry.reason for entry in budget.unknowns(book)] == ["Belum dihitung"]


# Programs


def test_dimension_lists_its_goals_and_programs_without_the_enabling_ones():
    goal = facts.a_goal()
    own = facts.a_program(facts.an_action(facts.a_funding()))
    enabling = facts.a_program(plan_type="ENABLING_PEOPLE", code="SC21-0002")
    book = facts.a_book(goals=(goal,), programs=(own, enabling))

    one = programs.by_dimension(book)[1]

    assert (one.programs, one.total) == ((own,), Total(850_000_000))
    assert [(row.part, row.goals) for row in one.goals] == [
        (WASTE, (goal,)),
        (ENERGY, ()),
    ]


def test_enabling_plans_are_five_even_when_empty():
    enabling = facts.a_program(plan_type="ENABLING_PEOPLE")

    plans = programs.enabling_plans(facts.a_book(programs=(enabling,)))

    assert [(plan.label, plan.programs) for plan in plans] == [
        ("Rencana aksi kebijakan dan kelembagaan", ()),
        ("Rencana aksi sumber daya manusia", (enabling,)),
        ("Rencana aksi infrastruktur pendukung", ()),
        ("Rencana aksi aplikasi pendukung", ()),
        ("Rencana aksi penguatan literasi", ()),
    ]


def test_mission_matrix_counts_goals_and_programs():
    book = facts.a_book(
        goals=(facts.a_goal(mission=1),), programs=(facts.a_program(mission=2),)
    )

    matrix = programs.mission_matrix(book)

    assert matrix.columns == 3
    assert matrix.rows == (
        MissionRow("Misi 1", (Cell(0, 0), Cell(1, 0))),
        MissionRow("Misi 2", (Cell(0, 0), Cell(0, 1))),
    )


def test_mission_matrix_shows_what_serves_no_mission():
    book = facts.a_book(missions=(), goals=(facts.a_goal(),))

    assert programs.mission_matrix(book).rows == (
        MissionRow("Tanpa misi", (Cell(0, 0), Cell(1, 0))),
    )


def test_action_matrix_says_when_and_for_how_much():
    action = facts.an_action(facts.a_funding(amount=100), years=(2022, 2023))
    program = facts.a_program(action)
    cells = (
        ActionCell(True, Total(100)),
        ActionCell(True, Total()),
        ActionCell(False, Total()),
    )

    matrix = programs.action_matrices(facts.a_book(programs=(program,)))[1]

    assert matrix.rows == (ActionRow(program, action, cells, Total(100)),)
    assert matrix.by_year == (Total(100), Total(), Total())
    assert (matrix.total, matrix.columns) == (Total(100), 6)
    assert matrix.year_labels == ("2022", "2023", "2024")


def test_sheet_says_once_what_is_the_same_in_several_years():
    action = facts.an_action(
        facts.a_funding(amount=5),
        facts.a_funding(amount=5),
        facts.a_funding(amount=5, year=2024),
        facts.an_unknown(year=2023),
        facts.an_unknown(year=2024),
    )
    program = facts.a_program(
        action, findings=(1,), mission=2, indicators=(facts.an_indicator(),)
    )
    book = facts.a_book(findings=(PROBLEM,), programs=(program,))

    (sheet,) = programs.sheets(book, [program])

    assert sheet == Sheet(
        program,
        "Pelayanan publik",
        (PROBLEM,),
        (2022, 2023, 2024),
        (IndicatorRow(program.indicators[0], ("20", "", "40")),),
        (
            ActionLines(
                action,
                (
                    Line((2022, 2024), "APBD Kabupaten", 5, ""),
                    Line((2022,), "APBD Kabupaten", 5, ""),
                    Line((2023, 2024), "APBD Kabupaten", None, "Belum dihitung"),
                ),
            ),
        ),
        Total(15, 2),
    )
    assert sheet.columns == 5


def test_sheet_without_a_mission_leaves_it_empty():
    book = facts.a_book(programs=(facts.a_program(),))

    assert programs.sheets(book, book.programs)[0].mission == ""


def test_roadmap_says_what_is_done_in_each_year():
    program = facts.a_program(
        facts.an_action(title="Satu", years=(2022, 2023)),
        facts.an_action(title="Dua", years=(2023,)),
    )

    roadmap = programs.roadmaps(facts.a_book(programs=(program,)))[1]

    assert roadmap == Roadmap(
        facts.ENVIRONMENT,
        (2022, 2023, 2024),
        (RoadmapRow(program, (("Satu",), ("Satu", "Dua"), ())),),
    )
    assert roadmap.columns == 4


def test_roadmap_comes_in_slices():
    many = tuple(facts.a_program(code=f"SC21-{n:04}") for n in range(5))

    roadmap = programs.roadmaps(facts.a_book(programs=many))[1]

    assert [len(one.rows) for one in roadmap.slices(2)] == [2, 2, 1]


def test_summary_shows_five_programs_and_counts_the_rest():
    many = tuple(
        facts.a_program(code=f"SC21-{n:04}", is_quick_win=n == 6) for n in range(7)
    )
    book = facts.a_book(findings=(PROBLEM, POTENTIAL), programs=many)

    assert programs.summaries(book)[1] == Summary(
        facts.ENVIRONMENT, (), 1, 1, 7, many[:5], 2, (many[6],), Total()
    )
    assert programs.quick_wins(book) == (many[6],)


# Traceability


def test_traces_lead_from_problem_to_program():
    program = facts.a_program(findings=(1,))
    book = facts.a_book(findings=(PROBLEM, POTENTIAL), programs=(program,))

    assert tracing.traces(book)[1].traces == (Trace(PROBLEM, (program,)),)


def test_gaps_name_every_broken_thread():
    program = facts.a_program()
    gaps = gaps_of(facts.a_book(findings=(PROBLEM, POTENTIAL), programs=(program,)))

    assert gaps == Gaps((PROBLEM,), (program,), (program,))
    assert gaps


def test_gaps_are_none_when_every_thread_holds():
    program = facts.a_program(findings=(1,), indicators=(facts.an_indicator(),))

    assert not gaps_of(facts.a_book(findings=(PROBLEM,), programs=(program,)))


# Words


def test_facts_say_their_codes_in_words():
    program = facts.a_program()

    assert program.anchor == "program-SC21-0001"
    assert program.plan_type_label == "Program dimensi"
    assert program.horizon_label == "Jangka menengah (5 tahun)"
    assert facts.a_book().frame.period == "2022–2024"
