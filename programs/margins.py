"""What is said in the margin of a program, at each part and each row?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from programs import pinning
from programs.freezing import read
from programs.models import Funding, Program, Remark, StandardRemark
from programs.models.reviewing import RemarkField, RemarkState
from programs.sections import Section
from programs.wording import words

# The parts that consist of rows of which a remark may speak.
ROWS = {
    RemarkField.ACTIONS: lambda program: program.actions.all(),
    RemarkField.INDICATORS: lambda program: program.indicators.all(),
    RemarkField.FUNDINGS: lambda program: Funding.objects.filter(
        action__program=program
    ),
}
# A section that reads the rows of another one, beside those it writes.
WRITES = {"kegiatan": ("actions",)}


@dataclass(frozen=True)
class Row:
    """One action, indicator or funding with the remarks about it."""

    thing: Any
    remarks: list[Remark]


@dataclass(frozen=True)
class Part:
    """What a remark can speak of: what it says, its rows, and the remarks about it.

    `lost` are those about rows that were removed since.
    """

    field: RemarkField
    text: str
    remarks: list[Remark]
    rows: Sequence[Row] = ()
    lost: Sequence[Remark] = ()


class Margins:
    """All remarks on a program that one person reads, by what they speak of."""

    def __init__(self, remarks: Iterable[Remark]) -> None:
        self.all = list(remarks)
        self._at: dict[tuple[str, UUID | None], list[Remark]] = defaultdict(list)
        for remark in self.all:
            self._at[remark.field, remark.row].append(remark)

    def part(self, name: str, text: str = "", things: Iterable[Any] = ()) -> Part:
        """One part of the content, with the rows that it lists."""
        rows = [Row(thing, self._at[name, thing.key]) for thing in things]
        known = {None, *(row.thing.key for row in rows)}
        lost = [one for one in self.all if one.field == name and one.row not in known]
        return Part(RemarkField(name), text, self._at[name, None], rows, lost)

    @property
    def in_reading_order(self) -> list[Remark]:
        """All of them as the page lists what they speak of."""
        order = RemarkField.values
        return sorted(self.all, key=lambda one: (order.index(one.field), one.pk))

    @property
    def unanswered(self) -> int:
        """How many wait for the agency."""
        return sum(remark.is_unanswered for remark in self.all)

    @property
    def tally(self) -> str:
        """How many there are, and where they stand: first what waits."""
        counted = Counter(remark.state for remark in self.all)
        said = [
            f"{counted[state]} {state.label.lower()}"
            for state in RemarkState
            if counted[state]
        ]
        return f"{len(self.all)} catatan: {', '.join(said)}"


@dataclass(frozen=True)
class Place:
    """Where a reviewer is about to say something, and what stands there.

    `standards` are the sentences of the office that fit; `last_number` is the revision
    that is being read.
    """

    field: RemarkField
    row: UUID | None
    quote: str
    standards: list[StandardRemark]
    last_number: int

    def standard(self, wanted: str) -> str:
        """The sentence that was chosen by its number, or nothing."""
        found = (one.text for one in self.standards if str(one.pk) == wanted)
        return next(found, "")


def place(program: Program, name: str, key: UUID | None = None) -> Place | None:
    """One part of a program or one row of it; None where there is no such part."""
    if name not in RemarkField.values or (key and name not in ROWS):
        return None
    standards = StandardRemark.objects.active().fitting(name).in_order()
    return Place(
        RemarkField(name),
        key,
        quote(program, name, key),
        list(standards),
        pinning.last_number(program),
    )


def has_row(program: Program, name: str, key: UUID) -> bool:
    """Whether the program has this row in this part."""
    return name in ROWS and ROWS[RemarkField(name)](program).filter(key=key).exists()


def quote(program: Program, name: str, key: UUID | None = None) -> str:
    """What a part says as it stands now, or the one row of it."""
    said = read(program, (name,))[name]
    if key is not None:
        found = ROWS[RemarkField(name)](program).filter(key=key)
        wanted = set(found.values_list("pk", flat=True))
        said = [row for row in said if row["id"] in wanted]
    return str(words(name, said))


def beside(program: Program, section: Section) -> list[Remark]:
    """What was said of one section and is not settled, for those who write it."""
    names = WRITES.get(section.slug, section.names)
    told = program.remarks.unsettled().filter(told_at__isnull=False, field__in=names)
    return list(told)
