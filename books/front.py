"""What stands in front of the chapters of a volume?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from books import prose
from books.abbreviations import abbreviations_in
from books.contexts import Book
from books.contexts.facts import Chapter, Frame, Office, Waiting
from books.contexts.offices import signers
from books.imprints import Imprint
from books.models import ChapterBook
from books.volumes import Volume

ON_A_SHEET = 10  # offices that sign on one page
CLOSING = "\n---\n"  # the line after which a foreword says where and by whom


@dataclass(frozen=True)
class FrontPage:
    """A page in front, or several: the template, what it is for, and its heading.

    Where there is a title the contents and the outline lead to its anchor.
    """

    template: str
    data: Any
    title: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Cover:
    """What the cover says."""

    frame: Frame
    name: str
    title: str
    as_of: str
    imprint: Imprint


@dataclass(frozen=True)
class About:
    """What this print is, and how much of the plan it holds."""

    programs: int
    findings: int
    waiting: Waiting
    as_of: str
    imprint: Imprint


@dataclass(frozen=True)
class Approval:
    """Who approves the volume."""

    frame: Frame
    name: str
    title: str
    coordinator: Office | None


@dataclass(frozen=True)
class Commitment:
    """What is promised, by how many offices; an own text takes the place of ours."""

    frame: Frame
    text: str
    offices: int


@dataclass(frozen=True)
class SignerSheet:
    """Some of the offices that sign, numbered on from the sheet before."""

    offices: tuple[Office, ...]
    before: int


@dataclass(frozen=True)
class Foreword:
    """A foreword and its closing lines."""

    text: str
    closing: tuple[str, ...]


def front_of(book: Book, volume: Volume, imprint: Imprint) -> tuple[FrontPage, ...]:
    """What comes before the contents, in the order of print."""
    return (
        _page(
            "_cover",
            Cover(book.frame, volume.name, volume.title, book.as_of_words, imprint),
        ),
        _page(
            "_imprint",
            About(
                len(book.programs),
                len(book.findings),
                book.waiting,
                book.as_of_words,
                imprint,
            ),
        ),
        _page(
            "_approval",
            Approval(book.frame, volume.name, volume.title, book.coordinator),
            "Lembar Pengesahan",
            "lembar-pengesahan",
        ),
        *_commitment(book),
        *_forewords(book, imprint),
    )


def back_of(book: Book) -> tuple[FrontPage, ...]:
    """What comes after the contents and the lists, before the first chapter."""
    found = abbreviations_in(book)
    if not found:
        return ()
    return (_page("_abbreviations", found, "Daftar Singkatan", "daftar-singkatan"),)


def _page(name: str, data: Any, title: str = "", anchor: str = "") -> FrontPage:
    return FrontPage(f"books/pdf/{name}.html", data, title, anchor)


def _commitment(book: Book) -> Iterator[FrontPage]:
    """The text that the head of the region signs, then the sheets of all others."""
    offices = [share.office for share in signers(book)]
    own = next((one for one in _chapters(book) if one.block), None)
    yield _page(
        "_commitment",
        Commitment(book.frame, _render(own.narrative) if own else "", len(offices)),
        own.title if own else "Lembar Komitmen",
        "lembar-komitmen",
    )
    for before in range(0, len(offices), ON_A_SHEET):
        sheet = SignerSheet(tuple(offices[before : before + ON_A_SHEET]), before)
        yield _page("_signers", sheet)


def _forewords(book: Book, imprint: Imprint) -> Iterator[FrontPage]:
    """The forewords that are written; a draft names those that are not."""
    for index, chapter in enumerate(_chapters(book), 1):
        if chapter.block or not (chapter.narrative.strip() or imprint.is_draft):
            continue
        text, closing = split_closing(chapter.narrative)
        yield _page(
            "_foreword",
            Foreword(_render(text), closing),
            chapter.title,
            f"depan-{index}",
        )


def split_closing(narrative: str) -> tuple[str, tuple[str, ...]]:
    """The words of a foreword, and the lines after its last line of three dashes."""
    text, mark, closing = f"\n{narrative}\n".rpartition(CLOSING)
    if not mark:
        return narrative, ()
    lines = (line.strip() for line in closing.splitlines())
    return text, tuple(line for line in lines if line)


def _chapters(book: Book) -> list[Chapter]:
    return [one for one in book.chapters if one.book == ChapterBook.FRONT]


def _render(narrative: str) -> str:
    text: str = prose.render(narrative)
    return text
