"""What does the page say that lays two contents of a program beside each other?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from paser_masterplan.moves import Move
from programs import workflow
from programs.comparing import Comparison, Part, Remarks, between
from programs.content import EVERYTHING
from programs.freezing import at_hand
from programs.models import Program, Remark, Revision
from programs.sections import SECTIONS

# With which part of the content each section begins; what is before is of the first.
STARTS = {section.names[0]: section.label for section in SECTIONS[1:]}


@dataclass(frozen=True)
class Side:
    """A revision, and the move with which it was handed over."""

    revision: Revision
    move: Move


@dataclass(frozen=True)
class Group:
    """The parts of one section that are shown."""

    label: str
    parts: list[Part]

    @property
    def lone(self) -> Part | None:
        """Its only part, where that is called as the section is."""
        return self.parts[0] if self.parts[0].label == self.label else None


@dataclass(frozen=True)
class Beside:
    """A revision of a program, and a later one or what it says now."""

    program: Program
    before: Side
    after: Side | None
    comparison: Comparison

    @property
    def groups(self) -> list[Group]:
        """What is shown, section by section."""
        found: dict[str, list[Part]] = {}
        section = SECTIONS[0].label
        shown = {part.name: part for part in self.comparison.parts}
        for name in EVERYTHING:
            section = STARTS.get(name, section)
            if name in shown:
                found.setdefault(section, []).append(shown[name])
        return [Group(label, parts) for label, parts in found.items()]


def lay_beside(
    program: Program, since: int, until: int | None, *, is_whole: bool
) -> Beside | None:
    """Two contents of a program of `for_page()`, or None without such a revision."""
    wanted = {since} if until is None else {since, until}
    sides = {
        revision.number: Side(revision, workflow.MOVES[revision.move])
        for revision in program.revisions.numbered(wanted)
    }
    if sides.keys() != wanted:
        return None
    before, after = sides[since], None if until is None else sides[until]
    content = after.revision.content if after else at_hand(program)
    remarks = _count(program.remarks.all())
    comparison = between(before.revision.content, content, remarks, is_whole=is_whole)
    return Beside(program, before, after, comparison)


def _count(remarks: Iterable[Remark]) -> Remarks:
    """How many remarks there are about each part, and about each row."""
    count: Remarks = Counter()
    for remark in remarks:
        count[remark.field, ""] += 1
        if remark.row:
            count[remark.field, str(remark.row)] += 1
    return count
