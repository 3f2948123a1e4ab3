"""Can a sub-dimension be picked by its definition, and places by kecamatan?"""

import pytest
from django import forms

from paser_masterplan.forms import GONE
from plans.models import SubDimension
from plans.widgets import PlacesField, SubDimensionField
from tests.builders.plans import a_place, a_sub_dimension

pytestmark = pytest.mark.django_db


class Sample(forms.Form):
    """A form with both pickers."""

    sub_dimension = SubDimensionField()
    places = PlacesField(required=False)


def groups(form, name):
    field = form[name]
    return field.field.widget.get_context(name, field.value(), {"id": f"id_{name}"})[
        "groups"
    ]


@pytest.fixture
def kuaro():
    kuaro = a_place(name="Kuaro")
    a_place(kind="DESA", name="Sandeley", parent=kuaro)
    a_place(kind="DESA", name="Lolo", parent=kuaro)
    return kuaro


def test_sub_dimensions_stand_under_their_dimensions():
    shown = groups(Sample(), "sub_dimension")

    assert [group.thing.code for group in shown] == [
        "GOVERNANCE",
        "BRANDING",
        "ECONOMY",
        "LIVING",
        "SOCIETY",
        "ENVIRONMENT",
    ]
    assert [len(group.options) for group in shown] == [3] * 6
    assert [group.chosen for group in shown] == [0] * 6


def test_definition_and_example_are_in_sight():
    waste = a_sub_dimension("WASTE")

    html = str(Sample(initial={"sub_dimension": waste.pk})["sub_dimension"])

    assert waste.definition in html
    assert f"Contoh: {waste.example}" in html
    assert html.count(" checked") == 1
    assert html.count("<details") == 6
    assert html.count(" open>") == 1
    assert "required" not in html


def test_places_stand_under_their_kecamatan(kuaro):
    chosen = [kuaro.pk, kuaro.children.get(name="Lolo").pk]
    form = Sample(initial={"places": chosen})

    [group] = groups(form, "places")

    assert (group.thing, group.chosen) == (kuaro, 2)
    assert [option["label"].name for option in group.options] == [
        "Kuaro",
        "Lolo",
        "Sandeley",
    ]
    assert "2 dipilih" in str(form["places"])
    assert "Seluruh kecamatan" in str(form["places"])


def test_choices_are_read(kuaro):
    waste = a_sub_dimension("WASTE")
    form = Sample({"sub_dimension": str(waste.pk), "places": [str(kuaro.pk)]})

    assert form.is_valid()
    assert form.cleaned_data["sub_dimension"] == waste
    assert list(form.cleaned_data["places"]) == [kuaro]


def test_removed_choices_are_refused_in_words():
    form = Sample({"sub_dimension": "777", "places": ["777"]})

    assert form.errors == {"sub_dimension": [GONE], "places": [GONE]}


def test_untouched_places_mean_none(kuaro):
    widget = PlacesField().widget

    assert widget.value_omitted_from_data({}, {}, "places") is False


def test_labels_name_the_group_and_not_one_choice():
    widget = SubDimensionField().widget

    assert widget.use_fieldset
    assert (widget.id_for_label("id_sub"), widget.id_for_label("id_sub", "0_1")) == (
        "",
        "id_sub_0_1",
    )


def test_pickers_cost_one_query_and_two(kuaro, django_assert_num_queries):
    form = Sample()

    with django_assert_num_queries(1):
        str(form["sub_dimension"])
    with django_assert_num_queries(2):
        str(form["places"])
    assert SubDimension.objects.count() == 18
