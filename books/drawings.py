"""Which drawings does the book have, and what is each of them called?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from books import charts
from books.charts import Axis, Key
from books.contexts import Book, programs
from books.contexts.assessing import Reached
from books.contexts.budget import BudgetTable
from books.contexts.findings import DimensionFindings
from books.contexts.pace import Pace
from books.contexts.programs import Roadmap
from books.contexts.spread import Spread

ON_ONE_PAGE = 20  # programs in one drawing
ON_ONE_MATRIX = 24  # agencies in one drawing
PACE = "Program yang berjalan menurut dimensi dan tahun"
READINESS = "Tingkat kesiapan saat ini dan yang diharapkan"
WAY = "Peta jalan"
SPREAD = "Program menurut perangkat daerah dan dimensi"


@dataclass(frozen=True)
class Drawing:
    """A chart with its caption; slices of one drawing are `called` the same."""

    chart: charts.Chart
    caption: str
    called: str = ""


def findings_by_dimension(found: Sequence[DimensionFindings], caption: str) -> Drawing:
    """Problems and potentials of each dimension, one beside the other."""
    counted = [(one.dimension.name, one.problems, one.potentials) for one in found]
    keys = (Key("Masalah", charts.PROBLEM), Key("Potensi", charts.POTENTIAL))
    return Drawing(charts.pairs(counted, keys, caption), caption)


def readiness(levels: Sequence[Reached]) -> Drawing:
    """How far along each element is and should be, around a middle."""
    axes = [Axis(one.label, one.level, one.expected) for one in levels]
    return Drawing(charts.radar(axes, READINESS), READINESS)


def spread(whole: Spread) -> Iterator[Drawing]:
    """Agencies against dimensions, in slices where there are many agencies."""
    dimensions = [one.name for one in whole.dimensions]
    parts = list(whole.slices(ON_ONE_MATRIX))
    for number, part in enumerate(parts, 1):
        which = f" ({number} dari {len(parts)})" if len(parts) > 1 else ""
        caption = f"{SPREAD}{which}"
        rows = [(row.agency, row.counts) for row in part.rows]
        drawn = charts.matrix(dimensions, rows, caption, most=whole.most)
        yield Drawing(drawn, caption, SPREAD)


def is_long(book: Book) -> bool:
    """Whether the book has more programs than one drawing holds."""
    return len(book.programs) > ON_ONE_PAGE


def whole_way(book: Book, pace: Pace) -> Drawing:
    """Program by program; where they are many, how many of each dimension a year."""
    if is_long(book):
        years = [str(year) for year in pace.years]
        rows = [(row.label, row.by_year) for row in pace.rows]
        return Drawing(charts.matrix(years, rows, PACE), PACE, WAY)
    caption = "Peta jalan semua program"
    return Drawing(charts.roadmap(programs.roadmaps(book), caption), caption, WAY)


def way_of(lane: Roadmap, caption: str) -> Iterator[Drawing]:
    """The programs of one dimension, in slices."""
    for part in lane.slices(ON_ONE_PAGE):
        yield Drawing(charts.roadmap([part], caption, charts.WIDE), caption, caption)


def money_by_year(table: BudgetTable, caption: str) -> Drawing:
    """The known money of each year, cut by the lines of the table."""
    return Drawing(charts.money_by_year(table, caption), caption)


def money(table: BudgetTable, caption: str) -> Drawing:
    """The known money of each line of the table."""
    return Drawing(charts.money(table, caption), caption)
