"""How is a long table cut into slices, each of some pages?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from books.blocks import Exhibit
from books.contexts.findings import DimensionFindings, PartFindings

PAGES = 4  # of a slice, more or less


@dataclass(frozen=True)
class Rows:
    """The rows of a table's data, and how to make the same table with some of them."""

    of: Callable[[Any], Sequence[Any]]
    having: Callable[[Any, Sequence[Any]], Any]
    on_a_page: int


def field(name: str, on_a_page: int) -> Rows:
    """Rows that are a field of the data."""
    return Rows(
        lambda data: getattr(data, name),
        lambda data, rows: replace(data, **{name: tuple(rows)}),
        on_a_page,
    )


def plain(on_a_page: int) -> Rows:
    """Rows that are the data."""
    return Rows(lambda data: data, lambda data, rows: tuple(rows), on_a_page)


def _found(data: DimensionFindings) -> Sequence[tuple[PartFindings, Any]]:
    """The findings of a dimension, each with its part; a part may have none."""
    return [
        (part, finding)
        for part in data.parts
        for finding in (*part.problems, *part.potentials) or (None,)
    ]


def _having_found(data: DimensionFindings, rows: Sequence[Any]) -> DimensionFindings:
    parts = []
    for part, group in groupby(rows, key=lambda row: row[0]):
        found = [finding for _, finding in group if finding is not None]
        problems = tuple(one for one in found if one.is_problem)
        potentials = tuple(one for one in found if not one.is_problem)
        parts.append(PartFindings(part.part, problems, potentials))
    return replace(data, parts=tuple(parts))


FOLDER = "books/pdf/"
TABLES = {
    f"{FOLDER}_actions.html": field("rows", 9),
    f"{FOLDER}_budget.html": field("rows", 22),
    f"{FOLDER}_commitment_counts.html": field("rows", 24),
    f"{FOLDER}_commitments.html": field("rows", 26),
    f"{FOLDER}_findings.html": Rows(_found, _having_found, 8),
    f"{FOLDER}_office_conditions.html": field("rows", 8),
    f"{FOLDER}_office_table.html": field("rows", 26),
    f"{FOLDER}_pressing.html": plain(16),
    f"{FOLDER}_program_table.html": field("programs", 8),
    f"{FOLDER}_quick_win_list.html": plain(10),
    f"{FOLDER}_readiness.html": field("rows", 20),
    f"{FOLDER}_roadmap.html": field("rows", 5),
    f"{FOLDER}_spread.html": field("rows", 14),
    f"{FOLDER}_swot.html": field("rows", 20),
    f"{FOLDER}_traces.html": field("traces", 6),
    f"{FOLDER}_unknowns.html": plain(18),
    f"{FOLDER}_worksheet.html": field("rows", 6),
}


def sliced(exhibit: Exhibit) -> Iterator[Exhibit]:
    """The exhibit, or its slices: the first bears the name, the last the total.

    What would not fill a page by itself stays with the slice before it.
    """
    rows = TABLES.get(exhibit.template)
    found = rows.of(exhibit.data) if rows else ()
    if rows is None or len(found) < (PAGES + 1) * rows.on_a_page:
        yield exhibit
        return
    starts = range(0, len(found) - rows.on_a_page + 1, PAGES * rows.on_a_page)
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        yield replace(
            exhibit,
            data=rows.having(exhibit.data, found[start:end]),
            is_continued=start > 0,
            is_closed=end == len(found),
        )


def pages_of(exhibit: Exhibit) -> float:
    """About how many pages an exhibit takes."""
    rows = TABLES.get(exhibit.template)
    if rows is None:
        return 0.4
    return len(rows.of(exhibit.data)) / rows.on_a_page + 0.1
