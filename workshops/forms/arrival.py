"""What is asked of those who say that they are there, and of a correction?"""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms

from agencies.models import Agency
from paser_masterplan.forms import GONE, TidyForm, long_text
from workshops import codes
from workshops.models import CheckIn, Participant, Session
from workshops.receiving import ABSENT

CODE = {"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}
BY_NAME = Fieldset("Bila tidak punya kode peserta", "full_name", "agency", "position")
NO_CODE = "Tanpa kode peserta, isi nama dan instansinya."
NO_ROOM = (
    "Kode ruangan ini tidak dikenal atau sudah berganti. Lihat kode yang sekarang di "
    "layar ruangan, atau datang ke meja DKISP."
)


class CodeField(forms.CharField):
    """A code as it was typed, or the address out of a QR code."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs=CODE)
        super().__init__(max_length=200, widget=widget, **kwargs)

    def to_python(self, value):
        return codes.read(super().to_python(value))


class ArrivalForm(TidyForm):
    """Somebody who is there: by the code of the badge, or by name."""

    code = CodeField(
        label="Kode peserta",
        required=False,
        help_text="Enam huruf dan angka di kartu peserta.",
    )
    full_name = forms.CharField(label="Nama", max_length=150, required=False)
    agency = forms.ModelChoiceField(
        Agency.objects.active().in_alphabet(),
        label="Instansi",
        required=False,
        empty_label="Pilih instansi",
        help_text="Desa dan kelurahan: pilih kecamatannya.",
        error_messages={"invalid_choice": GONE},
    )
    position = forms.CharField(label="Jabatan", max_length=150, required=False)
    mode = forms.ChoiceField(
        label="Cara hadir",
        choices=CheckIn.Mode.choices,
        initial=CheckIn.Mode.ONSITE,
        widget=forms.RadioSelect,
    )
    layout: Any = Layout("code", "mode", BY_NAME)

    def clean(self):
        said = self.cleaned_data
        is_named = said.get("full_name") and said.get("agency")
        if not said.get("code") and not is_named and not self.errors:
            raise forms.ValidationError(NO_CODE)
        return said


class DeskForm(ArrivalForm):
    """The same at the desk, where a device may have kept it for a while."""

    moment = forms.DateTimeField(
        label="Saat dipindai", required=False, widget=forms.HiddenInput
    )

    def clean_code(self):
        """The code that was typed, or that of the name whose button was pressed."""
        return self.cleaned_data["code"] or codes.read(self.data.get("pick", ""))


class SelfForm(ArrivalForm):
    """The same by oneself, with what stands on the screen of the room."""

    layout = Layout("room", "code", "mode", BY_NAME)
    room = CodeField(
        label="Kode ruangan",
        help_text="Tertulis di layar ruangan; berganti setiap acara.",
        error_messages={"required": "Isi kode ruangan yang tertulis di layar."},
    )

    def clean_room(self):
        session = Session.objects.called(self.cleaned_data["room"])
        if session is None:
            raise forms.ValidationError(NO_ROOM)
        return session


class CorrectionForm(TidyForm):
    """What should have been written, and why it was not."""

    person = forms.ModelChoiceField(
        Participant.objects.none(),
        label="Peserta",
        empty_label="Pilih peserta",
        error_messages={"invalid_choice": GONE},
    )
    state = forms.ChoiceField(
        label="Seharusnya",
        choices=[*CheckIn.Mode.choices, (ABSENT, "Tidak hadir")],
        widget=forms.RadioSelect,
    )
    reason = long_text(
        label="Alasan",
        rows=2,
        help_text="Misalnya: datang sesudah presensi ditutup; lupa memindai.",
    )

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.queryset = workshop.participants.in_agency_order()
        person.label_from_instance = "{0.full_name} ({0.agency})".format
