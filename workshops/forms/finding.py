"""What is asked about a finding, and by each move in its life?"""

from typing import Any

from django import forms

from paser_masterplan.forms import GONE, TidyForm, long_text
from paser_masterplan.merging import MergingForm
from plans.models import ReadinessElement
from plans.widgets import PlacesField, SubDimensionField
from workshops.models import Finding
from workshops.wording import ASKED
from workshops.workflow import CLASSIFIES


def readiness_field(empty_label, **kwargs):
    """The element of readiness that a finding touches, if it is known."""
    return forms.ModelChoiceField(
        ReadinessElement.objects.in_book_order(),
        label="Unsur kesiapan",
        required=False,
        empty_label=empty_label,
        error_messages={"invalid_choice": GONE},
        **kwargs,
    )


def factor_field():
    """Whether it comes from within the government or from without."""
    return forms.ChoiceField(
        label="Asal faktor",
        required=False,
        choices=[("", "Belum ditentukan"), *Finding.Factor.choices],
    )


class FindingForm(MergingForm):
    """The eight questions about a potential or a problem."""

    kind = forms.ChoiceField(
        label="Potensi atau masalah",
        choices=Finding.Kind.choices,
        widget=forms.RadioSelect,
        help_text="Potensi: yang sudah ada dan dapat dikembangkan. Masalah: yang "
        "menghambat dan perlu dijawab.",
    )
    title = forms.CharField(
        label="Judul",
        max_length=200,
        help_text="Satu kalimat pendek, misalnya: Sampah belum dipilah dari rumah.",
    )
    description = long_text(
        label="Uraian",
        required=False,
        help_text="Apa yang terjadi, siapa yang merasakannya, sejak kapan.",
    )
    sub_dimension = SubDimensionField(
        help_text="Buka dimensinya, lalu pilih yang definisinya paling dekat."
    )
    places = PlacesField(
        required=False, help_text="Kosongkan bila berlaku di seluruh kabupaten."
    )
    figure = long_text(
        label="Angka",
        required=False,
        rows=2,
        help_text="Misalnya: 62 ton sampah per hari, 18 ton terangkut.",
    )
    source = long_text(
        label="Sumber angka",
        required=False,
        rows=2,
        help_text="Dokumen, tahun, dan halamannya.",
    )
    readiness = readiness_field(
        "Belum tahu", help_text="Unsur pemerintahan yang paling disentuh temuan ini."
    )

    class Meta:
        model = Finding
        fields = ASKED


class MoveForm(TidyForm):
    """What one move in the life of a finding asks for."""

    note = long_text(label="Catatan", required=False, rows=3)
    target = forms.ModelChoiceField(
        Finding.objects.none(),
        required=False,
        label="Nomor temuan yang menerima",
        widget=forms.NumberInput(attrs={"min": 1}),
        error_messages={
            "invalid_choice": "Tidak ada temuan bernomor itu di rencana ini. Nomornya "
            "tertulis di daftar temuan."
        },
    )
    readiness = readiness_field("Belum ditentukan")
    factor = factor_field()

    def __init__(self, *args, move, finding, **kwargs):
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_{move.name}_%s"
        self.initial = {"readiness": finding.readiness, "factor": finding.factor}
        self.move = move
        unwanted = set(self.fields) - set(_asked(move))
        for name in unwanted:
            del self.fields[name]
        # The workflow refuses what lacks; the browser only says so sooner.
        for name in {"note", "target"} & set(self.fields):
            self.fields[name].widget.attrs["required"] = True
        if move.names_target:
            target: Any = self.fields["target"]
            target.queryset = Finding.objects.filter(plan=finding.plan_id)


def _asked(move):
    """The fields that a move asks for."""
    asked = ["note"] if move.needs_note else []
    asked += ["target"] if move.names_target else []
    return asked + (["readiness", "factor"] if move.name in CLASSIFIES else [])
