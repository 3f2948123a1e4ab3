"""What of two editions stands on one light page?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator

from books.comparing import Change, Comparison, PassageChange, ProgramChange
from paser_masterplan.differing import Piece
from programs.comparing import Part

ON_A_PAGE = 20
LETTERS = 20_000  # of one change; what is longer is read whole on paper
MONEY = "dana"
NUMBER = re.compile(r"\d{1,6}")


@dataclass(frozen=True)
class Opened:
    """One change in full, as far as a page stays light."""

    change: Change
    parts: list[Part] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    is_cut: bool = False


@dataclass(frozen=True)
class Spread:
    """The page of a comparison: one kind of changes, or one of them opened."""

    comparison: Comparison
    slug: str
    rows: Page[Any]
    opened: Opened | None


def spread_of(comparison: Comparison, query: Any) -> Spread:
    """What the address asks for; where it asks for nothing known, the summary."""
    kinds = {tally.slug: tally.changes for tally in comparison.tallies}
    slug = query.get("bagian", "")
    changes = comparison.agencies if slug == MONEY else kinds.get(slug, ())
    return Spread(
        comparison,
        slug if slug in {*kinds, MONEY} else "",
        Paginator(changes, ON_A_PAGE).get_page(query.get("page")),
        _opened(changes, query.get("nomor", "")),
    )


def _opened(changes: Sequence[Any], number: str) -> Opened | None:
    """The change of this number, counted from 1."""
    place = int(number) if NUMBER.fullmatch(number) else 0
    if not 0 < place <= len(changes):
        return None
    change = changes[place - 1]
    if isinstance(change, ProgramChange):
        parts, left_out = _parts(change) if change.is_changed else ([], [])
        return Opened(change, parts=parts, left_out=left_out)
    if isinstance(change, PassageChange):
        pieces, is_cut = clipped(change.pieces)
        return Opened(change, pieces=pieces, is_cut=is_cut)
    return None


def _parts(change: ProgramChange) -> tuple[list[Part], list[str]]:
    """The parts that a page holds, and what the others are called."""
    parts: list[Part] = []
    left_out: list[str] = []
    letters = 0
    for part in change.comparison.parts:
        letters += _length(part)
        if parts and letters > LETTERS:
            left_out.append(part.label)
        else:
            parts.append(part)
    return parts, left_out


def _length(part: Part) -> int:
    cells = (cell.pieces for row in part.rows for cell in row.cells)
    runs = [part.text, *part.items, *cells]
    return sum(len(piece.text) for pieces in runs for piece in pieces)


def clipped(pieces: list[Piece]) -> tuple[list[Piece], bool]:
    """As many pieces as a page holds, and whether there are more."""
    kept: list[Piece] = []
    room = LETTERS
    for piece in pieces:
        if room <= 0:
            return kept, True
        kept.append(Piece(piece.kind, piece.text[:room]))
        room -= len(piece.text)
    return kept, room < 0
