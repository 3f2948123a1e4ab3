"""Which cells has a worksheet from anywhere, and may it be read at all?

A process of its own reads it: one that imports nothing of the portal, gets no more than
its share of memory and time, and may die of what it reads. What a part of the file says
of its size is not believed: the parts are unpacked here, counted while they grow, and
handed on as they were counted.
"""

import json
import re
import resource
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

Cell = str | int | float | bool | None

MOST_BYTES = 5 << 20  # of the file as it is sent
MOST_UNPACKED = 64 << 20  # bytes, of all its parts that are read
MOST_PARTS = 500
MOST_ROWS = 10_000  # that say something, of all sheets
MOST_COLUMNS = 200
MOST_SPREAD = 50_000  # cells that merged cells stand for
MOST_MEMORY = 640 << 20  # bytes, of that process
MOST_WORK = 4  # seconds of its processor
MOST_SECONDS = 20  # on a machine that has other work
BLOCK = 1 << 20

READ = re.compile(
    r"(?!docProps/|customXml/|xl/(theme|drawings)/)(.*\.(xml|rels)|mimetype)"
)
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
ADDRESS = re.compile(rb'\sr="([A-Z]{1,3}\d{1,7})"')
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SIGNS = {"zip": rb"PK\x03\x04", "xls": rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}

EMPTY = "Berkasnya kosong. Periksa apakah berkas itu dapat dibuka, lalu pilih lagi."
PROGRAM = (
    "Isinya program komputer, apa pun nama berkasnya, jadi tidak dibaca. Periksa dari "
    "mana berkas ini berasal."
)
UNKNOWN = (
    "Ini bukan berkas Excel (.xlsx, .xls) atau LibreOffice (.ods), apa pun nama "
    "berkasnya. Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx."
)
BROKEN = (
    "Berkasnya rusak atau terpotong. Buka dan simpan lagi di Excel atau LibreOffice, "
    "lalu unggah lagi."
)
LOCKED = "Berkasnya dikunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi."
MACROS = (
    "Berkas ini memuat makro, jadi tidak dibaca. Simpan sebagai .xlsx biasa (tanpa "
    "makro), lalu unggah lagi."
)
LINKS = (
    "Berkas ini mengambil isi dari berkas lain. Putuskan tautannya (di Excel: Data, "
    "Edit Links, Break Link), lalu unggah lagi."
)
FORMULAS = (
    "Sel {where} berisi rumus. Salin sel itu, tempel di tempat yang sama sebagai nilai "
    "(Tempel Spesial, Nilai), lalu unggah lagi."
)
TOO_MUCH = (
    "Isinya jauh lebih besar daripada sebuah lembar kerja, jadi tidak dibaca. Salin "
    "baris yang diperlukan ke lembar kerja baru dari portal."
)
TOO_LONG = (
    "Barisnya lebih dari 10.000. Bagi menjadi beberapa berkas, atau hapus baris yang "
    "tidak diperlukan."
)
TOO_WIDE = (
    f"Kolomnya lebih dari {MOST_COLUMNS}. Hapus kolom yang tidak diperlukan, lalu "
    "unggah lagi."
)
NOTHING = "Tidak ada lembar yang berisi. Isi dahulu lembarnya, lalu unggah lagi."
TOO_LARGE = (
    "Berkasnya lebih dari 5 MB. Hapus gambar dan lembar yang tidak diperlukan, lalu "
    "unggah lagi."
)


class Refused(Exception):
    """A file that is not read; the text says why and what to do."""


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet that say something, by their number from 1."""

    name: str
    rows: dict[int, list[Cell]]


def read(data: bytes) -> list[Sheet]:
    """The sheets of a file whoever wrote it, read by a process of its own."""
    if len(data) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    command = [sys.executable, "-I", __file__]
    try:
        ended = subprocess.run(  # noqa: S603 (our own file, with no word of the sender)
            command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as too_slow:
        raise Refused(TOO_MUCH) from too_slow
    if ended.returncode:
        raise Refused(TOO_MUCH)
    said = json.loads(ended.stdout)
    if "refused" in said:
        raise Refused(said["refused"])
    return [Sheet(name, dict(rows)) for name, rows in said["sheets"]]


def main() -> None:
    """That process: a file comes in, its cells or a sentence go out."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_WORK),
    ):
        _, hard = resource.getrlimit(what)
        with suppress(ValueError):  # a system that knows no such limit
            resource.setrlimit(what, (most, hard))
    said: dict[str, Any]
    try:
        said = {"sheets": look(sys.stdin.buffer.read())}
    except Refused as why:
        said = {"refused": str(why)}
    sys.stdout.write(json.dumps(said))


def look(data: bytes) -> list[tuple[str, list[tuple[int, list[Cell]]]]]:
    """The name of each sheet in sight, and its rows that say something."""
    from python_calamine import (  # noqa: PLC0415 - only where files are read
        CalamineError,
        CalamineWorkbook,
    )

    kind = recognize(data)
    if kind == "zip":
        data = unpacked(data)
    else:
        _look_through_xls(data)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            return list(_sheets(workbook))
    except (CalamineError, OSError, ValueError) as damage:
        raise Refused(BROKEN) from damage


def recognize(data: bytes) -> str:
    """What a file is by its first bytes, `zip` or `xls`; `Refused` for all others."""
    if not data:
        raise Refused(EMPTY)
    for kind, sign in SIGNS.items():
        if re.match(sign, data):
            return kind
    if re.match(rb"MZ|\x7fELF|#!|[\xcf\xce]\xfa\xed\xfe|\xca\xfe\xba\xbe", data):
        raise Refused(PROGRAM)
    raise Refused(UNKNOWN)


def unpacked(data: bytes) -> bytes:
    """The parts of a zip that say what stands in cells, looked through, once more."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            infos = parts.infolist()
            _look_at_names([info.filename for info in infos])
            wanted = [info for info in infos if READ.fullmatch(info.filename)]
            if sum(info.file_size for info in wanted) > MOST_UNPACKED:
                raise Refused(TOO_MUCH)
            return _repacked(parts, wanted)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as damage:
        raise Refused(BROKEN) from damage
    except RuntimeError as locked:  # so a part says that it wants a password
        raise Refused(LOCKED) from locked


def _repacked(parts: ZipFile, wanted: list[ZipInfo]) -> bytes:
    whole, room = BytesIO(), MOST_UNPACKED
    with ZipFile(whole, "w", ZIP_STORED) as clean:
        for info in wanted:
            content = b"".join(_blocks(parts, info, room))
            room -= len(content)
            _look_through(info.filename, content)
            clean.writestr(info.filename, content)
    return whole.getvalue()


def _blocks(parts: ZipFile, info: ZipInfo, room: int) -> Iterator[bytes]:
    """A part block by block, and no more of it than there is room for."""
    with parts.open(info) as part:
        while block := part.read(BLOCK):
            room -= len(block)
            if room < 0:
                raise Refused(TOO_MUCH)
            yield block


def _look_at_names(names: list[str]) -> None:
    """Refuse a file by what its parts are called."""
    if len(names) > MOST_PARTS:
        raise Refused(TOO_MUCH)
    if any(re.search(r"vbaProject|^(Basic|Scripts)/", name) for name in names):
        raise Refused(MACROS)
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise Refused(LINKS)
    if not {"xl/workbook.xml", "content.xml"} & set(names):
        raise Refused(UNKNOWN)


def _look_through(name: str, content: bytes) -> None:
    """Refuse what computes, or what has more rows than anybody fills."""
    if name == "content.xml":
        if b"table:formula=" in content:
            raise Refused(FORMULAS.format(where="pada berkas ini"))
        if b"<table:table-source" in content:
            raise Refused(LINKS)
    elif name == "META-INF/manifest.xml" and b"encryption-data" in content:
        raise Refused(LOCKED)
    elif name.startswith("xl/worksheets/"):
        if content.count(b"<row") > 10 * MOST_ROWS - 1:
            raise Refused(TOO_LONG)
        if found := FORMULA.search(content):
            before = ADDRESS.findall(content, 0, found.start())[-1:]
            raise Refused(FORMULAS.format(where=b"".join(before).decode() or "ini"))


def _look_through_xls(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused(LOCKED)
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise Refused(MACROS)


def _sheets(workbook: Any) -> Iterator[tuple[str, list[tuple[int, list[Cell]]]]]:
    from python_calamine import (  # noqa: PLC0415 - only where files are read
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    room, is_empty = MOST_ROWS, True
    for facts in workbook.sheets_metadata:
        looks = (facts.typ, facts.visible)
        if looks != (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible):
            continue
        sheet = workbook.get_sheet_by_name(facts.name)
        if sheet.end and sheet.end[1] >= MOST_COLUMNS:
            raise Refused(TOO_WIDE)
        rows = list(_rows(sheet))
        room -= len(rows)
        if room < 0:
            raise Refused(TOO_LONG)
        is_empty = is_empty and not rows
        yield facts.name, rows
    if is_empty:
        raise Refused(NOTHING)


def _rows(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    table = sheet.to_python(skip_empty_area=False)
    _spread(table, sheet.merged_cell_ranges or [])
    for number, values in enumerate(table, 1):
        row = [plain(value) for value in values]
        while row and row[-1] is None:
            row.pop()
        if row:
            yield number, row


def _spread(table: list[list[Any]], merged: list[Any]) -> None:
    """Let every cell of a merged one say what that says."""
    room = MOST_SPREAD
    for (top, left), (bottom, right) in merged:
        room -= (bottom - top + 1) * (right - left + 1)
        if room < 0:
            return
        said = table[top][left] if top < len(table) and left < len(table[top]) else ""
        for at in range(top, bottom + 1) if said else ():
            table.extend([] for _ in range(at + 1 - len(table)))
            table[at].extend("" for _ in range(right + 1 - len(table[at])))
            table[at][left : right + 1] = [said] * (right + 1 - left)


def plain(value: Any) -> Cell:
    """What a cell says: text, a number, yes or no; a day in words; None for nothing."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date | datetime):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{value:%H.%M}" if isinstance(value, time) else str(value)


if __name__ == "__main__":
    main()
