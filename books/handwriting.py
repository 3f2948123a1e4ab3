"""How does an agency's worksheet look on paper, for those who write with a pen?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agencies.models import Agency, User
from books.contexts import Book
from books.pieces import FOLDER, Piece
from paser_masterplan.moves import MoveRefused
from programs import permissions
from programs.models import Worksheet
from programs.worksheet import waiting
from programs.worksheet.cells import CHOICES, text_of
from programs.worksheet.columns import (
    ACTION,
    FINDING,
    FUNDING,
    INDICATOR,
    KINDS,
    PROGRAM,
    TOLD,
    Kind,
)
from programs.worksheet.records import Record, Records
from programs.worksheets import Column

TOGETHER = 8  # findings in one piece
BLANK_FINDINGS, BLANK_PROGRAMS, BLANK_ROWS = 4, 2, 3
FEW = 3  # words that stand beside their question
LONG = 30  # the width of a column of the worksheet from which on it wants several lines
GONE = "Lembar kerja {agency} tidak dapat Anda baca lagi, jadi tidak dicetak."


@dataclass(frozen=True)
class Question:
    """One question, what is written already, and the words that may answer it."""

    label: str
    text: str = ""
    words: tuple[str, ...] = ()
    is_long: bool = False


@dataclass(frozen=True)
class Grid:
    """Rows of one kind, with empty ones below."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Form:
    """One thing to be filled in: its number, its questions, its rows."""

    name: str
    number: str
    questions: tuple[Question, ...]
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True)
class FormSheet:
    """Some forms of one agency."""

    title: str
    agency: str
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class Key:
    """The page in front: how it is filled in, and the words to choose from."""

    agency: str
    plan: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class PenSheet:
    """A worksheet as it is printed."""

    agency: Agency
    book: Book
    records: Records
    is_blank: bool

    @classmethod
    def read(cls, agency: Agency, reader: User, *, is_blank: bool) -> "PenSheet":
        """What the portal says of an agency now, if this person may have it."""
        if not permissions.can_export(reader, Worksheet(agency=agency)):
            raise MoveRefused(GONE.format(agency=agency))
        book = Book.outline(waiting.current_plan())
        return cls(agency, book, waiting.records_of(agency), is_blank)

    @property
    def title(self) -> str:
        """What the file is called."""
        return f"Lembar kerja {self.agency}{' (kosong)' if self.is_blank else ''}"

    def pieces(self) -> Iterator[Piece]:
        """The key, the findings, and each program with its rows."""
        yield Piece("Petunjuk", f"{FOLDER}worksheet_key.html", self._key())
        findings = [self._form(FINDING, row) for row in self._of(FINDING)]
        findings += [self._form(FINDING)] * BLANK_FINDINGS
        for start in range(0, len(findings), TOGETHER):
            yield self._piece("Temuan", findings[start : start + TOGETHER])
        programs = [self._program(row) for row in self._of(PROGRAM)]
        blanks = [self._program(None)] * (BLANK_PROGRAMS if self.is_blank else 1)
        for form in (*programs, *blanks):
            yield self._piece(form.name, [form])

    def _of(self, kind: Kind) -> list[Record]:
        return [] if self.is_blank else self.records.of(kind)

    def _piece(self, name: str, forms: Iterable[Form]) -> Piece:
        content = FormSheet(name, self.agency.name, tuple(forms))
        return Piece(name, f"{FOLDER}worksheet_forms.html", content, part=self.title)

    def _key(self) -> Key:
        parts: dict[str, tuple[str, ...]] = {}
        for part in self.records.words.lists.parts:
            before = parts.get(part.dimension.name, ())
            parts[part.dimension.name] = (*before, part.name)
        words = tuple(
            (column.head, said)
            for kind in KINDS
            for column in kind.columns
            if len(said := self._choices(kind, column)) > FEW
        )
        plan = str(self.records.words.lists.plan)
        return Key(self.agency.name, plan, tuple(parts.items()), words)

    def _program(self, row: Record | None) -> Form:
        form = self._form(PROGRAM, row)
        grids = tuple(self._grid(kind, row) for kind in (ACTION, INDICATOR, FUNDING))
        return Form(form.name, form.number, form.questions, grids)

    def _form(self, kind: Kind, row: Record | None = None) -> Form:
        said = self._cells(row)
        questions = tuple(
            Question(
                column.head,
                said.get(column.name, ""),
                self._words(kind, column),
                column.width >= LONG and column.name != kind.title,
            )
            for column in kind.columns
            if column.name not in TOLD
        )
        name = kind.noun.capitalize() if row else f"{kind.noun.capitalize()} baru"
        return Form(name, row.key if row else "", questions)

    def _grid(self, kind: Kind, program: Record | None) -> Grid:
        columns = [
            column
            for column in kind.columns_for(self.records.words.lists.plan.years)
            if column.name not in TOLD
        ]
        rows = [
            tuple(self._cells(row).get(column.name, "") for column in columns)
            for row in (self.records.parts_of(program.key, kind) if program else ())
        ]
        rows += [("",) * len(columns)] * BLANK_ROWS
        return Grid(kind.sheet, tuple(column.head for column in columns), tuple(rows))

    def _cells(self, row: Record | None) -> dict[str, str]:
        if row is None:
            return {}
        cells = row.cells(self.records.words)
        return {name: text_of(cell) for name, cell in cells.items()}

    def _words(self, kind: Kind, column: Column) -> tuple[str, ...]:
        """The few words with which a question may be answered; many stand in front."""
        words = self._choices(kind, column)
        return words if len(words) <= FEW else ()

    def _choices(self, kind: Kind, column: Column) -> tuple[str, ...]:
        if column.name == "is_quick_win":
            return ("Ya", "Tidak")
        if column.name == "readiness":
            return tuple(str(one) for one in self.records.words.lists.elements)
        found = CHOICES.get((kind.slug, column.name), ())
        return tuple(str(label) for _, label in found)
