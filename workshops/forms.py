"""Which fields do workshops and findings ask for, in which words?"""

import re

from django import forms

from agencies.models import Agency
from paser_masterplan.forms import GONE, TidyForm, TidyModelForm, digest, long_text
from plans.models import Stage
from plans.widgets import PlacesField, SubDimensionField
from workshops.models import Attendance, Finding, Outcome, Session, Workshop
from workshops.wording import FINDING, said
from workshops.workflow import CLASSIFIES

LONGEST_LINE = 150
MOST_LINES = 200
NUMBER = re.compile(r"\d{1,18}")


def day(**kwargs):
    """A date, in the form that browsers want whatever the language."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **kwargs)


def hour(**kwargs):
    """A time of the day, likewise."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(widget=widget, **kwargs)


class OpenedForm(TidyModelForm):
    """A form for one row that remembers what the row said when it was opened."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    also: tuple[str, ...] = ()
    saved: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.is_bound:
            self.initial["opened"] = digest(said(self.instance, self.names))

    @property
    def names(self):
        """The fields that the form shows or depends on."""
        return (*self._meta.fields, *self.also)

    def refuse(self, refusal):
        """Show why nothing was saved and what is; a second try knows of it."""
        self.add_error(None, str(refusal))
        self.saved = getattr(refusal, "saved", {})
        if self.saved:
            self.data = self.data.copy()
            self.data[self.add_prefix("opened")] = digest(self.saved)


class WorkshopForm(OpenedForm):
    """A workshop with its minutes."""

    starts_on = day(label="Hari pertama")
    ends_on = day(label="Hari terakhir")
    purpose = long_text(label="Tujuan", required=False, rows=3)
    minutes = long_text(
        label="Notulen",
        required=False,
        rows=12,
        help_text="Jalannya pembahasan. Keputusan dan tugas dicatat tersendiri sebagai "
        "hasil, supaya dapat menunjuk temuan dan programnya.",
    )

    class Meta:
        model = Workshop
        fields = (
            "stage",
            "title",
            "place",
            "is_hybrid",
            "starts_on",
            "ends_on",
            "purpose",
            "minutes",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stages = Stage.objects.filter(plan__is_current=True).in_time_order()
        if self.instance.pk:
            stages = Stage.objects.filter(plan=self.instance.stage.plan_id)
        self.fields["stage"].queryset = stages
        self.fields["stage"].empty_label = "Pilih tahap"


class SessionForm(OpenedForm):
    """One item of the agenda."""

    held_on = day(label="Hari")
    starts_at = hour(label="Mulai")
    ends_at = hour(label="Selesai")
    speakers = long_text(label="Narasumber", required=False, rows=2)
    materials = long_text(
        label="Bahan",
        required=False,
        rows=2,
        help_text="Judul paparan, kertas kerja, atau alamat berkasnya.",
    )

    class Meta:
        model = Session
        fields = ("held_on", "starts_at", "ends_at", "title", "speakers", "materials")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["held_on"] = (
            self.instance.held_on or self.instance.workshop.starts_on
        )

    def clean_held_on(self):
        held_on, workshop = self.cleaned_data["held_on"], self.instance.workshop
        if not workshop.starts_on <= held_on <= workshop.ends_on:
            raise forms.ValidationError("Pilih hari di antara hari lokakaryanya.")
        return held_on


class AttendanceForm(OpenedForm):
    """One person who took part."""

    class Meta:
        model = Attendance
        fields = ("agency", "full_name", "position", "mode")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.in_alphabet()
        self.fields["agency"].empty_label = "Pilih instansi"

    def _get_validation_exclusions(self):
        """Let the database's promise of one row per person speak in the form."""
        return super()._get_validation_exclusions() - {"workshop"}


class EnrollForm(TidyForm):
    """Many people of one agency, one line each."""

    agency = forms.ModelChoiceField(
        Agency.objects.in_alphabet(),
        label="Instansi",
        empty_label="Pilih instansi",
        error_messages={"invalid_choice": GONE},
    )
    mode = forms.ChoiceField(label="Cara hadir", choices=Attendance.Mode.choices)
    people = long_text(
        label="Peserta",
        rows=10,
        help_text="Satu peserta per baris: nama; jabatan. Jabatan boleh dikosongkan.",
    )

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        self.workshop = workshop

    def clean_people(self):
        lines = [
            line for line in self.cleaned_data["people"].splitlines() if line.strip()
        ]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(
                f"Paling banyak {MOST_LINES} baris sekali kirim. Bagi daftarnya."
            )
        people = [[part.strip() for part in line.split(";")] for line in lines]
        known = {name.casefold() for name in self._known()}
        bad = []
        for number, parts in enumerate(people, start=1):
            if why := _bad(parts, known):
                bad.append(
                    f"Baris {number} (“{lines[number - 1].strip()[:60]}”): {why}"
                )
            known.add(parts[0].casefold())
        if bad:
            raise forms.ValidationError(bad)
        return [(*parts, "")[:2] for parts in people]

    def _known(self):
        agency = self.cleaned_data.get("agency")
        written = self.workshop.attendances.filter(agency=agency)
        return written.values_list("full_name", flat=True)


def _bad(parts, known):
    """Why a line is not one person who is still missing, or nothing."""
    if len(parts) > 2:
        return "lebih dari satu titik koma; tulis nama; jabatan."
    if not parts[0]:
        return "namanya belum ada."
    if max(map(len, parts)) > LONGEST_LINE:
        return f"nama dan jabatan paling panjang {LONGEST_LINE} huruf."
    if parts[0].casefold() in known:
        return "orang ini sudah tercatat."
    return ""


class FindingNumbersField(forms.CharField):
    """Findings by their numbers, `3, 14`."""

    def prepare_value(self, value):
        if isinstance(value, list):
            return ", ".join(str(getattr(one, "pk", one)) for one in value)
        return value

    def to_python(self, value):
        numbers = re.split(r"[\s,;]+", super().to_python(value).strip(" ,;"))
        if numbers == [""]:
            return []
        wanted = {int(number) for number in numbers if NUMBER.fullmatch(number)}
        found = list(Finding.objects.filter(pk__in=wanted))
        missing = {str(number) for number in wanted - {one.pk for one in found}}
        missing |= {number for number in numbers if not NUMBER.fullmatch(number)}
        if missing:
            raise forms.ValidationError(
                f"Tidak ada temuan bernomor {', '.join(sorted(missing))}. "
                "Nomornya tertulis di daftar temuan."
            )
        return found


class OutcomeForm(OpenedForm):
    """A decision or a task."""

    text = long_text(label="Isi", rows=3)
    due_on = day(label="Tenggat", required=False)
    findings = FindingNumbersField(
        label="Nomor temuan terkait",
        required=False,
        help_text="Misalnya 3, 14. Nomor tertulis di daftar temuan.",
    )

    class Meta:
        model = Outcome
        fields = ("kind", "text", "owner", "due_on", "findings")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Agency.objects.in_alphabet()
        self.fields["owner"].empty_label = "Belum ditentukan"


class FindingForm(OpenedForm):
    """The eight questions about a potential or a problem."""

    also = ("status",)
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
    readiness = forms.ChoiceField(
        label="Unsur kesiapan",
        required=False,
        choices=[("", "Belum tahu"), *Finding.Readiness.choices],
        help_text="Unsur pemerintahan yang paling disentuh temuan ini.",
    )

    class Meta:
        model = Finding
        fields = tuple(name for name in FINDING if name != "status")


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
    readiness = forms.ChoiceField(
        label="Unsur kesiapan",
        required=False,
        choices=[("", "Belum ditentukan"), *Finding.Readiness.choices],
    )
    factor = forms.ChoiceField(
        label="Asal faktor",
        required=False,
        choices=[("", "Belum ditentukan"), *Finding.Factor.choices],
    )

    def __init__(self, *args, move, finding, **kwargs):
        kwargs.setdefault("auto_id", f"id_{move.name}_%s")
        first = {"readiness": finding.readiness, "factor": finding.factor}
        super().__init__(*args, initial=first, **kwargs)
        self.move = move
        unwanted = set(self.fields) - set(_asked(move))
        for name in unwanted:
            del self.fields[name]
        # The workflow refuses what lacks; the browser only says so sooner.
        for name in {"note", "target"} & set(self.fields):
            self.fields[name].widget.attrs["required"] = True
        if move.names_target:
            others = Finding.objects.filter(plan=finding.plan_id)
            self.fields["target"].queryset = others


def _asked(move):
    """The fields that a move asks for."""
    asked = ["note"] if move.needs_note else []
    asked += ["target"] if move.names_target else []
    return asked + (["readiness", "factor"] if move.name in CLASSIFIES else [])
