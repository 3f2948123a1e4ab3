"""What does an admin fill in about the frame?"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.forms import ReviewerField
from agencies.models import Agency, User
from agencies.recognizing import NotEvidence
from paser_masterplan.forms import RowsField, TidyForm, long_text
from paser_masterplan.merging import MergingForm
from paser_masterplan.money import format_number
from paser_masterplan.sizes import format_size
from plans import crests
from plans.models import (
    Dimension,
    Extension,
    ExtensionRequest,
    Goal,
    MasterPlan,
    Mission,
    Place,
    ReadinessElement,
    Stage,
    SubDimension,
)
from plans.widgets import SubDimensionField
from plans.windows import in_wita, windows_of

LONGEST_PLAN = 10
LONGEST_GRACE = 24 * 60  # minutes; who needs more than a day asks for an extension
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
    """The plan by its title, period and vision, and who signs and reads its books."""

    first_year = year("Tahun rencana pertama")
    last_year = year("Tahun rencana terakhir")
    vision = long_text(label="Visi", rows=3, required=False)

    class Meta:
        model = MasterPlan
        fields = (
            "title",
            "region",
            "first_year",
            "last_year",
            "vision",
            "leader_title",
            "is_public",
        )
        help_texts = {
            "leader_title": "Tercetak di lembar pengesahan dan lembar komitmen.",
            "is_public": "Edisi yang sudah terbit dapat dibaca tanpa masuk ke portal.",
        }

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


class CrestForm(TidyForm):
    """A picture for the crest of the region."""

    picture = forms.FileField(
        label="Gambar PNG",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/png"}),
        help_text=f"Paling besar {format_size(crests.MOST_BYTES)} dan "
        f"{format_number(crests.MOST_PIXELS)} piksel pada sisi terpanjang; latar "
        "tembus pandang tercetak paling rapi.",
        error_messages={"required": "Pilih dahulu gambar lambangnya."},
    )

    def clean_picture(self):
        file = self.cleaned_data["picture"]
        try:
            crests.weigh(file.size)
            return crests.clean(file.read())
        except NotEvidence as why:
            raise ValidationError(str(why)) from why


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
    """What a dimension means, which experts review in it, and who does so first."""

    definition = long_text(label="Definisi", rows=4)
    experts = RowsField(
        User.objects.experts(),
        label="Penelaah tenaga ahli",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Mereka menelaah program dimensi ini. Kosong berarti hanya admin.",
    )
    reviewer = ReviewerField(
        label="Penelaah utama",
        required=False,
        empty_label="Belum ditetapkan",
        help_text="Program dimensi ini ditugaskan kepadanya begitu diajukan, kecuali "
        "program instansinya sendiri. Penugasan dapat diganti per program.",
    )

    class Meta:
        model = Dimension
        fields = ("indonesian", "definition", "experts", "reviewer")


class SubDimensionForm(MergingForm):
    """What a sub-dimension means, with an example that people pick it by."""

    definition = long_text(label="Definisi", rows=4)
    example = long_text(label="Contoh program", rows=3, required=False)

    class Meta:
        model = SubDimension
        fields = ("name", "definition", "example")


class ElementForm(MergingForm):
    """What an element of readiness is called and means, and where it stands."""

    definition = long_text(label="Definisi", rows=3)

    class Meta:
        model = ReadinessElement
        fields = ("pillar", "name", "definition", "position")
        help_texts = {"position": "Yang kecil lebih dahulu di dalam kelompoknya."}


class StageEditForm(RowOfPlan):
    """When a stage opens and closes."""

    opens_at = MomentField(label="Dibuka (WITA)")
    closes_at = MomentField(
        label="Ditutup (WITA)", help_text="Tepat pada menit ini pengisian berakhir."
    )
    grace_minutes = forms.IntegerField(
        label="Masa tenggang (menit)",
        min_value=0,
        max_value=LONGEST_GRACE,
        required=False,
        help_text="Berapa menit sesudah ditutup yang terlambat masih diterima, bagi "
        "semua. Kosong atau 0 berarti tidak ada. Perpanjangan tidak diberi tenggang.",
    )

    class Meta:
        model = Stage
        fields: tuple[str, ...] = ("opens_at", "closes_at", "grace_minutes")

    def clean_grace_minutes(self):
        return self.cleaned_data["grace_minutes"] or 0


class StageForm(StageEditForm):
    """A stage that the plan does not have yet."""

    class Meta(StageEditForm.Meta):
        fields = ("kind", "opens_at", "closes_at", "grace_minutes")


def check_beyond(until, end):
    """Refuse more time that would end before now, or before what there is already."""
    if until <= max(end, timezone.now()):
        raise ValidationError(
            "Perpanjangan harus melewati saat ini dan waktu yang sudah ada, yaitu "
            f"{in_wita(end)}."
        )


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
        stage, until = self.instance.stage, self.cleaned_data["until"]
        check_beyond(until, stage.closes_at + stage.grace)
        return until


class ExtensionRequestForm(MergingForm):
    """Until when one agency needs more time, and why."""

    until = MomentField(label="Diminta sampai (WITA)")
    reason = long_text(
        label="Alasan",
        rows=4,
        help_text="Apa yang menghalangi, dan apa yang masih akan dikerjakan.",
    )

    class Meta:
        model = ExtensionRequest
        fields = ("until", "reason")

    def clean_until(self):
        asked, until = self.instance, self.cleaned_data["until"]
        [window] = windows_of(asked.stage, [asked.agency])
        check_beyond(until, window.accepts_until)
        return until


class AnswerForm(TidyForm):
    """What an admin says to a request for more time."""

    decision = forms.ChoiceField(
        label="Keputusan",
        choices=[
            (ExtensionRequest.Status.GRANTED, "Beri waktu lebih"),
            (ExtensionRequest.Status.REFUSED, "Tidak diberikan"),
        ],
        widget=forms.RadioSelect,
    )
    until = MomentField(
        label="Diberikan sampai (WITA)",
        required=False,
        help_text="Terisi waktu yang diminta; boleh diganti.",
    )
    answer = long_text(
        label="Pesan untuk perangkat daerah",
        rows=3,
        required=False,
        help_text="Wajib bila tidak diberikan: mengapa, dan apa yang sebaiknya "
        "dilakukan.",
    )

    def __init__(self, *args, stage, **kwargs):
        super().__init__(*args, **kwargs)
        self.stage = stage

    def clean_until(self):
        until = self.cleaned_data["until"]
        if self._says(ExtensionRequest.Status.GRANTED):
            if until is None:
                raise ValidationError("Tulis sampai kapan waktunya diperpanjang.")
            check_beyond(until, self.stage.closes_at + self.stage.grace)
        return until

    def clean_answer(self):
        answer = self.cleaned_data["answer"]
        if self._says(ExtensionRequest.Status.REFUSED) and not answer:
            raise ValidationError("Tulis mengapa, dan apa yang sebaiknya dilakukan.")
        return answer

    def _says(self, decision):
        return self.cleaned_data.get("decision") == decision


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
