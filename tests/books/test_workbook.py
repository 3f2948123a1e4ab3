"""The workbook: numbers that are numbers, nothing unknown that is 0, no formulas."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils.text import slugify
from python_calamine import CalamineWorkbook

from books import exports
from books.contexts import budget
from books.models import Edition
from paser_masterplan.office import CUT, LONGEST, fitting
from programs import worksheets
from tests.builders.facts import (
    a_book,
    a_full_book,
    a_funding,
    a_program,
    a_rich_program,
    an_action,
)


def write(book, **options):
    return exports.write(book, "all", "xlsx", **options)


def read(data):
    """Each sheet as lists of values, by its name."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    return {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }


def xml(data, name):
    with ZipFile(BytesIO(data)) as parts:
        return parts.read(name).decode()


def rows_of(sheets, name):
    """The rows of a sheet as dictionaries, by the words at the head."""
    heads, *rows = sheets[name]
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def book():
    programs = (
        a_rich_program(),
        a_program(
            an_action(a_funding(amount=1_234_567_890_123), a_funding(year=2023)),
            an_action(years=(2024,)),
            an_action(a_funding(year=2030, amount=1), years=()),
            code="SC21-0002",
            agency="Dishub",
            sub_dimension="LEARNING",
        ),
    )
    return a_full_book(programs=programs)


@pytest.fixture(scope="module")
def sheets(book):
    return read(write(book))


def test_there_is_a_sheet_for_each_kind(sheets):
    assert list(sheets) == [
        "Tentang",
        "Temuan",
        "Kesiapan",
        "Penilaian",
        "USG",
        "Kesenjangan",
        "Misi",
        "Sasaran",
        "Program",
        "Kegiatan",
        "Pendanaan",
        "Indikator",
        "Peta jalan",
        "Anggaran per sumber",
        "Anggaran per dimensi",
        "Anggaran per perangkat daerah",
        "Keterlacakan",
        "Belum terhubung",
        "Singkatan",
    ]


def test_findings_have_the_columns_of_the_worksheet(sheets):
    first = rows_of(sheets, "Temuan")[0]

    assert list(first) == [column.head for column in worksheets.FINDINGS]
    assert first == {
        "Nomor temuan": 1,
        "Jenis": "Masalah",
        "Judul": "Sampah belum dipilah 1",
        "Uraian": "Setiap hari.",
        "Dimensi": "Smart Environment",
        "Subdimensi": "Tata Kelola Sampah",
        "Perangkat daerah": "DLH",
        "Lokasi": "Desa Luan",
        "Angka": "",
        "Sumber angka": "DLH",
        "Unsur kesiapan": "",
        "Faktor": "",
    }


def test_programs_have_the_columns_of_the_worksheet(sheets):
    first, second = rows_of(sheets, "Program")

    assert list(first) == [column.head for column in worksheets.PROGRAMS]
    assert (first["Kode program"], first["Misi RPJMD"], first["Quick win"]) == (
        "SC21-0001",
        2,
        "Ya",
    )
    assert first["Latar belakang"] == "Sampah menumpuk di pasar."
    assert first["Nomor temuan yang dijawab"] == "1"
    assert (second["Misi RPJMD"], second["Quick win"]) == ("", "Tidak")


def test_money_is_a_number_to_the_rupiah(book, sheets):
    *lines, total = rows_of(sheets, "Pendanaan")

    amounts = [row["Jumlah (rupiah)"] for row in lines if row["Jumlah (rupiah)"]]

    entries = budget.entries(book)
    assert amounts == [entry.amount for entry in entries if entry.amount]
    assert len(lines) == len(entries)
    assert total["Jumlah (rupiah)"] == budget.total_of(book).amount == sum(amounts)
    assert total["Alasan belum diketahui"] == "3 baris belum diketahui"


def test_what_nobody_knows_is_empty_with_its_reason_beside(sheets):
    *lines, _ = rows_of(sheets, "Pendanaan")

    unknown = [row for row in lines if not row["Jumlah (rupiah)"]]

    assert {row["Jumlah (rupiah)"] for row in unknown} == {""}
    assert [row["Alasan belum diketahui"] for row in unknown] == [
        "Belum dihitung",
        "Belum ditulis",
        "Belum ditulis",
    ]
    known = [row for row in lines if row not in unknown]
    assert {row["Alasan belum diketahui"] for row in known} == {""}


def test_total_that_hides_nothing_says_nothing():
    program = a_program(an_action(a_funding(amount=5)))

    *_, total = rows_of(read(write(a_book(programs=(program,)))), "Pendanaan")

    assert (total["Jumlah (rupiah)"], total["Alasan belum diketahui"]) == (5, "")


def test_funding_without_a_year_has_an_empty_one():
    program = a_program(an_action(years=()))

    first, _ = rows_of(read(write(a_book(programs=(program,)))), "Pendanaan")

    assert first["Tahun"] == ""


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Anggaran per sumber", budget.by_source),
        ("Anggaran per dimensi", budget.by_dimension),
        ("Anggaran per perangkat daerah", budget.by_agency),
    ],
)
def test_budgets_are_those_of_the_book(book, sheets, name, table):
    heads, *rows = sheets[name]
    wanted = table(book)

    said = [
        [
            row.label,
            *(n for t in (*row.by_year, row.total) for n in (t.amount, t.unknown)),
        ]
        for row in (*wanted.rows, wanted.total)
    ]

    assert [[value or 0 for value in row] for row in rows] == said
    assert 0 not in [value for row in rows for value in row]
    assert heads[1:3] == ["2022 (rupiah)", "2022, baris yang belum diketahui"]
    assert heads[-2:] == ["Jumlah (rupiah)", "Jumlah, baris yang belum diketahui"]


def test_indicators_have_a_column_for_each_year_with_a_target(sheets):
    (row,) = rows_of(sheets, "Indikator")

    assert (row["Target 2022"], row["Target 2023"], row["Target 2024"]) == (
        "20",
        "",
        "40",
    )
    assert (row["Kondisi awal"], row["Tahun kondisi awal"]) == ("12", 2021)


def test_roadmap_tells_what_is_done_in_each_year(sheets):
    row = rows_of(sheets, "Peta jalan")[-1]

    assert (row["2022"], row["2023"]) == (
        "Membentuk bank sampah\nMelatih kader",
        "Membentuk bank sampah",
    )


def test_traces_lead_from_problem_to_indicator(sheets):
    rows = [
        (row["Nomor temuan"], row["Kode program"], row["Program"], row["Indikator"])
        for row in rows_of(sheets, "Keterlacakan")
    ]

    assert rows == [
        (1, "SC21-0001", "Bank sampah", "Sampah terkelola"),
        (3, "", "Belum dijawab program", ""),
    ]


def test_trace_to_a_program_without_indicator_says_so():
    program = a_program(findings=(1,))

    rows = rows_of(read(write(a_full_book(programs=(program,)))), "Keterlacakan")

    assert rows[0]["Indikator"] == "Belum ada indikator"


def test_loose_ends_are_named(sheets):
    rows = [tuple(row.values())[:2] for row in rows_of(sheets, "Belum terhubung")]

    assert rows == [
        ("Masalah tanpa program", "3"),
        ("Program tanpa temuan", "SC21-0002"),
        ("Program tanpa indikator", "SC21-0002"),
    ]


def test_other_tables_of_the_book_are_there(sheets):
    assert rows_of(sheets, "Misi")[0] == {
        "Nomor misi": 1,
        "Misi": "Ekonomi mandiri",
        "Sasaran": 1,
        "Program": 0,
    }
    assert rows_of(sheets, "Sasaran")[0]["Strategi"] == "Bank sampah"
    assert rows_of(sheets, "Kesiapan")[0]["Masalah"] == 1
    region, agency = rows_of(sheets, "Penilaian")
    assert (region["Perangkat daerah"], region["Tingkat"]) == ("Kabupaten Paser", 2)
    assert (agency["Perangkat daerah"], agency["Unsur"]) == (
        "DLH",
        "Suprastruktur: kebijakan",
    )
    assert agency["Rekomendasi"] == "Perluas jaringan."
    [scored] = rows_of(sheets, "USG")
    assert (scored["Nomor temuan"], scored["Mendesak"]) == (3, "4,5")
    assert (scored["Jumlah"], scored["Penilai"]) == ("12", 2)
    gaps = {row["Subdimensi"]: row for row in rows_of(sheets, "Kesenjangan")}
    waste = gaps["Tata Kelola Sampah"]
    assert waste["Kesenjangan"] == "Sampah belum dipilah 3"
    assert waste["Rekomendasi"] == "SC21-0001 Bank sampah"
    assert sheets["Singkatan"][1] == ["DLH", "Dinas Lingkungan Hidup"]


def test_first_sheet_says_which_state_of_the_plan_it_is(sheets):
    said = dict(sheets["Tentang"])

    assert said["Keadaan"] == "DRAF · 23 September 2021 10.42 WITA"
    assert said["Jumlah program"] == 2
    assert said["Sidik isi (SHA-256)"] == "Draf belum memiliki sidik"


def test_edition_is_known_by_its_digest():
    at = datetime(2021, 12, 1, tzinfo=UTC)
    edition = Edition(number=3, code="ab" * 6, sha256="ab" * 32, issued_at=at)

    said = dict(read(write(a_book(), edition=edition))["Tentang"])

    assert said["Keadaan"] == "Edisi 3 · abababababab"
    assert said["Sidik isi (SHA-256)"] == "ab" * 32


def test_heads_stay_in_sight_and_can_be_filtered(book):
    sheet = xml(write(book), "xl/worksheets/sheet11.xml")  # Pendanaan

    lines = len(budget.entries(book)) + 1
    assert '<pane ySplit="1"' in sheet
    assert f'<autoFilter ref="A1:I{lines}"/>' in sheet  # without the total below


def test_no_cell_is_a_formula_or_a_link():
    evil = ("=cmd()|'x'!A1", "+1", "-1", "@SUM(A1)", "{=1}", "https://contoh.go.id")
    programs = tuple(
        a_program(title=text, code=f"SC21-{i}") for i, text in enumerate(evil)
    )

    data = write(a_full_book(programs=programs))

    titles = tuple(row["Judul program"] for row in rows_of(read(data), "Program"))
    assert titles == evil
    with ZipFile(BytesIO(data)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/sheet" in name]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_hostile_words_are_kept_as_far_as_a_cell_can_hold_them():
    hostile = "\x00\x01\x0b\ud800\ufffe🛰️ مرحبا _x0041_ " + "x" * 500
    program = a_rich_program(title=hostile)

    (row,) = rows_of(read(write(a_full_book(programs=(program,)))), "Program")

    assert row["Judul program"] == "🛰️ مرحبا _x0041_ " + "x" * 500


def test_text_longer_than_a_cell_is_cut_and_says_so():
    long = "x" * (LONGEST + 1)

    assert len(fitting(long)) == LONGEST
    assert fitting(long).endswith(CUT)
    assert fitting(long[:-1]) == long[:-1]
    assert fitting("🛰" * LONGEST) == "🛰" * ((LONGEST - len(CUT)) // 2) + CUT


def test_progress_names_each_sheet():
    told = []

    write(a_book(), progress=lambda *said: told.append(said))

    assert told[:2] == [
        ("Menulis lembar Tentang", 0, 18),
        ("Menulis lembar Temuan", 1, 18),
    ]
    assert told[-1] == ("Menulis lembar Singkatan", 18, 18)


def test_columns_spread_over_years():
    columns = worksheets.by_year(worksheets.INDICATORS, [2022, 2023])

    heads = [column.head for column in columns]
    assert heads[6:9] == ["Target 2022", "Target 2023", "Sumber data"]
    assert [column.head for column in worksheets.by_year(worksheets.ACTIONS, [])] == [
        column.head for column in worksheets.ACTIONS
    ]


@pytest.mark.parametrize(
    "columns",
    [
        worksheets.FINDINGS,
        worksheets.PROGRAMS,
        worksheets.ACTIONS,
        worksheets.FUNDINGS,
        worksheets.INDICATORS,
    ],
)
def test_heads_and_names_of_columns_are_told_apart(columns):
    for told in ("head", "name"):
        said = [slugify(getattr(column, told)) for column in columns]
        assert len(said) == len(set(said))
