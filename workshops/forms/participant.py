"""What is asked about those who are expected, one by one or a whole list?"""

from django import forms

from agencies.models import Agency
from paser_masterplan.forms import GONE, TidyForm, long_text
from paser_masterplan.merging import MergingForm
from workshops.models import Participant

LONGEST_LINE = 150
MOST_LINES = 200


def one_agency():
    """The agency that somebody came from."""
    return forms.ModelChoiceField(
        Agency.objects.in_alphabet(),
        label="Instansi",
        empty_label="Pilih instansi",
        error_messages={"invalid_choice": GONE},
    )


class ParticipantForm(MergingForm):
    """One person who is expected, or came without being so."""

    agency = one_agency()

    class Meta:
        model = Participant
        fields = ("agency", "full_name", "position", "is_expected")

    # Django's own hook, which its stubs leave out.
    def _get_validation_exclusions(self):
        """Let the database's promise of one row per person speak in the form."""
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"workshop"}


class EnrollForm(TidyForm):
    """Many people of one agency, one line each."""

    agency = one_agency()
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
        written = self.workshop.participants.filter(agency=agency)
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
