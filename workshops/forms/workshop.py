"""What is asked about a workshop, its agenda and its outcomes?"""

import re
from typing import Any

from django import forms

from agencies.models import Agency
from paser_masterplan.forms import GONE, long_text
from paser_masterplan.merging import MergingForm
from plans.models import Stage
from workshops.forms.moments import day, hour
from workshops.models import Finding, Outcome, Session, Workshop

NUMBER = re.compile(r"\d{1,18}")


class WorkshopForm(MergingForm):
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
        stages = Stage.objects.current()
        if self.instance.pk:
            stages = Stage.objects.of(self.instance.stage.plan_id)
        stage: Any = self.fields["stage"]
        stage.queryset = stages.in_time_order()
        stage.empty_label = "Pilih tahap"


class SessionForm(MergingForm):
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


class FindingNumbersField(forms.CharField):
    """Findings by their numbers, `3, 14`."""

    def prepare_value(self, value):
        if isinstance(value, list):
            return ", ".join(str(getattr(one, "pk", one)) for one in value)
        return value

    def to_python(self, value):
        numbers = re.split(r"[\s,;]+", str(super().to_python(value)).strip(" ,;"))
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


class OutcomeForm(MergingForm):
    """A decision or a task."""

    text = long_text(label="Isi", rows=3)
    owner = forms.ModelChoiceField(
        Agency.objects.in_alphabet(),
        label="Penanggung jawab",
        required=False,
        empty_label="Belum ditentukan",
        error_messages={"invalid_choice": GONE},
    )
    due_on = day(label="Tenggat", required=False)
    findings = FindingNumbersField(
        label="Nomor temuan terkait",
        required=False,
        help_text="Misalnya 3, 14. Nomor tertulis di daftar temuan.",
    )

    class Meta:
        model = Outcome
        fields = ("session", "kind", "text", "owner", "due_on", "findings")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        session: Any = self.fields["session"]
        session.queryset = self.instance.workshop.sessions.in_time_order()
        session.empty_label = "Tidak dari satu acara tertentu"

    # Django's own hook, which its stubs leave out.
    def _get_validation_exclusions(self):
        """Let the database's promise that only tasks are done speak in the form."""
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"done_at"}
