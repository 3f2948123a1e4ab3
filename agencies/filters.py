"""How is a list of people, or of what they did, narrowed?"""

import django_filters
from django import forms
from django.db.models import Q

from agencies.models import Agency, AuditEntry, Message, User
from paser_masterplan.forms import TidyForm


class PeopleFilter(django_filters.FilterSet):
    """By name, agency, role and whether they may log in."""

    q = django_filters.CharFilter(method="search", label="Nama atau NIP")
    agency = django_filters.ModelChoiceFilter(
        queryset=Agency.objects.in_alphabet(),
        label="Perangkat daerah",
        empty_label="Semua",
    )
    role = django_filters.ChoiceFilter(
        choices=User.Role.choices, label="Peran", empty_label="Semua"
    )
    is_active = django_filters.ChoiceFilter(
        choices=[("1", "Aktif"), ("0", "Nonaktif")], label="Akun", empty_label="Semua"
    )

    class Meta:
        model = User
        form = TidyForm
        fields = ("q", "agency", "role", "is_active")

    def search(self, people, name, words):
        return people.filter(
            Q(full_name__icontains=words) | Q(username__icontains=words)
        )


class AuditFilter(django_filters.FilterSet):
    """By person, by what was done, and by the record it was done to."""

    by = django_filters.CharFilter(method="of_person", label="Orang (nama atau NIP)")
    verb = django_filters.CharFilter(
        lookup_expr="startswith",
        label="Jenis tindakan",
        widget=forms.TextInput(attrs={"placeholder": "program.submit"}),
    )
    record = django_filters.CharFilter(
        label="Catatan",
        widget=forms.TextInput(attrs={"placeholder": "programs.program:12"}),
    )

    class Meta:
        model = AuditEntry
        form = TidyForm
        fields = ("by", "verb", "record")

    def of_person(self, entries, name, words):
        return entries.filter(
            Q(by__full_name__icontains=words) | Q(by__username__icontains=words)
        )


class InboxFilter(django_filters.FilterSet):
    """By what kind of thing it tells."""

    kind = django_filters.ChoiceFilter(
        choices=Message.Kind.choices, label="Jenis", empty_label="Semua"
    )

    class Meta:
        model = Message
        form = TidyForm
        fields = ("kind",)
