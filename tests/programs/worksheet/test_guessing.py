"""A worksheet from elsewhere is read by a guess, which the person corrects."""

import pytest
from django.urls import reverse

from programs.models import Action, ColumnMap, Funding, Indicator, Program, Worksheet
from programs.worksheet import guessing, waiting
from programs.worksheet.lines import Layout, letters, lines_of
from programs.worksheet.reading import Sheet
from tests.builders.worksheets import a_column_map, a_workbook, a_worksheet

YEARS = [2022, 2023, 2024, 2025, 2026]
OFFICE = [
    ["DAFTAR USULAN PROGRAM SMART CITY"],
    ["Dinas Lingkungan Hidup"],
    [],
    [
        "No",
        "Program",
        "Rencana Aksi",
        "Output",
        "Tahun",
        "Dana (juta Rp)",
        "Sumber",
    ],
    [1, 2, 3, 4, 5, 6, 7, None, None],
    [1, "Bank sampah", "Membentuk unit", "12 unit", "2022", "1.500", "APBD Kabupaten"],
    [],
    [None, None, "Melatih warga", "40 orang", "Januari 2022 s.d. Maret 2023", None],
    [2, "Kampung iklim", "Survei", None, 2024, "1,5 M", "apbn", None, "catatan"],
    [None, "Jumlah", None, None, None, "3.000"],
]


def a_sheet(rows, name="Lembar"):
    filled = {number: row for number, row in enumerate(rows, 1) if row}
    return Sheet(name, filled)


def test_heads_are_found_below_a_title():
    layout = guessing.guess(a_sheet(OFFICE), YEARS)

    assert layout.head == 4
    assert layout.columns == {
        1: "program.title",
        2: "action.title",
        3: "action.output",
        4: "action.years",
        5: "funding.amount",
        6: "funding.source",
    }


def test_years_may_stand_below_their_head():
    rows = [
        ["Program", "Indikator", "Satuan", "Target", "Target", "Target"],
        ["Program", "Indikator", "Satuan", 2022, 2023, "2024"],
        ["Bank sampah", "Sampah terkelola", "persen", 20, 30.5, 40],
    ]

    layout = guessing.guess(a_sheet(rows), YEARS)

    assert layout.head == 2
    assert layout.columns[4] == "indicator.target_2023"
    program, line = lines_of([a_sheet(rows)], [layout])
    assert program.title == "Bank sampah"
    assert line.cells["target_2023"] == "30,5"


def test_findings_are_recognized_by_what_offices_call_them():
    rows = [["No.", "Permasalahan", "Sub Dimensi", "Lokasi (Kecamatan/Desa)", "Xyz"]]

    layout = guessing.guess(a_sheet(rows), YEARS)

    assert layout.columns == {
        1: "finding.title",
        2: "finding.sub_dimension",
        3: "finding.places",
    }


def test_nothing_familiar_is_nothing():
    assert guessing.guess(a_sheet([["a", "b"], ["c"]]), YEARS).columns == {}


def test_a_sheet_is_ours_by_its_key_and_not_by_its_name():
    rows = [["Judul", "Jenis"], ["Sampah", "Masalah"]]

    assert guessing.own_layout(a_sheet(rows, "Temuan"), YEARS) is None


def test_rows_that_say_nothing_known_pass_nothing_on():
    rows = [["Program", "Kegiatan", "Xyz"], ["A", "B"], [None, None, "z"], [None, "C"]]
    sheet = a_sheet(rows)

    lines = lines_of([sheet], [guessing.guess(sheet, YEARS)])

    assert lines[-1].cells == {"program": "A", "title": "C"}


def test_rows_belong_to_what_stands_above_them():
    sheet = a_sheet(OFFICE)
    lines = lines_of([sheet], [guessing.guess(sheet, YEARS)])

    said = [(line.kind.slug, line.number, line.cells) for line in lines]

    assert [(kind, number) for kind, number, _ in said] == [
        ("program", 6),
        ("action", 6),
        ("funding", 6),
        ("action", 8),
        ("program", 9),
        ("action", 9),
        ("funding", 9),
    ]
    assert said[2][2] == {
        "program": "Bank sampah",
        "action": "Membentuk unit",
        "year": "2022",
        "amount": "1.500 juta",
        "source": "APBD Kabupaten",
    }
    assert said[3][2]["program"] == "Bank sampah"


def test_a_sheet_that_is_left_out_says_nothing():
    layouts = [Layout("Lembar", 1, {}), Layout("Lain", 1, {0: "program.title"})]

    assert lines_of([a_sheet(OFFICE)], layouts) == []


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA")])
def test_columns_have_letters(place, name):
    assert letters(place) == name


@pytest.fixture
def sent(client, operator, plan):
    """The office's own worksheet, sent; returns it and what its page posts."""
    client.force_login(operator)
    worksheet = a_worksheet(operator, a_workbook(Usulan=OFFICE))
    layout = Layout.from_json(worksheet.layouts[0])
    names = {
        1: "Program: Judul program",
        2: "Kegiatan: Kegiatan",
        3: "Kegiatan: Keluaran",
        4: "Kegiatan: Tahun",
        5: "Pendanaan: Jumlah (rupiah)",
        6: "Pendanaan: Sumber dana",
    }
    posted = {f"kolom-0-{place}": name for place, name in names.items()}
    return worksheet, posted | {"kepala-0": layout.head}


def columns_url(worksheet):
    return reverse("programs:worksheet_columns", args=[worksheet.pk])


def test_its_columns_are_shown_with_the_guess(client, sent):
    worksheet, posted = sent

    page = client.get(columns_url(worksheet)).content.decode()

    assert worksheet.get_absolute_url() == columns_url(worksheet)
    assert "APBD Kabupaten · apbn" in page
    for name in set(posted.values()) - {4}:
        assert f'value="{name}"' in page


def test_what_the_person_says_is_used_and_remembered(client, sent, operator):
    worksheet, posted = sent

    response = client.post(columns_url(worksheet), posted)
    worksheet.refresh_from_db()
    again = a_worksheet(operator, a_workbook(Lain=OFFICE))

    assert response.url == worksheet.get_absolute_url()
    report = waiting.report_of(worksheet)
    assert report.counts["new"] == 7
    assert ColumnMap.objects.get().kept_by == operator
    assert again.judged_at is not None
    assert waiting.report_of(again).counts["new"] == 7

    waiting.save(worksheet.pk, by=operator)

    assert Program.objects.count() == 2
    assert Action.objects.get(title="Melatih warga").years == [2022, 2023]
    amounts = Funding.objects.order_by("amount").values_list("amount", flat=True)
    assert list(amounts) == [1_500_000_000, 1_500_000_000]
    assert not Indicator.objects.exists()


def test_a_map_of_heads_in_two_rows_is_remembered(operator, plan):
    rows = [
        ["Program", "Indikator", "Target", "Target"],
        [None, None, 2022, 2023],
        ["Bank sampah", "Sampah terkelola", 20, 30],
    ]
    first = a_worksheet(operator, a_workbook(Satu=rows))
    waiting.map_columns(
        first, [Layout.from_json(one) for one in first.layouts], by=operator
    )

    again = a_worksheet(operator, a_workbook(Dua=rows))

    assert again.judged_at is not None
    assert Layout.from_json(again.layouts[0]).head == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kolom-0-3": "Ngawur"}, "“Ngawur” tidak ada di daftar"),
        ({"kolom-0-3": "Kegiatan: Tahun"}, "Sudah dipakai untuk kolom lain"),
        ({f"kolom-0-{n}": "" for n in range(7)}, "Beri arti pada sedikitnya"),
    ],
)
def test_what_cannot_be_is_said(client, sent, change, said):
    worksheet, posted = sent

    page = client.post(columns_url(worksheet), posted | change).content.decode()

    assert said in page
    assert not ColumnMap.objects.exists()
    worksheet.refresh_from_db()
    assert worksheet.judged_at is None


@pytest.mark.parametrize(
    ("head", "shown"), [(5, "Melatih warga"), ("x", "Membentuk unit")]
)
def test_heads_may_stand_in_another_row(client, sent, head, shown):
    worksheet, posted = sent

    given = posted | {"kepala-0": head, "lalu": "kepala"}
    page = client.post(columns_url(worksheet), given).content.decode()

    assert shown in page
    assert not ColumnMap.objects.exists()


def test_a_map_is_of_one_agency(operator, outsider, plan):
    heads = guessing.sign_of(guessing.heads_of(a_sheet(OFFICE), 4))
    a_column_map(outsider, heads=heads)

    assert a_worksheet(operator, a_workbook(Usulan=OFFICE)).judged_at is None


def test_a_column_map_is_called_by_its_heads(operator):
    assert str(a_column_map(operator)) == "0" * 12


def test_nobody_maps_the_worksheet_of_others(outsider, sent):
    worksheet, _ = sent

    with pytest.raises(waiting.PermissionDenied):
        waiting.map_columns(worksheet, [], by=outsider)
    assert Worksheet.objects.get().judged_at is None
