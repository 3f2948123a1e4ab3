"""How are a day and an hour asked for?"""

from django import forms


def day(**kwargs):
    """A date, in the form that browsers want whatever the language."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **kwargs)


def hour(**kwargs):
    """A time of the day, likewise."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(widget=widget, **kwargs)
