"""How is a section of a program opened and saved without losing anybody's text?"""

from copy import copy

from django.core.exceptions import PermissionDenied

from agencies import editing
from paser_masterplan.moves import MoveRefused
from programs import permissions, rows
from programs.forms import DescriptionForm, FindingsForm, IdentityForm, QuickWinForm
from programs.freezing import read
from programs.models import Funding

FORMS = {
    "identitas": IdentityForm,
    "temuan": FindingsForm,
    "uraian": DescriptionForm,
    "quick-win": QuickWinForm,
}


def open_section(program, section, data=None, blank=False):
    """The form of one section, or the set of its rows: empty ones get a blank row."""
    if section.slug in FORMS:
        # A form writes into its instance while it checks; the page keeps its own.
        return FORMS[section.slug](data, instance=copy(program))
    opened = ROWS[section.slug](program, data)
    opened.extra = int(blank or not opened.rows)
    return opened


def save(program, section, form, *, by):
    """Write what may be written of a section of the locked `program`, and trace it.

    Raises `MoveRefused` when the program left its agency's hands meanwhile.
    """
    _admit(by, program)
    names = form.saved if section.slug in FORMS else section.names
    before = read(program, names)
    form.write()
    after = read(form.instance, names)
    label = f"{section.label} diubah"
    editing.trace(
        form, "program.edit", program, label, by=by, before=before, after=after
    )
    return form.instance


def admit_reader(user, program, method):
    """Open the page to those who write it, and to what they typed whatever happened."""
    if not permissions.can_write(user, program):
        raise PermissionDenied(f"Program ini ditulis oleh {program.agency}.")
    if method != "POST" and not program.is_editable:
        raise PermissionDenied(
            f"Status program kini “{program.status_for(user)}”, sehingga isinya tidak "
            "bisa diubah."
        )


def _admit(user, program):
    admit_reader(user, program, "POST")
    if not permissions.can_edit(user, program):
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
