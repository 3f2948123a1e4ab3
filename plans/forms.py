"""What does an admin fill in about the frame?"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.models import Agency, User
from paser_masterplan.forms import RowsField, long_text
from paser_masterplan.merging import MergingForm
from plans.models import (
    Dimension,
    Extension,
    Goal,
    MasterPlan,
    Mission,
    Place,
    Stage,
    SubDimension,
)
from plans.widgets import SubDimensionField

LONGEST_PLAN = 10
MOMENT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and a minute in WITA, written as browsers write them."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)

    def __init__(self, **kwargs):
        super().__init__(input_formats=[MOMENT], **kwargs)


def year(label):
    """A year in which a plan may act."""
    return forms.IntegerField(label=label, min_value=2000, max_value=2100)


class PlanForm(MergingForm):
    """The plan by its title, period and vision."""

    first_year = year("Tahun rencana pertama")
    last_year = year("Tahun rencana terakhir")
    vision = long_text(label="Visi", rows=3, required=False)

    class Meta:
        model = MasterPlan
        fields = ("title", "region", "first_year", "last_year", "vision")

    def clean(self):
        cleaned = super().clean()
        first = cleaned.get("first_year", self.instance.first_year)
        last = cleaned.get("last_year", self.instance.last_year)
        if first and last and last - first >= LONGEST_PLAN:
            self.add_error(
                "last_year",
                f"Rencana paling lama {LONGEST_PLAN} tahun. Periksa tahunnya.",
            )
        return cleaned


class RowOfPlan(MergingForm):
    """A form for one row of a plan, whose promises are checked with its plan."""

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"plan"}


class MissionForm(RowOfPlan):
    """A mission of the RPJMD."""

    number = forms.IntegerField(label="Nomor", min_value=1, max_value=99)
    text = long_text(label="Misi", rows=3)

    class Meta:
        model = Mission
        fields = ("number", "text")


class GoalForm(RowOfPlan):
    """What is to be reached in a sub-dimension, and how."""

    sub_dimension = SubDimensionField()
    statement = long_text(label="Sasaran", rows=3)
    strategy = long_text(label="Strategi", rows=3, required=False)

    class Meta:
        model = Goal
        fields = ("sub_dimension", "statement", "strategy", "mission")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mission"].queryset = self.instance.plan.missions.in_number_order()


class DimensionForm(MergingForm):
    """What a dimension means, and which experts review in it."""

    definition = long_text(label="Definisi", rows=4)
    experts = RowsField(
        User.objects.experts(),
        label="Penelaah tenaga ahli",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Mereka menelaah program dimensi ini. Kosong berarti hanya admin.",
    )

    class Meta:
        model = Dimension
        fields = ("indonesian", "definition", "experts")


class SubDimensionForm(MergingForm):
    """What a sub-dimension means, with an example that people pick it by."""

    definition = long_text(label="Definisi", rows=4)
    example = long_text(label="Contoh program", rows=3, required=False)

    class Meta:
        model = SubDimension
        fields = ("name", "definition", "example")


class StageEditForm(RowOfPlan):
    """When a stage opens and closes."""

    opens_at = MomentField(label="Dibuka (WITA)")
    closes_at = MomentField(
        label="Ditutup (WITA)", help_text="Tepat pada menit ini pengisian berakhir."
    )

    class Meta:
        model = Stage
        fields: tuple[str, ...] = ("opens_at", "closes_at")


class StageForm(StageEditForm):
    """A stage that the plan does not have yet."""

    class Meta(StageEditForm.Meta):
        fields = ("kind", "opens_at", "closes_at")


class ExtensionForm(MergingForm):
    """More time for one agency, and why."""

    until = MomentField(label="Sampai (WITA)")
    reason = long_text(label="Alasan", rows=3)

    class Meta:
        model = Extension
        fields = ("agency", "until", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.active().in_alphabet()

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until <= max(self.instance.stage.closes_at, timezone.now()):
            raise ValidationError(
                "Perpanjangan harus melewati saat ini dan waktu tutup tahapnya."
            )
        return until


class PlaceForm(MergingForm):
    """A kecamatan, or a desa or kelurahan in it."""

    class Meta:
        model = Place
        fields = ("kind", "name", "parent", "code")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Place.objects.exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = others.filter(parent=None).order_by("name")

    def clean_kind(self):
        kind, pk = self.cleaned_data["kind"], self.instance.pk
        is_village = kind != Place.Kind.KECAMATAN
        if is_village and pk and self.instance.children.exists():
            raise ValidationError(
                "Kecamatan ini masih berisi desa atau kelurahan. Pindahkan dahulu."
            )
        return kind
