"""What does the page of components show?"""

from django import forms

from paser_masterplan.bars import bars
from paser_masterplan.differing import compare
from paser_masterplan.forms import RupiahField, TidyForm, long_text
from paser_masterplan.merging import Conflict, token
from programs.models import Program, Remark
from workshops.models import Finding

PILLS = (
    dict(Program.Status.choices)
    | {
        code: label
        for code, label in Finding.Status.choices
        if code not in Program.Status
    }
    | dict(Remark.Status.choices)
)
DIMENSIONS = [
    ("GOVERNANCE", "Smart Governance", 9),
    ("BRANDING", "Smart Branding", 3),
    ("ECONOMY", "Smart Economy", 6),
    ("LIVING", "Smart Living", 8),
    ("SOCIETY", "Smart Society", 4),
    ("ENVIRONMENT", "Smart Environment", 5),
]
PARTS = [
    ("APPROVED", 11, 0, 32),
    ("IN_REVIEW", 6, 32, 17),
    ("SUBMITTED", 7, 49, 20),
    ("RETURNED", 4, 69, 11),
    ("DRAFT", 7, 80, 20),
]

THEIRS = "Sampah yang masuk TPA turun menjadi 20 ton per hari."
TWO_TEXTS = Conflict(
    name="pilih-objective",
    label="Tujuan",
    mine="Sampah berkurang separuh pada 2026.",
    theirs=THEIRS,
    token=token(THEIRS),
    may_join=True,
    picked="gabung",
)


class SampleForm(TidyForm):
    """One field of each kind, two of them wrong."""

    title = forms.CharField(label="Judul program", max_length=160)
    description = long_text(
        label="Uraian",
        required=False,
        help_text="Apa yang dikerjakan, di mana, dan siapa yang merasakannya.",
    )
    horizon = forms.ChoiceField(
        label="Jangka waktu",
        choices=[("1", "Pendek (1 tahun)"), ("5", "Menengah (5 tahun)")],
    )
    amount = RupiahField(
        label="Perkiraan biaya",
        required=False,
        help_text="Boleh ditulis 1.250.000.000, Rp 850 juta, atau 1,5 M.",
    )
    kinds = forms.MultipleChoiceField(
        label="Sumber dana",
        required=False,
        choices=[("A", "APBD Kabupaten"), ("B", "Bantuan Keuangan Provinsi")],
        widget=forms.CheckboxSelectMultiple,
    )
    quick_win = forms.BooleanField(label="Diusulkan sebagai quick win", required=False)


def samples():
    """The content of the page: nobody's data, enough to see each component at work."""
    return {
        "form": SampleForm({"horizon": "5", "amount": "1,5 M", "kinds": ["A"]}),
        "conflicts": {"objective": TWO_TEXTS},
        "pills": PILLS.items(),
        "history": Program.Status.choices[2:6],
        "remark": Remark.Status.ANSWERED,
        "diff": compare("Sampah yang masuk TPA 60 ton per hari.", THEIRS),
        "dimensions": DIMENSIONS,
        "bars": bars(
            [(label, count, str(count), code) for code, label, count in DIMENSIONS]
        ),
        "parts": [
            {
                "status": code,
                "label": PILLS[code],
                "value_label": count,
                "x": x,
                "width": width,
            }
            for code, count, x, width in PARTS
        ],
    }
