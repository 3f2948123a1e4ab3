"""What does a writer of the book fill in?"""

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.validators import MaxLengthValidator

from books.models import Chapter
from paser_masterplan.forms import TidyForm, TidyModelForm
from paser_masterplan.merging import MergingForm

LONGEST_NARRATIVE = 100_000
TOO_LONG = (
    "Naskah satu bab paling panjang 100.000 huruf, dan ini %(show_value)d. "
    "Pindahkan sebagian ke bab lain."
)
HOW = (
    "Baris kosong memisahkan paragraf. Awali baris dengan ### untuk subjudul dan "
    "dengan - untuk butir; apit kata dengan ** agar tebal. HTML tidak diterima: "
    "ia tercetak apa adanya sebagai huruf biasa."
)


class NarrativeField(forms.CharField):
    """The text of a whole chapter; no browser may cut what is pasted into it."""

    widget = forms.Textarea(attrs={"rows": 24})

    def __init__(self, **kwargs):
        limit = MaxLengthValidator(LONGEST_NARRATIVE, TOO_LONG)
        super().__init__(required=False, strip=False, validators=[limit], **kwargs)

    def to_python(self, value):
        # Browsers send CR LF; the book knows one kind of line.
        return (super().to_python(value) or "").replace("\r\n", "\n")


class ChapterForm(MergingForm):
    """The words of a chapter."""

    narrative = NarrativeField(label="Naskah (Markdown)", help_text=HOW)

    layout = Layout(
        Row(
            Column("number", css_class="col-md-2"),
            Column("title"),
            Column("block", css_class="col-md-4"),
        )
    )

    class Meta:
        model = Chapter
        fields = ("number", "title", "block", "narrative")


class NewChapterForm(TidyModelForm):
    """A chapter that the guide does not have."""

    layout = Layout(Fieldset("Bab baru", "book", "number", "title", "block"))

    class Meta:
        model = Chapter
        fields = ("book", "number", "title", "block")
        help_texts = {
            "number": "Misalnya VIII atau Lampiran D. Bagian depan tidak bernomor.",
        }


class PreviewForm(TidyForm):
    """A text that wants to be seen as it will print."""

    text = NarrativeField(label="Naskah")
