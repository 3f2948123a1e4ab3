"""Which rows are asked of a program: what is done, how it is measured, who pays?"""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import Max

from paser_masterplan.forms import GONE, RupiahField, long_text
from paser_masterplan.rows import RowForm, RowFormSet, free_key, rows_of
from programs.advising import advice_on
from programs.models import Action, Funding, Indicator

SAY_OR_TICK = "Isi bagian ini, atau centang “Hapus baris ini”."
ASKED = {"invalid_choice": GONE, "required": SAY_OR_TICK}


def _one_of(name, choices):
    return [("", f"Pilih {name}"), *choices]


class ProgramRows(RowFormSet):
    """The rows of one program, written in the order of the page."""

    def write(self):
        """Put what was typed into the locked program, and drop what was ticked."""
        for row in self.removed:
            row.delete()
        for form in self.filled:
            if form.is_new:
                form.instance.key = free_key(form)
                form.place(self.instance)
            form.write()
        if self.filled or self.removed:
            self.instance.save(update_fields=["updated_at"])


class OrderedRow(RowForm):
    """A row with its place in the program."""

    def place(self, program):
        """Put a new row behind all others of the program."""
        others = type(self.instance).objects.filter(program=program)
        last = others.aggregate(last=Max("position"))["last"]
        self.instance.program = program
        self.instance.position = 0 if last is None else last + 1


class ActionRow(OrderedRow):
    """One activity and the years in which it is done."""

    output = long_text(label="Keluaran", required=False, rows=2)
    layout = Layout(
        "key",
        "title",
        Row(
            Column("output", css_class="col-md-8"),
            Column("years", css_class="col-md-4"),
        ),
    )

    class Meta:
        model = Action
        fields = ("title", "output", "years")
        error_messages = {"title": {"required": SAY_OR_TICK}}

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["years"] = forms.TypedMultipleChoiceField(
            label="Tahun",
            required=False,
            coerce=int,
            choices=[(year, str(year)) for year in years],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": GONE},
        )


class IndicatorRow(OrderedRow):
    """One measure from its baseline to a target for each year of the plan."""

    baseline_year = forms.IntegerField(
        label="Tahun kondisi awal",
        required=False,
        min_value=1945,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = Indicator
        fields = ("name", "unit", "baseline", "baseline_year", "source")
        error_messages = {"name": {"required": SAY_OR_TICK}}

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        for year in years:
            self.fields[f"target_{year}"] = forms.CharField(
                label=f"Target {year}",
                required=False,
                max_length=60,
                initial=self.instance.targets.get(str(year), ""),
            )
        targets = [Column(f"target_{year}", css_class="col-md-2") for year in years]
        self.layout = Layout(
            "key",
            Row(
                Column("name", css_class="col-md-8"),
                Column("unit", css_class="col-md-4"),
            ),
            Row(
                Column("baseline", css_class="col-md-4"),
                Column("baseline_year", css_class="col-md-4"),
                Column("source", css_class="col-md-4"),
            ),
            Row(*targets),
        )

    @property
    def advice(self):
        """What would make the saved row measure better."""
        return advice_on(self.instance) if self.instance.pk else []

    def clean(self):
        """Gather the targets, leaving those of years that the plan has lost."""
        typed = {
            name.removeprefix("target_"): text
            for name, text in self.cleaned_data.items()
            if name.startswith("target_")
        }
        merged = self.instance.targets | typed
        self.instance.targets = {year: text for year, text in merged.items() if text}


class FundingRow(RowForm):
    """Money for one action in one year from one source, or why it is unknown."""

    amount = RupiahField(
        label="Jumlah",
        required=False,
        help_text="Misalnya 1.250.000.000, Rp 850 juta, atau 1,5 M.",
    )
    unknown_reason = forms.CharField(
        label="Alasan bila belum diketahui",
        required=False,
        max_length=200,
        help_text="Isi bila jumlahnya dikosongkan.",
    )
    layout = Layout(
        "key",
        Row(
            Column("action", css_class="col-md-5"),
            Column("year", css_class="col-md-2"),
            Column("source", css_class="col-md-5"),
        ),
        Row(
            Column("amount", css_class="col-md-5"),
            Column("unknown_reason", css_class="col-md-7"),
        ),
    )

    class Meta:
        model = Funding
        fields = ("action", "year", "source", "amount", "unknown_reason")

    def __init__(self, *args, actions, years, **kwargs):
        super().__init__(*args, **kwargs)
        known = {str(action.pk): action for action in actions}
        self.fields["action"] = forms.TypedChoiceField(
            label="Kegiatan",
            coerce=known.get,
            choices=_one_of("kegiatan", [(key, str(known[key])) for key in known]),
            help_text="" if known else "Isi bagian Kegiatan lebih dahulu.",
            error_messages=ASKED,
        )
        self.fields["year"] = forms.TypedChoiceField(
            label="Tahun",
            coerce=int,
            choices=_one_of("tahun", [(year, str(year)) for year in years]),
            error_messages=ASKED,
        )

    def place(self, program):
        """Its action says where it belongs."""


ActionRows = rows_of(ActionRow, ProgramRows)
IndicatorRows = rows_of(IndicatorRow, ProgramRows)
FundingRows = rows_of(FundingRow, ProgramRows)
