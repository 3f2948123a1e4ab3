"""On what kinds of pages does the editable book stand?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from books.exports.markup import Element, R, W, run, w
from books.exports.markup import field as computed
from books.exports.package import Manuscript
from paser_masterplan.office import clean

UPRIGHT = (11906, 16838)  # A4, in twips
WIDE = (16838, 11906)
# Top, right, bottom, left, as the sheet of the press has them.
MARGINS = {UPRIGHT: (1531, 1247, 1417, 1474), WIDE: (1304, 1134, 1134, 1134)}
TO_EDGE = 680  # from the edge of the paper to the head and the foot
FOR_PICTURES = 0.8  # of the height; the rest is for a heading and a caption


@dataclass(frozen=True)
class Leaf:
    """What pages that follow each other have in common."""

    numerals: str = ""  # none on the cover
    paper: tuple[int, int] = UPRIGHT
    title: str = ""  # what stands at the right of the head

    @property
    def width(self) -> int:
        """Of the words, in twips."""
        _, right, _, left = MARGINS[self.paper]
        return self.paper[0] - left - right

    @property
    def height(self) -> int:
        """Of the largest picture, in twips."""
        top, _, bottom, _ = MARGINS[self.paper]
        return round((self.paper[1] - top - bottom) * FOR_PICTURES)


COVER = Leaf()
FRONT = Leaf("lowerRoman")


@dataclass
class Binding:
    """Joins blocks that stand on different kinds of pages."""

    manuscript: Manuscript
    plan: str
    stamp: str
    _counted: set[str] = field(default_factory=set)
    _named: dict[Leaf, tuple[str, str]] = field(default_factory=dict)

    def bind(self, blocks: Iterable[tuple[Leaf, Element]]) -> Iterator[Element]:
        """The blocks one after the other, and what Word wants where pages change."""
        waiting = iter(blocks)
        leaf, block = next(waiting)
        for here, following in waiting:
            if here != leaf:
                block[0].append(self._section(leaf))
            yield block
            leaf, block = here, following
        yield block
        yield self._section(leaf)

    def _section(self, leaf: Leaf) -> Element:
        width, height = leaf.paper
        top, right, bottom, left = MARGINS[leaf.paper]
        size = w("pgSz", w=width, h=height)
        if width > height:
            size.set(f"{W}orient", "landscape")
        edges = {"top": top, "right": right, "bottom": bottom, "left": left}
        margins = w("pgMar", **edges, header=TO_EDGE, footer=TO_EDGE, gutter=0)
        kind = w("type", val="nextPage")
        return w("sectPr", *self._edges(leaf), kind, size, margins, *self._count(leaf))

    def _count(self, leaf: Leaf) -> Iterator[Element]:
        """Roman numerals begin at one, and arabic ones again."""
        if leaf.numerals:
            number = w("pgNumType", fmt=leaf.numerals)
            if leaf.numerals not in self._counted:
                self._counted.add(leaf.numerals)
                number.set(f"{W}start", "1")
            yield number

    def _edges(self, leaf: Leaf) -> Iterator[Element]:
        """The head and the foot of every page; none on the cover."""
        if not leaf.numerals:
            return
        if leaf not in self._named:
            head = (run(f"{clean(self.plan)}\t{clean(leaf.title)}"),)
            foot = (run(f"{clean(self.stamp)}\t"), *computed("PAGE", "1"))
            self._named[leaf] = (
                self.manuscript.header(*head, tab=leaf.width),
                self.manuscript.footer(*foot, tab=leaf.width),
            )
        for kind, name in zip(("header", "footer"), self._named[leaf], strict=True):
            reference = w(f"{kind}Reference", type="default")
            reference.set(f"{R}id", name)
            yield reference
