"""How does an agency's worksheet become a file to write in?"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from uuid import uuid4

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from paser_masterplan.office import fitting
from programs.worksheet.cells import CHOICES
from programs.worksheet.columns import KEY, KINDS, LOCKED, NOTES, Kind
from programs.worksheet.reading import Cell
from programs.worksheet.records import Records
from programs.worksheets import Column

SPARE = 60  # blank rows with a key of their own, so that a second sending is known
LAST_ROW = 2_000  # as far as the lists to choose from reach
MOST_PROMPT, MOST_TITLE = 255, 32  # letters that Excel shows beside a cell
OPTIONS = {"constant_memory": True, "strings_to_urls": False}
ALLOWED = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
}
LOOKS: dict[str, dict[str, Any]] = {
    "head": {
        "bold": True,
        "bg_color": "#e4eeea",
        "bottom": 2,
        "text_wrap": True,
        "valign": "top",
    },
    "own": {"locked": False, "text_wrap": True, "valign": "top"},
    "money": {"locked": False, "num_format": "#,##0", "valign": "top"},
    "locked": {"font_color": "#4f5c57", "text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 14},
    "plain": {"text_wrap": True, "valign": "top"},
}
GUIDE = (
    "Isi lembar Temuan, Program, Kegiatan, Indikator, dan Pendanaan. Yang belum tahu "
    "boleh dikosongkan.",
    "Sel abu-abu dikunci: nomor, kode, dan status diberi portal. Baris baru ditulis di "
    "baris kosong di bawah.",
    "Untuk program baru, kosongkan Kode program; di lembar lain tulis judulnya di "
    "kolom Program.",
    "Baris yang dihapus dari berkas ini tidak dihapus di portal. Menghapus dilakukan "
    "di portal.",
    "Jangan memakai rumus, makro, atau tautan ke berkas lain.",
    "Selesai mengisi: simpan, buka halaman Lembar kerja di portal, lalu unggah. Portal "
    "menunjukkan dahulu apa yang akan berubah; belum ada yang tersimpan sebelum Anda "
    "menyetujuinya.",
    "Bila rekan Anda mengubah isian yang sama di portal sementara itu, keduanya "
    "ditunjukkan berdampingan dan Anda yang memilih.",
)


def write_xlsx(records: Records, *, is_blank: bool = False) -> bytes:
    """The worksheet of one agency: what it has written so far, or only empty rows."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as workbook:
        book = Book(workbook, records)
        book.write_guide()
        for kind in KINDS:
            book.write_kind(kind, is_blank=is_blank)
        book.write_lists()
    return file.getvalue()


class Book:
    """Writes the sheets of one worksheet."""

    def __init__(self, workbook: Any, records: Records) -> None:
        self.workbook, self.records = workbook, records
        self.looks = {name: workbook.add_format(look) for name, look in LOOKS.items()}
        self.years = records.words.lists.plan.years
        self.lists = _lists(records)

    def write_guide(self) -> None:
        """What one has to know, on the first sheet."""
        page = self.workbook.add_worksheet("Petunjuk")
        page.set_column(0, 0, 90)
        agency = self.records.agency
        page.write_string(0, 0, f"Lembar kerja {agency.name}", self.looks["title"])
        page.write_string(1, 0, fitting(str(self.records.words.lists.plan)))
        for at, said in enumerate(GUIDE, 3):
            page.write_string(at, 0, said, self.looks["plain"])
        page.protect()

    def write_kind(self, kind: Kind, *, is_blank: bool) -> None:
        """One sheet: its heads, its rows, and blank ones below."""
        page = self.workbook.add_worksheet(kind.sheet)
        columns = kind.columns_for(self.years)
        self._lay(page, kind, columns)
        rows = [] if is_blank else self.records.of(kind)
        for at, row in enumerate(rows, 1):
            cells = row.cells(self.records.words) | {"key": row.mark}
            locked = LOCKED | {"code"}
            self._row(page, at, columns, cells, locked)
        if kind.is_part:
            for at in range(len(rows) + 1, len(rows) + SPARE + 1):
                self._row(page, at, columns, {"key": str(uuid4())}, LOCKED)

    def write_lists(self) -> None:
        """What the cells let one choose from, on a sheet out of sight."""
        page = self.workbook.add_worksheet("Daftar")
        for place, _ in enumerate(self.lists):
            page.set_column(place, place, 30)
        longest = max(map(len, self.lists.values()))
        for at in range(longest):
            for place, words in enumerate(self.lists.values()):
                if at < len(words):
                    page.write_string(at, place, fitting(words[at]))
        page.hide()

    def _lay(self, page: Any, kind: Kind, columns: Iterable[Column]) -> None:
        """Heads, widths, notes, and lists to choose from."""
        for place, column in enumerate(columns):
            look = "money" if column.is_money else "own"
            look = "locked" if column.name in LOCKED else look
            options = {"hidden": True} if column == KEY else {}
            page.set_column(place, place, column.width, self.looks[look], options)
            self._head(page, place, column)
            self._help(page, kind, place, column)
        page.freeze_panes(1, 0)
        page.protect("", ALLOWED)

    def _head(self, page: Any, place: int, column: Column) -> None:
        """The head of a column, with a note where there is something to know."""
        page.write_string(0, place, column.head, self.looks["head"])
        if column.name in NOTES:
            page.write_comment(0, place, NOTES[column.name], {"author": "Portal"})

    def _help(self, page: Any, kind: Kind, place: int, column: Column) -> None:
        rule: dict[str, Any] = {"validate": "any"}
        name = f"{kind.slug}.{column.name}"
        if name in self.lists:
            letter = xl_col_to_name(list(self.lists).index(name))
            last = max(1, len(self.lists[name]))
            rule = {
                "validate": "list",
                "source": f"=Daftar!${letter}$1:${letter}${last}",
                "error_type": "warning",
                "error_title": "Tidak ada di daftar",
                "error_message": "Pilih dari daftar, atau lanjutkan bila yakin.",
            }
        if column.name in NOTES:
            rule["input_title"] = column.head[:MOST_TITLE]
            rule["input_message"] = NOTES[column.name][:MOST_PROMPT]
        if len(rule) > 1 and column != KEY:
            page.data_validation(1, place, LAST_ROW, place, rule)

    def _row(
        self,
        page: Any,
        at: int,
        columns: Iterable[Column],
        cells: dict[str, Cell],
        locked: set[str],
    ) -> None:
        for place, column in enumerate(columns):
            value = cells.get(column.name)
            look = "money" if column.is_money else "own"
            look = self.looks["locked" if column.name in locked else look]
            if isinstance(value, int):
                page.write_number(at, place, value, look)
            elif value:
                # As a string, whatever it begins with: no cell is ever computed.
                page.write_string(at, place, fitting(str(value)), look)


def _lists(records: Records) -> dict[str, list[str]]:
    """The words of every cell that lets one choose, by kind and column."""
    lists = records.words.lists
    codes = [str(row.key) for row in records.rows if row.kind.slug == "program"]
    actions = dict.fromkeys(
        str(row.told["action"]) for row in records.rows if "action" in row.told
    )
    found = {
        f"{kind}.{name}": [str(label) for _, label in choices]
        for (kind, name), choices in CHOICES.items()
    }
    parts = [part.name for part in lists.parts]
    found |= {"finding.sub_dimension": parts, "program.sub_dimension": parts}
    found["finding.readiness"] = [str(one) for one in lists.elements]
    found["program.is_quick_win"] = ["Ya", "Tidak"]
    found["program.mission"] = [str(one.number) for one in lists.missions]
    found["funding.year"] = [str(year) for year in lists.plan.years]
    found["funding.action"] = list(actions)
    found |= {f"{slug}.code": codes for slug in ("action", "indicator", "funding")}
    return {name: words for name, words in found.items() if words}
