"""Which abbreviations does the book use, and what do they stand for?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from typing import Any

from books.contexts import Book
from books.contexts.facts import Funding
from books.models.chapters import ChapterBlock

# One in small letters may begin with a capital in the text.
KNOWN = {
    "APBD": "Anggaran Pendapatan dan Belanja Daerah",
    "APBDes": "Anggaran Pendapatan dan Belanja Desa",
    "APBN": "Anggaran Pendapatan dan Belanja Negara",
    "ASN": "Aparatur Sipil Negara",
    "ATCS": "Area Traffic Control System (pengendali lalu lintas kawasan)",
    "BLUD": "Badan Layanan Umum Daerah",
    "BPS": "Badan Pusat Statistik",
    "BTS": "Base Transceiver Station (pemancar telekomunikasi)",
    "BUMD": "Badan Usaha Milik Daerah",
    "BUMDes": "Badan Usaha Milik Desa",
    "BUMN": "Badan Usaha Milik Negara",
    "CCTV": "Closed-Circuit Television (kamera pengawas)",
    "CSR": "Corporate Social Responsibility (tanggung jawab sosial perusahaan)",
    "DAK": "Dana Alokasi Khusus",
    "DAS": "Daerah Aliran Sungai",
    "DAU": "Dana Alokasi Umum",
    "DBH": "Dana Bagi Hasil",
    "DPA": "Dokumen Pelaksanaan Anggaran",
    "EBT": "Energi Baru dan Terbarukan",
    "EWS": "Early Warning System (sistem peringatan dini)",
    "IKN": "Ibu Kota Nusantara",
    "IPM": "Indeks Pembangunan Manusia",
    "JDIH": "Jaringan Dokumentasi dan Informasi Hukum",
    "KIM": "Kelompok Informasi Masyarakat",
    "KPBU": "Kerja Sama Pemerintah dengan Badan Usaha",
    "MPP": "Mal Pelayanan Publik",
    "OPD": "Organisasi Perangkat Daerah",
    "PAD": "Pendapatan Asli Daerah",
    "PAUD": "Pendidikan Anak Usia Dini",
    "PBB": "Pajak Bumi dan Bangunan",
    "PIC": "Person in Charge (penanggung jawab)",
    "PJU": "Penerangan Jalan Umum",
    "PKK": "Pemberdayaan dan Kesejahteraan Keluarga",
    "PLTS": "Pembangkit Listrik Tenaga Surya",
    "PPID": "Pejabat Pengelola Informasi dan Dokumentasi",
    "PSC": "Public Safety Center (pusat tanggap darurat)",
    "PTSP": "Pelayanan Terpadu Satu Pintu",
    "Perbup": "Peraturan Bupati",
    "QRIS": "Quick Response Code Indonesian Standard",
    "RDTR": "Rencana Detail Tata Ruang",
    "RKPD": "Rencana Kerja Pemerintah Daerah",
    "RPJMD": "Rencana Pembangunan Jangka Menengah Daerah",
    "RPJPD": "Rencana Pembangunan Jangka Panjang Daerah",
    "RT": "Rukun Tetangga",
    "RTH": "Ruang Terbuka Hijau",
    "RTIK": "Relawan Teknologi Informasi dan Komunikasi",
    "RTRW": "Rencana Tata Ruang Wilayah",
    "Renja": "Rencana Kerja",
    "Renstra": "Rencana Strategis",
    "SDG": "Sustainable Development Goals (tujuan pembangunan berkelanjutan)",
    "SDM": "Sumber Daya Manusia",
    "SIMRS": "Sistem Informasi Manajemen Rumah Sakit",
    "SK": "Surat Keputusan",
    "SOP": "Standar Operasional Prosedur",
    "SP4N-LAPOR!": "Sistem Pengelolaan Pengaduan Pelayanan Publik Nasional",
    "SPAM": "Sistem Penyediaan Air Minum",
    "SPBE": "Sistem Pemerintahan Berbasis Elektronik",
    "SWOT": "Strengths, Weaknesses, Opportunities, Threats (kekuatan, kelemahan, "
    "peluang, dan ancaman)",
    "TIK": "Teknologi Informasi dan Komunikasi",
    "TPA": "Tempat Pemrosesan Akhir",
    "TPB": "Tujuan Pembangunan Berkelanjutan",
    "TPS": "Tempat Penampungan Sementara",
    "TPS3R": "Tempat Pengolahan Sampah Reduce, Reuse, Recycle",
    "TTE": "Tanda Tangan Elektronik",
    "UMKM": "Usaha Mikro, Kecil, dan Menengah",
    "UPTD": "Unit Pelaksana Teknis Daerah",
    "WITA": "Waktu Indonesia Tengah",
    "bimtek": "Bimbingan teknis",
}


@dataclass(frozen=True)
class Abbreviation:
    """A short name and the long one."""

    short: str
    long: str


def abbreviations_in(book: Book) -> tuple[Abbreviation, ...]:
    """The offices of the book and the known abbreviations that occur in its words."""
    text = "\n".join(_words_of(book))
    found = {short: long for short, long in KNOWN.items() if _occurs(short, text)}
    found |= {
        office.short_name: office.name
        for office in book.offices
        if office.short_name != office.name
    }
    ordered = sorted(found, key=str.casefold)
    return tuple(Abbreviation(short, found[short]) for short in ordered)


def _occurs(short: str, text: str) -> bool:
    """Whether it stands there as a word; looking for the letters alone is quick."""
    names = {short, short.capitalize()} if short.islower() else {short}
    return any(
        name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        for name in names
    )


def _words_of(book: Book) -> Iterator[str]:
    """All that people wrote, and those words of the tables that hold abbreviations."""
    yield book.frame.vision
    for chapter in book.chapters:
        yield str(ChapterBlock(chapter.block).label)
        yield from (chapter.title, chapter.narrative)
    if book.missions:
        yield "RPJMD"
    for program in book.programs:
        yield "SPBE" if program.spbe else ""
        yield "SDG" if program.sdg else ""
    for facts in (book.missions, book.goals, book.findings, book.programs):
        yield from _strings(facts)


def _strings(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _strings(part)
    elif is_dataclass(thing):
        if isinstance(thing, Funding):
            yield thing.source_label
        for name in thing.__dataclass_fields__:
            yield from _strings(getattr(thing, name))
