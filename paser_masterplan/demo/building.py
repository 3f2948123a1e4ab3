"""In which order is the demo built?"""

from io import BytesIO
from itertools import cycle, islice

import xlsxwriter
from django.db import transaction

from agencies.models import User
from books import issuing, outline, writing
from books.models import Chapter, ChapterBook
from books.press import PressUnavailable
from paser_masterplan.demo import frame, hearing, judging, proposals, read
from programs.models import Program
from programs.worksheet import waiting


def build(say, *, programs=0, edition=True):
    """Lay everything in one transaction, then issue one edition of it.

    `say` is told each step; `programs` adds that many more, for measuring.
    """
    with transaction.atomic():
        say("Perangkat daerah, akun, dan kerangka")
        plan = frame.lay()
        say("Lokakarya dan temuan")
        findings, outcomes = hearing.lay(plan)
        judging.lay(plan, findings)
        say("Program, masing-masing melalui langkah hidupnya")
        proposals.lay(plan, findings, outcomes)
        _multiply(plan, findings, programs)
        say("Lembar kerja yang menunggu")
        _send_worksheet()
        say("Narasi ketiga buku")
        _narrate(plan)
    if edition:
        say("Edisi pertama (mencetak empat berkas)")
        _issue(plan, say)


def _send_worksheet():
    """What one office wrote in a file of its own; it waits to be told its columns."""
    writer = User.objects.get(username="operator.dlh")
    file = BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        page = workbook.add_worksheet("Usulan")
        for at, row in enumerate(read("worksheet")):
            page.write_row(at, 0, row)
    waiting.take_in(writer.agency, "usulan-dlh.xlsx", file.getvalue(), by=writer)


def _narrate(plan):
    admin = User.objects.get(username="admin.dkisp")
    outline.lay(plan, by=admin)
    for name, narrative in read("chapters").items():
        book, name = name.split("/")
        called = "title" if book == ChapterBook.FRONT else "number"
        chapter = Chapter.objects.get(plan=plan, book=book, **{called: name})
        writing.rewrite(chapter, narrative, f"{chapter} ditulis", by=admin)


def _issue(plan, say):
    try:
        issuing.issue(plan, by=User.objects.get(username="admin.dkisp"))
    except PressUnavailable as unavailable:
        say(str(unavailable))


def _multiply(plan, findings, programs):
    """More programs, approved, with the content of the record's own in turn."""
    admin = User.objects.get(username="admin.dkisp")
    rows = [row for row in read("programs") if row["status"] == "APPROVED"]
    for number, row in enumerate(islice(cycle(rows), programs), 1):
        program = proposals.write(plan, row, findings, code=f"SC21-{1000 + number}")
        program.status = Program.Status.APPROVED
        program.submitted_by = program.decided_by = admin
        program.submitted_at = program.decided_at = program.created_at
        program.save()
