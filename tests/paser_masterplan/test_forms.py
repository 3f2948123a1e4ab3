"""Does every form of the portal read, echo and refuse alike?"""

import pytest
from django.forms import ValidationError

from paser_masterplan.forms import (
    GONE,
    LONG_TEXT,
    RowsField,
    RupiahField,
    TidyForm,
    long_text,
)
from plans.models import Place
from tests.builders.plans import a_place


def test_forms_leave_tag_and_token_to_the_template():
    helper = TidyForm().helper

    assert (helper.form_tag, helper.disable_csrf, helper.layout) == (False, True, None)


def test_long_text_has_a_limit_and_its_rows():
    field = long_text(label="Uraian", rows=8)

    assert (field.max_length, field.widget.attrs["rows"]) == (LONG_TEXT, 8)


@pytest.mark.parametrize(
    ("typed", "amount"), [("1,5 M", 1_500_000_000), ("", None), ("  ", None)]
)
def test_rupiah_is_read_and_empty_is_unknown(typed, amount):
    assert RupiahField(required=False).clean(typed) == amount


def test_unreadable_rupiah_is_explained():
    with pytest.raises(ValidationError, match="belum terbaca"):
        RupiahField().clean("banyak")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(850_000_000, "Rp850.000.000"), ("1,5 M", "1,5 M"), (None, None)],
)
def test_rupiah_is_echoed_in_full_and_typing_is_kept(value, shown):
    assert RupiahField().prepare_value(value) == shown


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [
        (1_500_000_000, "1,5 M", False),
        (1_500_000_000, "2 M", True),
        (None, "", False),
        (1, "banyak", True),
    ],
)
def test_rupiah_changes_by_what_it_means(initial, typed, changed):
    assert RupiahField(required=False).has_changed(initial, typed) is changed


@pytest.mark.parametrize("value", [["x"], ["9" * 25], ["\x00"], ["-1"], ["777"], "7"])
def test_what_is_no_record_is_refused_in_words(db, value):
    with pytest.raises(ValidationError) as refused:
        RowsField(Place.objects.all()).clean(value)

    assert refused.value.messages == [GONE]


def test_records_are_found(db):
    place = a_place()

    assert list(RowsField(Place.objects.all()).clean([str(place.pk)])) == [place]
    assert list(RowsField(Place.objects.all(), required=False).clean(None)) == []
