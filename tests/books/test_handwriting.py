"""An agency's worksheet on paper: what is written, and room to write with a pen."""

from io import BytesIO

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from books import printing
from books.handwriting import PenSheet
from books.models import Printing
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan
from programs.models import Program
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding

State = Printing.State


@pytest.fixture
def full(plan, operator):
    a_finding(operator, title="Sampah menumpuk")
    return a_program(operator, complete=True, title="Bank sampah", code="SC21-0001")


def url(agency):
    return reverse("books:worksheet_print", args=[agency.pk])


def paper_of(reader, **options):
    return PenSheet.read(reader.agency, reader, **({"is_blank": False} | options))


def test_a_worksheet_asks_what_its_file_asks(full, operator):
    paper = paper_of(operator)

    key, findings, program, blank = paper.pieces()

    assert key.content.agency == "Dinas Lingkungan Hidup"
    assert [head for head, _ in key.content.words] == [
        "Unsur kesiapan",
        "Jenis rencana",
        "Sumber dana",
    ]
    written, _, *empty = findings.content.forms
    assert {form.name for form in empty} == {"Temuan baru"}
    assert written.questions[1].text == "Sampah menumpuk"
    assert written.questions[0].words == ("Potensi", "Masalah")
    [form] = program.content.forms
    assert (form.name, form.number) == ("Program", "SC21-0001")
    actions, indicators, fundings = form.grids
    assert len(actions.rows) == 4
    assert indicators.heads[4] == "Target 2022"
    assert fundings.rows[0][3] == "850000000"
    assert set(fundings.rows[-1]) == {""}
    assert blank.name == "Program baru"


def test_an_empty_worksheet_says_nothing_of_the_agency(full, operator):
    pieces = list(paper_of(operator, is_blank=True).pieces())

    names = [form.name for piece in pieces[1:] for form in piece.content.forms]

    assert names == ["Temuan baru"] * 4 + ["Program baru"] * 2


def test_it_is_printed_by_a_worker(client, full, operator):
    client.force_login(operator)

    asked = client.post(url(operator.agency), {"isi": "terisi"})
    again = client.post(url(operator.agency), {"isi": "terisi"})
    [job] = DBTaskResult.objects.all()
    printing.work.func(*job.args_kwargs["args"])

    printed = Printing.objects.get()
    assert asked.url == again.url == printed.get_absolute_url()
    assert (str(printed), printed.kind) == ("Lembar kerja DLH", "Cetakan lembar kerja")
    assert printed.state == State.DONE
    assert printed.source_url == reverse("programs:worksheets", args=[full.agency_id])
    file = client.get(reverse("books:printing_file", args=[printed.pk]))
    assert "lembar-kerja-dlh.pdf" in file.headers["Content-Disposition"]
    words = "".join(
        page.extract_text() for page in PdfReader(BytesIO(file.content)).pages
    )
    assert "Bank sampah" in words
    assert "Temuan baru" in words


def test_an_empty_one_is_another_print(full, operator):
    filled = printing.ask_worksheet(full.agency, by=operator, is_blank=False)
    blank = printing.ask_worksheet(full.agency, by=operator, is_blank=True)

    assert filled != blank
    assert str(blank) == "Lembar kerja DLH (kosong)"


def test_nobody_else_reads_what_was_printed_of_drafts(
    full, operator, colleague, expert
):
    printed = printing.ask_worksheet(full.agency, by=operator, is_blank=False)

    for reader, sees in ((operator, True), (colleague, False), (expert, False)):
        assert Printing.objects.visible_to(reader).contains(printed) == sees


def test_who_has_left_the_agency_gets_nothing(full, operator, outsider):
    with pytest.raises(MoveRefused, match="tidak dapat Anda baca lagi"):
        PenSheet.read(operator.agency, outsider, is_blank=False)
    assert Program.objects.exists()


def test_without_a_plan_nothing_is_printed(client, full, operator):
    MasterPlan.objects.update(is_current=False)
    client.force_login(operator)

    page = client.post(url(operator.agency), follow=True).content.decode()

    assert "Belum ada rencana induk" in page
    assert not Printing.objects.exists()
