"""What becomes of every kind of row: new, changed, the same, stale, wrong."""

import pytest

from agencies.models import AuditEntry
from programs.models import Action, Funding, Indicator, Program, Worksheet
from programs.worksheet import waiting
from programs.worksheet.reporting import Report
from tests.builders.agencies import an_agency
from tests.builders.plans import a_mission, a_place, a_sub_dimension
from tests.builders.programs import a_funding, a_program, an_action
from tests.builders.worksheets import a_filled_file, a_workbook, a_worksheet, the_file
from tests.builders.workshops import a_finding
from workshops.models import Finding


def only(report):
    """The one row that matters."""
    [row] = report.rows
    return row


def faults(report):
    return [(one.where, one.text) for row in report.rows for one in row.faults]


def test_a_worksheet_that_nobody_filled_in_changes_nothing(full, operator):
    report = waiting.report_of(a_worksheet(operator))

    assert report.rows == []
    assert report.same == 5  # finding, program, action, indicator, money
    assert report.absent == 0


def test_an_empty_worksheet_leaves_everything_alone(full, operator):
    a_finding(operator)
    content = a_filled_file(
        operator.agency,
        lambda rows: rows["Temuan"].append(
            {"Jenis": "Masalah", "Judul": "Baru", "Subdimensi": "Tata Kelola Birokrasi"}
        ),
        the_file(operator.agency, is_blank=True),
    )

    report = waiting.report_of(a_worksheet(operator, content))

    assert report.counts["new"] + report.counts["wrong"] == 1
    assert report.absent == 6


def test_a_changed_cell_is_shown_and_written(full, send, operator):
    def fill(rows):
        rows["Program"][0]["Tujuan"] = "Sampah berkurang separuh pada 2026."

    worksheet, report = send(fill)

    assert only(report).state == "changed"
    [change] = only(report).changes
    assert (change.label, change.after) == (
        "Tujuan",
        "Sampah berkurang separuh pada 2026.",
    )
    full.refresh_from_db()
    assert full.objective != change.after

    waiting.save(worksheet.pk, by=operator)

    full.refresh_from_db()
    assert full.objective == change.after
    told = AuditEntry.objects.about(full).get()
    assert (told.verb, told.by, told.label) == (
        "program.edit",
        operator,
        "Uraian diubah",
    )
    assert list(told.after) == ["objective"]


def test_cells_of_several_sections_are_written_together(full, send, operator):
    mission = a_mission(full.plan)
    place = a_place(name="Tanah Grogot")
    other = an_agency(short_name="Dinkes", name="Dinas Kesehatan, Paser")
    finding = a_finding(operator, title="Banjir setiap tahun")

    def fill(rows):
        rows["Program"][0] |= {
            "Judul program": "Bank sampah di setiap desa",
            "Misi RPJMD": mission.number,
            "Lokasi": "Kecamatan Tanah Grogot",
            "Perangkat daerah pendukung": "1) Dinas Kesehatan, Paser",
            "Nomor temuan yang dijawab": "banjir setiap TAHUN",
            "Quick win": "Ya",
            "Keunikan": "Warga menabung sampah",
        }

    worksheet, report = send(fill)
    waiting.save(worksheet.pk, by=operator)

    assert only(report).state == "changed"
    full.refresh_from_db()
    assert full.title == "Bank sampah di setiap desa"
    assert full.mission == mission
    assert list(full.places.all()) == [place]
    assert list(full.supporting.all()) == [other]
    assert list(full.findings.all()) == [finding]
    assert full.is_quick_win
    assert full.uniqueness == "Warga menabung sampah"


def test_an_emptied_cell_is_emptied(full, send, operator):
    worksheet, _ = send(lambda rows: rows["Program"][0].update({"Tujuan": None}))

    waiting.save(worksheet.pk, by=operator)

    full.refresh_from_db()
    assert full.objective == ""


def test_new_rows_of_every_kind_belong_together(plan, send, operator):
    a_sub_dimension()

    def fill(rows):
        program = "Kampung iklim"
        rows["Temuan"].append(
            {
                "Jenis": "masalah",
                "Judul": "Kebakaran lahan",
                "Subdimensi": "Tata Kelola Sampah dan Limbah",
            }
        )
        rows["Program"].append(
            {
                "Judul program": program,
                "Nomor temuan yang dijawab": "Kebakaran lahan",
                "Jangka waktu": "Jangka pendek",
            }
        )
        rows["Kegiatan"][0] |= {
            "Program": program,
            "Kegiatan": "Melatih warga",
            "Tahun": "2022-2024",
        }
        rows["Indikator"][0] |= {
            "Program": program,
            "Indikator": "Titik api",
            "Target 2023": 12.5,
        }
        rows["Pendanaan"][0] |= {
            "Program": program,
            "Kegiatan": "Melatih warga",
            "Tahun": 2022,
            "Sumber dana": "APBD Kabupaten",
            "Jumlah (rupiah)": "Rp 1.500.000,-",
        }

    worksheet, report = send(fill, the_file(operator.agency))

    assert report.counts["new"] == 5
    assert faults(report) == []
    assert not Program.objects.exists()

    waiting.save(worksheet.pk, by=operator)

    program = Program.objects.get()
    assert (program.code, program.title) == ("SC21-0001", "Kampung iklim")
    assert program.horizon == Program.Horizon.SHORT
    assert program.findings.get() == Finding.objects.get(title="Kebakaran lahan")
    assert Action.objects.get().years == [2022, 2023, 2024]
    assert Indicator.objects.get().targets == {"2023": "12,5"}
    money = Funding.objects.get()
    assert (money.amount, money.action) == (1_500_000, Action.objects.get())


def test_saving_twice_and_sending_again_write_nothing_twice(plan, send, operator):
    def fill(rows):
        rows["Program"].append({"Judul program": "Kampung iklim"})
        for number in (0, 1):
            rows["Kegiatan"][number] |= {
                "Program": "Kampung iklim",
                "Kegiatan": f"Melatih {number}",
            }

    file = the_file(operator.agency)
    worksheet, _ = send(fill, file)
    first = waiting.save(worksheet.pk, by=operator)
    second = waiting.save(worksheet.pk, by=operator)
    _, again = send(fill, file)

    assert (first.ready, second.ready) == (3, 0)
    assert again.rows == []
    assert Program.objects.count() == 1
    assert Action.objects.count() == 2


def test_one_stale_row_is_held_and_the_others_go_through(full, send, operator):
    a_program(operator, title="Kampung iklim", code="SC21-0002")
    file = the_file(operator.agency)
    Program.objects.filter(pk=full.pk).update(objective="Ditulis rekan.")

    def fill(rows):
        rows["Program"][0]["Tujuan"] = "Ditulis di berkas."
        rows["Program"][1]["Tujuan"] = "Udara bersih."

    worksheet, report = send(fill, file)

    assert report.counts == {"wrong": 0, "stale": 1, "changed": 1, "new": 0, "same": 4}
    [choice] = report.choices()
    assert (choice.mine, choice.theirs) == ("Ditulis di berkas.", "Ditulis rekan.")

    waiting.save(worksheet.pk, by=operator)

    full.refresh_from_db()
    assert full.objective == "Ditulis rekan."
    assert Program.objects.get(code="SC21-0002").objective == "Udara bersih."


@pytest.mark.parametrize(
    ("pick", "said"),
    [
        ("saya", "Ditulis di berkas."),
        ("ini", "Ditulis rekan."),
        ("gabung", "Ditulis rekan.\n\nDitulis di berkas."),
    ],
)
def test_somebody_chooses_between_two_texts(full, send, operator, pick, said):
    file = the_file(operator.agency)
    Program.objects.filter(pk=full.pk).update(objective="Ditulis rekan.")
    worksheet, report = send(
        lambda rows: rows["Program"][0].update({"Tujuan": "Ditulis di berkas."}), file
    )
    [choice] = report.choices()

    waiting.choose(worksheet, {choice.name: f"{pick}.{choice.token}"})
    waiting.save(worksheet.pk, by=operator)

    full.refresh_from_db()
    assert full.objective == said


def test_what_only_the_portal_changed_is_kept(full, send, operator):
    file = the_file(operator.agency)
    Program.objects.filter(pk=full.pk).update(objective="Ditulis rekan.")

    worksheet, report = send(lambda rows: None, file)
    waiting.save(worksheet.pk, by=operator)

    assert report.rows == []
    full.refresh_from_db()
    assert full.objective == "Ditulis rekan."


def test_a_stale_row_of_a_program_is_held(full, send, operator):
    action = full.actions.get()
    file = the_file(operator.agency)
    Action.objects.filter(pk=action.pk).update(output="20 unit")
    an_action(full, title="Lain")

    worksheet, report = send(
        lambda rows: rows["Kegiatan"][0].update({"Keluaran": "30 unit"}), file
    )

    assert only(report).state == "stale"
    picks = waiting.picks_in({"pilih-semua": "saya"}, report)
    waiting.choose(worksheet, picks)
    assert waiting.save(worksheet.pk, by=operator).ready == 1
    action.refresh_from_db()
    assert action.output == "30 unit"


def test_a_finding_is_changed_with_a_trace(plan, send, operator):
    finding = a_finding(operator)
    worksheet, report = send(lambda rows: rows["Temuan"][0].update({"Angka": "62 ton"}))

    waiting.save(worksheet.pk, by=operator)

    finding.refresh_from_db()
    assert only(report).state == "changed"
    assert finding.figure == "62 ton"
    assert AuditEntry.objects.about(finding).get().after == {"angka": "62 ton"}


def test_actions_of_one_name_are_told_apart(plan, send, operator):
    program = a_program(operator, code="SC21-0001")
    first, second = (an_action(program, title="Melatih") for _ in range(2))
    a_funding(first)
    a_funding(second)

    worksheet, report = send(
        lambda rows: rows["Pendanaan"][1].update({"Jumlah (rupiah)": 5})
    )
    waiting.save(worksheet.pk, by=operator)

    assert report.counts["changed"] == 1
    assert second.fundings.get().amount == 5
    assert first.fundings.get().amount == 850_000_000


def test_a_foreign_row_shows_every_difference_beside_the_other(full, operator):
    content = a_workbook(
        Program=[
            ["Kunci", "Judul program", "Tujuan", "Keunikan", "Risiko"],
            [None, "bank SAMPAH", "Lain sekali", None, "Hujan"],
        ]
    )
    Program.objects.filter(pk=full.pk).update(objective="Semula", risk="")

    worksheet = a_worksheet(operator, content)
    row = only(waiting.report_of(worksheet))

    assert row.state == "stale"
    assert [one.label for one in row.conflicts] == ["Judul program", "Tujuan"]


def test_a_worksheet_is_saved_by_its_own_agency_alone(full, operator, outsider):
    worksheet = a_worksheet(operator)

    with pytest.raises(waiting.PermissionDenied):
        waiting.save(worksheet.pk, by=outsider)
    with pytest.raises(waiting.PermissionDenied):
        waiting.take_in(operator.agency, "x", the_file(operator.agency), by=outsider)
    assert Worksheet.objects.count() == 1


def test_a_report_is_the_same_after_it_was_kept(full, send):
    _, report = send(lambda rows: rows["Program"][0].update({"Misi RPJMD": 99}))

    assert Report.from_json(report.as_json()) == report
