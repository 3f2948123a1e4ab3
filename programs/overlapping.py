"""Which programs speak of the same thing, and by what signs?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log, sqrt

import snowballstemmer

from agencies.models import User
from paser_masterplan.likeness import words_of
from programs.models import Apart, Program

# How many points each sign is worth; a pair is shown from ENOUGH on.
ALL_WORDS, FINDING, CODE, PLACE, PART = 100, 20, 15, 10, 10
ENOUGH = 40
OF_TITLE, OF_TEXT = 3, 1  # how much a word counts where it stands
# A word that stands in more programs than this share of them says little of any, and
# so does one that stands in a hundred.
COMMON, MANY = 0.25, 100
TOLD = 5  # words, findings or places that a sign names
stemmer = snowballstemmer.stemmer("indonesian")


@dataclass(frozen=True)
class Traits:
    """What is compared of one program: its words by their stems, and what it names."""

    program: Program
    words: dict[str, str]
    counts: dict[str, int]
    findings: dict[int, str]
    places: dict[int, str]

    @classmethod
    def of(cls, program: Program) -> "Traits":
        """Read from a program that came from `for_comparing()`."""
        text = " ".join([program.objective, *(a.title for a in program.actions.all())])
        of_text, of_title = stems_of(text), stems_of(program.title)
        return cls(
            program,
            words=of_text | of_title,
            counts=dict.fromkeys(of_text, OF_TEXT) | dict.fromkeys(of_title, OF_TITLE),
            findings={finding.pk: str(finding) for finding in program.findings.all()},
            places={place.pk: str(place) for place in program.places.all()},
        )


@dataclass(frozen=True)
class Pair:
    """Two programs that may be one, with the signs of it."""

    one: Program
    other: Program
    points: int
    signs: list[tuple[str, str]]

    @property
    def is_joint(self) -> bool:
        """Whether two agencies propose them, so that they may do it together."""
        return self.one.agency_id != self.other.agency_id


def find(reader: User, *, about: int | None = None) -> list[Pair]:
    """The pairs this person may see and nobody judged yet, the likeliest first.

    Programs of the current plan that were handed in and still stand: all of them, or
    those that the one with the number `about` may be one of.
    """
    programs = Program.objects.visible_to(reader).of_current_plan().for_comparing()
    judged = set(Apart.objects.values_list("one", "other"))
    pairs = [
        pair
        for pair in compare(programs)
        if (pair.one.pk, pair.other.pk) not in judged
        and about in (None, pair.one.pk, pair.other.pk)
    ]
    return sorted(pairs, key=lambda pair: (-pair.points, pair.one.pk, pair.other.pk))


def compare(programs: Iterable[Program]) -> Iterator[Pair]:
    """Every two of `programs`, given in the order of their keys, with enough signs."""
    traits = [Traits.of(program) for program in programs]
    worth = _worth(traits)
    likeness = _likeness(traits, worth)
    for first, second in sorted(likeness.keys() | _sharing(traits)):
        one, other = traits[first], traits[second]
        points = round(ALL_WORDS * likeness.get((first, second), 0.0))
        points += sum(more for more, _, said in _named(one, other) if said)
        if points >= ENOUGH:
            yield Pair(one.program, other.program, points, _signs(one, other, worth))


def stems_of(text: str) -> dict[str, str]:
    """The stems of the words that say something, each with the first of its words."""
    return {_stem(word): word for word in reversed(words_of(text))}


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    stem: str = stemmer.stemWord(word)
    return stem


def _worth(traits: list[Traits]) -> dict[str, float]:
    """How much each stem says: the rarer the more, and nothing what is common."""
    spread = Counter(stem for one in traits for stem in one.counts)
    most = min(MANY, max(3, COMMON * len(traits)))
    return {
        stem: log(1 + len(traits) / number) if number <= most else 0.0
        for stem, number in spread.items()
    }


def _likeness(
    traits: list[Traits], worth: dict[str, float]
) -> dict[tuple[int, int], float]:
    """How alike two speak, from 0 to 1: the cosine of their weighed words."""
    holders = defaultdict(list)
    sizes = []
    for index, one in enumerate(traits):
        weights = {stem: count * worth[stem] for stem, count in one.counts.items()}
        sizes.append(sqrt(sum(weight**2 for weight in weights.values())))
        for stem, weight in weights.items():
            if weight:
                holders[stem].append((index, weight))
    dots: defaultdict[tuple[int, int], float] = defaultdict(float)
    for holding in holders.values():
        for (first, weight), (second, again) in combinations(holding, 2):
            dots[first, second] += weight * again
    return {pair: dot / (sizes[pair[0]] * sizes[pair[1]]) for pair, dot in dots.items()}


def _sharing(traits: list[Traits]) -> set[tuple[int, int]]:
    """The pairs that answer one finding or name one nomenclature code."""
    holders = defaultdict(list)
    for index, one in enumerate(traits):
        code = one.program.nomenclature_code
        for sign in (*one.findings, *([code] if code else [])):
            holders[sign].append(index)
    return {pair for holding in holders.values() for pair in combinations(holding, 2)}


def _signs(
    one: Traits, other: Traits, worth: dict[str, float]
) -> list[tuple[str, str]]:
    """What people read of two that are alike, the most telling words first."""
    shared = one.counts.keys() & other.counts.keys()
    by_worth = sorted(shared, key=lambda stem: (-worth[stem], stem))
    telling = [one.words[stem] for stem in by_worth if worth[stem]]
    named = [(name, said) for _, name, said in _named(one, other)]
    signs = [("Kata yang sama", telling), *named]
    return [(name, ", ".join(said[:TOLD])) for name, said in signs if said]


def _named(one: Traits, other: Traits) -> list[tuple[int, str, list[str]]]:
    """What both name besides their words, and what it is worth."""
    code = one.program.nomenclature_code
    same_code = [code] if code and code == other.program.nomenclature_code else []
    part = one.program.sub_dimension
    same_part = [str(part)] if part and part == other.program.sub_dimension else []
    return [
        (FINDING, "Menjawab temuan yang sama", _both(one.findings, other.findings)),
        (CODE, "Kode nomenklatur sama", same_code),
        (PLACE, "Lokasi sama", _both(one.places, other.places)),
        (PART, "Subdimensi sama", same_part),
    ]


def _both(mine: dict[int, str], theirs: dict[int, str]) -> list[str]:
    return [mine[key] for key in mine if key in theirs]
