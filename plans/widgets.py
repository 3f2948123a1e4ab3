"""How does one pick a sub-dimension by its definition, or places by kecamatan?"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue

from paser_masterplan.forms import GONE, RowsField
from plans.models import Dimension, Place, SubDimension


@dataclass(frozen=True)
class Group:
    """One foldable part of a picker: what it is called by, and what stands in it."""

    thing: Dimension | Place
    options: list[dict[str, Any]]

    @property
    def chosen(self):
        """How many of its options are picked."""
        return sum(option["selected"] for option in self.options)


class Picker(forms.widgets.ChoiceWidget):
    """Choices in groups that fold, one field set around them all."""

    add_id_index = True
    checked_attribute = {"checked": True}
    use_fieldset = True

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        groups = context["widget"].pop("optgroups")
        return context | {"groups": [Group(thing, rows) for thing, rows, _ in groups]}

    def id_for_label(self, id_, index=None):
        return "" if index is None else super().id_for_label(id_, index)

    def use_required_attribute(self, initial):
        """A browser cannot point at what is folded away, so the server asks alone."""
        return False


class SubDimensionPicker(Picker):
    """Eighteen radio buttons in six dimensions, with definitions and examples."""

    input_type = "radio"
    template_name = "plans/widgets/sub_dimension_picker.html"


class RowsPicker(Picker):
    """Any number of records in groups."""

    allow_multiple_selected = True
    input_type = "checkbox"

    def value_omitted_from_data(self, data, files, name):
        """Nothing ticked sends nothing, which means none."""
        return False


class PlacesPicker(RowsPicker):
    """The kecamatan, each with its villages."""

    template_name = "plans/widgets/places_picker.html"


class SubDimensionChoices(ModelChoiceIterator):
    """The sub-dimensions under their dimensions."""

    def __iter__(self):
        groups: dict[Dimension, list[Any]] = {}
        for part in self.queryset:
            choice = (ModelChoiceIteratorValue(part.pk, part), part)
            groups.setdefault(part.dimension, []).append(choice)
        return iter(groups.items())


class PlacesChoices(ModelChoiceIterator):
    """Each kecamatan as a whole, then the villages in it."""

    def __iter__(self):
        for district in Place.objects.kecamatan():
            places = [district, *district.children.all()]
            yield (
                district,
                [
                    (ModelChoiceIteratorValue(place.pk, place), place)
                    for place in places
                ],
            )


class SubDimensionField(forms.ModelChoiceField):
    """One sub-dimension."""

    widget = SubDimensionPicker
    iterator = SubDimensionChoices
    default_error_messages = {"invalid_choice": GONE}

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "Subdimensi")
        queryset = SubDimension.objects.in_book_order()
        super().__init__(queryset, empty_label=None, **kwargs)


class PlacesField(RowsField):
    """Any number of kecamatan, desa and kelurahan."""

    widget = PlacesPicker
    iterator = PlacesChoices

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "Lokasi")
        super().__init__(Place.objects.all(), **kwargs)
