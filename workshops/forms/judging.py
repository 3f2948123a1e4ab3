"""What is asked about readiness, SWOT and how a problem presses?"""

from django import forms

from paser_masterplan.forms import long_text
from paser_masterplan.merging import MergingForm
from workshops.forms.finding import factor_field, readiness_field
from workshops.models import Assessment, Finding, UsgScore
from workshops.models.readiness import ASSESSED
from workshops.models.scoring import LEAST, MOST, USG


def _level(label):
    """How far along something is, or nothing yet."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Belum dinilai"), *Assessment.Level.choices],
    )


class AssessmentForm(MergingForm):
    """What is, what should be, what lies between, and what to do about it."""

    level = _level("Tingkat saat ini")
    expected_level = _level("Tingkat yang diharapkan")
    current = long_text(
        label="Kondisi saat ini",
        required=False,
        rows=4,
        help_text="Apa yang sudah ada, dengan angkanya bila ada.",
    )
    expected = long_text(label="Kondisi yang diharapkan", required=False, rows=4)
    gap = long_text(
        label="Kesenjangan",
        required=False,
        rows=4,
        help_text="Apa yang belum ada di antara keduanya.",
    )
    recommendation = long_text(label="Rekomendasi", required=False, rows=4)

    class Meta:
        model = Assessment
        fields = ASSESSED

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        level = cleaned.get("level", self.stored.level)
        wanted = cleaned.get("expected_level", self.stored.expected_level)
        if level and wanted and wanted < level:
            self.add_error(
                "expected_level",
                "Tingkat yang diharapkan tidak lebih rendah daripada tingkat saat ini.",
            )
        return cleaned


class SwotForm(MergingForm):
    """Where a finding stands, whatever its agency wrote."""

    readiness = readiness_field("Belum ditentukan")
    factor = factor_field()
    swot = forms.ChoiceField(
        label="Letak dalam SWOT",
        required=False,
        choices=[("", "Menurut jenis dan asal faktornya"), *Finding.Swot.choices],
        help_text="Pilih yang lain hanya bila letaknya harus berbeda.",
    )

    class Meta:
        model = Finding
        fields = ("readiness", "factor", "swot")


def _scale(label, low, high):
    """One to five, with what both ends mean."""
    ends = {LEAST: f" · {low}", MOST: f" · {high}"}
    marks = [(one, f"{one}{ends.get(one, '')}") for one in range(LEAST, MOST + 1)]
    return forms.TypedChoiceField(
        label=label, coerce=int, choices=[("", "Pilih 1 sampai 5"), *marks]
    )


class UsgForm(MergingForm):
    """How urgent, how serious, and how much worse if it is left."""

    urgency = _scale("Mendesak (urgency)", "masih dapat menunggu", "harus sekarang")
    seriousness = _scale("Gawat (seriousness)", "dampaknya kecil", "dampaknya besar")
    growth = _scale("Berkembang (growth)", "tetap", "makin buruk bila dibiarkan")

    class Meta:
        model = UsgScore
        fields = USG
