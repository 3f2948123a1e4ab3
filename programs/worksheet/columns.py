"""Which sheets has an agency's worksheet, and which columns has each?"""

from collections.abc import Iterable
from dataclasses import dataclass

from programs import worksheets
from programs.worksheets import Column, by_year

TARGET = "target_"
KEY = Column("key", "Kunci", 10)
STATUS = Column("status", "Status", 18)
# What the plan's own workbook says beside, and no agency writes.
OF_THE_PLAN = {"agency", "dimension", "factor"}
LOCKED = {"key", "status", "pk"}
TOLD = LOCKED | {"code", "program"}  # what says where a row belongs, and is no field


@dataclass(frozen=True)
class Kind:
    """One kind of row: its sheet, what stands in it, by which column people know it."""

    slug: str
    sheet: str
    noun: str
    columns: tuple[Column, ...]
    title: str
    is_part: bool = True  # of a program

    def columns_for(self, years: Iterable[int]) -> tuple[Column, ...]:
        """Its columns in a plan of these years, the key at the end."""
        return tuple(
            Column(f"{TARGET}{column.head[-4:]}", column.head, column.width)
            if column.name == "targets"
            else column
            for column in by_year(self.columns, years)
        )


def _own(columns: Iterable[Column]) -> tuple[Column, ...]:
    return tuple(column for column in columns if column.name not in OF_THE_PLAN)


FINDING = Kind(
    "finding",
    "Temuan",
    "temuan",
    (*_own(worksheets.FINDINGS), STATUS, KEY),
    "title",
    is_part=False,
)
PROGRAM = Kind(
    "program",
    "Program",
    "program",
    (*_own(worksheets.PROGRAMS), STATUS, KEY),
    "title",
    is_part=False,
)
ACTION = Kind("action", "Kegiatan", "kegiatan", (*worksheets.ACTIONS, KEY), "title")
INDICATOR = Kind(
    "indicator", "Indikator", "indikator", (*worksheets.INDICATORS, KEY), "name"
)
FUNDING = Kind(
    "funding", "Pendanaan", "dana", (*_own(worksheets.FUNDINGS), KEY), "action"
)
KINDS = (FINDING, PROGRAM, ACTION, INDICATOR, FUNDING)
BY_SLUG = {kind.slug: kind for kind in KINDS}
PARTS = {"kegiatan": ACTION, "indikator": INDICATOR, "pendanaan": FUNDING}

# What stands in a cell, for those who fill it in; the first words of a note.
NOTES = {
    "pk": "Diberi portal. Biarkan kosong pada baris baru.",
    "code": "Kode program, misalnya SC21-0001. Untuk program baru biarkan kosong.",
    "program": "Untuk program yang belum berkode: judulnya, persis seperti di lembar "
    "Program.",
    "kind": "Potensi atau Masalah.",
    "title": "Wajib diisi; paling panjang 200 huruf.",
    "sub_dimension": "Pilih dari daftar.",
    "places": "Kecamatan atau desa; pisahkan dengan titik koma.",
    "supporting": "Nama atau singkatan instansi; pisahkan dengan titik koma.",
    "findings": "Nomor temuan, misalnya 3; 14. Temuan baru: judulnya.",
    "mission": "Nomor misi RPJMD.",
    "is_quick_win": "Ya atau Tidak.",
    "nomenclature_code": "Misalnya 2.16.03.",
    "sdg": "Nomor tujuan, misalnya 6, 11.",
    "years": "Misalnya 2022, 2023 atau 2022-2024.",
    "action": "Nama kegiatan, persis seperti di lembar Kegiatan.",
    "amount": "Misalnya 1500000, Rp 850 juta, atau 1,5 M. Kosongkan bila belum "
    "diketahui, lalu tulis alasannya.",
    "unknown_reason": "Hanya bila jumlahnya kosong.",
    "status": "Dari portal; tidak dibaca kembali.",
}
