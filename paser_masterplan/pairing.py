"""Which row of one list is which row of another?"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Row = TypeVar("Row")
Key = Callable[[int, Row], Hashable]  # of the place of a row in its list, and the row
Pair = tuple[Row | None, Row | None]


def paired(before: Sequence[Row], after: Sequence[Row], *keys: Key[Row]) -> list[Pair]:
    """Every row once, beside what it was before: in the order of today, then the gone.

    Two rows are one by the first key that both answer alike; what finds no other so is
    looked for by the next.
    """
    partners: dict[int, int] = {}
    for key in keys:
        free = _places(before, set(partners.values()), key)
        for place, row in enumerate(after):
            if place not in partners and (same := free[key(place, row)]):
                partners[place] = same.popleft()
    found = [
        (before[partners[place]] if place in partners else None, row)
        for place, row in enumerate(after)
    ]
    known = set(partners.values())
    gone = [(row, None) for place, row in enumerate(before) if place not in known]
    return [*found, *gone]


def _places(
    rows: Sequence[Row], taken: set[int], key: Key[Row]
) -> defaultdict[Hashable, deque[int]]:
    places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for place, row in enumerate(rows):
        if place not in taken:
            places[key(place, row)].append(place)
    return places
