"""How are the rows of one record written, added and removed on one page?"""

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, formset_factory

from paser_masterplan.forms import TidyModelForm

MOST_ROWS = 60


class RowKey(forms.CharField):
    """Which row of the record this is; nothing in a row that is new."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        """A key says nothing of its own."""
        return False


class RowForm(TidyModelForm):
    """One row; what its layout does not name, such as the tick, comes last."""

    @property
    def helper(self):
        helper = super().helper
        helper.render_unmentioned_fields = True
        return helper


class RowFormSet(forms.BaseFormSet):
    """The rows of one record: known by their key, added blank, removed by a tick.

    A key that is not (or no longer) the record's own makes a row like a new one, so
    what was typed in it is kept and nobody else's row is touched.
    """

    def __init__(self, data=None, *, rows, row_kwargs, prefix):
        self.rows = list(rows)
        self.by_key = {str(row.pk): row for row in self.rows}
        super().__init__(data, form_kwargs=row_kwargs, prefix=prefix)

    def initial_form_count(self):
        return 0 if self.is_bound else len(self.rows)

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"instance": self._row(index)}

    def _row(self, index):
        if index is None:
            return None
        if self.is_bound:
            return self.by_key.get(self.data.get(f"{self.add_prefix(index)}-id", ""))
        return self.rows[index] if index < len(self.rows) else None

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["id"] = RowKey(required=False, initial=form.instance.pk)
        form.fields[DELETION_FIELD_NAME].label = "Hapus baris ini"

    @property
    def filled(self):
        """The forms that say something and stay, in their order on the page."""
        removed = self.deleted_forms
        return [
            form
            for form in self.forms
            if (form.has_changed() or form.instance.pk) and form not in removed
        ]

    @property
    def removed(self):
        """The rows of the record that the officer ticked for removal."""
        return [form.instance for form in self.deleted_forms if form.instance.pk]


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
