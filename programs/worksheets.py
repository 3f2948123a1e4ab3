"""Which columns has a worksheet of findings, programs and their parts?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Column:
    """One column: the field it holds, the words at its head, its width in letters."""

    name: str
    head: str
    width: int = 18
    is_money: bool = False


CODE = Column("code", "Kode program", 13)
TITLE = Column("program", "Program", 40)
AGENCY = Column("agency", "Perangkat daerah")
DIMENSION = Column("dimension", "Dimensi")
PART = Column("sub_dimension", "Subdimensi", 28)
PLACES = Column("places", "Lokasi", 28)
FINDINGS = (
    Column("pk", "Nomor temuan", 9),
    Column("kind", "Jenis", 10),
    Column("title", "Judul", 40),
    Column("description", "Uraian", 50),
    DIMENSION,
    PART,
    AGENCY,
    PLACES,
    Column("figure", "Angka", 24),
    Column("source", "Sumber angka", 24),
    Column("readiness", "Unsur kesiapan", 24),
    Column("factor", "Faktor", 24),
)
PROGRAMS = (
    CODE,
    Column("title", "Judul program", 40),
    AGENCY,
    Column("supporting", "Perangkat daerah pendukung", 24),
    Column("partners", "Mitra lain", 24),
    Column("plan_type", "Jenis rencana"),
    DIMENSION,
    PART,
    Column("horizon", "Jangka waktu"),
    Column("is_quick_win", "Quick win", 9),
    Column("mission", "Misi RPJMD", 9),
    Column("nomenclature_code", "Kode nomenklatur"),
    Column("spbe", "Keterkaitan SPBE", 24),
    Column("sdg", "Tujuan SDG", 10),
    Column("findings", "Nomor temuan yang dijawab", 14),
    PLACES,
    Column("background", "Latar belakang", 50),
    Column("objective", "Tujuan", 40),
    Column("description", "Uraian", 50),
    Column("beneficiaries", "Penerima manfaat", 30),
    Column("benefit", "Manfaat yang langsung terasa", 30),
    Column("uniqueness", "Keunikan", 30),
    Column("resources", "Sumber daya", 30),
    Column("schedule", "Jadwal 6-12 bulan", 30),
    Column("risk", "Risiko", 30),
    Column("mitigation", "Mitigasi risiko", 30),
    Column("sustainability", "Keberlanjutan", 30),
)
ACTIONS = (
    CODE,
    TITLE,
    Column("title", "Kegiatan", 40),
    Column("output", "Keluaran", 40),
    Column("years", "Tahun", 24),
)
FUNDINGS = (
    CODE,
    TITLE,
    AGENCY,
    DIMENSION,
    Column("action", "Kegiatan", 40),
    Column("year", "Tahun", 12),
    Column("source", "Sumber dana", 22),
    Column("amount", "Jumlah (rupiah)", 20, is_money=True),
    Column("unknown_reason", "Alasan belum diketahui", 40),
)
INDICATORS = (
    CODE,
    TITLE,
    Column("name", "Indikator", 40),
    Column("unit", "Satuan", 14),
    Column("baseline", "Kondisi awal", 14),
    Column("baseline_year", "Tahun kondisi awal", 12),
    Column("targets", "Target {year}", 12),
    Column("source", "Sumber data", 30),
)


def by_year(columns: Iterable[Column], years: Iterable[int]) -> tuple[Column, ...]:
    """The columns, those that name a year at their head once for each year."""
    spread = tuple(years)
    return tuple(
        replace(column, head=column.head.format(year=year))
        for column in columns
        for year in (spread if "{year}" in column.head else spread[:1] or (0,))
    )
