"""How does one program look in print, seen by itself?"""

from datetime import timedelta
from io import BytesIO

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from agencies.models import AuditEntry
from books import contexts, press, printing
from books.contexts import Book, programs
from books.excerpts import Excerpt
from books.models import Printing
from books.typeset import crew
from programs.models import Program
from tests.builders.agencies import an_agency
from tests.builders.books import a_printing
from tests.builders.plans import a_mission, a_place, a_sub_dimension
from tests.builders.programs import a_funding, a_program, an_action, an_indicator
from tests.builders.workshops import a_finding

State, Status = Printing.State, Program.Status


def page_url(program):
    return reverse("books:excerpt", args=[program.pk])


def print_url(program):
    return reverse("books:excerpt_print", args=[program.pk])


def excerpt_of(program, reader):
    return Excerpt.of(contexts.readable_by(reader).get(pk=program.pk))


def a_rich_one(operator, outsider, **facts):
    """A program with all that a sheet prints, out of order."""
    program = a_program(
        operator,
        sub_dimension=a_sub_dimension(),
        background="Sampah menumpuk.",
        objective="Bersih.",
        partners="PLN",
        sdg="11",
        **({"status": Status.APPROVED} | facts),
    )
    program.mission = a_mission(program.plan)
    program.save()
    program.supporting.add(an_agency(), an_agency())
    kecamatan = a_place()
    program.places.add(kecamatan, a_place(name="Luan", kind="DESA", parent=kecamatan))
    a_funding(an_action(program, years=[2024, 2022], position=2), year=2024)
    action = an_action(program, title="Melatih kader", position=1)
    a_funding(action, year=2023, amount=None, unknown_reason="Belum dihitung")
    a_funding(action)
    an_indicator(program, name="Warga memilah", position=1)
    an_indicator(program, targets={"2026": "70", "2022": "", "2030": "90"})
    taker = a_finding(outsider, accepted=True, title="Sampah rumah tangga")
    merged = a_finding(operator, status="MERGED", merged_into=taker)
    potential = a_finding(
        operator,
        accepted=True,
        kind="POTENTIAL",
        sub_dimension=a_sub_dimension("PROTECTION"),
    )
    program.findings.add(
        merged,
        a_finding(operator, accepted=True, kind="POTENTIAL"),
        a_finding(operator, accepted=True),
        a_finding(operator),
        a_finding(operator, status="RETURNED"),
        potential,
    )
    return program


def sheet_as_printed(sheet):
    return render_to_string("books/pdf/_sheet.html", {"data": sheet})


def test_sheet_is_the_one_in_the_book(plan, operator, outsider):
    program = a_rich_one(operator, outsider)
    book = Book.gather(plan)
    (in_the_book,) = programs.sheets(book, book.programs)

    alone = excerpt_of(program, operator).sheet

    assert sheet_as_printed(alone) == sheet_as_printed(in_the_book)
    assert alone.program == in_the_book.program
    assert alone.total == in_the_book.total
    assert [f.pk for f in alone.findings] == [f.pk for f in in_the_book.findings]
    assert len(alone.findings) == 4


def test_excerpt_counts_the_findings_that_are_on_their_way(plan, operator, outsider):
    program = a_rich_one(operator, outsider)

    assert excerpt_of(program, operator).book.waiting.findings == 2


def test_excerpt_of_a_bare_draft_stands_between_the_dimensions(plan, operator):
    excerpt = excerpt_of(a_program(operator), operator)

    assert (excerpt.heading, excerpt.colour) == ("Lintas dimensi", "")
    assert excerpt.is_in_book is False
    assert excerpt.book.missions == ()
    assert excerpt.sheet.actions == ()


def test_excerpt_stands_under_its_dimension_or_its_plan(plan, operator):
    part = a_sub_dimension()
    enabling = {"plan_type": Program.PlanType.ENABLING_LITERACY}
    programs = [
        a_program(operator, sub_dimension=part, **facts) for facts in ({}, enabling)
    ]

    excerpts = [excerpt_of(program, operator) for program in programs]

    assert [(one.heading, one.colour) for one in excerpts] == [
        ("Smart Environment", "ENVIRONMENT"),
        ("Rencana aksi penguatan literasi", ""),
    ]


def test_page_shows_the_sheet_and_what_is_missing(client, plan, operator):
    program = a_program(operator, title="Bank sampah", objective="Kota bersih.")
    client.force_login(operator)

    page = client.get(page_url(program))

    assert "Draf: belum masuk buku." in page.text
    assert f'<h3 id="program-{program.code}">' in page.text
    assert "Kota bersih." in page.text
    assert "Belum menjawab satu temuan pun." in page.text
    assert reverse("programs:edit", args=[program.pk, "uraian"]) in page.text
    assert f'href="{program.get_absolute_url()}"' in page.text
    assert "Lembar quick win" not in page.text


def test_page_of_an_approved_program_says_that_it_prints(client, admin, operator):
    program = a_program(operator, complete=True, status=Status.APPROVED)
    client.force_login(admin)

    page = client.get(page_url(program))

    assert "disetujui dan tercetak seperti ini" in page.text
    assert "Tidak ada bagian yang kurang." in page.text
    assert "belum diterima DKISP" not in page.text


def test_page_tells_a_reader_what_is_missing_without_a_door(client, admin, operator):
    program = a_program(operator)
    program.findings.add(a_finding(operator))
    client.force_login(admin)

    page = client.get(page_url(program))

    assert "1 temuan yang dijawabnya belum diterima DKISP" in page.text
    assert "Latar belakang belum diisi." in page.text
    assert reverse("programs:edit", args=[program.pk, "uraian"]) not in page.text


def test_page_of_a_quick_win_has_its_sheet_too(client, plan, operator):
    program = a_program(operator, is_quick_win=True, benefit="Jalan bersih.")
    client.force_login(operator)

    page = client.get(page_url(program))

    assert 'aria-label="Lembar quick win"' in page.text
    assert "Jalan bersih." in page.text


def test_program_page_leads_to_its_print(client, plan, operator):
    program = a_program(operator)
    client.force_login(operator)

    page = client.get(program.get_absolute_url())

    assert f'href="{page_url(program)}">Lihat seperti tercetak</a>' in page.text


def test_strangers_find_no_print(client, plan, operator, outsider, council):
    draft = a_program(operator)

    for stranger in (outsider, council):
        client.force_login(stranger)
        assert client.get(page_url(draft)).status_code == 404
        assert client.post(print_url(draft)).status_code == 404
    assert not Printing.objects.exists()


def test_only_this_program_is_read(
    client, plan, operator, outsider, django_assert_num_queries
):
    program = a_rich_one(operator, outsider)
    client.force_login(operator)
    client.get(page_url(program))

    with django_assert_num_queries(9):
        client.get(page_url(program))
    for _ in range(3):
        a_rich_one(operator, outsider)
    with django_assert_num_queries(9):
        client.get(page_url(program))


def read(file):
    return PdfReader(BytesIO(bytes(file)))


def ask(client, program, person):
    """The printing that this person is led to."""
    client.force_login(person)
    answer = client.post(print_url(program))
    row = Printing.objects.latest("pk")
    assert answer.url == row.get_absolute_url()
    return row


def made(row):
    printing.work.call(row.pk)
    row.refresh_from_db()
    return row


def test_asking_queues_a_job_and_renders_nothing(client, plan, operator):
    program = a_program(operator)

    row = ask(client, program, operator)

    assert (row.state, row.program, row.asked_by) == (State.WAITING, program, operator)
    assert DBTaskResult.objects.count() == 1
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.label) == ("printing.ask", f"{program} diminta")


def test_asking_again_gives_the_one_under_way(client, plan, operator, colleague):
    program = a_program(operator)
    row = ask(client, program, operator)

    assert ask(client, program, operator) == row
    assert ask(client, program, colleague) != row


def test_paper_holds_the_pages_of_this_program_alone(client, plan, operator, outsider):
    program = a_rich_one(operator, outsider, status=Status.RETURNED, is_quick_win=True)
    a_rich_one(operator, outsider, title="Taman kota")
    row = made(ask(client, program, operator))

    response = client.get(reverse("books:printing_file", args=[row.pk]))

    said = f'attachment; filename="{program.code}.pdf"'
    assert response.headers["Content-Disposition"] == said
    assert response.headers["Content-Type"] == "application/pdf"
    paper = read(response.content)
    assert paper.metadata.title == str(program)
    texts = [" ".join(page.extract_text().split()) for page in paper.pages]
    assert "Sampah menumpuk." in texts[0]
    assert "Manfaat yang langsung terasa" in texts[-1]
    assert all("DRAF ·" in text for text in texts)
    assert "Taman kota" not in " ".join(texts)


def test_page_of_the_print_leads_back_to_the_program(client, plan, operator):
    program = a_program(operator, title="Bank sampah")
    row = ask(client, program, operator)

    page = client.get(row.get_absolute_url())

    assert "Cetakan satu program" in page.text
    assert f'href="{page_url(program)}"' in page.text
    assert "Muat ulang halaman" in page.text


def sees(client, person, row):
    client.force_login(person)
    return client.get(row.get_absolute_url()).status_code == 200


def test_print_of_a_draft_is_for_the_one_who_asked(
    client, plan, operator, colleague, admin, council, outsider
):
    row = ask(client, a_program(operator), operator)

    assert sees(client, operator, row)
    for other in (colleague, admin, council, outsider):
        assert not sees(client, other, row)


def test_readers_see_prints_made_since_the_program_was_handed_in(
    client, plan, operator, colleague, admin, council, outsider
):
    program = a_program(operator)
    early = ask(client, program, operator)
    Printing.objects.update(asked_at=timezone.now() - timedelta(hours=1))
    program.status, program.submitted_by = Status.SUBMITTED, operator
    program.submitted_at = timezone.now() - timedelta(minutes=1)
    program.save()
    late = a_printing(operator, program=program, book="")

    for reader in (admin, council):
        assert (sees(client, reader, early), sees(client, reader, late)) == (
            False,
            True,
        )
    for other in (colleague, outsider):
        assert not sees(client, other, late)


def test_who_left_the_agency_leaves_the_print_behind(client, plan, operator, outsider):
    row = ask(client, a_program(operator), operator)
    operator.agency = outsider.agency
    operator.save()

    assert not sees(client, operator, row)
    assert made(row).state == State.FAILED
    assert row.step == "Program ini tidak dapat Anda baca lagi, jadi tidak dicetak."


def test_a_reader_of_the_book_finds_no_print_of_a_program_there(
    client, plan, operator, admin
):
    program = a_program(operator, complete=True, status=Status.SUBMITTED)
    a_printing(admin, program=program, book="")
    client.force_login(admin)

    page = client.get(reverse("books:list"))

    assert page.context["shelf"].printings == []


def test_prints_of_yesterday_are_forgotten_and_those_of_today_kept(
    client, plan, operator
):
    program = a_program(operator)
    yesterday = timezone.now() - timedelta(days=1, minutes=1)
    facts = {"program": program, "book": "", "state": State.DONE}
    old = a_printing(operator, **facts, finished_at=yesterday)
    new = a_printing(operator, **facts)

    ask(client, program, operator)

    assert not Printing.objects.filter(pk=old.pk).exists()
    assert Printing.objects.filter(pk=new.pk).exists()


def test_paper_has_letters_beyond_the_two_families(plan, operator):
    program = a_program(operator, title="Bank sampah ☺", objective="Luas ≥ 2 ∑")

    printed = press.print_excerpt(excerpt_of(program, operator))

    assert printed.pages == 1
    fonts = str(PdfReader(BytesIO(printed.pdf)).pages[0]["/Resources"]["/Font"])
    assert fonts


def test_missing_press_is_told_in_a_sentence(client, plan, operator, monkeypatch):
    row = ask(client, a_program(operator), operator)
    monkeypatch.setattr(crew, "PANGO", ("libnirwana.so",))

    made(row)

    page = client.get(row.get_absolute_url())
    assert "Pencetakan belum tersedia di server ini" in page.text
    assert f'href="{row.source_url}">Kembali, lalu cetak lagi' in page.text
