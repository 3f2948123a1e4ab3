"""How do words and their marks become one paragraph of a Word file?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from books.exports.markup import Element, code_of, run, w
from books.exports.package import Manuscript

SPACES = re.compile("[ \t\r\n\f]+")
# Which look an element or a class gives to words; of several classes the inner wins.
LOOKS = {
    "fine": "Halus",
    "none": "Kosong",
    "unknown": "Belum Diketahui",
    "mark": "Belum Diketahui",
    "problem": "Masalah",
    "potential": "Potensi",
    "tag": "Tanda",
    "label": "Nomor",
    "code": "Kode Huruf",
    "link": "Hyperlink",
}
# The style of the first paragraph of an item, by that of those which go on with it.
ITEMS = {"Sambungan Butir": "Butir", "Sambungan Butir Tabel": "Butir Tabel"}
BOLD = {"b", "strong", "th", "sum"}
SLANTED = {"i", "em", "cite"}


@dataclass(frozen=True)
class Marks:
    """How words look within a paragraph."""

    look: str = ""
    is_bold: bool = False
    is_slanted: bool = False

    def of(self, *names: str) -> "Marks":
        """The same words inside an element with these names: its tag and classes."""
        looks = [LOOKS[name] for name in names if name in LOOKS]
        return replace(
            self,
            look=looks[-1] if looks else self.look,
            is_bold=self.is_bold or not BOLD.isdisjoint(names),
            is_slanted=self.is_slanted or not SLANTED.isdisjoint(names),
        )

    def elements(self) -> Iterator[Element]:
        """The same in Word's order."""
        if self.look:
            yield w("rStyle", val=code_of(self.look))
        if self.is_bold:
            yield w("b")
        if self.is_slanted:
            yield w("i")


@dataclass(frozen=True)
class Look:
    """How a paragraph looks, and the words in it unless they say otherwise."""

    style: str = "Normal"
    marks: Marks = Marks()
    align: str = ""
    depth: int = -1  # how many lists stand around it, less one
    numbering: tuple[int, int] | None = None  # of which list, on which level
    keeps_next: bool = False
    opens_page: bool = False

    def properties(self) -> Element:
        """The same in Word's order."""
        made = w("pPr", w("pStyle", val=code_of(self.style)))
        if self.keeps_next:
            made.append(w("keepNext"))
        if self.opens_page:
            made.append(w("pageBreakBefore"))
        if self.numbering:
            number, level = self.numbering
            made.append(
                w("numPr", w("ilvl", val=level), w("numId", val=number)),
            )
        if self.align:
            made.append(w("jc", val=self.align))
        return made


@dataclass
class Waiting:
    """What the next paragraph is to have: places that links lead to, its bullet."""

    anchors: list[str] = field(default_factory=list)
    numbering: tuple[int, int] | None = None


class Line:
    """One paragraph that is being filled; spaces fall together as in a browser."""

    def __init__(self, manuscript: Manuscript, look: Look, waiting: Waiting) -> None:
        self.manuscript = manuscript
        self.look = look
        self.waiting = waiting
        self.element = w("p")
        self.is_empty = True
        self._place = self.element
        self._is_fresh = True  # nothing stands in this line yet
        self._owes_space = False

    def say(self, text: str | None, marks: Marks) -> None:
        """Add words."""
        words = SPACES.sub(" ", text or "")
        if words.startswith(" "):
            self._owes_space = not self._is_fresh
            words = words[1:]
        if words:
            said = f" {words}" if self._owes_space else words
            self.add(run(said.rstrip(" "), marks.elements()))
            self._owes_space = said.endswith(" ")

    def say_exactly(self, text: str, marks: Marks) -> None:
        """Add words with every space and line they have."""
        self.add(run(text, marks.elements()))

    def break_off(self) -> None:
        """Go on in a new line."""
        self.add(run("\n"))
        self._is_fresh = True

    def add(self, *content: Element) -> None:
        """Add something that is ready."""
        self._place.extend(content)
        self.is_empty = self._is_fresh = self._owes_space = False

    def open_link(self, address: str) -> None:
        """What is said from here on leads somewhere."""
        if self._owes_space:
            self.add(run(" "))
        link = self.manuscript.link(address)
        self._place.append(link)
        self._place = link

    def close_link(self) -> None:
        """What is said from here on leads nowhere."""
        self._place = self.element

    def end(self) -> Iterator[Element]:
        """The paragraph, if anything was said in it."""
        if self.is_empty:
            return
        look = self.look
        if self.waiting.numbering:
            style = ITEMS[look.style]
            look = replace(look, style=style, numbering=self.waiting.numbering)
        marks = self.manuscript.bookmarked(self.waiting.anchors)
        self.element[:0] = [look.properties(), *marks]
        self.waiting.anchors.clear()
        self.waiting.numbering = None
        yield self.element
