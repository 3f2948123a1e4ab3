"""How are the rows of one record written, added and removed on one page?"""

from uuid import UUID, uuid4

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, formset_factory

from paser_masterplan.merging import Conflict, MergingForm, in_words, token

MOST_ROWS = 60
STILL_WRITTEN = (
    "Rekan Anda mengubah baris yang akan Anda hapus. Pilih di bagian atas formulir."
)
REMOVED = (
    "Rekan Anda menghapus baris ini. Tekan “Simpan” bila baris ini harus ada lagi."
)


class RowKey(forms.UUIDField):
    """Which row of the record this is; a new one brings a key of its own."""

    widget = forms.HiddenInput

    def clean(self, value):
        """A key that is none counts as missing: the row is like a new one."""
        try:
            return UUID(str(value))
        except ValueError:
            return None

    def has_changed(self, initial, data):
        """A key says nothing of its own."""
        return False


class RowForm(MergingForm):
    """One row; what its layout does not name, such as the tick, comes last."""

    @property
    def helper(self):
        helper = super().helper
        helper.render_unmentioned_fields = True
        return helper

    def has_changed(self):
        """Whether the row says anything; one that a script left out does not.

        Nor does one that somebody removed and nobody wrote in on this page.
        """
        if self.is_partial and not self.data.get(self.add_prefix("key")):
            return False
        if self.is_new:
            return any(self._is_typed(name) for name in self.names)
        return super().has_changed()

    def called(self, name):
        """What people call one field of this row."""
        return f"{self.stored}: {super().called(name)}"

    @property
    def is_removed(self):
        """Whether the row was ticked for removal, and may go."""
        return bool(self.cleaned_data.get(DELETION_FIELD_NAME))

    @property
    def is_filled(self):
        """Whether the row says what its record does not, and may be written."""
        return bool(self.saved) and not self.is_removed

    def _clean_fields(self):
        super()._clean_fields()
        if self.is_new and self.is_partial:
            self._hold_part()
        if self.goes_on:
            self.cleaned_data[DELETION_FIELD_NAME] = False  # a tick waits for a button
        if self.is_removed:
            self._remove()

    def _is_typed(self, name):
        """Whether a row without a record says another thing than its page gave."""
        said, field = self[name].data, self.fields[name]
        opened = self._opened().get(name, self.token(name))
        try:
            return opened not in {token(said), token(field.clean(said))}
        except forms.ValidationError:
            return opened != token(said)

    def _hold_part(self):
        """A row that somebody removed comes back whole: what changed is not enough."""
        sent = {n: sign for n, sign in self._opened().items() if n in self.names}
        if any(sign != self.token(name) for name, sign in sent.items()):
            held = {*sent, *self.errors}
            self.errors.clear()
            for name in held:
                self.add_error(name, REMOVED)

    def _remove(self):
        """Let the row go, but never unseen what somebody else wrote in it meanwhile."""
        self.errors.clear()
        self.written, self.agreed, self.conflicts = [], [], {}
        self.cleaned_data = {DELETION_FIELD_NAME: True}
        opened, now = self._opened(), {name: self.token(name) for name in self.names}
        if self.is_new or opened == now:
            return
        sign = token(now.values())
        pick = self.picked(DELETION_FIELD_NAME, sign, ("saya", "ini"))
        self.cleaned_data[DELETION_FIELD_NAME] = pick == "saya"
        self.conflicts[DELETION_FIELD_NAME] = Conflict(
            name=self.picker(DELETION_FIELD_NAME),
            label=str(self.stored),
            mine="Baris ini dihapus",
            theirs="\n".join(self._said()),
            token=sign,
            may_join=False,
            picked=pick,
        )
        if not pick:
            self.add_error(None, STILL_WRITTEN)

    def _said(self):
        """What the stored row says, field by field."""
        for name in self.names:
            if words := in_words(self.fields[name], self._now(name)):
                yield f"{self[name].label}: {words}"


class RowFormSet(forms.BaseFormSet):
    """The rows of one record: known by their key, added blank, removed by a tick.

    A key that is not (or no longer) the record's own makes a row like a new one, so
    what was typed in it is kept and nobody else's row is touched.
    """

    def __init__(self, data=None, *, instance, rows, row_kwargs, prefix):
        self.instance = instance
        self.rows = list(rows)
        self.by_key = {str(row.key): row for row in self.rows}
        super().__init__(data, form_kwargs=row_kwargs, prefix=prefix)

    def initial_form_count(self):
        return 0 if self.is_bound else len(self.rows)

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"instance": self._row(index)}

    def _row(self, index):
        if index is None:
            return None
        if self.is_bound:
            return self.by_key.get(self.data.get(f"{self.add_prefix(index)}-key", ""))
        return self.rows[index] if index < len(self.rows) else None

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["key"] = RowKey(required=False, initial=form.instance.key)
        form.fields[DELETION_FIELD_NAME].label = "Hapus baris ini"

    @property
    def filled(self):
        """The forms that have something to write, in their order on the page."""
        return [form for form in self.forms if form.is_filled]

    @property
    def removed(self):
        """The rows of the record that the officer ticked for removal."""
        ticked = [form for form in self.forms if form.is_removed]
        return [form.instance for form in ticked if form.instance.pk]

    @property
    def conflicts(self):
        """The fields with two texts, of all rows."""
        return {one.name: one for form in self.forms for one in form.conflicts.values()}

    @property
    def goes_on(self):
        """Whether the page saved by itself and its person writes on."""
        return any(form.goes_on for form in self.forms)

    def contested(self):
        """The inputs with two texts of which nobody has chosen yet."""
        return [name for form in self.forms for name in form.contested()]

    def confirmed(self):
        """The new tokens of what was written, by the names of the hidden inputs."""
        return _together(form.confirmed() for form in self.forms)

    def held_back(self):
        """What was not saved and why, by the names of the inputs; no conflicts."""
        said = " ".join(str(why) for why in self.non_form_errors())
        own = {"": said} if said else {}
        return own | _together(form.held_back() for form in self.forms)


def free_key(form):
    """The key that a new row brought, unless it is none or some row has it already."""
    key = form.cleaned_data.get("key")
    taken = key and type(form.instance).objects.filter(key=key).exists()
    return uuid4() if taken else key or uuid4()


def rows_of(form, formset):
    """The class of a set of rows, each written with `form`."""
    return formset_factory(
        form,
        formset=formset,
        extra=0,
        max_num=MOST_ROWS,
        validate_max=True,
        can_delete=True,
    )


def _together(parts):
    return {name: words for part in parts for name, words in part.items()}
