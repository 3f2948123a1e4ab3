"""What is different between two editions of the plan?"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from books.contents import contents_of
from books.contexts import Book, budget, money
from books.contexts.facts import Finding
from books.contexts.programs import Sheet, sheets
from books.holdings import title_of
from books.models import ChapterBook, Edition
from paser_masterplan.differing import Piece, compare, shorten
from paser_masterplan.pairing import paired
from programs import comparing
from programs.comparing import Fate, Sum
from programs.totals import Total
from workshops.models import Finding as FindingRow

WORDS = {Fate.ADDED: "Baru", Fate.REMOVED: "Ditarik", Fate.CHANGED: "Berubah"}


@dataclass(frozen=True)
class Side:
    """One of the two editions, and what it says."""

    number: int
    issued: str
    code: str
    book: Book

    @property
    def name(self) -> str:
        return f"Edisi {self.number}"

    @classmethod
    def of(cls, edition: Edition) -> "Side":
        """An edition with its content."""
        issued = date_format(timezone.localtime(edition.issued_at), "j F Y")
        book = Book.from_json(edition.content)
        return cls(edition.number, issued, edition.code, book)


@dataclass(frozen=True)
class Passage:
    """A text of the plan, and by what it is known again in another edition."""

    names: tuple[str, str]
    label: str
    text: str


@dataclass(frozen=True)
class Change:
    """A part of the plan that is new, gone, or says something else."""

    before: Any
    after: Any

    @property
    def fate(self) -> Fate:
        if self.before is None:
            return Fate.ADDED
        return Fate.REMOVED if self.after is None else Fate.CHANGED

    @property
    def word(self) -> str:
        """What became of it, in the words of a plan."""
        return WORDS[self.fate]

    @property
    def is_changed(self) -> bool:
        """Whether both editions have it."""
        return self.fate == Fate.CHANGED

    @property
    def thing(self) -> Any:
        """It as it stands now, or stood last."""
        return self.before if self.after is None else self.after

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.thing.label)


class PassageChange(Change):
    """A passage before and after."""

    @cached_property
    def pieces(self) -> list[Piece]:
        """The words struck and added, with those around them."""
        before, after = (one.text if one else "" for one in (self.before, self.after))
        return shorten(compare(before, after))


@dataclass(frozen=True)
class ProgramChange(Change):
    """A program before and after, and the books in which it stands."""

    sides: tuple[Book, Book]

    @property
    def title(self) -> str:
        return f"{self.thing.code} {self.thing.title}"

    @cached_property
    def comparison(self) -> comparing.Comparison:
        """Both copies of a program that both editions have beside each other."""
        old, new = self.sides
        contents = contents_of((old, self.before), (new, self.after))
        return comparing.between(*contents)

    @property
    def sheet(self) -> Sheet:
        """All that the edition which has it says about it."""
        old, new = self.sides
        return sheets(old if self.after is None else new, [self.thing])[0]

    @property
    def money(self) -> Sum:
        """What it costs, before and after."""
        programs = zip(self.sides, (self.before, self.after), strict=True)
        totals = (
            _total(budget.total_of(book, [one]) if one else None)
            for book, one in programs
        )
        return Sum(self.thing.code, *totals)


@dataclass(frozen=True)
class MoneyChange:
    """The money of one agency, or of all, before and after: in all and year by year."""

    whole: Sum
    years: tuple[Sum, ...]

    @property
    def changed_years(self) -> tuple[Sum, ...]:
        return tuple(year for year in self.years if year.is_changed)


@dataclass(frozen=True)
class Tally:
    """How many of one kind are new, gone and changed."""

    slug: str
    label: str
    changes: Sequence[Change]

    @property
    def added(self) -> int:
        return self._count(Fate.ADDED)

    @property
    def removed(self) -> int:
        return self._count(Fate.REMOVED)

    @property
    def changed(self) -> int:
        return self._count(Fate.CHANGED)

    def _count(self, fate: Fate) -> int:
        return sum(change.fate == fate for change in self.changes)


@dataclass(frozen=True)
class Comparison:
    """Two editions beside each other."""

    older: Side
    newer: Side

    @cached_property
    def programs(self) -> tuple[ProgramChange, ...]:
        """Programs new, gone and changed, matched by code."""
        sides = old, new = self.older.book, self.newer.book
        pairs = paired(old.programs, new.programs, lambda place, one: one.code)
        changes = (ProgramChange(*pair, sides) for pair in pairs if pair[0] != pair[1])
        # What stands in another order is not another program.
        return tuple(
            one for one in changes if not one.is_changed or one.comparison.changed
        )

    @cached_property
    def findings(self) -> tuple[PassageChange, ...]:
        return self._passages(_findings)

    @cached_property
    def readiness(self) -> tuple[PassageChange, ...]:
        return self._passages(_assessments)

    @cached_property
    def chapters(self) -> tuple[PassageChange, ...]:
        return self._passages(_chapters)

    @cached_property
    def frame(self) -> tuple[PassageChange, ...]:
        return self._passages(_frame)

    @cached_property
    def agencies(self) -> tuple[MoneyChange, ...]:
        """The money of every agency of either edition, in the alphabet."""
        tables = [budget.by_agency(side.book) for side in (self.older, self.newer)]
        names = {row.label for table in tables for row in table.rows}
        return tuple(
            _money(name, tables, partial(_row_of, name))
            for name in sorted(names, key=str.casefold)
        )

    @cached_property
    def money(self) -> MoneyChange:
        """The money of the whole plan."""
        tables = [budget.by_source(side.book) for side in (self.older, self.newer)]
        return _money("Seluruhnya", tables, lambda table: table.total)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """The kinds of what may be different, by their word in an address."""
        return (
            Tally("program", "Program", self.programs),
            Tally("temuan", "Temuan", self.findings),
            Tally("kesiapan", "Kesiapan", self.readiness),
            Tally("naskah", "Naskah", self.chapters),
            Tally("kerangka", "Kerangka", self.frame),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        return not any(tally.changes for tally in self.tallies)

    def _passages(
        self, read: Callable[[Book], Iterator[Passage]]
    ) -> tuple[PassageChange, ...]:
        old, new = list(read(self.older.book)), list(read(self.newer.book))
        pairs = paired(old, new, _first_name, _second_name)
        return tuple(
            PassageChange(old, new)
            for old, new in pairs
            if old is None or new is None or _plain(old.text) != _plain(new.text)
        )


def between(older: Edition, newer: Edition) -> Comparison:
    """The comparison of two issued editions."""
    return Comparison(Side.of(older), Side.of(newer))


def _first_name(place: int, passage: Passage) -> str:
    return passage.names[0]


def _second_name(place: int, passage: Passage) -> str:
    return passage.names[1]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _findings(book: Book) -> Iterator[Passage]:
    parts = {part.code: part.name for one in book.dimensions for part in one.parts}
    for finding in book.findings:
        name = str(finding.pk)
        text = "\n".join(_finding_lines(finding, parts, book.element_labels))
        yield Passage((name, name), finding.title, text)


def _finding_lines(
    finding: Finding, parts: dict[str, str], elements: dict[str, str]
) -> Iterator[str]:
    kind = FindingRow.Kind(finding.kind).label
    yield finding.title
    yield f"{kind} · {finding.agency} · {parts.get(finding.sub_dimension, '')}"
    yield from filter(None, [finding.description, finding.figure, finding.source])
    yield ", ".join(finding.places)
    if finding.readiness:
        yield elements.get(finding.readiness, finding.readiness)
    if finding.factor:
        yield str(FindingRow.Factor(finding.factor).label)
    if finding.swot:
        yield str(FindingRow.Swot(finding.swot).label)


def _assessments(book: Book) -> Iterator[Passage]:
    """What the region and each agency say of each element."""
    for one in book.assessments:
        element = book.element_labels[one.element]
        who = one.agency or book.frame.region
        name = f"{one.agency} {one.element}"
        levels = f"{one.level or '-'} / {one.expected_level or '-'}"
        said = (one.current, one.expected, one.gap, one.recommendation)
        text = "\n".join((levels, *filter(None, said)))
        yield Passage((name, name), f"{element} ({who})", text)


def _chapters(book: Book) -> Iterator[Passage]:
    """The chapters by book and title; one with another title by its number."""
    for chapter in book.chapters:
        title = title_of(chapter)
        home, _, _ = ChapterBook(chapter.book).label.partition(":")
        names = (f"{chapter.book} {chapter.title}", f"{chapter.book} {chapter.number}")
        yield Passage(names, f"{home}, {title}", f"{title}\n\n{chapter.narrative}")


def _frame(book: Book) -> Iterator[Passage]:
    """What the plan is called and wants: title, period, vision, missions, goals."""
    frame = book.frame
    facts = [("Judul", frame.title), ("Daerah", frame.region)]
    facts += [("Periode", frame.period), ("Visi", frame.vision)]
    facts += [(f"Misi {one.number}", one.text) for one in book.missions]
    yield from (Passage((label, label), label, text) for label, text in facts if text)
    parts = {part.code: part.name for one in book.dimensions for part in one.parts}
    places: Counter[str] = Counter()
    for goal in book.goals:
        home = goal.sub_dimension
        places[home] += 1
        text = f"{goal.statement}\n{goal.strategy}"
        names = (f"{home} {goal.statement}", f"{home} {places[home]}")
        yield Passage(names, f"Sasaran {parts.get(home, '')}", text)


def _money(
    label: str,
    tables: Iterable[budget.BudgetTable],
    row_of: Callable[[budget.BudgetTable], budget.Row | None],
) -> MoneyChange:
    """One line of both tables beside each other."""
    sides = [_by_year(table, row_of(table)) for table in tables]
    years = sorted({year for side in sides for year in side})
    return MoneyChange(
        Sum(label, *(_total(money.add(side.values())) for side in sides)),
        tuple(
            Sum(money.year_label(year), *(_total(side.get(year)) for side in sides))
            for year in years
        ),
    )


def _row_of(name: str, table: budget.BudgetTable) -> budget.Row | None:
    return next((row for row in table.rows if row.label == name), None)


def _by_year(
    table: budget.BudgetTable, row: budget.Row | None
) -> dict[int, money.Total]:
    return dict(zip(table.years, row.by_year, strict=True)) if row else {}


def _total(total: money.Total | None) -> Total:
    return Total(total.amount, total.unknown) if total else Total()
