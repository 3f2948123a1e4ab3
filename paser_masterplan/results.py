"""What did the search find for this person, on which floor, and where in the text?"""

import re
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode

from books.models import Chapter
from paser_masterplan.searching import Piece, marked, snippet, title_first, words_of
from programs.models import Program
from programs.models.program import ACTIONS_SEARCHED, INDICATORS_SEARCHED
from programs.models.program import SEARCHED as PROGRAMS_SEARCHED
from workshops.models import Finding
from workshops.models.finding import SEARCHED as FINDINGS_SEARCHED

MOST = 10  # of one kind; the list behind it has all
LONGEST = 200  # letters in the box; more than that nobody looks for
MARKUP = re.compile(r"[#*_>|`~\[\]]+")  # what Markdown is written with


@dataclass(frozen=True)
class Hit:
    """One thing that was found: what it is, its name, and where the words stand."""

    kicker: str
    url: str
    title: list[Piece]
    snippet: list[Piece]


@dataclass(frozen=True)
class Group:
    """What was found of one kind, the best few of it."""

    title: str
    count: int
    hits: list[Hit]
    url: str = ""


@dataclass(frozen=True)
class Results:
    """All that was found for one person."""

    typed: str
    words: list[str]
    groups: list[Group] = field(default_factory=list)

    @property
    def count(self):
        """How many things hold all the words."""
        return sum(group.count for group in self.groups)


def search(user, typed):
    """What of the current plan holds the words typed, as far as this person sees it."""
    typed = typed.replace("\0", "").strip()[:LONGEST]
    words = words_of(typed)
    if not words:
        return Results(typed, words)
    groups = [
        _programs(user, typed, words),
        _findings(user, typed, words),
        _chapters(user, typed, words),
    ]
    return Results(typed, words, [group for group in groups if group.hits])


def _programs(user, typed, words):
    found = Program.objects.visible_to(user).of_current_plan().matching(typed)
    best = found.for_cards().prefetch_related("actions", "indicators")
    rows, count = _few(best.order_by(title_first(words), "code", "pk"), found)
    hits = [
        Hit(
            kicker=f"{program.code} · {program.agency} · {program.status_for(user)}",
            url=program.get_absolute_url(),
            title=marked(program.title, words),
            snippet=snippet(_texts_of(program), words),
        )
        for program in rows
    ]
    return Group("Program", count, hits, _list("programs:list", typed))


def _texts_of(program):
    """What a program says, its title left out, then what its rows say."""
    yield from (getattr(program, name) for name in PROGRAMS_SEARCHED[2:])
    for action in program.actions.all():
        yield ", ".join(
            filter(None, (getattr(action, name) for name in ACTIONS_SEARCHED))
        )
    for row in program.indicators.all():
        yield ", ".join(
            filter(None, (getattr(row, name) for name in INDICATORS_SEARCHED))
        )


def _findings(user, typed, words):
    found = Finding.objects.visible_to(user).of_current_plan().matching(typed)
    rows, count = _few(found.for_cards().order_by(title_first(words), "-pk"), found)
    hits = [
        Hit(
            kicker=f"{finding.get_kind_display()} · {finding.agency}",
            url=finding.get_absolute_url(),
            title=marked(finding.title, words),
            snippet=snippet(
                (getattr(finding, name) for name in FINDINGS_SEARCHED[1:]), words
            ),
        )
        for finding in rows
    ]
    return Group("Temuan", count, hits, _list("workshops:finding_list", typed))


def _chapters(user, typed, words):
    found = Chapter.objects.visible_to(user).of_current_plan().matching(typed)
    rows, count = _few(found.order_by(title_first(words), "book", "position"), found)
    hits = [
        Hit(
            kicker=f"Buku {chapter.book}",
            url=chapter.get_absolute_url(),
            title=marked(str(chapter), words),
            snippet=snippet([MARKUP.sub(" ", chapter.narrative)], words),
        )
        for chapter in rows
    ]
    return Group("Bab buku", count, hits)


def _few(best, found):
    """The best few, and how many there are; all of them are counted only if more."""
    rows = list(best[: MOST + 1])
    return rows[:MOST], len(rows) if len(rows) <= MOST else found.count()


def _list(route, typed):
    return f"{reverse(route)}?{urlencode({'q': typed})}"
