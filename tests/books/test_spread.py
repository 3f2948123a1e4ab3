"""How programs and their money are spread over agencies, dimensions and years."""

from django.template.loader import render_to_string

from books.contexts.money import Total
from books.contexts.pace import PaceRow, pace
from books.contexts.spread import Share, SpreadRow, spread
from tests.builders import facts

NOTHING = Share(0, Total())


def money(*fundings, **words):
    return facts.a_program(facts.an_action(*fundings), **words)


BOOK = facts.a_book(
    programs=(
        money(facts.a_funding(amount=5), code="SC21-0001", agency="dpmd"),
        money(facts.a_funding(amount=7), code="SC21-0002"),
        money(facts.an_unknown(), code="SC21-0003", sub_dimension="LEARNING"),
        money(code="SC21-0004", sub_dimension="ENERGY"),
        money(facts.a_funding(amount=1), code="SC21-0005", agency="Bappeda"),
    )
)


def test_spread_counts_programs_and_money_of_every_agency():
    found = spread(BOOK)

    assert found.rows == (
        SpreadRow("DLH", (Share(1, Total(0, 1)), Share(2, Total(7, 1)))),
        SpreadRow("Bappeda", (NOTHING, Share(1, Total(1)))),
        SpreadRow("dpmd", (NOTHING, Share(1, Total(5)))),
    )
    assert found.total == SpreadRow(
        "Jumlah", (Share(1, Total(0, 1)), Share(4, Total(13, 1)))
    )
    assert (found.most, found.columns) == (2, 4)
    assert found.rows[0].all == Share(3, Total(7, 2))
    assert found.rows[0].counts == (1, 2)


def test_spread_comes_in_slices_of_one_scale():
    first, last = spread(BOOK).slices(2)

    assert [row.agency for row in first.rows] == ["DLH", "Bappeda"]
    assert [row.agency for row in last.rows] == ["dpmd"]
    assert first.most == last.most == 2


def test_spread_of_nothing_adds_up_to_nothing():
    found = spread(facts.a_book())

    assert (found.rows, found.most) == ((), 0)
    assert found.total == SpreadRow("Jumlah", (NOTHING, NOTHING))


def test_spread_says_what_is_zero_and_what_is_unknown():
    page = render_to_string("books/pdf/_spread.html", {"data": spread(BOOK)})

    rows = "".join(page.split())
    assert '<thscope="row">dpmd</th><tdclass="num">0</td>' in rows
    assert '>DLH</th><tdclass="num"><b>1</b><br><spanclass="unknown">1b.d.<' in rows


def test_pace_counts_a_program_in_each_of_its_years_and_once_in_all():
    long = facts.a_program(facts.an_action(years=(2022, 2023)), facts.an_action())
    late = facts.a_program(facts.an_action(years=(2023,)), code="SC21-0002")
    undated = facts.a_program(code="SC21-0003", sub_dimension="LEARNING")

    found = pace(facts.a_book(programs=(long, late, undated)))

    assert found.years == (2022, 2023, 2024)
    assert found.rows == (
        PaceRow("Smart Society", (0, 0, 0), 1, 1),
        PaceRow("Smart Environment", (1, 2, 0), 0, 2),
    )
    assert found.total == PaceRow("Jumlah", (1, 2, 0), 1, 3)
    assert found.columns == 6


def test_pace_of_a_book_without_dimensions_is_empty():
    found = pace(facts.a_book(dimensions=()))

    assert (found.years, found.rows) == ((), ())
    assert found.total == PaceRow("Jumlah", (), 0, 0)
