"""Whether the numbers on one page are the book's, and what they make one ask."""

from books.contexts import budget, programs
from books.contexts.brief import Largest, Numbers, Questions, brief, numbers_of
from books.contexts.money import Total
from tests.builders import facts

INDICATOR = facts.an_indicator()


def money(*fundings, **words):
    return facts.a_program(facts.an_action(*fundings), **words)


BOOK = facts.a_book(
    findings=(
        facts.a_finding(1),
        facts.a_finding(2),
        facts.a_finding(3, kind="POTENTIAL"),
        facts.a_finding(4, sub_dimension="LEARNING"),
    ),
    programs=(
        money(facts.a_funding(amount=60), code="SC21-0001", findings=(1,)),
        money(
            facts.a_funding(amount=40, source="APBN"),
            facts.an_unknown(year=2023),
            code="SC21-0002",
            agency="BPBD",
            is_quick_win=True,
            indicators=(INDICATOR,),
        ),
    ),
)


def test_numbers_are_those_of_the_whole_book():
    assert numbers_of(BOOK) == Numbers(
        programs=2, quick_wins=1, problems=3, unanswered=2, total=Total(100, 1)
    )


def test_every_dimension_has_its_own_numbers():
    found = brief(BOOK)

    assert [(row.dimension.code, row.numbers) for row in found.dimensions] == [
        ("SOCIETY", Numbers(0, 0, 1, 1, Total())),
        ("ENVIRONMENT", Numbers(2, 1, 2, 1, Total(100, 1))),
    ]
    assert found.quick_wins == (BOOK.programs[1],)


def test_numbers_are_those_of_the_budget_and_of_the_summaries():
    found = brief(BOOK)

    assert found.numbers.total == budget.total_of(BOOK) == found.money.total.total
    assert [
        (row.numbers.programs, row.numbers.problems, row.numbers.total)
        for row in found.dimensions
    ] == [(one.count, one.problems, one.total) for one in programs.summaries(BOOK)]


def test_numbers_make_one_ask():
    assert brief(BOOK).questions == Questions(
        unanswered=Largest("Smart Society", 1),
        without_program=("Smart Society",),
        without_quick_win=(),
        unknown=Largest("BPBD", 1),
        source=Largest("APBD Kabupaten", 60),
        without_indicator=1,
    )


def test_money_from_many_sources_is_no_question():
    book = facts.a_book(
        programs=(
            money(
                facts.a_funding(amount=40),
                facts.a_funding(amount=40, source="APBN"),
                facts.a_funding(amount=20, source="DAK"),
            ),
        )
    )

    assert brief(book).questions.source is None


def test_dimension_with_programs_wants_a_quick_win():
    book = facts.a_book(programs=(money(facts.a_funding()),))

    assert brief(book).questions.without_quick_win == ("Smart Environment",)


def test_plan_without_open_ends_makes_one_ask_nothing():
    sources = ("APBD_KAB", "APBN", "DAK")
    complete = (
        money(
            *(facts.a_funding(source=source) for source in sources),
            is_quick_win=True,
            indicators=(INDICATOR,),
        ),
    )

    whole = facts.a_book(dimensions=(facts.ENVIRONMENT,), programs=complete)

    assert not brief(whole).questions
    assert brief(BOOK).questions


def test_programs_of_no_dimension_are_counted_and_not_asked_about():
    nowhere = facts.Dimension(
        "", "Lintas dimensi", "", "", (facts.SubDimension("", "Belum dipilih", ""),)
    )
    book = facts.a_book(
        dimensions=(nowhere,), programs=(money(code="SC21-0001", sub_dimension=""),)
    )

    found = brief(book)

    assert found.dimensions[0].numbers.programs == 1
    assert found.questions.without_quick_win == ()
