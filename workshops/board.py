"""What does the wall of the hall show while people write?"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from agencies.models import Agency
from paser_masterplan.likeness import words_of
from plans.models import Dimension, Stage
from workshops.models import Finding, Workshop

SECONDS = 4  # for so long everybody is shown the same, and nothing is asked for it
LATEST = 6
KEYWORDS = 24
TWICE = 2  # a word that stands in one title only is that title's own
SHORTEST = 4  # letters
LEVELS = 4  # sizes of a keyword

link: Any = Finding._meta.get_field("programs")


@dataclass(frozen=True)
class Entry:
    """A finding, or a proposal that is written or was handed in."""

    noun: str
    is_problem: bool
    is_handed_in: bool
    dimension: str
    agency: str
    title: str
    at: datetime

    @property
    def is_finding(self) -> bool:
        return self.noun == "temuan"

    @property
    def is_proposal(self) -> bool:
        """Whether it is a program that was handed in."""
        return not self.is_finding and self.is_handed_in

    @property
    def is_draft(self) -> bool:
        return not self.is_finding and not self.is_handed_in


@dataclass(frozen=True)
class Count:
    """How much came in of one dimension, or from one agency."""

    name: str
    code: str
    problems: int
    potentials: int
    proposals: int
    drafts: int

    @classmethod
    def of(cls, name: str, entries: Iterable[Entry], code: str = "") -> "Count":
        """The entries, counted."""
        found = list(entries)
        findings = [one for one in found if one.is_finding]
        problems = sum(one.is_problem for one in findings)
        return cls(
            name,
            code,
            problems,
            len(findings) - problems,
            sum(one.is_proposal for one in found),
            sum(one.is_draft for one in found),
        )

    @property
    def findings(self) -> int:
        return self.problems + self.potentials

    @property
    def total(self) -> int:
        return self.findings + self.proposals + self.drafts


@dataclass(frozen=True)
class Keyword:
    """A word of the titles: in how many, and how large it is shown."""

    word: str
    titles: int
    level: int


@dataclass(frozen=True)
class Board:
    """All that the wall shows: numbers, words and agencies, and nobody's title."""

    whole: Count
    dimensions: tuple[Count, ...]
    agencies: tuple[Count, ...]
    silent: tuple[str, ...]
    keywords: tuple[Keyword, ...]
    latest: tuple[Entry, ...]

    @classmethod
    def gather(cls, workshop: Workshop) -> "Board":
        """The board of the workshop's plan in four queries, whatever came in."""
        entries = [*_findings(workshop), *_programs(workshop)]
        active = Agency.objects.active().in_alphabet()
        offices = list(active.values_list("short_name", flat=True))
        is_heard = _speaks_at(workshop.stage.kind)
        heard = {one.agency for one in entries if is_heard(one)}
        return cls(
            Count.of("", entries),
            tuple(
                Count.of(name, (one for one in entries if one.dimension == code), code)
                for code, name in Dimension.objects.order_by("position").values_list(
                    "code", "name"
                )
            ),
            _by_agency(entries),
            tuple(office for office in offices if office not in heard),
            keywords(one.title for one in entries if not one.is_draft),
            tuple(sorted(entries, key=lambda one: one.at, reverse=True)[:LATEST]),
        )


def shown(workshop: Workshop) -> tuple[SafeString, str]:
    """The board as a fragment and its digest, made at most once in some seconds."""
    key = f"board:{workshop.pk}"
    kept: tuple[SafeString, str] | None = cache.get(key)
    if kept is None:
        context = {"board": Board.gather(workshop), "workshop": workshop}
        html = render_to_string("workshops/_board.html", context)
        kept = html, hashlib.sha256(html.encode()).hexdigest()[:16]
        cache.set(key, kept, SECONDS)
    return kept


def keywords(titles: Iterable[str]) -> tuple[Keyword, ...]:
    """The words that stand in most titles, without those that say nothing."""
    counts = Counter(
        word for title in titles for word in words_of(title) if len(word) >= SHORTEST
    )
    found = [(word, n) for word, n in counts.most_common(KEYWORDS) if n >= TWICE]
    most = max((n for _, n in found), default=1)
    return tuple(Keyword(word, n, -(-LEVELS * n // most)) for word, n in sorted(found))


def _speaks_at(kind: str) -> Any:
    """By which entries an agency is heard at that stage."""
    if kind == Stage.Kind.FINDINGS:
        return lambda entry: entry.is_finding
    return lambda entry: not entry.is_finding


def _by_agency(entries: list[Entry]) -> tuple[Count, ...]:
    """Those from which something came, the most first."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(entry.agency, []).append(entry)
    counts = (Count.of(name, own) for name, own in by_name.items())
    return tuple(sorted(counts, key=lambda one: (-one.total, one.name)))


def _findings(workshop: Workshop) -> Iterable[Entry]:
    rows = Finding.objects.filter(plan=workshop.stage.plan_id).order_by("pk")
    for kind, code, office, title, at in rows.values_list(
        "kind", *_FACTS, "created_at"
    ):
        is_problem = kind == Finding.Kind.PROBLEM
        yield Entry("temuan", is_problem, True, code, office, title, at)


def _programs(workshop: Workshop) -> Iterable[Entry]:
    programs = link.related_model.objects.standing()
    rows = programs.filter(plan=workshop.stage.plan_id).order_by("pk")
    moments = ("submitted_at", "created_at")
    for code, office, title, handed, begun in rows.values_list(*_FACTS, *moments):
        is_handed_in = handed is not None
        yield Entry("usulan", False, is_handed_in, code, office, title, handed or begun)


_FACTS = ("sub_dimension__dimension__code", "agency__short_name", "title")
