"""Which sections does each block of a chapter draw from the data?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from books import drawings
from books.contexts import (
    Book,
    assessing,
    budget,
    findings,
    gaps_of,
    horizons,
    offices,
    pace,
    programs,
    spread,
    tracing,
)
from books.contexts.facts import Chapter, Program
from books.drawings import Drawing
from books.models import Book as Part
from books.models import Chapter as ChapterRow

Block = ChapterRow.Block
TABLE = "Tabel"
FIGURE = "Gambar"


@dataclass(frozen=True)
class Exhibit:
    """A table, a figure, or a piece without a number, and the template it is for.

    A slice of a long table may go on from one before, and be closed by its total.
    """

    template: str
    data: Any
    kind: str = ""
    caption: str = ""
    number: str = ""
    anchor: str = ""
    is_continued: bool = False
    is_closed: bool = True
    title: str = ""

    @property
    def called(self) -> str:
        """What writers call it, so that they can put it into a narrative."""
        return self.title or self.caption

    @property
    def key(self) -> tuple[str, str]:
        """Its kind and name, by which narratives find it."""
        return self.kind.lower(), slugify(self.called)


@dataclass(frozen=True)
class Section:
    """A part of a chapter; a wide one lies on its side, one apart opens a page."""

    title: str
    exhibits: tuple[Exhibit, ...]
    is_wide: bool = False
    is_apart: bool = False
    code: str = ""
    number: str = ""
    anchor: str = ""


Draw = Callable[[Book], Iterator[Section]]  # what a block makes of the data


def table(template: str, data: Any, caption: str) -> Exhibit:
    """A numbered table."""
    return Exhibit(f"books/pdf/{template}", data, TABLE, caption)


def figure(drawn: Drawing) -> Exhibit:
    """A numbered figure; its slices are all called the same."""
    template = "books/pdf/_figure.html"
    return Exhibit(template, drawn.chart, FIGURE, drawn.caption, title=drawn.called)


def piece(template: str, data: Any) -> Exhibit:
    """Something without a number: a definition, a sheet, a sentence."""
    return Exhibit(f"books/pdf/{template}", data)


def block_of(chapter: Chapter) -> Draw:
    """What draws the sections of a chapter, for Buku 3 in short where that exists."""
    if chapter.book == Part.THREE and chapter.block in SHORT:
        return SHORT[chapter.block]
    return BLOCKS[chapter.block]


def _nothing(book: Book) -> Iterator[Section]:
    yield from ()


def _readiness(book: Book) -> Iterator[Section]:
    readied = findings.readiness(book)
    for pillar in readied.pillars:
        name = pillar.name.lower()
        yield Section(
            f"Kesiapan {name}",
            (
                table("_readiness.html", pillar, f"Temuan menurut unsur {name}"),
                table("_swot.html", pillar.swot, f"Matriks SWOT {name}"),
            ),
        )
    levels = assessing.levels(book)
    listed = table("_levels.html", levels, drawings.READINESS)
    yield Section("Gambaran kesiapan", (figure(drawings.readiness(levels)), listed))
    yield Section("Rekap SWOT", tuple(_swot_recap(readied)))
    told = tuple(
        table("_conditions.html", one, f"Kondisi dan kesenjangan {one.name.lower()}")
        for one in assessing.conditions(book)
    )
    yield Section("Kondisi, harapan, dan rekomendasi", told, is_wide=True)
    offices = assessing.by_office(book)
    if offices.rows:
        caption = "Penilaian kesiapan menurut perangkat daerah"
        listed = table("_office_conditions.html", offices, caption)
        yield Section(caption, (listed,), is_wide=True)


def _swot_recap(readied: findings.ReadinessTable) -> Iterator[Exhibit]:
    yield table("_swot_counts.html", readied, "Jumlah temuan dalam SWOT per unsur")
    if readied.unassigned:
        yield piece("_unassigned.html", readied)
        yield table("_swot.html", readied.loose, "Matriks SWOT temuan tanpa unsur")


def _gap(book: Book) -> Iterator[Section]:
    for gaps in findings.gap_tables(book):
        name = gaps.dimension.name
        yield Section(
            f"Kesenjangan {name}",
            (table("_gap.html", gaps, f"Kesenjangan dimensi {name}"),),
            is_wide=True,
            code=gaps.dimension.code,
        )


def _findings(book: Book) -> Iterator[Section]:
    found = findings.by_dimension(book)
    caption = "Jumlah temuan per dimensi"
    yield Section(
        "Temuan menurut dimensi",
        (
            figure(drawings.findings_by_dimension(found, caption)),
            table("_finding_counts.html", found, caption),
        ),
    )
    for one in found:
        yield Section(
            one.dimension.name,
            (
                piece("_definition.html", one.dimension),
                table("_findings.html", one, f"Temuan {one.dimension.name}"),
            ),
            code=one.dimension.code,
        )
    yield from _pressing(book)


def _pressing(book: Book) -> Iterator[Section]:
    """Where nobody scored anything, nothing."""
    if ranked := assessing.pressing(book):
        caption = "Urutan masalah menurut nilai USG"
        listed = table("_pressing.html", ranked, caption)
        yield Section("Masalah yang paling mendesak", (listed,))


def _goals(book: Book) -> Iterator[Section]:
    yield Section("Visi", (piece("_vision.html", book.frame),))
    yield Section(
        "Misi dan keselarasan dengan RPJMD",
        (
            table("_missions.html", book.missions, "Misi RPJMD yang didukung"),
            table(
                "_mission_matrix.html",
                programs.mission_matrix(book),
                "Keselarasan misi RPJMD dengan dimensi",
            ),
        ),
    )
    yield Section(
        "Sasaran dan strategi",
        tuple(
            table("_goals.html", one, f"Sasaran dan strategi {one.dimension.name}")
            for one in programs.by_dimension(book)
        ),
    )


def _programs(book: Book) -> Iterator[Section]:
    for one in programs.by_dimension(book):
        name = one.dimension.name
        listed = table("_program_table.html", one, f"Program {name}")
        yield Section(
            name,
            (
                piece("_definition.html", one.dimension),
                piece("_parts.html", one),
                listed,
                *_sheets(book, one.programs),
            ),
            code=one.dimension.code,
        )
    whole = spread.spread(book)
    drawn = map(figure, drawings.spread(whole)) if whole.rows else ()
    listed = table("_spread.html", whole, "Program dan dana menurut perangkat daerah")
    yield Section("Sebaran menurut perangkat daerah", (*drawn, listed))


def _sheets(book: Book, chosen: tuple[Program, ...]) -> Iterator[Exhibit]:
    return (piece("_sheet.html", sheet) for sheet in programs.sheets(book, chosen))


def _actions(book: Book) -> Iterator[Section]:
    for plan in programs.enabling_plans(book):
        listed = table("_program_table.html", plan, plan.label)
        yield Section(plan.label, (listed, *_sheets(book, plan.programs)))
    for matrix in programs.action_matrices(book):
        name = matrix.dimension.name
        yield Section(
            f"Matriks rencana aksi {name}",
            (table("_actions.html", matrix, f"Rencana aksi {name} per tahun"),),
            is_wide=True,
            code=matrix.dimension.code,
        )


def _roadmap(book: Book) -> Iterator[Section]:
    by_horizon = "Program menurut jangka waktu"
    listed = table("_horizons.html", horizons.by_horizon(book), by_horizon)
    yield Section(by_horizon, (listed,))
    yield _whole_way(book)
    for one in programs.roadmaps(book):
        name = one.dimension.name
        caption = f"Peta jalan {name}"
        drawn = drawings.way_of(one, caption) if drawings.is_long(book) else ()
        yield Section(
            f"Tahapan {name}",
            (*map(figure, drawn), table("_roadmap.html", one, caption)),
            is_wide=True,
            code=one.dimension.code,
        )


def _short_roadmap(book: Book) -> Iterator[Section]:
    yield _whole_way(book)


def _whole_way(book: Book) -> Section:
    """The way of any plan, however long, on one page."""
    whole = pace.pace(book)
    drawn = figure(drawings.whole_way(book, whole))
    listed = table("_pace.html", whole, drawings.PACE)
    return Section("Peta jalan", (drawn, listed))


def _budget(book: Book) -> Iterator[Section]:
    yield _budget_by_source(book)
    dimensions = budget.by_dimension(book)
    by_year = drawings.money_by_year(dimensions, "Anggaran per tahun dan dimensi")
    yield _budget_by_dimension(dimensions, figure(by_year))
    agencies = budget.by_agency(book)
    yield Section(
        "Anggaran per perangkat daerah",
        (table("_budget.html", agencies, "Anggaran per perangkat daerah dan tahun"),),
        is_wide=True,
    )
    yield Section(
        "Dana yang belum diketahui",
        (
            table(
                "_unknowns.html",
                budget.unknowns(book),
                "Baris pendanaan yang jumlahnya belum diketahui",
            ),
        ),
    )


def _short_budget(book: Book) -> Iterator[Section]:
    yield _budget_by_source(book)
    yield _budget_by_dimension(budget.by_dimension(book))


def _budget_by_source(book: Book) -> Section:
    sources = budget.by_source(book)
    caption = "Anggaran per tahun dan sumber dana"
    return Section(
        caption,
        (
            piece("_budget_total.html", budget.total_of(book)),
            figure(drawings.money_by_year(sources, caption)),
            table("_budget.html", sources, "Anggaran per sumber dana dan tahun"),
        ),
    )


def _budget_by_dimension(dimensions: budget.BudgetTable, *more: Exhibit) -> Section:
    caption = "Anggaran per dimensi"
    drawn = figure(drawings.money(dimensions, caption))
    listed = table("_budget.html", dimensions, "Anggaran per dimensi dan tahun")
    return Section(caption, (drawn, *more, listed))


def _summary(book: Book) -> Iterator[Section]:
    for one in programs.summaries(book):
        yield Section(
            one.dimension.name,
            (piece("_summary.html", one),),
            is_apart=True,
            code=one.dimension.code,
        )


def _quick_wins(book: Book) -> Iterator[Section]:
    chosen = programs.quick_wins(book)
    yield Section(
        "Quick win yang dipilih",
        (table("_quick_win_list.html", chosen, "Daftar quick win"),),
    )
    for program in chosen:
        sheet = piece("_quick_win.html", program)
        yield Section(program.title, (sheet,), is_apart=True)


def _traceability(book: Book) -> Iterator[Section]:
    for one in tracing.traces(book):
        name = one.dimension.name
        yield Section(
            f"Keterlacakan {name}",
            (table("_traces.html", one, f"Dari masalah ke indikator: {name}"),),
            is_wide=True,
            code=one.dimension.code,
        )
    yield Section("Yang belum terhubung", (piece("_gaps.html", gaps_of(book)),))


def _worksheets(book: Book) -> Iterator[Section]:
    named = offices.ShareTable(offices.shares(book))
    caption = "Perangkat daerah dan mitra yang termuat"
    yield Section(
        "Daftar perangkat daerah", (table("_office_table.html", named, caption),)
    )
    for sheet in offices.worksheets(book):
        title = f"Kertas kerja {_called(sheet.label)}"
        yield Section(title, (table("_worksheet.html", sheet, title),), is_wide=True)


def _called(kind: str) -> str:
    """A kind of office in the middle of a title: perangkat daerah, but BUMN/BUMD."""
    return kind if kind.isupper() else kind.lower()


def _commitments(book: Book) -> Iterator[Section]:
    for one in offices.commitments(book):
        title = f"Komitmen {_called(one.label)}"
        yield Section(title, (table("_commitments.html", one, title),))


def _short_commitments(book: Book) -> Iterator[Section]:
    signed = offices.ShareTable(offices.signers(book))
    caption = "Program yang dipimpin dan didukung"
    yield Section(caption, (table("_commitment_counts.html", signed, caption),))


BLOCKS: dict[str, Draw] = {
    Block.NONE: _nothing,
    Block.READINESS: _readiness,
    Block.GAP: _gap,
    Block.FINDINGS: _findings,
    Block.GOALS: _goals,
    Block.PROGRAMS: _programs,
    Block.ACTIONS: _actions,
    Block.ROADMAP: _roadmap,
    Block.BUDGET: _budget,
    Block.SUMMARY: _summary,
    Block.QUICK_WINS: _quick_wins,
    Block.TRACEABILITY: _traceability,
    Block.WORKSHEETS: _worksheets,
    Block.COMMITMENTS: _commitments,
}
SHORT: dict[str, Draw] = {
    Block.ROADMAP: _short_roadmap,
    Block.BUDGET: _short_budget,
    Block.COMMITMENTS: _short_commitments,
}
