"""How is the list of programs narrowed?"""

import django_filters
from django import forms

from agencies.models import Agency
from paser_masterplan.forms import GONE, TidyForm
from plans.models import Dimension
from programs.lacking import LACKS, lacking
from programs.models import Program


class ProgramFilter(django_filters.FilterSet):
    """The questions above the list; the answers stand in the address."""

    q = django_filters.CharFilter(label="Cari kata atau kode", method="with_words")
    status = django_filters.ChoiceFilter(label="Status", empty_label="Semua status")
    dimension = django_filters.ModelChoiceFilter(
        label="Dimensi",
        field_name="sub_dimension__dimension",
        queryset=Dimension.objects.in_book_order(),
        to_field_name="code",
        empty_label="Semua dimensi",
        error_messages={"invalid_choice": GONE},
    )
    agency = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        queryset=Agency.objects.in_alphabet(),
        empty_label="Semua perangkat daerah",
        error_messages={"invalid_choice": GONE},
    )
    plan_type = django_filters.ChoiceFilter(
        label="Jenis", choices=Program.PlanType.choices, empty_label="Semua jenis"
    )
    horizon = django_filters.ChoiceFilter(
        label="Jangka waktu",
        choices=Program.Horizon.choices,
        empty_label="Semua jangka waktu",
    )
    lacks = django_filters.ChoiceFilter(
        label="Yang kurang",
        choices=[(name, lack.label) for name, lack in LACKS.items()],
        empty_label="Tidak disaring",
        method="that_lack",
    )
    is_quick_win = django_filters.BooleanFilter(
        label="Quick win saja",
        widget=forms.CheckboxInput,
        method="quick_wins",
    )

    class Meta:
        model = Program
        form = TidyForm
        fields = ()

    def __init__(self, data=None, *args, request, **kwargs):
        super().__init__(data, *args, request=request, **kwargs)
        is_reader = request.user.is_reader
        words = Program.ReaderStatus if is_reader else Program.Status
        self.filters["status"].extra["choices"] = words.choices
        if not is_reader:
            del self.filters["agency"]

    @property
    def is_narrowing(self):
        """Whether the address asks for anything."""
        return any(self.data.get(name) for name in self.filters)

    def with_words(self, programs, name, value):
        """Every word typed must be found."""
        return programs.matching(value)

    def that_lack(self, programs, name, value):
        """What the book would miss in them."""
        return lacking(programs, value)

    def quick_wins(self, programs, name, value):
        """A box that is not ticked asks for nothing."""
        return programs.filter(is_quick_win=True) if value else programs
