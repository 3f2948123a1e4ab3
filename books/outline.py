"""Which chapters has each book, and in which order?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import Max

from agencies import auditing
from agencies.editing import facts
from books.models import Chapter, ChapterBook
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan

Block = Chapter.Block
UP, DOWN = -1, 1
LEADER = "{leader}"  # stands for how the head of the region is called
ASIDE = 32_000  # a position that no chapter of any book has


@dataclass(frozen=True)
class Entry:
    """A chapter as the national guide lists it, and what its narrative tells."""

    number: str
    title: str
    block: str = Block.NONE
    headings: tuple[str, ...] = ()

    def title_for(self, plan):
        """The title with the words of the plan in it."""
        return self.title.replace(LEADER, plan.leader_title)


OUTLINE = {
    ChapterBook.FRONT: (
        Entry("", f"Sambutan {LEADER}"),
        Entry("", "Kata Pengantar"),
    ),
    ChapterBook.ONE: (
        Entry(
            "I",
            "Pendahuluan",
            headings=(
                "Latar belakang",
                "Tujuan",
                "Dasar hukum",
                "Ruang lingkup",
                "Kerangka pikir",
                "Metodologi",
            ),
        ),
        Entry(
            "II",
            "Analisis Masa Depan",
            headings=(
                "Gambaran umum daerah",
                "Arah pembangunan dalam RPJPD, RPJMD, dan RTRW",
                "Tren dan isu strategis",
            ),
        ),
        Entry(
            "III",
            "Analisis Kesiapan Daerah",
            Block.READINESS,
            headings=(
                "Struktur: SDM, anggaran, dan tata pamong",
                "Infrastruktur: fisik, digital, dan sosial",
                "Suprastruktur: kebijakan, kelembagaan, dan tata laksana",
            ),
        ),
        Entry(
            "IV",
            "Analisis Kesenjangan",
            Block.GAP,
            headings=("Cara menilai kesenjangan", "Kesenjangan yang menonjol"),
        ),
        Entry(
            "V",
            "Analisis Strategis",
            Block.FINDINGS,
            headings=("Kata kunci visi", "Isu prioritas", "Rekomendasi arah"),
        ),
        Entry("Lampiran", "Kertas Kerja Perangkat Daerah", Block.WORKSHEETS),
    ),
    ChapterBook.TWO: (
        Entry(
            "I",
            "Pendahuluan",
            headings=("Maksud dan tujuan", "Kedudukan dokumen", "Sistematika"),
        ),
        Entry(
            "II",
            "Visi, Misi, dan Sasaran",
            Block.GOALS,
            headings=("Arah pembangunan Smart City", "Keselarasan dengan RPJMD"),
        ),
        Entry("III", "Strategi Pembangunan Smart City", Block.PROGRAMS),
        Entry("IV", "Rencana Aksi", Block.ACTIONS),
        Entry(
            "V",
            "Peta Jalan",
            Block.ROADMAP,
            headings=("Jangka pendek", "Jangka menengah", "Jangka panjang"),
        ),
        Entry(
            "VI",
            "Pola Penganggaran",
            Block.BUDGET,
            headings=("Sumber pendanaan", "Keterlibatan pemangku kepentingan"),
        ),
        Entry(
            "VII",
            "Penutup",
            headings=("Pelaksanaan dan kelembagaan", "Pemantauan dan evaluasi"),
        ),
        Entry("Lampiran A", "Quick Win", Block.QUICK_WINS),
        Entry("Lampiran B", "Komitmen", Block.COMMITMENTS),
        Entry("Lampiran C", "Keterlacakan", Block.TRACEABILITY),
    ),
    ChapterBook.THREE: (
        Entry("I", "Ringkasan"),
        Entry("II", "Enam Dimensi", Block.SUMMARY),
        Entry("III", "Quick Win", Block.QUICK_WINS),
        Entry("IV", "Peta Jalan Satu Halaman", Block.ROADMAP),
        Entry("V", "Rekap Anggaran", Block.BUDGET),
        Entry("VI", "Komitmen", Block.COMMITMENTS),
    ),
}


@transaction.atomic
def lay(plan, *, by):
    """Give a plan without chapters those of the guide; leave any other as it is."""
    _lock(plan)
    if plan.chapters.exists():
        return []
    chapters = Chapter.objects.bulk_create(
        Chapter(
            plan=plan,
            book=book,
            position=position,
            number=entry.number,
            title=entry.title_for(plan),
            block=entry.block,
        )
        for book, entries in OUTLINE.items()
        for position, entry in enumerate(entries, start=1)
    )
    auditing.record(
        "outline.lay",
        plan,
        "Kerangka buku dipasang",
        by=by,
        after={"bab": [str(chapter) for chapter in chapters]},
    )
    return chapters


@transaction.atomic
def add(chapter, *, by):
    """Put a new chapter at the end of its book."""
    _lock(chapter.plan)
    last = _siblings(chapter).aggregate(last=Max("position"))["last"] or 0
    chapter.position = last + 1
    chapter.updated_by = by
    chapter.save(force_insert=True)
    auditing.record(
        "chapter.add",
        chapter,
        f"{chapter} ditambahkan ke {chapter.get_book_display()}",
        by=by,
        after=facts(chapter, ("book", "number", "title", "block")),
    )
    return chapter


@transaction.atomic
def shift(chapter, *, direction, by):
    """Let a chapter change places with its neighbor; at either end nothing happens."""
    _lock(chapter.plan)
    order = list(_siblings(chapter).values_list("pk", "position"))
    here = [pk for pk, _ in order].index(chapter.pk)
    there = here + direction
    if not 0 <= there < len(order):
        return
    (pk, position), (neighbor, place) = order[here], order[there]
    # Three steps, because no two chapters may stand in one place even for a moment.
    # `update` and not `save`: moving a chapter is not writing in it.
    for key, new in ((pk, ASIDE), (neighbor, position), (pk, place)):
        Chapter.objects.filter(pk=key).update(position=new)
    auditing.record(
        "chapter.shift",
        chapter,
        f"{chapter} dipindahkan",
        by=by,
        before={"urutan": position},
        after={"urutan": place},
    )


@transaction.atomic
def remove(chapter, *, by):
    """Take an empty chapter out; one with a narrative stays until it is emptied."""
    stored = Chapter.objects.select_for_update().get(pk=chapter.pk)
    if stored.narrative.strip():
        raise MoveRefused(
            f"{stored} masih berisi naskah. Kosongkan naskahnya dahulu, lalu hapus."
        )
    auditing.record(
        "chapter.remove",
        stored,
        f"{stored} dihapus dari {stored.get_book_display()}",
        by=by,
        before=facts(stored, ("book", "number", "title", "block")),
    )
    stored.delete()


@dataclass(frozen=True)
class Step:
    """What the keeper of the outline may do with one chapter."""

    make: Callable
    said: str


STEPS = {
    "naik": Step(partial(shift, direction=UP), "dinaikkan"),
    "turun": Step(partial(shift, direction=DOWN), "diturunkan"),
    "hapus": Step(remove, "dihapus"),
}


def _lock(plan):
    """One change of the outline at a time."""
    MasterPlan.objects.select_for_update().get(pk=plan.pk)


def _siblings(chapter):
    """The chapters of the same book, in their order."""
    return chapter.plan.chapters.filter(book=chapter.book).in_book_order()
