"""What do all forms of this floor ask for in the same way?"""

from copy import copy
from typing import Any

from django import forms

from paser_masterplan.forms import TidyModelForm, digest
from workshops.wording import said


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
        shown: Any = self._meta.fields
        return (*shown, *self.also)

    def refuse(self, refusal):
        """Show why nothing was saved and what is; a second try knows of it."""
        self.add_error(None, str(refusal))
        if saved := getattr(refusal, "saved", None):
            shown: Any = self._meta.fields
            typed = said(self.instance, shown, self.cleaned_data)
            self.saved = {
                name: words for name, words in saved.items() if words != typed.get(name)
            }
            again: Any = copy(self.data)
            again["opened"] = digest(saved)
            self.data = again
