"""What is a sheet of the workbook, and how are its heads and names said?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from books.contexts import Book
from books.contexts.facts import Finding
from programs.worksheets import Column
from workshops.models import Finding as FindingRow

Value = str | int | None  # None is an empty cell: what nobody knows is never 0
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet: its heads, its rows, and a last line that no filter moves."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    total: Row | None = None


def homes_of(book: Book) -> dict[str, tuple[str, str]]:
    """The names of dimension and part, by the code of the part."""
    return {
        part.code: (dimension.name, part.name)
        for dimension in book.dimensions
        for part in dimension.parts
    }


def heads(*said: str, width: int = 18) -> tuple[Column, ...]:
    """Columns that are known by their heads."""
    return tuple(Column(head, head, width) for head in said)


def kind_of(one: Finding) -> str:
    """Masalah or Potensi."""
    return str(FindingRow.Kind(one.kind).label)


def label_of(choices: Any, code: str) -> str:
    """The words for a code, or none for none."""
    return str(choices(code).label) if code else ""


def lines(texts: Iterable[str]) -> str:
    """Texts one under the other."""
    return "\n".join(texts)
