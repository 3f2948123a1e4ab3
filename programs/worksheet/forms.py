"""What is asked of somebody who sends a worksheet?"""

from django import forms

from paser_masterplan.forms import TidyForm

KINDS = ".xlsx,.ods,.xls"


class WorksheetForm(TidyForm):
    """The file."""

    file = forms.FileField(
        label="Berkas lembar kerja",
        allow_empty_file=True,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": KINDS}),
        help_text="Excel (.xlsx, .xls) atau LibreOffice (.ods), paling besar 5 MB. "
        "Boleh juga lembar kerja buatan sendiri.",
        error_messages={"required": "Pilih dahulu berkasnya."},
    )
