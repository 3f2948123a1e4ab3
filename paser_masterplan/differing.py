"""Which words of one text are gone from another, and which are new?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import chain

WORD = re.compile(r"(?:\w+(?:[-.,/]\w+)*|[^\w\s]|\n)[^\S\n]*|[^\S\n]+")
PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
SENTENCE = re.compile(r".+?(?:[.!?;:]\s+|\n+|$)|\s+", re.DOTALL)
MOST_PAIRS = 100_000  # of like words to look at: a text of 4,000 words has as many
SLIGHT = 4  # letters that two changes may share and still read as one
EDGE = 90  # letters that are shown on either side of a change


Levels = tuple[re.Pattern[str], ...]


class Kind(Enum):
    """Whether a run of text is in both texts, in one, or left out of what is shown."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Piece:
    """A run of text, and in which of two texts it stands."""

    kind: Kind
    text: str

    @property
    def is_removed(self) -> bool:
        """Whether only the text before has it."""
        return self.kind is Kind.REMOVED

    @property
    def is_added(self) -> bool:
        """Whether only the text after has it."""
        return self.kind is Kind.ADDED

    @property
    def is_skipped(self) -> bool:
        """Whether it stands for text in both that is not shown."""
        return self.kind is Kind.SKIPPED

    @property
    def sign(self) -> str:
        """What makes white space seen that came or went: empty beside a word."""
        if self.kind is Kind.SAME or self.text.strip():
            return ""
        return "¶" if "\n" in self.text else "·"


@dataclass(frozen=True)
class Run:
    """A stretch of both texts: the same in both, or one in place of the other."""

    old: str
    new: str

    def __add__(self, other: "Run") -> "Run":
        return Run(self.old + other.old, self.new + other.new)

    @property
    def is_same(self) -> bool:
        """Whether both texts have it."""
        return self.old == self.new

    @property
    def length(self) -> int:
        """How much of either text it takes at most."""
        return max(len(self.old), len(self.new))

    @property
    def white(self) -> str:
        """The white space behind both, where it is the same."""
        tail = self.old[len(self.old.rstrip()) :]
        return tail if tail == self.new[len(self.new.rstrip()) :] else ""


EMPTY = Run("", "")


def compare(before: str, after: str) -> list[Piece]:
    """Both texts as one row of pieces, word by word.

    What is the same and what was removed add up to the text before; what is the same
    and what was added to the text after.
    """
    return list(_pieces(_joined(_runs(before, after, (PARAGRAPH, SENTENCE)))))


def replace(before: str, after: str) -> list[Piece]:
    """Both texts as pieces where one can only stand whole in place of the other."""
    return list(_pieces(_joined([Run(before, after)])))


def shorten(pieces: list[Piece]) -> list[Piece]:
    """The changes with the words around them; what is the same farther off is left out.

    Pieces in which nothing changed come to nothing.
    """
    if not any(piece.kind is not Kind.SAME for piece in pieces):
        return []
    last = len(pieces) - 1
    return [
        part
        for place, piece in enumerate(pieces)
        for part in _edges(piece, is_first=place == 0, is_last=place == last)
    ]


def _edges(piece: Piece, *, is_first: bool, is_last: bool) -> Iterator[Piece]:
    """The ends of what is the same, where they touch a change."""
    text = piece.text
    if piece.kind is not Kind.SAME or len(text) <= 3 * EDGE:
        yield piece
        return
    if not is_first:
        yield Piece(Kind.SAME, text[:EDGE].rpartition(" ")[0])
    yield Piece(Kind.SKIPPED, "")
    if not is_last:
        yield Piece(Kind.SAME, text[-EDGE:].partition(" ")[2])


def _runs(before: str, after: str, levels: Levels) -> Iterable[Run]:
    """Runs of words; of larger units first where there are too many words to pair."""
    if (matched := _matched(before, after, WORD)) is not None:
        return matched
    for depth, level in enumerate(levels, 1):
        if (matched := _matched(before, after, level)) is not None:
            return chain.from_iterable(
                [run] if run.is_same else _runs(run.old, run.new, levels[depth:])
                for run in matched
            )
    return [Run(before, after)]


def _matched(before: str, after: str, unit: re.Pattern[str]) -> list[Run] | None:
    """What difflib finds, or None where it would look for too long."""
    old, new = unit.findall(before), unit.findall(after)
    keys, others = list(map(_key, old)), list(map(_key, new))
    counts = Counter(others)
    if sum(counts[key] for key in keys) > MOST_PAIRS:
        return None
    runs = []
    codes = SequenceMatcher(None, keys, others, autojunk=False).get_opcodes()
    for tag, start, end, start_new, end_new in codes:
        if tag == "equal":
            for word, other in zip(old[start:end], new[start_new:end_new], strict=True):
                runs += _alike(word, other)
        else:
            runs.append(Run("".join(old[start:end]), "".join(new[start_new:end_new])))
    return runs


def _key(word: str) -> str:
    """A word without the white space behind it, which makes it no other word."""
    return word.rstrip() or word[0]


def _alike(word: str, other: str) -> list[Run]:
    """The same word twice, and the white space behind it."""
    key = _key(word)
    return [Run(key, key), Run(word[len(key) :], other[len(key) :])]


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of a kind as one, and changes that share a slight word as one."""
    joined: list[Run] = []
    for run in runs:
        if run == EMPTY:
            continue
        if (
            len(joined) > 1
            and not run.is_same
            and _is_slight(joined[-2], joined[-1], run)
        ):
            shared, change = joined.pop(), joined.pop()
            run = change + shared + run
        elif joined and joined[-1].is_same == run.is_same:
            run = joined.pop() + run
        joined.append(run)
    return joined


def _is_slight(before: Run, shared: Run, after: Run) -> bool:
    """Whether what two changes share says too little to stand alone between them."""
    text = shared.old.strip()
    if not shared.is_same or "\n" in shared.old or len(text) > SLIGHT:
        return False
    if not any(letter.isalnum() for letter in text):
        return True
    return len(text) < min(before.length, after.length)


def _pieces(runs: Iterable[Run]) -> Iterator[Piece]:
    """Runs as pieces; white space behind both sides of a change is the same."""
    white = ""
    for run in runs:
        if run.is_same:
            yield Piece(Kind.SAME, white + run.old)
            white = ""
            continue
        white = run.white
        if old := run.old.removesuffix(white):
            yield Piece(Kind.REMOVED, old)
        if new := run.new.removesuffix(white):
            yield Piece(Kind.ADDED, new)
    if white:
        yield Piece(Kind.SAME, white)
