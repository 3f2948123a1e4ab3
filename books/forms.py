"""What does a writer of the book fill in?"""

import re

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from books.models import Chapter, Paper
from books.verifying import MOST_BYTES, too_large
from paser_masterplan.forms import TidyForm, TidyModelForm, long_text
from paser_masterplan.merging import MergingForm

LONGEST_NARRATIVE = 300_000  # letters; 20,000 words are some 150,000
TOO_LONG = (
    "Naskah satu bab paling panjang 300.000 huruf, dan ini %(show_value)d. "
    "Pindahkan sebagian ke bab lain."
)
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Signs that no letter stands for: neither paper nor a file of the book holds them.
UNPRINTABLE = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
CANNOT_BE_PRINTED = (
    "Baris %(line)d memuat tanda yang tidak dapat dicetak (U+%(code)04X)%(after)s. "
    "Hapus tanda itu, atau ketik ulang katanya."
)
WORDS_BEFORE = 30  # letters that are quoted, so that the sign is found
HOW = (
    "Baris kosong memisahkan paragraf. Awali baris dengan ### untuk subjudul dan "
    "dengan - untuk butir; apit kata dengan ** agar tebal. Daftar, tabel, dan huruf "
    "tebal yang ditempel dari Word ikut terbawa. HTML tidak diterima: ia tercetak apa "
    "adanya sebagai huruf biasa."
)


def printable(text):
    """Refuse a sign that cannot be printed, and say where it stands."""
    if found := UNPRINTABLE.search(text):
        before = text[: found.start()]
        line = before.rpartition("\n")[2]
        said = {
            "line": before.count("\n") + 1,
            "code": ord(found[0]),
            "after": f" sesudah “{line[-WORDS_BEFORE:]}”" if line else "",
        }
        raise ValidationError(CANNOT_BE_PRINTED, params=said)


class NarrativeField(forms.CharField):
    """The text of a whole chapter; no browser may cut what is pasted into it."""

    widget = forms.Textarea(attrs={"rows": 24})

    def __init__(self, **kwargs):
        limit = MaxLengthValidator(LONGEST_NARRATIVE, TOO_LONG)
        super().__init__(required=False, strip=False, **kwargs)
        # Django's own sentence about NUL does not say where it is.
        self.validators = [printable, limit]

    def to_python(self, value):
        # Browsers send CR LF, Word a sign of its own; the book knows one kind of line.
        return LINE_END.sub("\n", super().to_python(value) or "")


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


class EndorsementForm(TidyForm):
    """What the council has to say of an edition, if anything."""

    note = long_text(
        label="Catatan",
        required=False,
        help_text="Boleh kosong. Catatan tampil di halaman edisi dan tidak dapat "
        "diubah sesudah edisi disahkan.",
    )


class CopyField(forms.FileField):
    """One file that claims to be a book of ours."""

    def __init__(self, **kwargs):
        super().__init__(allow_empty_file=True, **kwargs)

    def validate(self, value):
        super().validate(value)
        if value.size > MOST_BYTES:
            raise ValidationError(too_large(value.size).sentence)


class CopyForm(TidyForm):
    """A file of which somebody wants to know what it is."""

    chosen = CopyField(
        label="Berkas yang diperiksa",
        help_text="PDF, Word, Excel, atau JSON. Seret ke sini, atau pilih.",
    )


class SignedFileForm(TidyForm):
    """A file that came back signed."""

    chosen = CopyField(
        label="PDF yang sudah ditandatangani",
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )


class PaperForm(TidyForm):
    """Which paper of a workshop, and of which of its days."""

    paper = forms.ChoiceField(label="Lembar", choices=Paper.choices)
    day = forms.DateField(label="Hari", required=False)

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        self.workshop = workshop

    def clean_day(self):
        """The day of a list, and no day of anything else."""
        day = self.cleaned_data["day"]
        if self.cleaned_data.get("paper") != Paper.ROLL:
            return None
        if day is None or not self.workshop.starts_on <= day <= self.workshop.ends_on:
            raise ValidationError("Pilih salah satu hari lokakaryanya.")
        return day
