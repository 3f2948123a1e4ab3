"""Every cell that is wrong is named, with what to do; nothing of its row is written."""

import pytest

from plans.models import Stage
from programs.models import Program
from programs.worksheet import waiting
from programs.worksheet.columns import FINDING
from programs.worksheet.judging import Judge
from programs.worksheet.lines import Line
from tests.builders.plans import a_mission, close
from tests.builders.programs import a_program, an_action
from tests.builders.worksheets import the_file
from tests.builders.workshops import a_finding


def only(report):
    """The one row that matters."""
    [row] = report.rows
    return row


def faults(report):
    return [(one.where, one.text) for row in report.rows for one in row.faults]


@pytest.mark.parametrize(
    ("sheet", "cells", "where", "said"),
    [
        ("Temuan", {"Judul": None}, "Temuan!C3", "tidak boleh kosong"),
        ("Temuan", {"Jenis": "Peluang"}, "Temuan!B2", "Pilih salah satu: Potensi"),
        ("Temuan", {"Subdimensi": "Tata Kelola Sampa"}, "Temuan!E2", "Mungkin yang"),
        ("Program", {"Kode nomenklatur": "abc"}, "Program!J2", "2.16.03"),
        ("Program", {"Quick win": "mungkin"}, "Program!H2", "Ya atau Tidak"),
        ("Program", {"Misi RPJMD": 99}, "Program!I2", "tidak dikenal"),
        ("Program", {"Nomor temuan yang dijawab": "999"}, "Program!M2", "999"),
        ("Program", {"Lokasi": "Mars"}, "Program!N2", "Lokasi “Mars”"),
        ("Program", {"Perangkat daerah pendukung": "X"}, "Program!C2", "Instansi “X”"),
        ("Kegiatan", {"Tahun": "kapan-kapan"}, "Kegiatan!E2", "belum terbaca"),
        ("Kegiatan", {"Tahun": "2050"}, "Kegiatan!E2", "Pilih"),
        ("Indikator", {"Tahun kondisi awal": "lama"}, "Indikator!F2", "bilangan"),
        ("Pendanaan", {"Jumlah (rupiah)": "banyak"}, "Pendanaan!F2", "belum terbaca"),
        ("Pendanaan", {"Tahun": "2022, 2023"}, "Pendanaan!D2", "satu tahun"),
        ("Pendanaan", {"Kegiatan": "Lain"}, "Pendanaan!C2", "Tidak ada kegiatan"),
        ("Pendanaan", {"Sumber dana": "Emas"}, "Pendanaan!E2", "tidak ada di daftar"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_of_its_row_is_written(
    full, send, operator, sheet, cells, where, said
):
    a_mission(full.plan, number=1)
    a_finding(operator)
    at = int(where[-1]) - 2
    worksheet, report = send(lambda rows: rows[sheet][at].update(cells))

    [(at, text)] = faults(report)

    assert at == where
    assert said in text
    assert only(report).state == "wrong"
    assert waiting.save(worksheet.pk, by=operator).ready == 0


def test_money_without_amount_and_reason_speaks_of_the_row(full, send):
    _, report = send(
        lambda rows: rows["Pendanaan"][0].update({"Alasan belum diketahui": "Menunggu"})
    )

    assert faults(report) == [
        (
            "Pendanaan!G2",
            "Isi jumlah, atau alasan mengapa belum diketahui, bukan keduanya.",
        )
    ]


def test_rows_that_belong_nowhere_are_named(full, send, operator):
    def fill(rows):
        rows["Kegiatan"][1] |= {"Kegiatan": "Tanpa program"}
        rows["Kegiatan"][2] |= {"Kegiatan": "Salah", "Kode program": "SC99-0001"}
        rows["Temuan"].append({"Nomor temuan": 999, "Judul": "Asing"})
        rows["Program"].append({"Kode program": "SC99-0009", "Judul program": "Asing"})

    _, report = send(fill)

    assert [where for where, _ in faults(report)] == [
        "Temuan!A3",
        "Program!A3",
        "Kegiatan!B3",
        "Kegiatan!A4",
    ]


def test_a_row_cannot_move_to_another_program(full, send, operator):
    a_program(operator, title="Lain", code="SC21-0002")

    _, report = send(
        lambda rows: rows["Kegiatan"][0].update(
            {"Kode program": "SC21-0002", "Keluaran": "x"}
        )
    )

    assert faults(report)[0][1].startswith("Baris ini milik SC21-0001")


def test_two_rows_of_one_thing_are_refused(full, send):
    def fill(rows):
        rows["Program"].append({"Judul program": "Kampung iklim"})
        rows["Program"].append({"Judul program": "kampung  iklim"})

    _, report = send(fill)

    assert report.counts["new"] == 1
    assert faults(report) == [
        ("Program!B4", "Baris ini sama dengan Program baris 3. Hapus salah satunya.")
    ]


def test_a_row_that_was_removed_meanwhile_is_said_to_be_gone(full, send, operator):
    file = the_file(operator.agency)
    full.indicators.all().delete()

    _, report = send(lambda rows: rows["Indikator"][0].update({"Satuan": "ton"}), file)

    assert "sudah dihapus di portal" in faults(report)[0][1]


def test_parts_of_a_program_that_is_wrong_wait_for_it(plan, send):
    def fill(rows):
        rows["Program"].append({"Judul program": "X" * 201})
        rows["Kegiatan"][0] |= {"Program": "X" * 201, "Kegiatan": "Melatih"}

    _, report = send(fill)

    assert [row.state for row in report.rows] == ["wrong", "wrong"]
    assert "perbaiki dahulu baris programnya" in faults(report)[1][1]


@pytest.mark.parametrize("sheet", ["Program", "Kegiatan"])
def test_a_program_under_review_is_not_written(plan, send, operator, sheet):
    a_program(operator, complete=True, status=Program.Status.IN_REVIEW)
    column = {"Program": "Uraian", "Kegiatan": "Keluaran"}[sheet]

    _, report = send(lambda rows: rows[sheet][0].update({column: "Lain"}))

    assert "Status program kini “Sedang ditelaah”" in faults(report)[0][1]


def test_findings_are_not_written_after_the_window(plan, send, operator):
    a_finding(operator)
    close(plan, Stage.Kind.FINDINGS)

    def fill(rows):
        rows["Temuan"][0]["Judul"] = "Lain"
        rows["Temuan"].append({"Judul": "Baru", "Jenis": "Potensi"})

    _, report = send(fill)

    assert [text[:18] for _, text in faults(report)] == ["Jendela bimtek I d"] * 2


def test_a_finding_of_another_agency_is_not_found(plan, send, outsider, operator):
    finding = a_finding(outsider)

    _, report = send(
        lambda rows: rows["Temuan"].append({"Nomor temuan": finding.pk, "Judul": "x"})
    )

    assert "bukan milik DLH" in faults(report)[0][1]


def test_a_program_takes_no_more_rows_than_its_page(full, send, operator):
    for number in range(58):
        an_action(full, title=f"Kegiatan {number}", position=number + 1)

    def fill(rows):
        for number in (59, 60):
            rows["Kegiatan"][number] |= {
                "Kode program": "SC21-0001",
                "Kegiatan": f"Baru {number}",
            }

    _, report = send(fill)

    assert [row.state for row in report.rows] == ["new", "wrong"]
    assert "paling banyak 60 baris kegiatan" in faults(report)[0][1]


def test_a_row_is_known_by_its_key_where_its_code_was_lost(full, send):
    def fill(rows):
        for name in ("Kode program", "Program"):
            rows["Kegiatan"][0][name] = None
        rows["Kegiatan"][0]["Keluaran"] = "30 unit"

    _, report = send(fill)

    assert only(report).state == "changed"


def test_new_money_from_an_unknown_source_is_named(full, send):
    def fill(rows):
        rows["Pendanaan"][1] |= {
            "Kode program": "SC21-0001",
            "Kegiatan": "Membentuk bank sampah",
            "Tahun": 2023,
            "Sumber dana": "Emas",
            "Jumlah (rupiah)": "-",
        }

    _, report = send(fill)

    assert faults(report)[0][0] == "Pendanaan!E3"


def test_findings_of_others_are_never_written(plan, operator, outsider):
    a_finding(operator)
    records = waiting.records_of(operator.agency)
    [record] = records.rows
    line = Line(
        FINDING, "Temuan", 2, {"key": record.mark, "figure": "62 ton"}, {"figure": 8}
    )

    report = Judge(records, {}, by=outsider).write([line])

    assert faults(report) == [("Temuan baris 2", "Temuan ini milik DLH.")]
