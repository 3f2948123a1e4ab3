"""How is a section of a program opened and saved without losing anybody's text?"""

from copy import copy

from django.core.exceptions import PermissionDenied

from agencies import editing
from paser_masterplan.merging import OPENED, read_tokens
from paser_masterplan.moves import MoveRefused
from programs import permissions, rows
from programs.forms import DescriptionForm, FindingsForm, IdentityForm, QuickWinForm
from programs.freezing import read
from programs.models import Funding
from programs.sections import sections_of

FORMS = {
    "identitas": IdentityForm,
    "temuan": FindingsForm,
    "uraian": DescriptionForm,
    "quick-win": QuickWinForm,
}


def sections_for(user, program):
    """The sections of a program in which this person may write something."""
    names = permissions.fields_for(user, program)
    names = names or permissions.fields_ever(user, program)
    return [part for part in sections_of(program) if names.intersection(part.names)]


def open_section(program, section, data=None, blank=False, *, by):
    """The form of one section, or the set of its rows: empty ones get a blank row.

    It asks `by` for what the matrix lets them write, and for nothing else.
    """
    if section.slug in FORMS:
        # A form writes into its instance while it checks; the page keeps its own.
        form = FORMS[section.slug](data, instance=copy(program))
        for name in set(form.names) - _asked(form, by, program):
            del form.fields[name]
        return form
    opened = ROWS[section.slug](program, data)
    opened.extra = int(blank or not opened.rows)
    return opened


def save(program, section, form, *, by):
    """Write what may be written of a section of the locked `program`, and trace it.

    Raises `MoveRefused` when the program left its agency's hands meanwhile.
    """
    admit_reader(by, program, section, "POST")
    is_form = section.slug in FORMS
    _look_at_the_time(by, program, form.names if is_form else section.names)
    names = form.saved if is_form else section.names
    before = read(program, names)
    form.write()
    after = read(form.instance, names)
    label = f"{section.label} diubah"
    editing.trace(
        form, "program.edit", program, label, by=by, before=before, after=after
    )
    return form.instance


def admit_reader(user, program, section, method):
    """Open the page to those who write it, and to what they typed whatever happened."""
    if not permissions.fields_ever(user, program).intersection(section.names):
        raise PermissionDenied(f"Program ini ditulis oleh {program.agency}.")
    now = permissions.fields_for(user, program)
    if method != "POST" and not now.intersection(section.names):
        raise PermissionDenied(
            f"Status program kini “{program.status_for(user)}”, sehingga isinya tidak "
            "bisa diubah."
        )


def _asked(form, user, program):
    """What a form asks for: what may be written now, or what its page asked for."""
    if not form.is_bound:
        return permissions.fields_for(user, program)
    ever = permissions.fields_ever(user, program)
    return ever.intersection(read_tokens(form.data.get(OPENED, ""))) or ever


def _look_at_the_time(user, program, names):
    """Refuse what this person may write, but not in this status."""
    if not permissions.fields_for(user, program).issuperset(names):
        raise MoveRefused(
            f"Belum tersimpan: status program kini “{program.status_for(user)}”, "
            "sehingga isinya tidak bisa diubah. Teks Anda masih ada di bawah; salin "
            "bila diperlukan, lalu minta program dikembalikan."
        )


def _actions(program, data):
    return rows.ActionRows(
        data,
        instance=program,
        rows=program.actions.order_by("position", "pk"),
        row_kwargs={"years": program.plan.years},
        prefix="kegiatan",
    )


def _indicators(program, data):
    return rows.IndicatorRows(
        data,
        instance=program,
        rows=program.indicators.order_by("position", "pk"),
        row_kwargs={"years": program.plan.years},
        prefix="indikator",
    )


def _fundings(program, data):
    actions = list(program.actions.order_by("position", "pk"))
    return rows.FundingRows(
        data,
        instance=program,
        rows=Funding.objects.filter(action__program=program).in_reading_order(),
        row_kwargs={"years": program.plan.years, "actions": actions},
        prefix="pendanaan",
    )


ROWS = {"kegiatan": _actions, "indikator": _indicators, "pendanaan": _fundings}
