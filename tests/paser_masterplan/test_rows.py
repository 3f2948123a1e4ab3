"""Is a set of rows told from its keys, its blanks and its ticks?"""

from uuid import UUID, uuid4

import pytest
from django import forms

from paser_masterplan.merging import read_tokens
from paser_masterplan.rows import (
    MOST_ROWS,
    REMOVED,
    STILL_WRITTEN,
    RowForm,
    RowFormSet,
    RowKey,
    free_key,
    rows_of,
)
from plans.models import Place
from programs.models import Action
from tests.builders.plans import a_place
from tests.builders.programs import a_program, an_action

KEYS = (UUID(int=1), UUID(int=2))
BY_ITSELF = {"_cara": "sendiri"}


class PlaceRow(RowForm):
    """A row about a place."""

    class Meta:
        model = Place
        fields = ("name", "code")
        labels = {"name": "Nama"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.key = getattr(self.instance, "key", None) or uuid4()


PlaceRows = rows_of(PlaceRow, RowFormSet)


@pytest.fixture
def places(db):
    """Two rows with keys, as rows of a program have them."""
    found = [a_place(name="Kuaro"), a_place(name="Long Ikis")]
    for place, key in zip(found, KEYS, strict=True):
        place.key = key
    return found


def posted(*rows):
    data = {"tempat-TOTAL_FORMS": len(rows), "tempat-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        data |= {f"tempat-{number}-{name}": str(value) for name, value in row.items()}
    return data


def opened(rows, *given, **more):
    data = posted(*given) | more if given else None
    return PlaceRows(data, instance=None, rows=rows, row_kwargs={}, prefix="tempat")


def of(place, **facts):
    """A row of the page that is opened now, with something else in it."""
    form = PlaceRow(instance=place)
    shown = {name: form[name].value() for name in form.fields}
    return shown | {"key": place.key} | facts


def test_page_shows_the_rows_then_the_blanks(places):
    shown = opened(places)
    shown.extra = 1

    kuaro, ikis, blank = shown
    assert [form.instance.name for form in shown] == ["Kuaro", "Long Ikis", ""]
    keys = [UUID(str(form["key"].value())) for form in (kuaro, ikis, blank)]
    assert tuple(keys[:2]) == KEYS
    assert keys[2] not in KEYS


def test_blank_to_clone_belongs_to_no_row(places):
    assert opened(places).empty_form.instance.pk is None


def test_rows_are_known_by_key_in_any_order(places):
    kuaro, ikis = places
    rows = opened(places, of(ikis, name="Ikis"), of(kuaro))

    assert [form.instance for form in rows] == [ikis, kuaro]
    assert [form.instance for form in rows.filled] == [ikis]
    assert [form.has_changed() for form in rows] == [True, False]


@pytest.mark.parametrize("key", ["777", "", "\0", UUID(int=7)])
def test_unknown_key_makes_a_new_row(places, key):
    rows = opened(places, {"key": key, "name": "Batu Engau"}, {"name": "Muara Samu"})

    assert [form.instance.pk for form in rows.filled] == [None, None]


def test_key_is_a_uuid_or_nothing():
    field = RowKey(required=False)

    assert field.clean(str(KEYS[0])) == KEYS[0]
    assert [field.clean(value) for value in (None, "", "bukan")] == [None] * 3


def test_blank_rows_say_nothing(places):
    rows = opened(places, {"name": ""}, {"key": "", "name": " "})

    assert rows.is_valid()
    assert rows.filled == []


def test_ticked_rows_are_removed_without_being_asked_anything(places):
    kuaro, _ = places
    rows = opened(places, of(kuaro, name="", DELETE="on"), {"DELETE": "on"})

    assert rows.is_valid()
    assert (rows.removed, rows.filled) == ([kuaro], [])


def test_ticked_row_without_tokens_is_asked_about(places):
    rows = opened(places, {"key": KEYS[0], "DELETE": "on"})

    assert not rows.is_valid()
    assert rows.held_back() == {"": STILL_WRITTEN}
    assert rows.contested() == ["tempat-0-DELETE"]
    assert rows.conflicts["tempat-0-pilih-DELETE"].theirs == "Nama: Kuaro"
    assert rows.removed == []


def test_ticked_row_that_shall_stay_writes_nothing(places):
    given = {"key": KEYS[0], "DELETE": "on", "name": "Kota Kuaro"}
    asked = opened(places, given)
    asked.is_valid()
    [conflict] = asked.conflicts.values()

    rows = opened(places, given | {"pilih-DELETE": f"ini.{conflict.token}"})

    assert rows.is_valid()
    assert (rows.removed, rows.filled) == ([], [])
    assert rows.forms[0].instance.name == "Kuaro"


def test_emptied_row_is_asked_for_its_name(places):
    rows = opened(places, of(places[0], name=""))

    assert not rows.is_valid()
    assert list(rows.held_back()) == ["tempat-0-name"]


def test_row_that_says_half_is_asked_for_its_name(places):
    rows = opened(places, {"code": "64.01", "name": ""})

    assert not rows.is_valid()
    assert rows.held_back() == {"tempat-0-name": "Bidang ini tidak boleh kosong."}


def test_too_many_rows_are_refused(places):
    rows = opened(places, *[{"name": str(n)} for n in range(MOST_ROWS + 1)])

    assert not rows.is_valid()
    assert len(rows.non_form_errors()) == 1
    assert list(rows.held_back()) == [""]


def test_tick_comes_last_whatever_the_layout(places):
    [form, _] = opened(places)

    assert form.helper.render_unmentioned_fields
    assert list(form.fields) == ["name", "code", "opened", "DELETE", "key"]
    assert isinstance(form.fields["key"].widget, forms.HiddenInput)


# What a script sends


def test_row_that_a_script_left_out_says_nothing(places):
    rows = opened(places, {}, of(places[1], name="Ikis"), **BY_ITSELF)

    assert rows.is_valid()
    assert rows.goes_on
    assert [form.instance for form in rows.filled] == [places[1]]


def test_part_of_a_row_is_enough(places):
    sign = read_tokens(of(places[0])["opened"])["code"]
    part = {"key": KEYS[0], "code": "64.01", "opened": f"code={sign}"}

    rows = opened(places, part, **BY_ITSELF)

    assert rows.is_valid()
    assert rows.forms[0].saved == ["code"]
    assert rows.forms[0].instance.name == "Kuaro"
    assert list(rows.confirmed()) == ["tempat-0-opened"]


def test_new_row_comes_whole(places):
    new = {"key": UUID(int=9), "name": "Batu Engau"}
    blank = opened(places).empty_form["opened"].value()

    rows = opened(places, new | {"opened": blank}, **BY_ITSELF)

    assert rows.is_valid()
    assert [form.instance.name for form in rows.filled] == ["Batu Engau"]


def test_tick_waits_for_a_button(places):
    ticked = of(places[0], DELETE="on")

    by_itself = opened(places, ticked, **BY_ITSELF)
    by_button = opened(places, ticked, _cara="tombol")

    assert (by_itself.is_valid(), by_itself.removed) == (True, [])
    assert (by_button.is_valid(), by_button.removed) == (True, [places[0]])


def test_part_of_a_row_that_somebody_removed_is_held_back(places):
    kuaro = places[0]
    part = {"key": kuaro.key, "name": "Kota Kuaro", "opened": of(kuaro)["opened"]}

    rows = opened(places[1:], part | {"code": "64.01"}, **BY_ITSELF)

    assert rows.held_back() == {"tempat-0-name": REMOVED, "tempat-0-code": REMOVED}
    assert (rows.filled, rows.confirmed()) == ([], {})


# Rows that somebody removed


def test_row_that_somebody_removed_stays_gone_unless_it_was_written(places):
    kuaro = places[0]

    untouched = opened(places[1:], of(kuaro))
    written = opened(places[1:], of(kuaro, code="64.01"))

    assert (untouched.is_valid(), untouched.filled) == (True, [])
    [back] = written.filled
    assert (back.instance.pk, back.instance.name) == (None, "Kuaro")


def test_row_that_somebody_removed_is_refused_like_any_other(places):
    rows = opened(places[1:], of(places[0], name="x" * 500))

    assert not rows.is_valid()
    assert list(rows.held_back()) == ["tempat-0-name"]


def test_free_key_is_the_one_that_came_unless_it_is_taken(plan, operator):
    taken = an_action(a_program(operator)).key

    class Form:
        instance = Action()
        cleaned_data = {}

    def given(key):
        Form.cleaned_data = {"key": key}
        return free_key(Form)

    assert given(KEYS[0]) == KEYS[0]
    assert given(taken) != taken
    assert given(None).version == 4
