"""How do all tables become one workbook?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from books.composing import Progress, unheard
from books.contexts import Book
from books.exports.sheet import Sheet, Value
from books.exports.sheets import SHEETS, sheets_of
from books.imprints import imprint_of
from books.models import Edition
from paser_masterplan.office import clean, fitting
from programs.worksheets import Column

OPTIONS = {"constant_memory": True, "strings_to_urls": False}
TOP: dict[str, Any] = {"valign": "top", "text_wrap": True}
FORMATS: dict[str, dict[str, Any]] = {
    "head": TOP | {"bold": True, "bg_color": "#e4eeea", "bottom": 2},
    "text": TOP,
    "number": {"valign": "top", "align": "left"},
    "money": {"valign": "top", "num_format": "#,##0"},
    "total": {"bold": True, "top": 2, "num_format": "#,##0"},
}


def write_xlsx(
    book: Book, edition: Edition | None = None, *, progress: Progress = unheard
) -> bytes:
    """Every table of the book, a sheet for each kind; the same bytes for the same."""
    file = BytesIO()
    imprint = imprint_of(book, edition)
    with xlsxwriter.Workbook(file, OPTIONS) as workbook:
        at = datetime.fromisoformat(book.as_of).astimezone(UTC)
        title = clean(f"{book.frame.title}: semua tabel")
        workbook.set_properties(
            {"title": title, "subject": imprint.stamp, "created": at}
        )
        formats = {name: workbook.add_format(look) for name, look in FORMATS.items()}
        for done, sheet in enumerate(sheets_of(book, imprint)):
            progress(f"Menulis lembar {sheet.name}", done, len(SHEETS))
            Writer(workbook.add_worksheet(sheet.name), formats).write(sheet)
    return file.getvalue()


@dataclass
class Writer:
    """Writes one sheet row by row."""

    page: Any
    formats: dict[str, Any]

    def write(self, sheet: Sheet) -> None:
        """The heads, which stay in sight, the rows, and the last line."""
        for place, column in enumerate(sheet.columns):
            self.page.set_column(place, place, column.width)
        self.page.freeze_panes(1, 0)
        self._row(0, (column.head for column in sheet.columns), ["head"])
        looks = [_look(column) for column in sheet.columns]
        last = 0
        for last, row in enumerate(sheet.rows, 1):
            self._row(last, row, looks)
        self.page.autofilter(0, 0, last, len(sheet.columns) - 1)
        if sheet.total:
            self._row(last + 1, sheet.total, ["total"])

    def _row(self, at: int, row: Iterable[Value], looks: list[str]) -> None:
        for place, value in enumerate(row):
            self._cell(at, place, value, looks[place % len(looks)])

    def _cell(self, at: int, place: int, value: Value, look: str) -> None:
        if isinstance(value, int):
            look = "number" if look == "text" else look
            self.page.write_number(at, place, value, self.formats[look])
        elif value:
            # As a string, whatever it begins with: no cell is ever computed.
            self.page.write_string(at, place, fitting(value), self.formats[look])


def _look(column: Column) -> str:
    return "money" if column.is_money else "text"
