"""How do two people's words in one record come together, field by field?"""

import hashlib
import json
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Manager, Model
from django.utils import timezone

from paser_masterplan.forms import TidyModelForm

OPENED = "opened"
SCRIPTED = "_cara"  # who sends, where a script does: the page by itself, or a button
BY_ITSELF = "sendiri"
BESIDE = {OPENED, "key", "DELETE"}  # what a form carries beside the words themselves
JOINABLE = 200  # letters that a line must be able to hold, to hold two people's words
BOTH_WROTE = "Rekan Anda menulis di isian yang sama. Pilih di bagian atas formulir."


@dataclass(frozen=True)
class Conflict:
    """One field with two texts, of which a person has to choose."""

    name: str
    label: str
    mine: str
    theirs: str
    token: str
    may_join: bool
    picked: str


class OpenedField(forms.CharField):
    """What each field said when the page was opened; nothing that one writes."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        """It says nothing of its own."""
        return False


class MergingForm(TidyModelForm):
    """A form for one row that keeps what others wrote in it since it was opened.

    The page carries a token of what each field said. The row must be read afresh,
    under its lock, before the form is bound to it. Then a field counts as written only
    where the typist changed it; where somebody else did so too, with other words, both
    texts are shown and one of them, or both, must be chosen.
    """

    opened = OpenedField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = copy(self.instance)
        self.is_new = self.instance.pk is None
        self.written: list[str] = []
        self.agreed: list[str] = []
        self.conflicts: dict[str, Conflict] = {}

    @property
    def names(self):
        """The fields in which people write."""
        return [name for name in self.fields if name not in BESIDE]

    @property
    def is_partial(self):
        """Whether a script sent only the fields that changed."""
        return self.is_bound and SCRIPTED in self.data

    @property
    def goes_on(self):
        """Whether the page saved by itself and its person writes on."""
        return self.data.get(SCRIPTED) == BY_ITSELF

    @property
    def is_held(self):
        """Whether nothing of the form can be written."""
        return bool(self.errors) and (self.is_new or bool(self.non_field_errors()))

    @property
    def saved(self):
        """The fields that the typist changed and nothing speaks against."""
        held = self.written if self.is_held else self.errors
        return [name for name in self.written if name not in held]

    def get_initial_for_field(self, field, field_name):
        if field_name == OPENED:
            return say_tokens({name: self.token(name) for name in self.names})
        return super().get_initial_for_field(field, field_name)

    def called(self, name):
        """What people call one field of the form."""
        return str(self[name].label)

    def token(self, name):
        """The sign of what the record says in one field."""
        return token(self._now(name))

    def write(self):
        """Save what may be saved of the row; where nothing changed, nothing."""
        if self.is_held or not (self.is_new or self.saved):
            return
        columns = {field.name for field in self.instance._meta.concrete_fields}
        for name in columns.intersection(self.errors):
            setattr(self.instance, name, getattr(self.stored, name))
        self.instance.save()
        for field in self.instance._meta.many_to_many:
            if field.name in self.saved:
                field.save_form_data(self.instance, self.cleaned_data[field.name])

    def confirmed(self):
        """The new tokens of what was written as typed, by the name of the hidden input.

        What two people wrote in the same words counts as written by both. Of two joined
        texts the page shows one, so it may not take the other as its own.
        """
        typed = [name for name in self.saved if self._pick_of(name) != "gabung"]
        tokens = {name: token(self.cleaned_data[name]) for name in typed}
        tokens |= {name: self.token(name) for name in self.agreed}
        return {self.add_prefix(OPENED): say_tokens(tokens)} if tokens else {}

    def held_back(self):
        """What was not saved and why, by the names of the inputs; no open conflicts."""
        return {
            "" if name == NON_FIELD_ERRORS else self.add_prefix(name): said[0]
            for name, said in self.errors.items()
            if name not in self.conflicts or self._pick_of(name)
        }

    def contested(self):
        """The inputs with two texts of which nobody has chosen yet."""
        return [
            self.add_prefix(name) for name in self.conflicts if not self._pick_of(name)
        ]

    def picker(self, name):
        """The name of the radios by which somebody chooses for one field."""
        return self.add_prefix(f"pilih-{name}")

    def picked(self, name, sign, offered):
        """What was chosen for a field, if it says yet what was shown; or nothing."""
        pick, _, seen = self.data.get(self.picker(name), "").partition(".")
        return pick if seen == sign and pick in offered else ""

    # Django's own hook, which its stubs leave out.
    def _clean_fields(self):
        known, opened = self.fields, self._opened()
        if self.is_partial and not self.is_new:
            asked = opened.keys() | BESIDE
            self.fields = {n: field for n, field in known.items() if n in asked}
        super()._clean_fields()  # type: ignore[misc]
        for name in self.names:
            self._merge(name, opened.get(name))
        self.fields = known

    def _merge(self, name, opened):
        """Take mine, keep theirs, or have a person choose."""
        now = self._now(name)
        if name in self.errors:
            if not self.is_new and token(self[name].data) == opened:
                del self.errors[name]  # what is no longer valid was not typed here
            return
        mine = self.cleaned_data[name]
        if not self.is_new and plain(mine) == plain(now):
            if token(mine) != opened:
                self.agreed.append(name)
            self.cleaned_data.pop(name)
        elif self._is_mine(name, mine, now, opened):
            self.written.append(name)
        elif not self.is_new:
            self.cleaned_data.pop(name, None)

    def _is_mine(self, name, mine, now, opened):
        """Whether what is typed is to be written; a person says so where two did."""
        if token(mine) == opened:
            return False
        if self.is_new or token(now) == opened:
            return True
        return self._choose(name, mine, now)

    def _choose(self, name, mine, now):
        """What somebody chose for a field that two people wrote."""
        field, sign = self.fields[name], token(now)
        may_join = _may_join(field, now)
        offered = ("saya", "ini", "gabung") if may_join else ("saya", "ini")
        pick = self.picked(name, sign, offered)
        self.conflicts[name] = Conflict(
            name=self.picker(name),
            label=self.called(name),
            mine=in_words(field, mine),
            theirs=in_words(field, now),
            token=sign,
            may_join=may_join,
            picked=pick,
        )
        if pick == "gabung":
            self._join(name, mine, now)
        elif not pick:
            self.add_error(name, BOTH_WROTE)
        return pick in {"saya", "gabung"} and name not in self.errors

    def _join(self, name, mine, now):
        field = self.fields[name]
        if isinstance(now, str):
            between = "\n\n" if isinstance(field.widget, forms.Textarea) else "; "
            self.cleaned_data[name] = f"{now}{between}{mine}"
        else:
            both = [*now, *(one for one in mine if one not in now)]
            self.cleaned_data[name] = sorted(both, key=lambda one: str(plain(one)))
        try:
            field.run_validators(self.cleaned_data[name])
        except forms.ValidationError as invalid:
            self.add_error(name, invalid)

    def _pick_of(self, name):
        return self.conflicts[name].picked if name in self.conflicts else ""

    def _now(self, name):
        return self.get_initial_for_field(self.fields[name], name)

    def _opened(self):
        return read_tokens(self.data.get(self.add_prefix(OPENED), ""))


def plain(value: Any) -> str | list[str]:
    """A value as it is compared: text, whoever stored, rendered or typed it."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Manager):
        value = value.all()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return sorted(str(plain(one)) for one in value)
    if value is None or value is False:
        return ""
    return str(value).replace("\r\n", "\n").strip()


def token(value: Any) -> str:
    """Eight letters that change with any word of a value."""
    text = json.dumps(plain(value) or "")
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def fingerprint(thing: Model, names: Iterable[str]) -> str:
    """One sign for several fields of a record, which changes with any word of them."""
    return token([f"{name}={token(getattr(thing, name))}" for name in names])


def say_tokens(tokens: dict[str, str]) -> str:
    """Tokens by field, as a page carries them."""
    return " ".join(f"{name}={sign}" for name, sign in tokens.items())


def read_tokens(text: str) -> dict[str, str]:
    """The tokens that a page carried; what is no pair says nothing."""
    pairs = (pair.partition("=") for pair in text.split())
    return {name: sign for name, _, sign in pairs}


def in_words(field: forms.Field, value: Any) -> str:
    """A value as people read it in a form."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    labels = dict(_labels(getattr(field, "choices", ())))
    if isinstance(value, str) or not isinstance(value, Iterable):
        words = field.prepare_value(value)
        said = [labels.get(str(plain(value)), words)]
    else:
        said = [labels.get(str(plain(one)), one) for one in value]
    return "; ".join("" if one is None else str(one) for one in said)


def _labels(choices: Any) -> Iterable[tuple[str, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _labels(label)
        else:
            yield str(key), label


def _may_join(field: forms.Field, now: Any) -> bool:
    """Whether two people's words can stand in the field together."""
    if not isinstance(now, str):
        return isinstance(now, Iterable)
    longest = getattr(field, "max_length", None)
    return not hasattr(field, "choices") and (longest is None or longest >= JOINABLE)
