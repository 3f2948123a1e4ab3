"""What is asked of a program, section by section?"""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.db.models import Q

from agencies.models import Agency
from paser_masterplan.forms import GONE, TidyForm, long_text
from paser_masterplan.merging import MergingForm
from plans.widgets import PlacesField, SubDimensionField
from programs.freezing import SHEET
from programs.linking import outcomes_for
from programs.models import Program, Remark, StandardRemark
from programs.pinning import Outdated
from programs.reviewing_forms import PinField
from programs.widgets import AgenciesField, FindingsField, OutcomesField

AMONG_REVIEWERS = "Perangkat daerah tidak melihatnya dan tidak diminta menjawab."


class ProposalForm(TidyForm):
    """With what a program begins: its title."""

    title = forms.CharField(
        label="Judul program",
        max_length=200,
        help_text="Satu kalimat pendek; boleh diperbaiki kemudian.",
    )
    sub_dimension = SubDimensionField(
        required=False,
        help_text="Boleh dipilih kemudian.",
    )


class NomenclatureField(forms.CharField):
    """A code of the nomenclature, however spaced, with those in use as suggestions."""

    def to_python(self, value):
        return "".join(super().to_python(value).split()).strip(".")

    def widget_attrs(self, widget):
        """What is pasted may be longer than the code in it."""
        return {"list": "kode-nomenklatur", "autocomplete": "off"}


class IdentityForm(MergingForm):
    """What it is called, where it belongs, and with what it agrees."""

    sub_dimension = SubDimensionField(required=False)
    partners = long_text(
        label="Mitra lain",
        required=False,
        rows=2,
        help_text="Yang tidak ada di daftar, misalnya komunitas atau perguruan tinggi.",
    )
    spbe = long_text(
        label="Keterkaitan SPBE",
        required=False,
        rows=2,
        help_text="Aplikasi yang dibangun, dipakai bersama, atau dihubungkan.",
    )
    fieldsets = {
        "Program": ("title", "plan_type", "horizon", "is_quick_win", "sub_dimension"),
        "Pendukung": ("supporting", "partners"),
        "Keselarasan": ("mission", "nomenclature_code", "spbe", "sdg"),
    }

    class Meta:
        model = Program
        fields = (
            "title",
            "plan_type",
            "horizon",
            "is_quick_win",
            "sub_dimension",
            "supporting",
            "partners",
            "mission",
            "nomenclature_code",
            "spbe",
            "sdg",
        )
        field_classes = {"nomenclature_code": NomenclatureField}
        help_texts = {
            "horizon": "Kapan hasilnya terasa.",
            "is_quick_win": "Dapat dirasakan warga dalam 6 sampai 12 bulan.",
            "nomenclature_code": "Bila sudah diketahui, misalnya 2.16.03 atau sampai "
            "sub kegiatan, 2.16.03.2.02.0009.",
            "sdg": "Nomor tujuan pembangunan berkelanjutan, misalnya 6, 11.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named = Q(active=True) | Q(pk__in=self.instance.supporting.values("pk"))
        others = Agency.objects.filter(named).exclude(pk=self.instance.agency_id)
        self.fields["supporting"] = AgenciesField(others.in_alphabet())
        self.fields["mission"] = forms.ModelChoiceField(
            self.instance.plan.missions.order_by("number"),
            label="Misi RPJMD",
            required=False,
            empty_label="Belum dipilih",
            help_text="Misi RPJMD yang dilayani program ini.",
            error_messages={"invalid_choice": GONE},
        )

    @property
    def layout(self):
        """Its fieldsets, with the fields that are asked of this person."""
        asked = {
            label: [name for name in names if name in self.fields]
            for label, names in self.fieldsets.items()
        }
        return Layout(
            *(Fieldset(label, *names) for label, names in asked.items() if names)
        )


class FindingsForm(MergingForm):
    """Which potentials and problems it answers."""

    class Meta:
        model = Program
        fields = ("findings",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["findings"] = FindingsField(
            self.instance.answerable_findings(), agency=self.instance.agency
        )


class DescriptionForm(MergingForm):
    """Why, what for, what, for whom and where."""

    background = long_text(
        label="Latar belakang",
        required=False,
        help_text="Keadaan sekarang dan mengapa perlu ditangani; sebutkan angkanya.",
    )
    objective = long_text(
        label="Tujuan",
        required=False,
        rows=3,
        help_text="Keadaan yang ingin dicapai, sedapatnya dengan ukuran dan tahun.",
    )
    description = long_text(
        label="Uraian",
        required=False,
        rows=8,
        help_text="Apa yang dikerjakan dan bagaimana caranya.",
    )
    beneficiaries = long_text(
        label="Penerima manfaat",
        required=False,
        rows=2,
        help_text="Siapa yang merasakan, dan berapa banyak.",
    )
    places = PlacesField(required=False)

    class Meta:
        model = Program
        fields = ("background", "objective", "description", "beneficiaries", "places")


class QuickWinForm(MergingForm):
    """The sheet of a quick win."""

    class Meta:
        model = Program
        fields = SHEET

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in SHEET:
            label = self.fields[name].label
            self.fields[name] = long_text(label=label, required=False, rows=3)


class RemarkForm(TidyForm):
    """What a reviewer says about a field, to whom, and of which revision."""

    text = long_text(label="Catatan")
    is_internal = forms.BooleanField(
        label="Hanya untuk penelaah", required=False, help_text=AMONG_REVIEWERS
    )
    read = forms.IntegerField(label="Revisi yang dibaca", required=False)


class AnswerForm(MergingForm):
    """What the agency says to a remark, and whether it agrees."""

    answer = long_text(
        label="Jawaban",
        help_text="Apa yang sudah diperbaiki; bila tidak setuju, alasannya.",
        error_messages={"required": "Tulis jawabannya; bila tidak setuju, alasannya."},
    )

    class Meta:
        model = Remark
        fields = ("answer", "disagrees")
        labels = {"disagrees": "Kami tidak setuju dengan catatan ini"}


class StandardRemarkForm(MergingForm):
    """A sentence of the library, and the part of a program for which it is meant."""

    field = forms.ChoiceField(
        label="Bagian",
        required=False,
        choices=[("", "Semua bagian"), *Remark.Field.choices],
        help_text="Ditawarkan saat penelaah memberi catatan pada bagian ini.",
    )
    text = long_text(label="Catatan baku", rows=3)

    class Meta:
        model = StandardRemark
        fields = ("field", "text", "position", "is_active")
        help_texts = {
            "position": "Yang kecil tampil lebih dahulu.",
            "is_active": "Yang tidak dipakai lagi tidak ditawarkan kepada penelaah.",
        }


class MoveForm(TidyForm):
    """What goes with a move: a reason, the program it names, and what was read."""

    target = forms.CharField(
        label="Kode program yang menerima",
        required=False,
        max_length=12,
        help_text="Untuk penggabungan, misalnya SC21-0001.",
    )
    note = long_text(label="Catatan", required=False)
    read = PinField(required=False)

    refused = None

    def __init__(self, *args, program, by, names_target=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not names_target:
            del self.fields["target"]
        self.programs = Program.objects.visible_to(by).filter(plan=program.plan_id)

    @property
    def is_shown_again(self):
        """Whether somebody would have to write again, or has to read first."""
        is_typed = any(self.data.get(name) for name in ("note", "target"))
        return is_typed or isinstance(self.refused, Outdated)

    def clean_target(self):
        code = self.cleaned_data["target"].upper()
        if not code:
            return None
        found = self.programs.filter(code=code).first()
        if found is None:
            raise forms.ValidationError(f"Tidak ada program berkode {code}.")
        return found


class PairForm(TidyForm):
    """Why two programs do not overlap, or how they are done together."""

    note = long_text(label="Alasan")


class OutcomesForm(TidyForm):
    """Which decisions of the workshops led to a program."""

    def __init__(self, *args, program, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcomes"] = OutcomesField(outcomes_for(program))
        self.initial["outcomes"] = program.outcomes.all()
