"""What becomes of every line of a file, by the forms and rules of the pages?

The same code answers for a preview and writes for good: a preview is a writing that is
taken back. So what the page promises is what the button does.
"""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.datastructures import MultiValueDict

from agencies.models import User
from paser_masterplan.merging import OPENED, SCRIPTED, say_tokens, token
from paser_masterplan.rows import MOST_ROWS
from programs import editing, permissions, proposing
from programs.forms import ProposalForm
from programs.models import Program
from programs.sections import SECTIONS, Section
from programs.worksheet.columns import FINDING, PARTS, PROGRAM
from programs.worksheet.lines import Line
from programs.worksheet.lists import fold
from programs.worksheet.recognizing import Entry, Recognizer, label_of
from programs.worksheet.records import Records, names_of, values_of_program
from programs.worksheet.reporting import SAME, Report
from workshops import permissions as finding_permissions
from workshops import writing
from workshops.forms import FindingForm
from workshops.models import Finding

BY_BUTTON = "tombol"
NOT_YOURS = "Temuan ini milik {agency}."
IN_OTHER_HANDS = "Status program kini “{status}”, sehingga isinya tidak bisa diubah."
FULL = f"Satu program paling banyak {MOST_ROWS} baris {{noun}}."
NOT_A_FINDING = "Tidak ada temuan {said} yang dapat dijawab program ini."
NOT_AN_ACTION = "Tidak ada kegiatan “{said}” di program ini. Periksa lembar Kegiatan."
WAITS = "Programnya belum dapat disimpan; perbaiki dahulu baris programnya."


class Taken(Exception):
    """A preview has seen enough; what it wrote is taken back."""


class Judge:
    """Writes the lines of one file as one person, and says what became of each."""

    def __init__(self, records: Records, picks: dict[str, str], *, by: User) -> None:
        self.records, self.picks, self.by = records, picks, by
        self.made: dict[str, Program] = {}  # new programs by their folded titles
        self.locked: dict[str, Program] = {}

    def write(self, lines: list[Line]) -> Report:
        """Write all that nothing speaks against, and report on the rest."""
        recognizer = Recognizer(self.records, lines)
        entries = [recognizer.entry(line) for line in lines]
        open_ones = [one for one in entries if one.said and not one.faults]
        for entry in open_ones:
            if entry.line.kind == FINDING:
                self._finding(entry)
        for entry in open_ones:
            if entry.line.kind == PROGRAM:
                self._program(entry)
        for slug, kind in PARTS.items():
            self._parts(slug, [one for one in open_ones if one.line.kind == kind])
        known = {id(one.record) for one in entries if one.record}
        rows = [one.row(self.records) for one in entries if one.state != SAME]
        return Report(
            rows, len(entries) - len(rows), len(self.records.rows) - len(known)
        )

    def _finding(self, entry: Entry) -> None:
        finding = self._locked_finding(entry) if entry.record else self._blank(entry)
        if finding is None:
            return
        data = self._posted(entry, entry.said, entry.opened)
        form = FindingForm(MultiValueDict(data), instance=finding)
        self._hear(entry, form)
        if not entry.is_held and entry.written:
            writing.write(form, by=self.by)

    def _locked_finding(self, entry: Entry) -> Finding | None:
        rows = Finding.objects.for_form().select_for_update(of=("self",))
        finding = rows.get(pk=entry.record.thing.pk) if entry.record else None
        if not finding_permissions.can_edit(self.by, finding):
            entry.fault(NOT_YOURS.format(agency=self.records.agency))
            return None
        return self._if_open(entry, finding)

    def _blank(self, entry: Entry) -> Finding | None:
        return self._if_open(entry, writing.blank(self.by))

    def _if_open(self, entry: Entry, finding: Any) -> Finding | None:
        if why := writing.obstacle(finding):
            entry.fault(why)
            return None
        return finding

    def _program(self, entry: Entry) -> None:
        """All sections of a program's row, or none of them."""
        try:
            with transaction.atomic():
                program = self._started(entry)
                if program and not entry.is_held:
                    self._write_sections(entry, program)
                if entry.is_held:
                    raise Taken
        except Taken:
            return
        if entry.record is None and program:
            self.made[fold(entry.line.title)] = program

    def _started(self, entry: Entry) -> Program | None:
        """The program of the row, locked; a new one begins with its title."""
        if entry.record:
            return self._lock(entry.record.key)
        form = ProposalForm({"title": entry.line.title})
        if not form.is_valid():
            self._blame(entry, form.errors)
            return None
        entry.said.pop("title", None)
        plan = self.records.words.lists.plan
        return proposing.start(plan, by=self.by, **form.cleaned_data)

    def _write_sections(self, entry: Entry, program: Program) -> None:
        if "findings" in entry.said:
            self._find_findings(entry, program)
        sections = [s for s in SECTIONS if entry.said.keys() & set(s.names)]
        names = permissions.fields_for(self.by, program)
        if not names.issuperset(entry.said):
            status = program.status_for(self.by)
            entry.fault(IN_OTHER_HANDS.format(status=status))
        if entry.faults:
            return
        for section in sections:
            form = self._section(entry, program, section)
            self._hear(entry, form)
        if entry.is_held:
            return
        for section in sections:
            form = self._section(entry, program, section)
            if form.is_valid() and form.saved:
                program = editing.save(program, section, form, by=self.by)
        self.locked[program.code] = program

    def _section(self, entry: Entry, program: Program, section: Section) -> Any:
        said = {n: value for n, value in entry.said.items() if n in section.names}
        opened = entry.opened if entry.record else self._tokens(program)
        opened = {name: opened[name] for name in said}
        data = MultiValueDict(self._posted(entry, said, opened))
        return editing.open_section(program, section, data, by=self.by)

    def _tokens(self, program: Program) -> dict[str, str]:
        values = values_of_program(program)
        return {name: token(value) for name, value in values.items()}

    def _find_findings(self, entry: Entry, program: Program) -> None:
        """Numbers and titles of findings become the numbers of those it may answer."""
        known: dict[str, str] = {}
        for one in program.answerable_findings():
            known |= {str(one.pk): str(one.pk)}
            known.setdefault(fold(one.title), str(one.pk))
        said = entry.said["findings"]
        if missing := [one for one in said if fold(one) not in known]:
            named = ", ".join(one[:80] for one in missing)
            entry.fault(NOT_A_FINDING.format(said=named), "findings")
        entry.said["findings"] = [known.get(fold(one), one) for one in said]

    def _parts(self, slug: str, entries: list[Entry]) -> None:
        """The rows of one kind, program by program."""
        section = next(one for one in SECTIONS if one.slug == slug)
        by_home: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_home[entry.home].append(entry)
        for home, group in sorted(by_home.items()):
            program = self._home(home)
            if program is None:
                for entry in group:
                    entry.fault(WAITS, "code")
            else:
                self._rows(program, section, group)

    def _home(self, home: str) -> Program | None:
        if ("program", home) in self.records.by_key:
            return self._lock(home)
        return self.made.get(home)

    def _rows(self, program: Program, section: Section, entries: list[Entry]) -> None:
        names = permissions.fields_for(self.by, program)
        if not names.issuperset(section.names):
            status = program.status_for(self.by)
            for entry in entries:
                entry.fault(IN_OTHER_HANDS.format(status=status))
            return
        if section.slug == "pendanaan":
            self._find_actions(program, entries)
        self._leave_room(program, section, entries)
        entries = [entry for entry in entries if not entry.faults]
        if not entries:
            return
        form = self._row_set(program, section, entries)
        for entry, row in zip(entries, form.forms, strict=True):
            self._hear(entry, row)
        good = [entry for entry in entries if entry.written and not entry.is_held]
        if len(good) < len(entries):
            form = self._row_set(program, section, good)
        if good and form.is_valid():
            editing.save(program, section, form, by=self.by)

    def _find_actions(self, program: Program, entries: Iterable[Entry]) -> None:
        """What a file calls an activity becomes its number, where money names one."""
        actions = program.actions.order_by("position", "pk")
        known = {fold(name): str(pk) for pk, name in names_of(actions).items()}
        for entry in entries:
            said = entry.line.title
            if "action" not in entry.said:
                continue
            if fold(said) in known:
                entry.said["action"] = known[fold(said)]
            else:
                entry.fault(NOT_AN_ACTION.format(said=said[:80]), "action")

    def _leave_room(
        self, program: Program, section: Section, entries: list[Entry]
    ) -> None:
        kind = PARTS[section.slug]
        there = len(self.records.parts_of(program.code, kind))
        new = [entry for entry in entries if entry.is_new]
        for entry in new[max(0, MOST_ROWS - there) :]:
            entry.fault(FULL.format(noun=kind.noun))

    def _row_set(self, program: Program, section: Section, entries: list[Entry]) -> Any:
        data: dict[str, list[str]] = {
            SCRIPTED: [BY_BUTTON],
            f"{section.slug}-TOTAL_FORMS": [str(len(entries))],
            f"{section.slug}-INITIAL_FORMS": ["0"],
        }
        for number, entry in enumerate(entries):
            own = self._posted(entry, entry.said, entry.opened)
            own["key"] = [entry.record.key if entry.record else entry.line.key or "-"]
            for name, values in own.items():
                data[f"{section.slug}-{number}-{name}"] = values
        return editing.open_section(program, section, MultiValueDict(data), by=self.by)

    def _posted(
        self, entry: Entry, said: dict[str, Any], opened: dict[str, str]
    ) -> dict[str, list[str]]:
        """What a page would post: the words, and what was chosen where two wrote."""
        words = {
            name: value if isinstance(value, list) else [value]
            for name, value in said.items()
        }
        picked = {
            f"pilih-{name}": [self.picks[f"{entry.line.at}.{name}"]]
            for name in said
            if f"{entry.line.at}.{name}" in self.picks
        }
        return words | picked | {OPENED: [say_tokens(opened)], SCRIPTED: [BY_BUTTON]}

    def _hear(self, entry: Entry, form: Any) -> None:
        """Note what the form says of a row: errors, conflicts, and what it writes."""
        errors = form.errors
        for name, conflict in form.conflicts.items():
            at = f"{entry.line.at}.{name}"
            label = label_of(entry.line, name, self.records)
            entry.conflicts.append(replace(conflict, name=at, label=label))
        held = {
            name: said for name, said in errors.items() if name not in form.conflicts
        }
        self._blame(entry, held)
        entry.written += [name for name in form.saved if name in entry.said]

    def _blame(self, entry: Entry, errors: Any) -> None:
        first = next(iter(entry.said), "")
        for name, said in errors.items():
            where = name if name in entry.line.places else first
            entry.fault(" ".join(map(str, said)), where)

    def _lock(self, code: str) -> Program:
        if code not in self.locked:
            pk = self.records.by_key["program", code].thing.pk
            rows = Program.objects.for_head().select_for_update(of=("self",))
            self.locked[code] = rows.get(pk=pk)
        return copy(self.locked[code])
