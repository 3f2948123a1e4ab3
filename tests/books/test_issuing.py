"""Issuing: what freezes, what is refused, and what can be printed again."""

import hashlib
import json
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from pypdf import PdfReader

from agencies.models import AuditEntry, Message
from books import contexts, issuing
from books.holdings import titles_of
from books.models import Book, Edition, EditionFile
from books.press import Printed
from books.recording import canonical
from paser_masterplan.moves import MoveRefused
from programs.models import Program
from tests.builders.books import a_chapter, an_edition
from tests.builders.programs import a_program


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def read(file):
    """The text of a kept file, page by page."""
    pages = PdfReader(BytesIO(bytes(file.file))).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_issue_freezes_content_and_a_file_of_every_book_and_chapter(ready_plan, admin):
    edition = issuing.issue(ready_plan, by=admin)

    files = {
        (file.book, file.chapter): file for file in edition.files.filter(form="pdf")
    }
    assert (edition.number, edition.supersedes, edition.issued_by) == (1, None, admin)
    assert set(files) == {("1", 0), ("1", 1), ("2", 0), ("3", 0), ("all", 0)}
    for file in files.values():
        data = bytes(file.file)
        assert (file.form, file.size, file.sha256) == ("pdf", len(data), sha256(data))
        assert file.pages == len(PdfReader(BytesIO(data)).pages)
    assert files["1", 1].title == "Bab I Pendahuluan"
    assert "Kabupaten Paser menyiapkan" in " ".join(read(files["1", 1]))
    assert "Bank sampah" in json.dumps(edition.content)


def test_issue_keeps_the_other_forms_too(ready_plan, admin):
    edition = issuing.issue(ready_plan, by=admin)

    others = edition.files.exclude(form="pdf").values_list("book", "form")
    assert sorted(others) == [
        ("1", "docx"),
        ("2", "docx"),
        ("3", "docx"),
        ("all", "docx"),
        ("all", "json"),
        ("all", "xlsx"),
    ]


def test_issue_prints_number_and_fingerprint(ready_plan, admin):
    edition = issuing.issue(ready_plan, by=admin)

    text = " ".join(read(edition.files.get(book=Book.ALL, form="pdf")))
    assert "Edisi 1" in text
    assert edition.code in text
    assert "DRAF" not in text


def test_issue_takes_its_fingerprint_of_the_kept_content(ready_plan, admin):
    edition = issuing.issue(ready_plan, by=admin)

    edition.refresh_from_db()
    assert edition.sha256 == sha256(canonical(edition.content))


def test_issue_supersedes_the_edition_before(ready_plan, admin):
    first = issuing.issue(ready_plan, by=admin)

    second = issuing.issue(ready_plan, by=admin)

    assert (second.number, second.supersedes) == (2, first)
    held = {row.number: row.is_in_force for row in Edition.objects.newest_first()}
    assert held == {2: True, 1: False}


def test_issue_is_on_record(ready_plan, admin):
    edition = issuing.issue(ready_plan, by=admin)

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by) == ("edition.issue", admin)
    assert entry.after["sidik isi"] == edition.sha256


def test_issue_says_how_far_it_is(ready_plan, admin):
    heard = []

    issuing.issue(ready_plan, by=admin, progress=lambda *said: heard.append(said))

    assert heard[0] == ("Membekukan isi", 0, 0)
    assert max(total for _, _, total in heard) > 0
    assert all(done <= total for _, done, total in heard)


def test_later_edits_leave_an_edition_alone(ready_plan, admin):
    edition = issuing.issue(ready_plan, by=admin)
    before = bytes(edition.files.get(book=Book.ALL, form="pdf").file)
    Program.objects.update(title="Judul lain")
    ready_plan.chapters.update(narrative="Naskah lain", title="Bab lain")
    ready_plan.title = "Rencana lain"
    ready_plan.save()

    again = issuing.reprint(Edition.objects.get(), Book.ALL)

    assert again.pdf == before


def test_an_edition_prints_again_to_the_same_bytes(ready_plan, admin):
    edition = issuing.issue(ready_plan, by=admin)

    again = issuing.reprint(Edition.objects.get(), Book.ONE)

    kept = edition.files.get(book=Book.ONE, chapter=0, form="pdf")
    assert sha256(again.pdf) == kept.sha256
    assert again.pages == kept.pages


def test_nothing_is_issued_from_which_a_part_is_missing():
    sentence = "Lembar program SC21-0001 tidak dapat dicetak (MemoryError)."
    whole, torn = Printed(b"%PDF", 1), Printed(b"%PDF", 1, (sentence,))

    issuing.refuse_broken([whole])
    with pytest.raises(
        MoveRefused, match=r"Edisi belum terbit\. Lembar program SC21-0"
    ):
        issuing.refuse_broken([whole, torn, torn])


def test_issue_is_the_admins(ready_plan, council):
    with pytest.raises(PermissionDenied):
        issuing.issue(ready_plan, by=council)

    assert not Edition.objects.exists()


def test_issue_waits_for_chapters_and_programs(plan, admin):
    a_program(admin, plan=plan, status="SUBMITTED")

    with pytest.raises(MoveRefused, match="kerangka buku belum dipasang; belum"):
        issuing.issue(plan, by=admin)

    assert not Edition.objects.exists()


def test_issue_gives_way_to_an_edition_that_came_first(ready_plan, admin, second_admin):
    def meanwhile(step, done, total):
        if total and not Edition.objects.exists():
            an_edition(second_admin, plan=ready_plan, number=1)

    with pytest.raises(MoveRefused, match="Edisi 1 sudah terbit lebih dahulu"):
        issuing.issue(ready_plan, by=admin, progress=meanwhile)


def test_files_of_a_chapter_are_named_after_it(ready_plan):
    front = a_chapter(plan=ready_plan, book="0", number="", title="Sambutan")
    a_chapter(plan=ready_plan, book=Book.ONE, position=2, number="Lampiran", title="A")
    a_chapter(plan=ready_plan, book=Book.TWO, position=1, number="II", title="Visi")

    titles = titles_of(contexts.Book.gather(ready_plan))

    assert str(front) == "Sambutan"
    assert titles == {
        ("1", 1): "Bab I Pendahuluan",
        ("1", 2): "Lampiran A",
        ("2", 1): "Bab II Visi",
    }


def test_everybody_is_told_of_an_edition_and_the_council_to_endorse_it(
    ready_plan, admin, operator, council
):
    edition = issuing.issue(ready_plan, by=admin)

    told = Message.objects.order_by("recipient__username").values_list(
        "recipient__username", "kind", "text", "url"
    )
    name, page = f"Edisi 1 {ready_plan.title}", edition.get_absolute_url()
    waits = f"{name} terbit dan menunggu pengesahan dewan."
    read = f"{name} terbit. Isinya dapat dibaca dan diunduh semua orang di sini."
    assert list(told) == [
        ("dewan.setda", "WORK", waits, page),
        ("operator.dlh", "EDITION", read, page),
    ]


@pytest.mark.parametrize("change", ["update", "delete"])
@pytest.mark.parametrize("model", [Edition, EditionFile])
def test_nothing_changes_an_issued_edition(plan, admin, model, change):
    an_edition(admin, plan=plan)
    changes = {
        "update": lambda: model.objects.update(sha256="f" * 64),
        "delete": lambda: model.objects.all()._raw_delete("default"),
    }

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        changes[change]()

    assert model.objects.get().sha256 == "0" * 64
