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


class ColleagueForm(ParticipantForm):
    """One person whom their own agency sends."""

    agency = None

    class Meta:
        model = Participant
        fields = ("full_name", "position")

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"agency"}


class EnrollForm(TidyForm):
    """Many people of one agency, one line each; of `own`, where that is not asked."""

    agency = one_agency()
    people = long_text(
        label="Peserta",
        rows=10,
        help_text="Satu peserta per baris: nama; jabatan. Jabatan boleh dikosongkan.",
    )

    def __init__(self, *args, workshop, own=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.workshop, self.own = workshop, own
        if own:
            del self.fields["agency"]

    @property
    def sender(self):
        """Whose people they are, once that was asked."""
        return self.own or self.cleaned_data.get("agency")

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
        written = self.workshop.participants.filter(agency=self.sender)
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
