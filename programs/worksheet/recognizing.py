"""To which row of the portal does a line of a file belong, and what would it change?"""

from dataclasses import dataclass, field
from typing import Any

from paser_masterplan.merging import Conflict, plain
from paser_masterplan.money import UnreadableAmount, parse_rupiah
from programs.worksheet.cells import numbers_in, years_in
from programs.worksheet.columns import FINDING, FUNDING, PROGRAM
from programs.worksheet.lines import Line
from programs.worksheet.lists import Unreadable, fold
from programs.worksheet.records import Record, Records, funding_name
from programs.worksheet.reporting import (
    CHANGED,
    NEW,
    SAME,
    STALE,
    WRONG,
    Change,
    Fault,
    Row,
    State,
    short,
)

GONE = (
    "Baris ini sudah dihapus di portal sesudah berkas diunduh. Bila masih diperlukan, "
    "salin isinya ke baris kosong di bawahnya."
)
NOT_THERE = "{noun} {key} bukan milik {agency} atau sudah tidak ada di rencana ini."
TWICE = "Baris ini sama dengan {where}. Hapus salah satunya."
MOVED = "Baris ini milik {code}; baris tidak dapat dipindahkan ke program lain."
ELSEWHERE = "Isi kode program, atau judul program yang ada di lembar Program."
NO_PROGRAM = (
    "Tidak ada program “{said}” milik {agency}. Periksa kodenya, atau tulis programnya "
    "di lembar Program."
)
UNKNOWN = "-"  # the sign of no value
LEFT_ALONE = {"kind", "plan_type", "horizon", "source", "year", "action"}


@dataclass
class Entry:
    """A line of the file, the row it belongs to, and what becomes of it."""

    line: Line
    record: Record | None = None
    home: str = ""  # the code of its program, or the folded title of a new one
    said: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.record is None

    @property
    def is_held(self) -> bool:
        """Whether it cannot be written as it stands."""
        return bool(self.faults) or any(not one.picked for one in self.conflicts)

    @property
    def state(self) -> State:
        if self.faults:
            return WRONG
        if self.is_held:
            return STALE
        if self.record is None:
            return NEW
        return CHANGED if self.written else SAME

    @property
    def opened(self) -> dict[str, str]:
        """What each changed field said when the file was made.

        Where nobody knows, what stands on the portal is not overwritten unseen.
        """
        if self.record is None:
            return {}
        known = self.line.opened | {
            name: self.record.tokens[name]
            for name in self.said
            if name not in self.line.opened and not plain(self.record.values[name])
        }
        return {name: known.get(name, UNKNOWN) for name in self.said}

    def fault(self, text: str, name: str = "") -> None:
        """Say what is wrong, at the cell of a column or of the row."""
        self.faults.append(Fault(self.line.address(name), text))

    def row(self, records: Records) -> Row:
        """What the page says of it."""
        line, changes = self.line, []
        if self.state == CHANGED and self.record:
            cells = records.cells[line.kind.slug, self.record.key]
            changes = [
                Change(
                    label_of(line, name, records),
                    short(cells.get(name, "")),
                    short(line.cells[name]),
                )
                for name in self.written
            ]
        title = line.title or (self.record.title if self.record else "")
        if line.kind == FUNDING:
            title = f"{title} {line.cells.get('year', '')}".strip()
        home = line.cells.get("code") or line.cells.get("program", "")
        return Row(
            self.state.code,
            line.kind.slug,
            line.address(),
            short(title),
            home,
            changes,
            self.faults,
            self.conflicts,
        )


class Recognizer:
    """Finds for each line what it belongs to."""

    def __init__(self, records: Records, lines: list[Line]) -> None:
        self.records = records
        self.taken: dict[tuple[str, str], Line] = {}
        self.titles = {
            fold(line.title): ""
            for line in lines
            if line.kind == PROGRAM and line.title
        }

    def entry(self, line: Line) -> Entry:
        """The line with its row, and what of it differs from the portal."""
        entry = Entry(line)
        if line.kind.is_part:
            self._find_home(entry)
        if not entry.faults:
            self._find_record(entry)
        if not entry.faults:
            self._refuse_twin(entry)
        if not entry.faults:
            self._compare(entry)
        return entry

    def _find_home(self, entry: Entry) -> None:
        code, title = (entry.line.cells.get(name, "") for name in ("code", "program"))
        said = code or title
        column = "code" if code or "program" not in entry.line.places else "program"
        if not said:
            known = self.records.by_key.get((entry.line.kind.slug, entry.line.key))
            if known is None or known.program is None:
                entry.fault(ELSEWHERE, column)
                return
            said = known.program.code
        home = self.records.by_key.get(("program", said.upper()))
        home = home or self.records.by_title.get(("program", "", fold(said)))
        if home:
            entry.home = home.key
        elif fold(said) in self.titles:
            entry.home = fold(said)
        else:
            agency = self.records.agency
            entry.fault(NO_PROGRAM.format(said=said[:80], agency=agency), column)

    def _find_record(self, entry: Entry) -> None:
        line, records = entry.line, self.records
        key = line.key or line.cells.get("pk", "")
        if line.kind == PROGRAM:
            key = key or line.cells.get("code", "").upper()
        entry.record = records.by_key.get((line.kind.slug, key))
        if entry.record is None and key:
            if not line.kind.is_part:
                noun = "Temuan" if line.kind == FINDING else "Program"
                said = NOT_THERE.format(noun=noun, key=key[:20], agency=records.agency)
                entry.fault(said, "pk" if line.kind == FINDING else "code")
            elif line.opened:
                entry.fault(GONE)
        if entry.record is None:
            name = (line.kind.slug, entry.home, self._name(line))
            entry.record = records.by_title.get(name) if name[2] else None
        record = entry.record
        home = record.program if record and line.kind.is_part else None
        if home and home.code != entry.home:
            entry.fault(MOVED.format(code=home.code), "code")

    def _name(self, line: Line) -> str:
        """By what a line without a key is known."""
        if line.kind != FUNDING:
            return fold(line.title)
        years = years_in(line.cells.get("year", ""))
        try:
            source = self.records.words.hear(
                "funding", "source", line.cells.get("source", "")
            )
        except Unreadable:
            return ""
        return funding_name(line.title, years[0] if years else "", str(source))

    def _refuse_twin(self, entry: Entry) -> None:
        line = entry.line
        name = entry.record.key if entry.record else f"{entry.home} {self._name(line)}"
        before = self.taken.setdefault((line.kind.slug, name), line)
        if before is not line and (entry.record or line.kind != FUNDING):
            entry.fault(TWICE.format(where=before.address()), line.kind.title)

    def _compare(self, entry: Entry) -> None:
        """What the line says that the portal does not."""
        line, record = entry.line, entry.record
        now = self.records.cells[line.kind.slug, record.key] if record else {}
        known = record.values if record else {}
        for name, said in line.fields.items():
            if record and (name not in known or said == now.get(name, "")):
                continue
            # Of a file that the portal did not make, an empty cell says nothing.
            if not said and (
                record is None or name in LEFT_ALONE or name not in line.opened
            ):
                continue
            try:
                entry.said[name] = self._hear(line, name, said)
            except Unreadable as why:
                entry.fault(str(why), name)

    def _hear(self, line: Line, name: str, said: str) -> Any:
        if (line.kind, name) == (PROGRAM, "findings"):
            return numbers_in(said)
        if (line.kind, name) == (FUNDING, "year"):
            years = years_in(said)
            if len(years) != 1:
                raise Unreadable("Tulis satu tahun, misalnya 2022.")
            return str(years[0])
        if (line.kind, name) == (FUNDING, "amount"):
            return _amount(said)
        return self.records.words.hear(line.kind.slug, name, said)


def _amount(said: str) -> str:
    """Whole rupiah, written out."""
    if said.strip("- ") in ("", "0"):
        return ""
    try:
        return str(parse_rupiah(said))
    except UnreadableAmount as why:
        raise Unreadable(str(why)) from why


def label_of(line: Line, name: str, records: Records) -> str:
    """The head of a column."""
    years = records.words.lists.plan.years
    heads = {one.name: one.head for one in line.kind.columns_for(years)}
    return heads.get(name, name)
