"""The pages of the editions: issuing, reading, downloading."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from books.models import Book, Edition, EditionFile, Printing
from plans.models import MasterPlan
from tests.builders.books import an_edition, an_edition_file
from tests.builders.programs import a_program


@pytest.fixture
def edition(plan, admin):
    return an_edition(admin, plan=plan, number=1)


# Issuing


def test_confirmation_says_what_issuing_means(client, admin, ready_plan, edition):
    client.force_login(admin)

    page = client.get(reverse("books:issue"))

    assert page.context["outlook"].number == 2
    assert "Terbitkan edisi 2" in page.text
    assert edition.get_absolute_url() in page.text


def test_confirmation_names_what_is_missing(client, admin, plan):
    client.force_login(admin)

    page = client.get(reverse("books:issue"))

    assert "Kerangka buku belum dipasang" in page.text
    assert "disabled" in page.text
    assert "Lengkapi dahulu yang bertanda wajib." in page.text


def test_confirmation_lists_each_gap_with_its_list(client, admin, operator, ready_plan):
    drafts = [a_program(operator, title=f"Draf {n}") for n in range(7)]
    client.force_login(admin)

    page = client.get(reverse("books:issue"))

    assert "Program belum diputuskan, jadi tidak ikut terbit: 7" in page.text
    assert f'href="{drafts[0].get_absolute_url()}"' in page.text
    assert drafts[5].get_absolute_url() not in page.text
    assert "Dan 2 lagi: buka daftarnya" in page.text
    assert "disabled" not in page.text


def test_issuing_becomes_a_job_with_its_page(client, admin, ready_plan):
    client.force_login(admin)

    answer = client.post(reverse("books:issue"))

    made = Printing.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.issues, made.asked_by) == (True, admin)


def test_issuing_with_gaps_is_refused_in_words(client, admin, plan):
    client.force_login(admin)

    page = client.post(reverse("books:issue"), follow=True)

    assert "Edisi belum bisa terbit" in page.text
    assert not Printing.objects.exists()


@pytest.mark.parametrize("person", ["operator", "verifier", "expert", "council"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_issuing_is_the_admins(client, ready_plan, person, method, request):
    client.force_login(request.getfixturevalue(person))

    answer = getattr(client, method)(reverse("books:issue"))

    assert answer.status_code == 403
    assert not Printing.objects.exists()


def test_progress_of_an_issuing_ends_at_the_edition(client, admin, edition):
    row = Printing.objects.create(
        plan=edition.plan,
        book=Book.ALL,
        issues=True,
        state=Printing.State.DONE,
        edition=edition,
        asked_by=admin,
        finished_at=edition.issued_at,
    )
    client.force_login(admin)

    page = client.get(row.get_absolute_url())

    assert edition.get_absolute_url() in page.text
    assert "Unduh PDF" not in page.text


def test_progress_of_a_failed_issuing_leads_back(client, admin, edition):
    row = Printing.objects.create(
        plan=edition.plan,
        book=Book.ALL,
        issues=True,
        state=Printing.State.FAILED,
        step="Edisi 1 sudah terbit lebih dahulu.",
        asked_by=admin,
        finished_at=edition.issued_at,
    )
    client.force_login(admin)

    page = client.get(row.get_absolute_url())

    assert "sudah terbit lebih dahulu" in page.text
    assert reverse("books:issue") in page.text


# Reading


@pytest.mark.parametrize("person", ["operator", "verifier", "outsider", "council"])
def test_everybody_reads_an_edition(client, edition, person, request):
    client.force_login(request.getfixturevalue(person))

    page = client.get(edition.get_absolute_url())

    assert "Edisi ini berlaku" in page.text
    file = edition.files.get()
    assert reverse("books:edition_file", args=[edition.pk, file.pk]) in page.text


def test_a_superseded_edition_points_at_the_next(client, operator, admin, edition):
    second = an_edition(admin, plan=edition.plan, number=2, supersedes=edition)
    client.force_login(operator)

    old = client.get(edition.get_absolute_url())
    new = client.get(second.get_absolute_url())

    assert "sudah digantikan" in old.text
    assert second.get_absolute_url() in old.text
    assert edition.get_absolute_url() in new.text


def test_list_says_which_edition_holds(client, operator, admin, edition):
    an_edition(admin, plan=edition.plan, number=2, supersedes=edition)
    client.force_login(operator)

    page = client.get(reverse("books:list"))

    assert [row.number for row in page.context["shelf"].editions] == [2, 1]
    assert "Digantikan Edisi 2" in page.text


def test_everybody_downloads_an_edition(client, operator, edition):
    client.force_login(operator)

    file = edition.files.get()
    answer = client.get(reverse("books:edition_file", args=[edition.pk, file.pk]))

    name = 'attachment; filename="masterplan-smart-city-edisi-1-ketiga-buku.pdf"'
    assert answer.content == b"%PDF-1.7"
    assert answer.headers["Content-Disposition"] == name


def test_a_file_of_another_edition_does_not_exist_here(
    client, operator, admin, edition
):
    other = an_edition(admin, plan=edition.plan, number=2).files.get()
    client.force_login(operator)

    answer = client.get(reverse("books:edition_file", args=[edition.pk, other.pk]))

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml."),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml."),
        ("json", "application/json"),
    ],
)
def test_each_form_is_handed_over_as_what_it_is(client, operator, edition, form, kind):
    file = an_edition_file(edition, book=Book.TWO, form=form, file=b"isi")
    client.force_login(operator)

    answer = client.get(reverse("books:edition_file", args=[edition.pk, file.pk]))

    assert answer.headers["Content-Type"].startswith(kind)
    assert answer.headers["Content-Disposition"].endswith(f'edisi-1-buku-2.{form}"')
    assert answer.content == b"isi"


def test_page_lays_the_files_out_by_book(client, operator, edition):
    an_edition_file(edition, book=Book.TWO, chapter=2, title="Bab II Visi", size=2048)
    an_edition_file(edition, book=Book.TWO, form="docx", pages=0, size=4096)
    an_edition_file(edition, book=Book.TWO, size=1024)
    client.force_login(operator)

    page = client.get(edition.get_absolute_url())

    laid = [
        (
            holding.title,
            [f.name for f in holding.whole],
            [f.name for f in holding.chapters],
        )
        for holding in page.context["holdings"]
    ]
    assert laid == [
        ("Ketiga buku dalam satu berkas", ["PDF"], []),
        ("Buku 2: Rencana Induk", ["PDF", "Word"], ["Bab II Visi"]),
    ]
    assert "PDF per bab (1)" in page.text
    assert "2,0\xa0KB" in page.text


def test_a_file_of_a_chapter_says_which(edition):
    file = an_edition_file(edition, book=Book.TWO, chapter=2, title="Bab II Visi")

    assert str(file) == "Edisi 1 Buku 2: Rencana Induk, Bab II Visi"
    assert file.file_name == "masterplan-smart-city-edisi-1-buku-2-bab-2.pdf"


def test_page_leads_to_the_public_one_while_it_is_open(client, operator, edition):
    client.force_login(operator)
    closed = client.get(edition.get_absolute_url())
    MasterPlan.objects.update(is_public=True)

    opened = client.get(edition.get_absolute_url())

    assert reverse("published:edition") not in closed.text
    assert reverse("published:edition") in opened.text


# On the terminal


def test_issue_command_issues_in_the_name_of_the_only_admin(ready_plan, admin, capsys):
    call_command("issue_edition")

    edition = Edition.objects.get()
    said = capsys.readouterr().out.splitlines()
    assert edition.issued_by == admin
    start = said.index("Membekukan isi")
    assert said[:start] == [
        "Yang masih kurang di edisi ini:",
        "  Program disetujui yang tidak menjawab temuan: 1",
        "  Program disetujui tanpa indikator: 1",
        "  Dimensi tanpa quick win yang disetujui: 6",
        "  Misi RPJMD belum ditulis",
        "  Lambang daerah untuk sampul belum diunggah",
    ]
    assert "Menata halaman, " in said[start + 1]
    assert f"Edisi 1 terbit. Sidik isi: {edition.sha256}" in said
    assert EditionFile.objects.count() == 11


def test_issue_command_wants_to_know_which_admin(ready_plan, admin, second_admin):
    with pytest.raises(CommandError, match="--by AKUN"):
        call_command("issue_edition")

    assert not Edition.objects.exists()


def test_issue_command_takes_the_admin_it_is_told(ready_plan, admin, second_admin):
    call_command("issue_edition", by=second_admin.username)

    assert Edition.objects.get().issued_by == second_admin


def test_issue_command_says_what_is_missing(plan, admin):
    with pytest.raises(CommandError, match="belum bisa terbit"):
        call_command("issue_edition")


def test_issue_command_needs_a_plan(admin):
    with pytest.raises(CommandError, match="Belum ada rencana induk"):
        call_command("issue_edition")
