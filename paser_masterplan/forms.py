"""How does every form of the portal look and behave?"""

import re

from crispy_forms.helper import FormHelper
from django import forms

from paser_masterplan.money import UnreadableAmount, format_rupiah, parse_rupiah

LONG_TEXT = 10_000
GONE = "Pilihan ini sudah tidak ada. Pilih lagi dari daftar."


class Tidy:
    """The one crispy helper: no form tag, no buttons; the template owns both."""

    layout = None

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = self.layout
        helper.render_hidden_fields = True
        return helper


class TidyForm(Tidy, forms.Form):
    """A form that belongs to no single row."""


class TidyModelForm(Tidy, forms.ModelForm):
    """A form for one row."""


def long_text(**kwargs):
    """A text of several paragraphs, at most `LONG_TEXT` letters."""
    rows = kwargs.pop("rows", 5)
    return forms.CharField(
        widget=forms.Textarea(attrs={"rows": rows}), max_length=LONG_TEXT, **kwargs
    )


class RupiahField(forms.CharField):
    """Whole rupiah as people write it, echoed back in full; empty is unknown."""

    widget = forms.TextInput(
        attrs={"inputmode": "text", "autocomplete": "off", "data-rupiah": ""}
    )

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_rupiah(text)
        except UnreadableAmount as unreadable:
            raise forms.ValidationError(str(unreadable)) from unreadable

    def prepare_value(self, value):
        return format_rupiah(value) if isinstance(value, int) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except forms.ValidationError:
            return True


class RowsField(forms.ModelMultipleChoiceField):
    """Any number of records, refusing in words what is no record at all."""

    default_error_messages = dict.fromkeys(
        ("invalid_list", "invalid_choice", "invalid_pk_value"), GONE
    )

    def clean(self, value):
        # SQLite cannot even look for a number of twenty digits.
        if not all(re.fullmatch(r"\d{1,18}", str(key)) for key in value or ()):
            raise forms.ValidationError(GONE, code="invalid_pk_value")
        return super().clean(value)
