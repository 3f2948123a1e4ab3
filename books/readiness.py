"""What is still missing before the plan can be issued, and what would be missed?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import methodcaller
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Window
from django.urls import reverse
from django.utils.http import urlencode

from agencies.models import Agency
from books import writing
from books.models import Chapter, Edition
from paser_masterplan.moves import MoveRefused
from plans.models import Crest, Dimension, MasterPlan
from programs.lacking import lacking
from programs.models import Program
from workshops.models import Finding

OWN_PAGE = methodcaller("get_absolute_url")
SHOWN = 5  # of each; the list behind it has all


@dataclass(frozen=True)
class Item:
    """One thing that lacks something, and where to mend it."""

    name: str
    url: str


@dataclass(frozen=True)
class Gap:
    """One thing to know before issuing: how many, the first of them, where all are."""

    label: str
    count: int
    url: str
    items: tuple[Item, ...] = ()
    refuses: bool = False

    @property
    def more(self) -> int:
        """How many are not shown here."""
        return self.count - len(self.items) if self.items else 0

    @property
    def sentence(self) -> str:
        """The gap in one line."""
        return f"{self.label}: {self.count}" if self.items else self.label


@dataclass(frozen=True)
class Outlook:
    """What issuing now would mean."""

    number: int
    last: Edition | None
    approved: int
    gaps: tuple[Gap, ...]

    @property
    def is_refused(self) -> bool:
        """Whether something is missing without which nothing can be issued."""
        return any(gap.refuses for gap in self.gaps)


def outlook(plan: MasterPlan) -> Outlook:
    """The next edition, before anybody has asked for it."""
    last = plan.editions.newest_first().first()
    return Outlook(
        number=last.number + 1 if last else 1,
        last=last,
        approved=Program.objects.filter(plan=plan).approved().count(),
        gaps=gaps_before_issue(plan),
    )


def gaps_before_issue(plan: MasterPlan) -> tuple[Gap, ...]:
    """All that is missing: first what refuses the edition, then what it would lack."""
    found = chain.from_iterable(check(plan) for check in CHECKS)
    return tuple(gap for gap in found if gap.count)


def refuse_gaps(plan: MasterPlan) -> None:
    """Raise what is missing without which nothing can be issued."""
    missing = [gap.label[0].lower() + gap.label[1:] for gap in _hard(plan) if gap.count]
    if missing:
        raise MoveRefused(f"Edisi belum bisa terbit: {'; '.join(missing)}.")


def _hard(plan: MasterPlan) -> Iterator[Gap]:
    has_outline = plan.chapters.exists()
    url = reverse("books:list")
    yield _fact("Kerangka buku belum dipasang", has_outline, url, refuses=True)
    has_program = Program.objects.filter(plan=plan).approved().exists()
    url = reverse("programs:list")
    yield _fact("Belum ada program yang disetujui", has_program, url, refuses=True)


def _of_programs(plan: MasterPlan) -> Iterator[Gap]:
    programs = Program.objects.filter(plan=plan).in_book_order()
    yield _gap(
        "Program belum diputuskan, jadi tidak ikut terbit",
        lacking(programs, "keputusan"),
        _address("programs:list", lacks="keputusan"),
    )
    approved = programs.approved()
    for name, label in LACKING.items():
        query = {"status": Program.Status.APPROVED, "lacks": name}
        url = _address("programs:list", **query)
        yield _gap(label, lacking(approved, name), url)


def _of_findings(plan: MasterPlan) -> Iterator[Gap]:
    findings = Finding.objects.filter(plan=plan).in_book_order()
    waiting = _address("workshops:finding_list", status=Finding.Status.OPEN)
    yield _gap("Temuan menunggu diterima", findings.waiting(), waiting)
    returned = _address("workshops:finding_list", status=Finding.Status.RETURNED)
    yield _gap("Temuan masih diperbaiki", findings.returned(), returned)
    unanswered = _address("workshops:finding_list", unanswered="on")
    label = "Masalah diterima yang belum dijawab program"
    yield _gap(label, findings.unanswered(), unanswered)


def _of_dimensions(plan: MasterPlan) -> Iterator[Gap]:
    chosen = Program.objects.filter(
        plan=plan, is_quick_win=True, sub_dimension__dimension=OuterRef("pk")
    ).approved()
    yield _gap(
        "Dimensi tanpa quick win yang disetujui",
        Dimension.objects.in_book_order().exclude(Exists(chosen)),
        _address("programs:list", is_quick_win="on"),
        item=lambda one: _address("programs:list", dimension=one.code),
    )


def _of_chapters(plan: MasterPlan) -> Iterator[Gap]:
    chapters = list(plan.chapters.with_letters().in_book_order())
    silent = [chapter for chapter in chapters if not chapter.letters]
    yield _of_these("Bab tanpa naskah", silent)
    amiss = writing.gaps(chapters)
    astray = [chapter for chapter in chapters if chapter.pk in amiss]
    yield _of_these("Bab dengan tanda yang tidak menunjuk apa pun", astray)


def _of_frame(plan: MasterPlan) -> Iterator[Gap]:
    edit = reverse("plans:edit", args=[plan.pk])
    yield _fact("Visi belum ditulis", bool(plan.vision.strip()), edit)
    has_missions = plan.missions.exists()
    yield _fact("Misi RPJMD belum ditulis", has_missions, reverse("plans:frame"))
    has_crest = Crest.objects.filter(plan=plan).exists()
    yield _fact("Lambang daerah untuk sampul belum diunggah", has_crest, edit)
    leading = Program.objects.filter(plan=plan, agency=OuterRef("pk")).approved()
    yield _gap(
        "Perangkat daerah tanpa sebutan pimpinan",
        Agency.objects.filter(Exists(leading), head_title="").in_alphabet(),
        reverse("agencies:list"),
        item=lambda one: reverse("agencies:edit", args=[one.pk]),
    )


CHECKS: tuple[Callable[[MasterPlan], Iterator[Gap]], ...] = (
    _hard,
    _of_programs,
    _of_findings,
    _of_dimensions,
    _of_chapters,
    _of_frame,
)
LACKING = {
    "temuan": "Program disetujui yang tidak menjawab temuan",
    "indikator": "Program disetujui tanpa indikator",
    "dana": "Program disetujui dengan dana belum diketahui tanpa alasan",
}


def _fact(label: str, is_there: bool, url: str, *, refuses: bool = False) -> Gap:
    """What is missing as a whole."""
    return Gap(label, 0 if is_there else 1, url, refuses=refuses)


def _gap(
    label: str,
    rows: QuerySet[Any],
    url: str,
    *,
    item: Callable[[Any], str] = OWN_PAGE,
) -> Gap:
    """What is missing in each of these rows, counted with the first of them."""
    found = list(rows.annotate(in_all=Window(Count("pk")))[:SHOWN])
    count = found[0].in_all if found else 0
    return Gap(label, count, url, tuple(Item(str(one), item(one)) for one in found))


def _of_these(label: str, chapters: list[Chapter]) -> Gap:
    """What is missing in each of these chapters."""
    shown = chapters[:SHOWN]
    items = tuple(Item(_in_its_book(one), one.get_absolute_url()) for one in shown)
    return Gap(label, len(chapters), reverse("books:list"), items)


def _in_its_book(chapter: Chapter) -> str:
    book, _, _ = chapter.get_book_display().partition(":")
    return f"{book}, {chapter}"


def _address(route: str, **query: str) -> str:
    return f"{reverse(route)}?{urlencode(query)}"
