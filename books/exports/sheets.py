"""Which sheets has the workbook, and what stands on each?"""

from collections.abc import Callable, Iterable, Iterator

from books.contexts import Book, budget, gaps_of, programs, tracing
from books.contexts.budget import BudgetTable
from books.contexts.money import Total
from books.exports.analyses import (
    assessments_sheet,
    findings_sheet,
    gaps_sheet,
    pressing_sheet,
    readiness_sheet,
)
from books.exports.sheet import Row, Sheet, heads, homes_of, lines
from books.imprints import Imprint
from programs import worksheets
from programs.worksheets import AGENCY, CODE, DIMENSION, PART, TITLE, Column

UNWRITTEN = "Belum ditulis"
UNKNOWN = (
    "Jumlah yang belum diketahui dibiarkan kosong, bukan nol. Alasannya, atau "
    "banyaknya baris yang belum diketahui, ada di kolom sesudahnya."
)
NUMBER = Column("finding", "Nomor temuan", 9)
MONEY = Column("amount", "{label} (rupiah)", 20, is_money=True)
LINES = Column("unknown", "{label}, baris yang belum diketahui", 16)


def sheets_of(book: Book, imprint: Imprint) -> Iterator[Sheet]:
    """All sheets, the one that says what the file is before the others."""
    yield _about(book, imprint)
    for make in SHEETS:
        yield make(book)


def _about(book: Book, imprint: Imprint) -> Sheet:
    frame = book.frame
    rows: tuple[Row, ...] = (
        ("Rencana induk", frame.title),
        ("Daerah", frame.region),
        ("Tahun rencana", frame.period),
        ("Visi", frame.vision),
        ("Keadaan", imprint.stamp),
        ("Sidik isi (SHA-256)", imprint.digest or "Draf belum memiliki sidik"),
        ("Jumlah program", len(book.programs)),
        ("Jumlah temuan", len(book.findings)),
        ("Cara membaca", UNKNOWN),
    )
    columns = (Column("name", "Tentang berkas ini", 24), Column("text", "Isi", 90))
    return Sheet("Tentang", columns, rows)


def _missions(book: Book) -> Sheet:
    rows = (
        (
            one.number,
            one.text,
            sum(goal.mission == one.number for goal in book.goals),
            sum(program.mission == one.number for program in book.programs),
        )
        for one in book.missions
    )
    columns = (*heads("Nomor misi"), *heads("Misi", width=60))
    return Sheet("Misi", (*columns, *heads("Sasaran", "Program")), rows)


def _goals(book: Book) -> Sheet:
    homes = homes_of(book)
    rows = (
        (*homes[one.sub_dimension], one.mission, one.statement, one.strategy)
        for one in book.goals
    )
    columns = (*heads("Misi RPJMD"), *heads("Sasaran", "Strategi", width=60))
    return Sheet("Sasaran", (DIMENSION, PART, *columns), rows)


def _programs(book: Book) -> Sheet:
    homes = homes_of(book)
    said = {
        "supporting": lambda one: ", ".join(one.supporting),
        "plan_type": lambda one: one.plan_type_label,
        "dimension": lambda one: homes[one.sub_dimension][0],
        "sub_dimension": lambda one: homes[one.sub_dimension][1],
        "horizon": lambda one: one.horizon_label,
        "is_quick_win": lambda one: "Ya" if one.is_quick_win else "Tidak",
        "findings": lambda one: ", ".join(map(str, one.findings)),
        "places": lambda one: ", ".join(one.places),
    }
    columns = worksheets.PROGRAMS
    rows = (
        tuple(
            said[column.name](one) if column.name in said else getattr(one, column.name)
            for column in columns
        )
        for one in book.programs
    )
    return Sheet("Program", columns, rows)


def _actions(book: Book) -> Sheet:
    rows = (
        (one.code, one.title, action.title, action.output, _years(action.years))
        for one in book.programs
        for action in one.actions
    )
    return Sheet("Kegiatan", worksheets.ACTIONS, rows)


def _fundings(book: Book) -> Sheet:
    homes = homes_of(book)
    rows = (
        (
            entry.program.code,
            entry.program.title,
            entry.program.agency,
            homes[entry.program.sub_dimension][0],
            entry.action.title,
            entry.year or None,
            str(budget.Source(entry.source).label),
            entry.amount,
            "" if entry.amount is not None else entry.reason or UNWRITTEN,
        )
        for entry in budget.entries(book)
    )
    total = budget.total_of(book)
    last = ("Jumlah", *[None] * 6, total.amount or None, _unknown(total))
    return Sheet("Pendanaan", worksheets.FUNDINGS, rows, last)


def _indicators(book: Book) -> Sheet:
    targets = (t.year for p in book.programs for i in p.indicators for t in i.targets)
    years = sorted({*book.frame.years, *targets})
    columns = worksheets.by_year(worksheets.INDICATORS, years)
    rows = (
        (
            one.code,
            one.title,
            row.name,
            row.unit,
            row.baseline,
            row.baseline_year,
            *_by_year(years, {target.year: target.value for target in row.targets}),
            row.source,
        )
        for one in book.programs
        for row in one.indicators
    )
    return Sheet("Indikator", columns, rows)


def _roadmap(book: Book) -> Sheet:
    maps = programs.roadmaps(book)
    years = maps[0].years if maps else ()
    rows = (
        (
            one.dimension.name,
            row.program.code,
            row.program.title,
            row.program.agency,
            *map(lines, row.by_year),
        )
        for one in maps
        for row in one.rows
    )
    columns = heads(*map(str, years), width=34)
    return Sheet("Peta jalan", (DIMENSION, CODE, TITLE, AGENCY, *columns), rows)


def _by_source(book: Book) -> Sheet:
    return _budget("Anggaran per sumber", "Sumber dana", budget.by_source(book))


def _by_dimension(book: Book) -> Sheet:
    return _budget("Anggaran per dimensi", "Dimensi", budget.by_dimension(book))


def _by_agency(book: Book) -> Sheet:
    table = budget.by_agency(book)
    return _budget("Anggaran per perangkat daerah", "Perangkat daerah", table)


def _budget(name: str, head: str, table: BudgetTable) -> Sheet:
    """Two columns a year: what is known, and how many lines are not."""
    columns = tuple(
        Column(
            column.name, column.head.format(label=label), column.width, column.is_money
        )
        for label in (*table.year_labels, "Jumlah")
        for column in (MONEY, LINES)
    )
    rows, last = table.rows, table.total
    return Sheet(
        name,
        (Column("label", head, 30), *columns),
        (_budget_row(row) for row in rows),
        _budget_row(last),
    )


def _budget_row(row: budget.Row) -> Row:
    totals = (*row.by_year, row.total)
    pairs = ((total.amount or None, total.unknown or None) for total in totals)
    return (row.label, *(value for pair in pairs for value in pair))


def _traces(book: Book) -> Sheet:
    rows = (
        (table.dimension.name, trace.problem.pk, trace.problem.title, *answer)
        for table in tracing.traces(book)
        for trace in table.traces
        for answer in _answers(trace)
    )
    columns = (*heads("Masalah", width=40), *heads("Dari"))
    columns = (
        DIMENSION,
        NUMBER,
        *columns,
        CODE,
        TITLE,
        AGENCY,
        *heads("Indikator", width=40),
    )
    return Sheet("Keterlacakan", columns, rows)


def _answers(trace: tracing.Trace) -> Iterator[Row]:
    """One row for each indicator of each program that answers a problem."""
    asker = trace.problem.agency
    if not trace.programs:
        yield asker, "", "Belum dijawab program", "", ""
    for one in trace.programs:
        names = [row.name for row in one.indicators] or ["Belum ada indikator"]
        for name in names:
            yield asker, one.code, one.title, one.agency, name


def _loose_ends(book: Book) -> Sheet:
    gaps = gaps_of(book)
    rows = [
        ("Masalah tanpa program", str(one.pk), one.title, one.agency)
        for one in gaps.problems_without_program
    ]
    for said, found in (
        ("Program tanpa temuan", gaps.programs_without_finding),
        ("Program tanpa indikator", gaps.programs_without_indicator),
    ):
        rows += [(said, one.code, one.title, one.agency) for one in found]
    columns = (*heads("Yang belum terhubung", width=26), *heads("Nomor atau kode"))
    return Sheet("Belum terhubung", (*columns, *heads("Judul", width=60), AGENCY), rows)


def _offices(book: Book) -> Sheet:
    rows = ((one.short_name, one.name) for one in book.offices)
    columns = (*heads("Singkatan"), *heads("Nama lengkap", width=70))
    return Sheet("Singkatan", columns, rows)


def _years(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))


def _by_year(years: Iterable[int], values: dict[int, str]) -> Iterator[str]:
    return (values.get(year, "") for year in years)


def _unknown(total: Total) -> str:
    return f"{total.unknown} baris belum diketahui" if total.unknown else ""


SHEETS: tuple[Callable[[Book], Sheet], ...] = (
    findings_sheet,
    readiness_sheet,
    assessments_sheet,
    pressing_sheet,
    gaps_sheet,
    _missions,
    _goals,
    _programs,
    _actions,
    _fundings,
    _indicators,
    _roadmap,
    _by_source,
    _by_dimension,
    _by_agency,
    _traces,
    _loose_ends,
    _offices,
)
