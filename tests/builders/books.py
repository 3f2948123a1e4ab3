"""Chapters, printings and editions."""

from datetime import datetime
from itertools import count

from django.utils import timezone

from books.contexts import Book as Content
from books.models import (
    Book,
    Chapter,
    Edition,
    EditionFile,
    Endorsement,
    Printing,
    SignedFile,
    Signer,
    Trust,
)
from tests.builders import facts as frozen
from tests.builders.agencies import an_audit_entry
from tests.builders.workshops import the_plan

State = Printing.State
numbers = count(1)
A_SIGNER = Signer(
    name="Bupati Paser",
    issuer="Induk Percobaan",
    at=datetime.fromisoformat("2021-12-01T10:00:00+08:00"),
    is_stamped=False,
    trust=Trust.UNCHECKED,
)


def a_chapter(**facts):
    defaults = {
        "book": Book.ONE,
        "position": next(numbers),
        "number": "I",
        "title": "Pendahuluan",
        "narrative": "Kabupaten Paser menyiapkan rencana induk.",
    }
    facts = defaults | facts
    if "plan" not in facts:
        facts["plan"] = the_plan()
    return Chapter.objects.create(**facts)


def a_version(chapter, by, before="", after="Awal"):
    """An entry that tells how the narrative was written; the chapter stays as it is."""
    return an_audit_entry(
        by,
        thing=chapter,
        verb="chapter.write",
        label=f"{chapter} ditulis",
        before={"narasi": before},
        after={"narasi": after},
    )


def a_printing(asked_by, **facts):
    """A printing in `state`, with the moments and the file that go with it."""
    facts = {"book": Book.ALL} | facts
    state = facts.get("state", State.WAITING)
    if state == State.RUNNING:
        facts = {"attempts": 1, "beat_at": timezone.now(), "slot": 1} | facts
    if state in {State.DONE, State.FAILED}:
        facts = {"finished_at": timezone.now()} | facts
    if state == State.DONE and "edition" not in facts:
        facts = {"file": b"%PDF-1.7", "pages": 1} | facts
    if "plan" not in facts:
        facts["plan"] = the_plan()
    return Printing.objects.create(asked_by=asked_by, **facts)


def a_content(plan):
    """What an edition of this plan would keep now."""
    return Content.gather(plan).to_json()


def an_edition(issued_by, **facts):
    """An edition with one small file that is no real book."""
    defaults = {
        "number": next(numbers),
        "content": frozen.a_book().to_json(),
        "sha256": "0" * 64,
        "code": "0" * 12,
        "address": "http://127.0.0.1:8000",
        "issued_at": timezone.now(),
    }
    facts = defaults | facts
    if "plan" not in facts:
        facts["plan"] = the_plan()
    edition = Edition.objects.create(issued_by=issued_by, **facts)
    an_edition_file(edition)
    return edition


def an_edition_file(edition, **facts):
    defaults = {
        "book": Book.ALL,
        "file": b"%PDF-1.7",
        "pages": 1,
        "size": 8,
        "sha256": "0" * 64,
    }
    return EditionFile.objects.create(edition=edition, **(defaults | facts))


def an_endorsement(edition, endorsed_by, **facts):
    return Endorsement.objects.create(
        edition=edition, endorsed_by=endorsed_by, **({"note": "Setuju."} | facts)
    )


def a_signed_file(original, added_by, **facts):
    """A file that somebody signed outside, which is no real PDF."""
    defaults = {
        "file": b"%PDF-1.7 signed",
        "size": 15,
        "sha256": f"{next(numbers):064x}",
        "signers": [A_SIGNER.to_json()],
    }
    return SignedFile.objects.create(
        original=original, added_by=added_by, **(defaults | facts)
    )
