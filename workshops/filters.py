"""How is the list of findings narrowed?"""

import django_filters as filters
from django import forms

from agencies.models import Agency
from paser_masterplan.forms import TidyForm
from plans.models import Dimension
from workshops.models import Finding, Workshop


class FindingFilter(filters.FilterSet):
    """By words, kind, dimension, agency, status, and whether a program answers."""

    q = filters.CharFilter(
        method="matching", label="Cari kata atau nomor", max_length=100
    )
    kind = filters.ChoiceFilter(
        choices=Finding.Kind.choices, label="Jenis", empty_label="Semua"
    )
    dimension = filters.ModelChoiceFilter(
        field_name="sub_dimension__dimension",
        queryset=Dimension.objects.in_book_order(),
        label="Dimensi",
        empty_label="Semua",
    )
    agency = filters.ModelChoiceFilter(
        queryset=Agency.objects.in_alphabet(),
        label="Perangkat daerah",
        empty_label="Semua",
    )
    status = filters.ChoiceFilter(
        choices=Finding.Status.choices, label="Status", empty_label="Semua"
    )
    unanswered = filters.BooleanFilter(
        method="only_unanswered",
        label="Hanya masalah yang belum dijawab program",
        widget=forms.CheckboxInput,
    )
    workshop = filters.ModelChoiceFilter(
        field_name="heard_in",
        queryset=Workshop.objects.all(),
        widget=forms.HiddenInput,
        label="Disampaikan di",
    )

    class Meta:
        model = Finding
        form = TidyForm
        fields = (
            "q",
            "kind",
            "dimension",
            "agency",
            "status",
            "unanswered",
            "workshop",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.request.user.is_reader:
            del self.filters["agency"]

    def matching(self, findings, name, words):
        return findings.matching(words)

    def only_unanswered(self, findings, name, wanted):
        return findings.unanswered() if wanted else findings
