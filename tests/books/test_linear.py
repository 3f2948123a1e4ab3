"""That the book costs twice as much for twice as many records, and not four times."""

import pytest

from books.contexts import budget, programs, tracing
from books.contexts.budget import Row
from books.contexts.money import Total
from tests.builders import facts


class Counted(tuple):
    """Records that count how often they are read from end to end."""

    read = 0

    def __iter__(self):
        self.read += 1
        return super().__iter__()


def a_book_of(count):
    """As many findings as programs, each program answering one of them."""
    return facts.a_book(
        findings=Counted(facts.a_finding(pk) for pk in range(count)),
        programs=Counted(
            facts.a_program(
                facts.an_action(facts.a_funding()),
                code=f"SC21-{pk:04}",
                agency=f"Dinas {pk}",
                findings=(pk,),
            )
            for pk in range(count)
        ),
    )


def readings(count, lay_out):
    """How often laying a book out reads all findings and all programs."""
    book = a_book_of(count)
    lay_out(book)
    return book.findings.read, book.programs.read


@pytest.mark.parametrize(
    "lay_out",
    [
        lambda book: programs.sheets(book, book.programs),
        lambda book: programs.action_matrices(book),
        lambda book: budget.by_agency(book),
        lambda book: tracing.traces(book),
        lambda book: tracing.gaps_of(book),
    ],
)
def test_layout_reads_the_records_as_often_for_many_as_for_few(lay_out):
    assert readings(4, lay_out) == readings(40, lay_out)


def test_budget_of_many_agencies_puts_each_line_into_one_row():
    assert [row.total for row in budget.by_agency(a_book_of(40)).rows] == [
        Total(850_000_000)
    ] * 40
    assert budget.by_agency(a_book_of(1)).rows == (
        Row("Dinas 0", "Dinas 0", (Total(850_000_000), Total(), Total())),
    )


def test_findings_of_a_program_stand_in_book_order():
    first, second = facts.a_finding(9), facts.a_finding(3)
    book = facts.a_book(findings=(first, second))

    found = book.findings_of(facts.a_program(findings=(3, 7, 9)))

    assert found == (first, second)


def test_findings_outside_the_book_are_answered_by_nobody():
    book = facts.a_book(
        findings=(facts.a_finding(1),), programs=(facts.a_program(findings=(2,)),)
    )

    assert book.programs_by_finding == {1: ()}
