"""Is a set of rows told from its keys, its blanks and its ticks?"""

import pytest
from django import forms

from paser_masterplan.rows import MOST_ROWS, RowForm, RowFormSet, rows_of
from plans.models import Place
from tests.builders.plans import a_place


class PlaceRow(RowForm):
    """A row about a place."""

    class Meta:
        model = Place
        fields = ("name",)
        labels = {"name": "Nama"}


PlaceRows = rows_of(PlaceRow, RowFormSet)


@pytest.fixture
def places(db):
    return [a_place(name="Kuaro"), a_place(name="Long Ikis")]


def posted(*rows):
    data = {"tempat-TOTAL_FORMS": len(rows), "tempat-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        data |= {f"tempat-{number}-{name}": str(value) for name, value in row.items()}
    return data


def opened(rows, *given):
    data = posted(*given) if given else None
    return PlaceRows(data, rows=rows, row_kwargs={}, prefix="tempat")


def test_page_shows_the_rows_then_the_blanks(places):
    shown = opened(places)
    shown.extra = 1

    assert [form.instance.name for form in shown] == ["Kuaro", "Long Ikis", ""]
    assert [form["id"].value() for form in shown] == [*(it.pk for it in places), None]


def test_blank_to_clone_belongs_to_no_row(places):
    assert opened(places).empty_form.instance.pk is None


def test_rows_are_known_by_key_in_any_order(places):
    kuaro, ikis = places
    rows = opened(
        places, {"id": ikis.pk, "name": "Ikis"}, {"id": kuaro.pk, "name": "Kuaro"}
    )

    assert [form.instance for form in rows.filled] == [ikis, kuaro]
    assert [form.has_changed() for form in rows] == [True, False]


def test_unknown_key_makes_a_new_row(places):
    rows = opened(places, {"id": "777", "name": "Batu Engau"}, {"name": "Muara Samu"})

    assert [form.instance.pk for form in rows.filled] == [None, None]


def test_blank_rows_say_nothing(places):
    rows = opened(places, {"name": ""}, {"id": "", "name": " "})

    assert rows.is_valid()
    assert rows.filled == []


def test_ticked_rows_are_removed_without_being_asked_anything(places):
    kuaro, _ = places
    rows = opened(
        places, {"id": kuaro.pk, "name": "", "DELETE": "on"}, {"DELETE": "on"}
    )

    assert rows.is_valid()
    assert (rows.removed, rows.filled) == ([kuaro], [])


def test_emptied_row_is_asked_for_its_name(places):
    rows = opened(places, {"id": places[0].pk, "name": ""})

    assert not rows.is_valid()


def test_too_many_rows_are_refused(places):
    rows = opened(places, *[{"name": str(n)} for n in range(MOST_ROWS + 1)])

    assert not rows.is_valid()
    assert len(rows.non_form_errors()) == 1


def test_tick_comes_last_whatever_the_layout(places):
    [form, _] = opened(places)

    assert form.helper.render_unmentioned_fields
    assert list(form.fields) == ["name", "DELETE", "id"]
    assert isinstance(form.fields["id"].widget, forms.HiddenInput)
