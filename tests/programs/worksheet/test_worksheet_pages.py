"""The pages of an agency's worksheet, and the same from the terminal."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from plans.models import MasterPlan
from programs.models import Program, Worksheet
from programs.worksheet import waiting
from programs.worksheet.reading import read
from tests.builders.agencies import a_user
from tests.builders.programs import a_program
from tests.builders.worksheets import (
    a_filled_file,
    a_workbook,
    a_worksheet,
    the_file,
)
from tests.forms import opened


def desk(agency):
    return reverse("programs:worksheets", args=[agency.pk])


def upload(client, agency, content, name="isi.xlsx", **more):
    page = opened(client, desk(agency))
    return client.post(
        desk(agency), page | {"file": SimpleUploadedFile(name, content)} | more
    )


def with_programs(number):
    """Fills in so many new programs."""

    def fill(rows):
        for index in range(number):
            rows["Program"].append({"Judul program": f"Program baru ke-{index}"})

    return fill


@pytest.mark.parametrize(
    ("query", "name", "rows"),
    [("", "lembar-kerja-DLH.xlsx", 2), ("?isi=kosong", "DLH-kosong.xlsx", 1)],
)
def test_a_worksheet_is_fetched(client, full, operator, query, name, rows):
    client.force_login(operator)
    url = reverse("programs:worksheet_file", args=[operator.agency_id])

    response = client.get(url + query)

    assert name in response.headers["Content-Disposition"]
    sheets = {sheet.name: sheet for sheet in read(response.content)}
    assert len(sheets["Program"].rows) == rows


def test_the_admin_fetches_what_only_the_agency_sends_back(client, full, admin):
    client.force_login(admin)

    page = client.get(desk(full.agency)).content.decode()

    assert "Unduh dengan isinya" in page
    assert "diunggah oleh DLH sendiri" in page
    refused = upload_as(client, admin, full.agency)
    assert refused.status_code == 403


def upload_as(client, person, agency):
    client.force_login(person)
    file = SimpleUploadedFile("isi.xlsx", the_file(agency))
    return client.post(desk(agency), {"file": file})


def test_from_upload_to_saved(client, full, operator):
    client.force_login(operator)
    content = a_filled_file(operator.agency, with_programs(2))

    preview = upload(client, operator.agency, content, name=r"C:\kerja\isi.xlsx")

    worksheet = Worksheet.objects.get()
    assert worksheet.name == "isi.xlsx"
    assert preview.url == worksheet.get_absolute_url()
    page = client.get(preview.url).content.decode()
    assert "Simpan 2 baris" in page
    assert "Program baru ke-1" in page
    assert not Program.objects.filter(title__startswith="Program baru").exists()

    save = reverse("programs:worksheet_save", args=[worksheet.pk])
    done = client.post(save, {"lalu": "simpan"}, follow=True).content.decode()

    assert "2 baris tersimpan." in done
    assert f"oleh {operator}" in done
    assert Program.objects.count() == 3
    again = client.post(save, {"lalu": "simpan"}, follow=True).content.decode()
    assert "Tidak ada yang berubah." in again
    assert "Disimpan" in client.get(desk(operator.agency)).content.decode()


def test_a_file_that_is_refused_is_not_kept(client, operator, plan):
    client.force_login(operator)

    page = upload(client, operator.agency, b"MZ program").content.decode()

    assert "program komputer" in page
    assert not Worksheet.objects.exists()


def test_no_file_is_asked_for_again(client, operator, plan):
    client.force_login(operator)

    page = client.post(desk(operator.agency), {}).content.decode()

    assert "Pilih dahulu berkasnya." in page


def test_without_a_plan_nothing_comes_in(client, operator, plan):
    content = the_file(operator.agency)
    MasterPlan.objects.update(is_current=False)
    client.force_login(operator)

    page = upload(client, operator.agency, content).content.decode()

    assert "Belum ada rencana induk" in page


def test_without_a_plan_nothing_is_fetched(client, operator):
    client.force_login(operator)

    url = reverse("programs:worksheet_file", args=[operator.agency_id])
    response = client.get(url, follow=True)

    assert "Belum ada rencana induk" in response.content.decode()
    assert response.redirect_chain == [(desk(operator.agency), 302)]


def test_a_choice_is_kept_and_judged_again(client, full, operator):
    client.force_login(operator)
    content = a_filled_file(
        operator.agency,
        lambda rows: rows["Program"][0].update({"Tujuan": "Di berkas."}),
    )
    Program.objects.update(objective="Di portal.")
    worksheet = a_worksheet(operator, content)
    url = worksheet.get_absolute_url()
    page = client.get(url).content.decode()
    assert "Di berkas." in page
    assert "Di portal." in page
    assert "Gabungkan keduanya" in page
    save = reverse("programs:worksheet_save", args=[worksheet.pk])

    client.post(save, {"lalu": "periksa", "pilih-semua": "saya"})

    worksheet.refresh_from_db()
    assert waiting.report_of(worksheet).counts["changed"] == 1
    assert Program.objects.get().objective == "Di portal."
    client.post(save, {"lalu": "simpan"})
    assert Program.objects.get().objective == "Di berkas."


def test_what_is_held_is_said_after_saving(client, full, operator):
    client.force_login(operator)

    def fill(rows):
        with_programs(1)(rows)
        rows["Program"][0]["Misi RPJMD"] = 99

    worksheet = a_worksheet(operator, a_filled_file(operator.agency, fill))
    save = reverse("programs:worksheet_save", args=[worksheet.pk])

    page = client.post(save, {}, follow=True).content.decode()

    assert "1 baris tersimpan. 1 baris masih menunggu." in page
    assert "Program!I2" in page


def test_a_long_preview_has_pages(client, plan, operator):
    client.force_login(operator)
    content = a_filled_file(operator.agency, with_programs(21))
    url = a_worksheet(operator, content).get_absolute_url()

    first = client.get(url).content.decode()
    second = client.get(f"{url}?keadaan=new&page=2").content.decode()
    same = client.get(f"{url}?keadaan=same").content.decode()

    assert "Halaman 1 dari 2" in first
    assert "Program baru ke-20" in second
    assert "berbunyi sama" in same


def test_a_worksheet_is_dropped(client, operator, plan):
    client.force_login(operator)
    worksheet = a_worksheet(operator)

    response = client.post(reverse("programs:worksheet_drop", args=[worksheet.pk]))

    assert response.url == desk(operator.agency)
    assert not Worksheet.objects.exists()


def test_a_worksheet_waits_for_a_week(client, operator, plan):
    client.force_login(operator)
    worksheet = a_worksheet(operator)
    worksheet.expires_at = timezone.now() - timedelta(seconds=1)
    worksheet.save()

    assert client.get(worksheet.get_absolute_url()).status_code == 404
    a_worksheet(operator)
    assert Worksheet.objects.count() == 1


def test_of_one_agency_ten_worksheets_wait(operator, plan):
    first = a_worksheet(operator)
    for _ in range(waiting.MOST_WAITING):
        a_worksheet(operator)

    assert Worksheet.objects.count() == waiting.MOST_WAITING
    assert not Worksheet.objects.filter(pk=first.pk).exists()


def test_a_name_without_letters_is_given_one():
    assert waiting.plain_name("\x00") == "lembar kerja"


@pytest.fixture
def command(tmp_path):
    """Runs the command over a file, and returns what it says."""

    def run(content, agency="dlh", **options):
        path = tmp_path / "isi.xlsx"
        path.write_bytes(content)
        said = StringIO()
        call_command(
            "import_worksheet", str(path), agency=agency, stdout=said, **options
        )
        return said.getvalue()

    return run


def test_the_terminal_does_the_same(command, full, operator):
    content = a_filled_file(operator.agency, with_programs(2))

    tried = command(content, dry_run=True)
    assert "2 baris siap disimpan, 0 ditahan." in tried
    assert not Worksheet.objects.exists()
    assert Program.objects.count() == 1

    assert "2 baris tersimpan, 0 ditahan." in command(content)
    assert Program.objects.count() == 3


def test_the_terminal_tells_what_is_held(command, full, operator):
    def fill(rows):
        rows["Program"][0] |= {"Misi RPJMD": 99}
        rows["Kegiatan"][0] |= {"Keluaran": "Di berkas"}

    content = a_filled_file(operator.agency, fill)
    full.actions.update(output="Di portal")

    said = command(content)

    assert "Program!I2: Misi RPJMD “99” tidak dikenal." in said
    assert "Keluaran: di berkas “Di berkas”, di portal “Di portal”" in said


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (b"MZ", {}, "program komputer"),
        (b"", {"agency": "Tidak ada"}, "Tidak ada instansi"),
        (b"", {"by": "siapa"}, "--by AKUN"),
        (a_workbook(Lain=[["Judul program", "Tujuan"], ["a"]]), {}, "Kolomnya belum"),
    ],
)
def test_the_terminal_says_what_is_wrong(
    command, plan, operator, content, options, said
):
    with pytest.raises(CommandError, match=said):
        command(content, **options)

    assert not Worksheet.objects.exists()


def test_of_several_writers_one_is_named(command, plan, operator):
    a_user(agency=operator.agency, username="rekan")

    with pytest.raises(CommandError, match="--by AKUN"):
        command(the_file(operator.agency))
    assert "0 baris tersimpan" in command(the_file(operator.agency), by="rekan")


def test_exported_text_never_becomes_a_formula(plan, operator):
    a_program(operator, title='=HYPERLINK("http://x")', objective="+1", background="@x")
    content = the_file(operator.agency)

    sheets = {sheet.name: sheet for sheet in read(content)}

    assert '=HYPERLINK("http://x")' in sheets["Program"].rows[2]
    assert b"<f>" not in BytesIO(content).read()
