"""What waits for this person today?"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from agencies.models import Agency
from paser_masterplan.bars import Bar, bars
from plans.models import Dimension, ExtensionRequest, MasterPlan
from plans.windows import Window, windows_for
from programs.models import Program
from programs.waiting import waiting_for
from workshops.models import Finding
from workshops.permissions import can_create

MOST = 8  # rows of a queue on the desk; the list behind it has all
Status = Program.Status


@dataclass(frozen=True)
class Queue:
    """Things that wait for the same hand, the first few of them."""

    title: str
    things: list[Any]
    count: int
    url: str
    nothing: str


@dataclass(frozen=True)
class Cell:
    """How far one agency is in one step: the number and how it is coloured."""

    label: str
    text: str
    level: str


@dataclass(frozen=True)
class MatrixRow:
    """One agency and its steps."""

    agency: Agency
    cells: list[Cell]


@dataclass(frozen=True)
class Desk:
    """All that the first page shows one person."""

    plan: MasterPlan | None
    windows: list[Window]
    queues: list[Queue]
    may_write: bool
    matrix: list[MatrixRow] = field(default_factory=list)
    silent: list[Agency] = field(default_factory=list)
    gaps: list[tuple[str, int, str]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)


def desk_of(user):
    """The desk of one person, by what the person may do."""
    plan = MasterPlan.objects.current()
    matrix, silent = _matrix() if user.is_admin else ([], [])
    return Desk(
        plan=plan,
        windows=[w for w in windows_for(user.agency).values() if w.closes_at],
        queues=queues_of(user),
        may_write=can_create(user),
        matrix=matrix,
        silent=silent,
        gaps=_gaps() if user.is_reader else [],
        bars=_bars() if user.is_reader else [],
    )


def queues_of(user):
    """What waits for this person's hands."""
    return _review_queues(user) + _own_queues(user)


def _queue(title, things, route, query, nothing):
    """One queue; a full page of rows costs one more query to count the rest."""
    rows = list(things[: MOST + 1])
    count = len(rows) if len(rows) <= MOST else things.count()
    return Queue(title, rows[:MOST], count, f"{reverse(route)}?{query}", nothing)


def _own_queues(user):
    """What waits for the hands of the person's own agency."""
    if not can_create(user):
        return []
    programs = Program.objects.of(user.agency).of_current_plan().being_written()
    findings = Finding.objects.of(user.agency).of_current_plan().returned()
    return [
        _queue(
            "Program yang sedang Anda kerjakan",
            programs.for_cards().order_by("-updated_at", "-pk"),
            "programs:list",
            f"agency={user.agency_id}",
            "Tidak ada draf atau program yang dikembalikan.",
        ),
        _queue(
            "Temuan yang perlu diperbaiki",
            findings.for_cards(),
            "workshops:finding_list",
            f"agency={user.agency_id}&status={Finding.Status.RETURNED}",
            "Tidak ada temuan yang dikembalikan.",
        ),
    ]


def _review_queues(user):
    """What waits for a reviewer: what is the expert's own, all for an admin."""
    if not user.is_reviewer:
        return []
    queues = [
        _queue(
            "Program menunggu telaah",
            waiting_for(user).for_cards(),
            "reviews:desk",
            "status=menunggu",
            "Antrean telaah kosong.",
        )
    ]
    return queues + _keeping_queues() if user.is_admin else queues


def _keeping_queues():
    """What waits for any admin."""
    asked = ExtensionRequest.objects.current().waiting()
    return [
        _queue(
            "Temuan menunggu diterima",
            Finding.objects.of_current_plan().waiting().for_cards(),
            "workshops:finding_list",
            f"status={Finding.Status.OPEN}",
            "Semua temuan sudah diputuskan.",
        ),
        _queue(
            "Perpanjangan yang diminta",
            asked.for_page(),
            "plans:extension_request_list",
            "",
            "Tidak ada permintaan yang menunggu.",
        ),
    ]


STEPS = (
    ("Draf", (Status.DRAFT, Status.PROPOSED)),
    ("Ditelaah", (Status.SUBMITTED, Status.IN_REVIEW)),
    ("Dikembalikan", (Status.RETURNED,)),
    ("Disetujui", (Status.APPROVED,)),
)


def _matrix():
    """Agencies by step, those who have done least first; and those who are silent."""
    findings = _by_agency(Finding.objects.exclude(status=Finding.Status.MERGED))
    programs = _by_agency(Program.objects.all())
    begun = {agency for agency, _ in (*findings, *programs)}
    agencies = Agency.objects.active().in_alphabet()
    rows = [
        MatrixRow(agency, _cells(agency.pk, findings, programs))
        for agency in agencies
        if agency.pk in begun
    ]
    rows.sort(key=lambda row: sum(cell.level == "full" for cell in row.cells))
    return rows, [agency for agency in agencies if agency.pk not in begun]


def _by_agency(things):
    counted = things.filter(plan__is_current=True).values_list("agency", "status")
    return Counter(
        {(agency, status): n for agency, status, n in counted.annotate(n=Count("pk"))}
    )


def _cells(agency, findings, programs):
    heard = sum(n for (who, _), n in findings.items() if who == agency)
    cells = [Cell("Temuan", str(heard) if heard else "Belum", _level(heard, "full"))]
    for label, statuses in STEPS:
        number = sum(programs[agency, status] for status in statuses)
        full = "full" if Status.APPROVED in statuses else "some"
        cells.append(Cell(label, str(number) if number else "–", _level(number, full)))
    return cells


def _level(number, level):
    return level if number else "none"


def _gaps():
    """Where the thread from problem to program to money is broken."""
    unanswered = Finding.objects.of_current_plan().unanswered()
    unknown = Program.objects.of_current_plan().approved().with_unknown_money()
    return [
        (
            "Masalah diterima yang belum dijawab program",
            unanswered.count(),
            reverse("workshops:finding_list") + "?unanswered=on",
        ),
        (
            "Program disetujui dengan dana yang belum diketahui",
            unknown.count(),
            reverse("programs:list") + f"?status={Status.APPROVED}",
        ),
    ]


def _bars():
    """Approved programs by dimension."""
    approved = Q(
        sub_dimensions__programs__status=Status.APPROVED,
        sub_dimensions__programs__plan__is_current=True,
    )
    dimensions = Dimension.objects.in_book_order().annotate(
        number=Count("sub_dimensions__programs", filter=approved)
    )
    return bars([(d.name, d.number, str(d.number), d.code) for d in dimensions])
