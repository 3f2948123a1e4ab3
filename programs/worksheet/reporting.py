"""What would a file change, and what became of it, row by row?"""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from paser_masterplan.merging import Conflict
from programs.worksheet.columns import BY_SLUG

SHOWN = 280  # letters of a cell on the page


@dataclass(frozen=True)
class State:
    """Where a row stands: its code, and the words for one and for many."""

    code: str
    label: str
    said: str


WRONG = State("wrong", "Perlu diperbaiki", "tidak dapat disimpan sebelum diperbaiki")
STALE = State("stale", "Berubah juga di portal", "menunggu pilihan Anda")
CHANGED = State("changed", "Berubah", "akan diubah")
NEW = State("new", "Baru", "akan ditambahkan")
SAME = State("same", "Sama", "sama dengan portal")
STATES = (WRONG, STALE, CHANGED, NEW, SAME)
READY = (CHANGED.code, NEW.code)
HELD = (WRONG.code, STALE.code)


@dataclass
class Change:
    """What one cell would change."""

    label: str
    before: str
    after: str


@dataclass
class Fault:
    """What is wrong with a row: at which cell, and what to do."""

    where: str
    text: str


@dataclass
class Row:
    """One row of the file that matters."""

    state: str
    kind: str
    where: str
    title: str
    home: str = ""
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def noun(self) -> str:
        """What it is a row of."""
        return BY_SLUG[self.kind].noun


@dataclass
class Report:
    """Every row that matters, and how many there are of each state."""

    rows: list[Row]
    same: int = 0
    absent: int = 0  # rows of the portal of which the file says nothing

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        found = Counter(row.state for row in self.rows)
        return {state.code: found[state.code] for state in STATES} | {
            SAME.code: self.same
        }

    @property
    def ready(self) -> int:
        """How many rows can be saved."""
        return sum(row.state in READY for row in self.rows)

    @property
    def held(self) -> int:
        """How many rows wait for somebody."""
        return sum(row.state in HELD for row in self.rows)

    def of(self, state: str) -> list[Row]:
        """The rows in one state, as they stand in the file."""
        return [row for row in self.rows if row.state == state]

    def choices(self) -> list[Conflict]:
        """Every field that is written twice."""
        return [one for row in self.rows for one in row.conflicts]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Report":
        return cls(
            [
                Row(
                    **row
                    | {
                        "changes": [Change(**one) for one in row["changes"]],
                        "faults": [Fault(**one) for one in row["faults"]],
                        "conflicts": [Conflict(**one) for one in row["conflicts"]],
                    }
                )
                for row in said["rows"]
            ],
            said["same"],
            said["absent"],
        )


def short(text: str) -> str:
    """As much of a cell as the page shows."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} …"
