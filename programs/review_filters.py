"""How is the desk of those who review narrowed, and how many are there of each?"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from typing import Any

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Count
from django.http import QueryDict
from django.utils import timezone

from agencies.models import Agency, User
from paser_masterplan.forms import GONE, TidyForm
from plans.models import Dimension
from programs import permissions, waiting
from programs.models import Program
from programs.models.choices import BEFORE_SUBMISSION, UNDER_REVIEW

CARRIED = "antrean"  # what the address of a program carries the desk's address by
WAITING, ALL = "menunggu", "semua"
WORDS = Program.ReaderStatus.choices
MINE, NOBODY = "saya", "belum"
STATUSES = (
    (WAITING, "Menunggu"),
    *(pair for pair in WORDS if pair[0] not in BEFORE_SUBMISSION),
    *(pair for pair in WORDS if pair[0] in BEFORE_SUBMISSION),
    (ALL, "Semua"),
)
DAYS = (3, 7, 14)
NUMBER = "[0-9]{1,18}"  # no database can even look for more digits


@dataclass(frozen=True)
class Tab:
    """One status of the desk, and how many programs are in it now."""

    label: str
    count: int
    url: str
    is_current: bool


def _dimensions():
    named = Dimension.objects.in_book_order().values_list("code", "name")
    return [("", "Semua dimensi"), *named]


def _agencies():
    named = Agency.objects.in_alphabet().values_list("pk", "short_name")
    return [("", "Semua perangkat daerah"), *named]


def _people():
    people = [(person.pk, str(person)) for person in User.objects.reviewers()]
    return [("", "Siapa saja"), (MINE, "Saya"), (NOBODY, "Belum ada"), *people]


LISTS = {"dimension": _dimensions, "agency": _agencies, "reviewer": _people}


def _picked(label, pattern, **facts):
    """A question whose list of answers is asked for only where it is drawn."""
    fits = RegexValidator(rf"^(?:{pattern})\Z", GONE)
    return django_filters.CharFilter(label=label, validators=[fits], **facts)


def _ticked(label):
    box = forms.CheckboxInput
    return django_filters.BooleanFilter(label=label, method="ticked", widget=box)


class ReviewFilter(django_filters.FilterSet):
    """The questions of the desk; the answers stand in the address."""

    q = django_filters.CharFilter(label="Cari kata atau kode", method="with_words")
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=STATUSES,
        empty_label=None,
        widget=forms.HiddenInput,
        method="at_status",
    )
    dimension = _picked(
        "Dimensi", "[A-Z]+", field_name="sub_dimension__dimension__code"
    )
    agency = _picked("Perangkat daerah", NUMBER)
    reviewer = _picked("Penelaah", f"{MINE}|{NOBODY}|{NUMBER}", method="reviewed_by")
    since = django_filters.ChoiceFilter(
        label="Menunggu sejak",
        choices=[(str(days), f"{days} hari lalu atau lebih") for days in DAYS],
        empty_label="Kapan saja",
        method="waiting_since",
    )
    remarked = _ticked("Ada catatan yang belum selesai")
    changed = _ticked("Diajukan lagi sejak catatan saya")
    prepared = _ticked("Keputusannya sudah disiapkan")

    class Meta:
        model = Program
        form = TidyForm
        fields = ()

    def __init__(self, data, queryset, *, request):
        user = request.user
        self.usual = {"status": WAITING, "reviewer": "" if user.is_admin else MINE}
        asked = data.dict() if data else {}
        asked["status"] = asked.get("status") or WAITING
        programs = waiting.for_desk(queryset, user)
        super().__init__(self.usual | asked, programs, request=request)
        for name, ask in LISTS.items():
            asked_once: Any = cache(ask)
            self.filters[name].extra["widget"] = forms.Select(choices=asked_once)
        if not user.is_admin:
            del self.filters["prepared"]

    def filter_queryset(self, programs, but=""):
        """The programs by all that is asked, but one question."""
        for name, value in self.form.cleaned_data.items():
            if name != but:
                programs = self.filters[name].filter(programs, value)
        return programs

    @property
    def asked(self):
        """The answers that differ from what the desk asks by itself."""
        said = {name: self.data.get(name, "") for name in self.filters}
        usual = dict.fromkeys(said, "") | self.usual
        return {name: value for name, value in said.items() if value != usual[name]}

    @property
    def query(self):
        """The address of this view of the desk, without the page one is on."""
        return _address(self.asked)

    @property
    def carried(self):
        """What the address of each program carries, so that it knows its queue."""
        return carry(self.query)

    @property
    def narrowing(self):
        """How much is asked for beside words and a status."""
        return len(self.asked.keys() - {"status", "q"})

    @cached_property
    def counts(self):
        """How many there are in each status, by all that is asked but the status."""
        if not self.is_valid():
            return {}
        found = self.filter_queryset(self.queryset, but="status").order_by()
        counted = found.values("status").annotate(number=Count("pk"))
        return dict(counted.values_list("status", "number"))

    @property
    def total(self):
        """How many there are in the status that is asked for."""
        return self._number_in(self.data["status"])

    @property
    def tabs(self):
        """What waits, each status that somebody is in, and all of them."""
        tabs = [self._tab(code, label) for code, label in STATUSES]
        ends = (tabs[0], tabs[-1])
        return [tab for tab in tabs if tab.count or tab.is_current or tab in ends]

    def with_words(self, programs, name, value):
        return programs.matching(value)

    def at_status(self, programs, name, value):
        return programs.filter(status__in=_codes(value))

    def reviewed_by(self, programs, name, value):
        if value == MINE:
            return programs.filter(permissions.ASSIGNED.rows(self.request.user))
        return programs.filter(reviewer=None if value == NOBODY else value)

    def waiting_since(self, programs, name, value):
        """In review or before it, and handed in that many days ago."""
        since = timezone.now() - timedelta(days=int(value))
        return programs.under_review().filter(submitted_at__lte=since)

    def ticked(self, programs, name, value):
        """A box that is not ticked asks for nothing."""
        asks = {
            "remarked": waiting.with_open_remarks,
            "changed": lambda: waiting.changed_since(self.request.user),
            "prepared": waiting.with_verdict,
        }
        return programs.filter(asks[name]()) if value else programs

    def _number_in(self, status):
        return sum(self.counts.get(code, 0) for code in _codes(status))

    def _tab(self, code, label):
        asked = {name: value for name, value in self.asked.items() if name != "status"}
        address = _address(asked if code == WAITING else {**asked, "status": code})
        is_current = self.data["status"] == code
        return Tab(label, self._number_in(code), f"?{address}", is_current)


def carry(query):
    """The part of an address that says in which queue a program is read."""
    return _address({CARRIED: query})


def _codes(status):
    """The statuses that a tab of the desk stands for."""
    if status == ALL:
        return Program.Status.values
    return UNDER_REVIEW if status == WAITING else [status]


def _address(asked):
    query = QueryDict(mutable=True)
    query.update(asked)
    return query.urlencode()
