"""How is a section of a program opened and saved without losing anybody's text?"""

from copy import copy

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agencies import auditing
from paser_masterplan.forms import digest
from paser_masterplan.moves import MoveRefused
from programs import permissions, rows
from programs.forms import DescriptionForm, FindingsForm, IdentityForm, QuickWinForm
from programs.freezing import read
from programs.history import entries_about, sheet, told
from programs.models import Funding, Program

FORMS = {
    "identitas": IdentityForm,
    "temuan": FindingsForm,
    "uraian": DescriptionForm,
    "quick-win": QuickWinForm,
}


class Overtaken(Exception):
    """Somebody else saved this section after the page was opened.

    Carries what they wrote, so that the next save knows of it.
    """

    def __init__(self, program, content):
        super().__init__(program.code)
        self.opened = digest(content)
        self.facts = sheet(content)
        self.last = _last_edit(program, content)


def open_section(program, section, data=None, blank=False):
    """The form of one section, or the set of its rows: empty ones get a blank row."""
    if section.slug in FORMS:
        # A form writes into its instance while it checks; the page keeps its own.
        return FORMS[section.slug](data, instance=copy(program))
    opened = ROWS[section.slug](program, data)
    opened.extra = int(blank or not opened.rows)
    return opened


def fingerprint(program, section):
    """What the page carries so that a later save knows what its typist saw."""
    return digest(read(program, section.names))


@transaction.atomic
def save(program, section, form, *, by, opened):
    """Write one valid section, field by field, and say in the audit what it changed.

    Raises `MoveRefused` when the program left its agency's hands meanwhile, and
    `Overtaken` when the section is not what it was when the page was `opened`.
    """
    locked = Program.objects.select_for_update(of=("self",)).get(pk=program.pk)
    _admit(by, locked)
    before = read(locked, section.names)
    if digest(before) != opened:
        raise Overtaken(locked, before)
    form.write(locked)
    after = read(locked, section.names)
    if before != after:
        auditing.record(
            "program.edit",
            locked,
            f"{section.label} diubah",
            by=by,
            before=_only_changed(before, after),
            after=_only_changed(after, before),
        )
    return locked


def _last_edit(program, names):
    """What whoever wrote in this part of the program last changed, or None."""
    edits = entries_about(program).filter(verb="program.edit")
    entry = edits.filter(after__has_any_keys=list(names)).first()
    return entry and told(entry)


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


def _only_changed(content, other):
    """The parts of `content` that `other` says differently; of rows only those rows."""
    return {
        name: [row for row in value if row not in other[name]]
        if isinstance(value, list)
        else value
        for name, value in content.items()
        if value != other[name]
    }


def _actions(program, data):
    return rows.ActionRows(
        data,
        rows=program.actions.order_by("position", "pk"),
        row_kwargs={"years": program.plan.years},
        prefix="kegiatan",
    )


def _indicators(program, data):
    return rows.IndicatorRows(
        data,
        rows=program.indicators.order_by("position", "pk"),
        row_kwargs={"years": program.plan.years},
        prefix="indikator",
    )


def _fundings(program, data):
    actions = list(program.actions.order_by("position", "pk"))
    return rows.FundingRows(
        data,
        rows=Funding.objects.filter(action__program=program).in_reading_order(),
        row_kwargs={"years": program.plan.years, "actions": actions},
        prefix="pendanaan",
    )


ROWS = {"kegiatan": _actions, "indikator": _indicators, "pendanaan": _fundings}
