"""What did a record say when its page was opened, and does it say so still?"""

from copy import copy
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.formats import localize

from paser_masterplan.forms import TidyModelForm, digest
from paser_masterplan.moves import MoveRefused


class Overtaken(MoveRefused):
    """Somebody changed the record since the page was opened, to what `saved` says."""

    def __init__(self, saved: dict[str, str]) -> None:
        super().__init__(
            "Belum disimpan: isi ini sudah diubah orang lain sejak halaman ini dibuka. "
            "Tulisan Anda masih ada di bawah. Bandingkan dengan isi yang tersimpan, "
            "lalu simpan lagi bila memang itu yang dimaksud."
        )
        self.saved = saved


class OpenedForm(TidyModelForm):
    """A form for one row that remembers what the row said when it was opened."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    also: tuple[str, ...] = ()
    saved: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.is_bound:
            self.initial["opened"] = fingerprint(self.instance, self.names)

    @property
    def names(self):
        """The fields that the form shows or depends on."""
        shown: Any = self._meta.fields
        return (*shown, *self.also)

    def admit(self, stored):
        """What the locked row says, or `Overtaken` where the page showed otherwise."""
        saved = said(stored, self.names)
        opened = self.cleaned_data["opened"]
        if opened and opened != digest(saved):
            raise Overtaken(saved)
        return saved

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


def said(
    thing: Model, names: tuple[str, ...], typed: dict[str, Any] | None = None
) -> dict[str, str]:
    """What the named fields of a record say, by their names on screen.

    `typed` has the records that were picked but are not yet tied to it.
    """
    fields: list[Any] = [thing._meta.get_field(name) for name in names]
    return {
        str(field.verbose_name): _words(thing, field, typed or {}) for field in fields
    }


def fingerprint(thing: Model, names: tuple[str, ...]) -> str:
    """A short sign that changes with any word of the named fields."""
    return digest(said(thing, names))


def _words(thing: Model, field: Any, typed: dict[str, Any]) -> str:
    value = getattr(thing, field.name)
    if field.many_to_many:
        picked = typed[field.name] if field.name in typed else value.all()
        return "; ".join(sorted(str(one) for one in picked))
    if field.choices:
        return str(getattr(thing, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(localize(value))
