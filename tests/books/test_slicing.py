"""Long tables are cut; every row is there once, the name first and the total last."""

from dataclasses import replace

import pytest

from books import slicing
from books.blocks import Exhibit, Section
from books.contexts import findings, programs
from books.pieces import PAGES, Piece, Run, _gathered, _packed
from tests.builders import facts

MANY = 150


def many_programs(count=MANY):
    return tuple(facts.a_rich_program(code=f"SC21-{n:04}") for n in range(count))


def exhibit(template, data):
    return Exhibit(f"books/pdf/{template}", data, "Tabel", "Judul", "Tabel 1.1", "t-1")


def test_short_table_stays_whole():
    one = exhibit("_unknowns.html", ("a", "b"))

    assert list(slicing.sliced(one)) == [one]


def test_what_is_no_long_table_stays_whole():
    one = exhibit("_vision.html", object())

    assert list(slicing.sliced(one)) == [one]


def test_slices_hold_every_row_once_in_order():
    matrix = programs.action_matrices(facts.a_book(programs=many_programs()))[1]

    slices = list(slicing.sliced(exhibit("_actions.html", matrix)))

    assert len(slices) > 1
    assert tuple(row for one in slices for row in one.data.rows) == matrix.rows
    assert {one.number for one in slices} == {"Tabel 1.1"}


def test_first_slice_bears_the_name_and_last_the_total():
    one = exhibit("_unknowns.html", tuple(range(MANY)))

    said = [(part.is_continued, part.is_closed) for part in slicing.sliced(one)]

    assert said == [(False, False), *[(True, False)] * (len(said) - 2), (True, True)]


@pytest.mark.parametrize(
    ("rows", "lengths"),
    [(72, [72]), (89, [89]), (90, [72, 18]), (161, [72, 89]), (162, [72, 72, 18])],
)
def test_rest_that_fills_no_page_stays_with_the_slice_before(rows, lengths):
    one = exhibit("_unknowns.html", tuple(range(rows)))

    assert [len(part.data) for part in slicing.sliced(one)] == lengths


def test_findings_are_cut_within_a_part():
    found = tuple(facts.a_finding(n, kind="PROBLEM") for n in range(MANY))
    found += tuple(facts.a_finding(n + MANY, kind="POTENTIAL") for n in range(9))
    one = next(
        each
        for each in findings.by_dimension(facts.a_book(findings=found))
        if each.problems
    )

    slices = list(slicing.sliced(exhibit("_findings.html", one)))

    parts = [part for each in slices for part in each.data.parts]
    assert sum(len(part.problems) for part in parts) == MANY
    assert sum(len(part.potentials) for part in parts) == 9
    empty = [
        part.part for part in one.parts if not part.problems and not part.potentials
    ]
    assert [p.part for p in parts if not p.problems and not p.potentials] == empty


@pytest.mark.parametrize("template", slicing.TABLES)
def test_every_long_table_has_a_template_that_says_it_goes_on(settings, template):
    text = (settings.BASE_DIR / "templates" / template).read_text()

    assert "_continued.html" in text


def run(pages=1.0, **facts):
    """A run of a section that takes so many pages."""
    rows = slicing.TABLES["books/pdf/_unknowns.html"].on_a_page
    data = tuple(range(int((pages - 0.1) * rows)))
    section = Section("Judul", (), **facts)
    return Run((exhibit("_unknowns.html", data),), section, is_first=True)


def packed(*runs):
    return [len(each) for each in _packed(runs)]


def test_runs_share_a_piece_until_it_is_full():
    assert packed(*[run()] * (PAGES + 2)) == [PAGES, 2]


def test_wide_runs_stand_apart_from_upright_ones():
    wide = run(is_wide=True)

    assert packed(run(), wide, wide, run()) == [1, 2, 1]


def test_section_of_its_own_opens_a_piece():
    assert packed(run(), run(is_apart=True), run()) == [1, 2]


def test_further_slice_of_a_table_opens_a_piece():
    first = run()
    further = replace(first, parts=(replace(first.parts[0], is_continued=True),))

    assert packed(first, further) == [1, 1]
    assert [len(part) for part in _gathered([*first.parts, *further.parts])] == [1, 1]


def test_sheet_stands_alone():
    sheet = Run((exhibit("_sheet.html", object()),), Section("Judul", ()))

    assert packed(run(), sheet, sheet, run()) == [1, 1, 1, 1]


def test_key_tells_contents_apart_and_nothing_else():
    one, other = facts.a_rich_program(), facts.a_rich_program(background="Lain")
    piece = Piece("Lembar", "books/pdf/chapter.html", (one,))

    assert piece.key == replace(piece, name="Lain nama").key
    assert piece.key != replace(piece, content=(other,)).key
    assert piece.key != replace(piece, is_tagged=False).key
