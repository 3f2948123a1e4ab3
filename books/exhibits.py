"""Which figures and tables may a narrative show or speak of?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from books.blocks import FIGURE, Exhibit, Section
from books.marks import SEE

Key = tuple[str, str]  # kind and name


@dataclass(frozen=True)
class Offer:
    """A figure or a table by its name; in slices where the blocks cut it."""

    kind: str
    title: str
    is_wide: bool  # it lies on its side: too wide to stand among paragraphs
    exhibits: list[Exhibit] = field(default_factory=list)

    @property
    def line(self) -> str:
        """What a writer types to put it there, where it fits."""
        return "" if self.is_wide else f"[[{self.kind}: {self.title}]]"

    @property
    def reference(self) -> str:
        """What a writer types to speak of it."""
        return f"[[{SEE} {self.kind}: {self.title}]]"


def offers(blocks: Iterable[Iterable[Section]]) -> dict[Key, Offer]:
    """All that the blocks of chapters have drawn, in their order."""
    found: dict[Key, Offer] = {}
    for sections in blocks:
        drawn: dict[Key, Offer] = {}
        for section, exhibit in _drawn(sections):
            is_wide = section.is_wide and exhibit.kind != FIGURE  # figures shrink
            offer = Offer(exhibit.kind.lower(), exhibit.called, is_wide)
            drawn.setdefault(exhibit.key, offer).exhibits.append(exhibit)
        found |= {key: offer for key, offer in drawn.items() if key not in found}
    return found


def _drawn(sections: Iterable[Section]) -> Iterator[tuple[Section, Exhibit]]:
    for section in sections:
        for exhibit in section.exhibits:
            if exhibit.kind:
                yield section, exhibit
