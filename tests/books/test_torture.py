"""Are the books that shall break a careless press as bad as they say?"""

import dataclasses

import pytest

from books.contexts import Book
from tests.books import torture


def texts(value):
    """Every text of a book with the name of its field."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            kept = getattr(value, field.name)
            for one in kept if isinstance(kept, tuple) else (kept,):
                if isinstance(one, str):
                    yield field.name, one
                else:
                    yield from texts(one)


@pytest.mark.parametrize("make", torture.TORTURES.values(), ids=torture.TORTURES)
def test_every_book_can_be_kept_as_json(make):
    book = make()

    assert Book.from_json(book.to_json()) == book


def test_long_program_has_words_for_forty_pages():
    (program,) = torture.a_program_of_forty_pages().programs

    prose = " ".join(said for _, said in texts(program)).split()
    assert len(prose) > 40 * 300
    assert (len(program.actions), len(program.indicators)) == (40, 60)


def test_each_of_three_hundred_agencies_has_a_program():
    book = torture.three_hundred_agencies()

    assert len(book.offices) == 300
    assert {p.agency for p in book.programs} == {o.short_name for o in book.offices}
    assert max(len(p.supporting) for p in book.programs) == 299


def test_every_title_has_five_hundred_letters():
    book = torture.a_title_of_five_hundred_letters()

    long = (book.frame, *book.chapters, *book.findings, *book.programs)
    assert {len(one.title) for one in long} == {500}
    assert {len(a.title) for p in book.programs for a in p.actions} == {500}


def test_strange_letters_stand_in_every_text_that_is_typed():
    book = torture.strange_letters()

    plain = {name for name, said in texts(book) if said and torture.STRANGE not in said}
    assert plain - torture.CODED == {"source"}  # of money, which is chosen from a list
    assert "\x00" in book.frame.title


def test_long_chapter_has_twenty_thousand_words():
    book = torture.a_chapter_of_twenty_thousand_words()

    lengths = [len(one.narrative.split()) for one in book.chapters]
    assert 19_000 < max(lengths) < 21_000


def test_empty_plan_says_nothing():
    book = torture.an_empty_plan()

    said = (book.chapters, book.dimensions, book.offices, book.findings, book.programs)
    assert said == ((), (), (), (), ())


def test_plan_without_findings_has_programs_that_answer_none():
    book = torture.no_findings()

    assert (book.findings, [p.findings for p in book.programs]) == ((), [()])


def test_one_dimension_has_four_hundred_actions():
    book = torture.four_hundred_actions_in_one_dimension()

    homes = {p.sub_dimension for p in book.programs}
    assert (homes, sum(len(p.actions) for p in book.programs)) == ({"WASTE"}, 400)


def test_long_words_have_no_place_to_break():
    program = torture.very_long_words().programs[0]

    assert max(map(len, program.title.split())) > 400
