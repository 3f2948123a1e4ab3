"""What is asked of those who assign, who recommend, and who keep the criteria?"""

from crispy_forms.layout import Field, Fieldset, Layout
from django import forms

from agencies.forms import ReviewerField
from paser_masterplan.forms import RowsField, TidyForm, long_text
from paser_masterplan.merging import MergingForm
from programs.models import Criterion, Program, Recommendation

Advice = Recommendation.Advice
SCALE = (
    (1, "1 sangat kurang"),
    (2, "2 kurang"),
    (3, "3 cukup"),
    (4, "4 baik"),
    (5, "5 sangat baik"),
)


class ReviewerForm(TidyForm):
    """Who reviews a program."""

    reviewer = ReviewerField(
        label="Penelaah", error_messages={"required": "Pilih penelaahnya dahulu."}
    )


class AssignForm(ReviewerForm):
    """Which programs, and who reviews them."""

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["program"] = RowsField(
            Program.objects.visible_to(by),
            label="Program",
            error_messages={"required": "Centang sedikitnya satu program."},
        )


class PinField(forms.IntegerField):
    """The number of the revision that a page shows.

    A page that is shown again shows the latest one, whatever was sent from it.
    """

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(label="Revisi yang dibaca", min_value=0, **kwargs)

    def bound_data(self, data, initial):
        return initial


class RecommendationForm(TidyForm):
    """What an expert advises, why, and a score for every criterion."""

    advice = forms.ChoiceField(
        label="Saran Anda", choices=Advice.choices, widget=forms.RadioSelect
    )
    text = long_text(
        label="Alasan",
        required=False,
        help_text="Yang perlu diketahui DKISP sebelum memutuskan; wajib bila Anda "
        "tidak menyarankan persetujuan.",
    )
    read = PinField()

    def __init__(self, *args, criteria, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = {f"score_{row.pk}": row for row in criteria}
        for name, row in self.criteria.items():
            self.fields[name] = forms.TypedChoiceField(
                label=row.name,
                help_text=row.question,
                choices=SCALE,
                coerce=int,
                widget=forms.RadioSelect,
            )
        template = "programs/widgets/score.html"
        scores = [Field(name, template=template) for name in self.criteria]
        self.layout = Layout("advice", "text", Fieldset("Nilai", *scores))

    @property
    def missed(self):
        """The revision that was read, where a newer one has come since."""
        read = self.cleaned_data.get("read") if self.is_bound else None
        return read if read is not None and read < self.initial["read"] else None

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("advice") != Advice.APPROVE and not cleaned.get("text"):
            self.add_error("text", "Tulis alasannya, supaya DKISP dapat menimbangnya.")
        names = [name for name in self.criteria if name in cleaned]
        cleaned["scores"] = {self.criteria[name]: cleaned.pop(name) for name in names}
        return cleaned


class CriterionForm(MergingForm):
    """One question by which experts score, and how much it weighs."""

    question = long_text(
        label="Pertanyaan",
        rows=3,
        help_text="Yang dibaca tenaga ahli saat memberi nilai 1 sampai 5.",
    )
    weight = forms.IntegerField(
        label="Bobot",
        min_value=1,
        max_value=100,
        help_text="Bobot semua kriteria yang dipakai sebaiknya berjumlah 100. Bobot "
        "baru berlaku juga untuk nilai yang sudah diberikan.",
    )
    position = forms.IntegerField(
        label="Urutan", min_value=0, max_value=99, help_text="Yang kecil di atas."
    )

    class Meta:
        model = Criterion
        fields = ("name", "question", "weight", "position", "is_active")
        help_texts = {
            "is_active": "Yang tidak dipakai tidak ditanyakan lagi; nilainya yang lama "
            "tetap terbaca."
        }
