"""What stands where in each chapter, and what do the marks of its writer come to?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from books import blocks, exhibits, prose
from books.blocks import Draw, Exhibit, Section
from books.contexts import Book
from books.contexts.facts import Chapter
from books.marks import Mark, Spoken
from books.models import Book as Part
from books.prose import Passage, Prose

PARTS = (Part.ONE, Part.TWO, Part.THREE)
ROMAN = re.compile(r"X{0,3}(IX|IV|V?I{0,3})")
LONGEST_NUMBER = 3
VALUES = {"I": 1, "V": 5, "X": 10}
STRANGE = "Tanda {} tidak dikenal"
UNKNOWN = "Tidak ada {} bernama “{}”"
WIDE = "“{}” terlalu lebar untuk naskah; cukup dirujuk dengan {}"
ASTRAY = "Tanda {} harus sendiri pada barisnya, di luar daftar dan kutipan"
NOWHERE = "“{}” dirujuk, tetapi belum dimuat di buku mana pun"


@dataclass(frozen=True)
class Draft:
    """A chapter with its exhibits numbered and its references not yet written."""

    part: Part
    chapter: Chapter
    anchor: str
    body: tuple[Passage | Exhibit | Spoken, ...]
    sections: tuple[Section, ...]

    @property
    def exhibits(self) -> Iterator[Exhibit]:
        """All that carry a number, in the order in which they are read."""
        yield from (one for one in self.body if isinstance(one, Exhibit))
        for section in self.sections:
            yield from (one for one in section.exhibits if one.number)


class Drafts:
    """The chapters of the three books, each drawn up when somebody asks for it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._drawn_up: dict[tuple[Part, int], Draft] = {}
        self._drawn: dict[Draw, tuple[Section, ...]] = {}

    def of(self, part: Part) -> Iterator[Draft]:
        """The chapters of one book, in their order."""
        chapters = [one for one in self.book.chapters if one.book == part.value]
        for index, chapter in enumerate(chapters, 1):
            if (part, index) not in self._drawn_up:
                self._drawn_up[part, index] = self._draft(part, chapter, index)
            yield self._drawn_up[part, index]

    def body(
        self, draft: Draft, volume: Collection[Part]
    ) -> tuple[Prose | Exhibit, ...]:
        """The narrative of a chapter, with links to what is in the same volume."""
        return tuple(self._printed(one, draft, volume) for one in draft.body)

    def gaps(self, draft: Draft) -> list[str]:
        """A sentence for each mark that comes to nothing."""
        return [one.text for one in self._spoken(draft) if one.is_gap]

    @cached_property
    def offers(self) -> dict[exhibits.Key, exhibits.Offer]:
        """All that a narrative may show or speak of."""
        return exhibits.offers(map(self._sections, blocks.BLOCKS.values()))

    def _draft(self, part: Part, chapter: Chapter, index: int) -> Draft:
        number, anchor = arabic(chapter.number), f"b{part.value}-{index}"
        count = Count(number, anchor)
        read = prose.read(chapter.narrative, chapter=number, anchor=anchor)
        body = tuple(put for one in read for put in self._put(one, count))
        written = sum(len(one.headings) for one in read if isinstance(one, Passage))
        sections = self._sections(blocks.block_of(chapter))
        return Draft(
            part,
            chapter,
            anchor,
            body,
            tuple(_numbered(sections, count, written)),
        )

    def _sections(self, draw: Draw) -> tuple[Section, ...]:
        """What a block draws, once for all who ask."""
        if draw not in self._drawn:
            self._drawn[draw] = tuple(draw(self.book))
        return self._drawn[draw]

    def _put(
        self, read: Passage | Mark, count: "Count"
    ) -> Iterator[Passage | Exhibit | Spoken]:
        """A passage as it is; for a mark what it names, or why that cannot be."""
        if isinstance(read, Passage):
            yield read
        elif not (offer := self._offer(read)):
            yield Spoken(_unknown(read), is_gap=True)
        elif offer.is_wide:
            yield Spoken(WIDE.format(offer.title, offer.reference), is_gap=True)
        else:
            yield from map(count, offer.exhibits)

    def _spoken(self, draft: Draft) -> Iterator[Spoken]:
        """All that is said in place of marks."""
        for one in draft.body:
            if isinstance(one, Passage):
                yield from (self._say(mark, draft, ()) for mark in one.marks)
            elif isinstance(one, Spoken):
                yield one

    def _printed(
        self,
        one: Passage | Exhibit | Spoken,
        draft: Draft,
        volume: Collection[Part],
    ) -> Prose | Exhibit:
        if isinstance(one, Passage):
            return one.prose(lambda mark: self._say(mark, draft, volume))
        return prose.paragraph(one) if isinstance(one, Spoken) else one

    def _say(self, mark: Mark, draft: Draft, volume: Collection[Part]) -> Spoken:
        """The words for a mark among words."""
        if not mark.kinds:
            return Spoken(_unknown(mark), is_gap=True)
        if not mark.is_reference:
            return Spoken(ASTRAY.format(mark), is_gap=True)
        for there in self._places(draft):
            for one in there.exhibits:
                if one.key in mark.keys:
                    return _spoken(one, there, draft, volume)
        offer = self._offer(mark)
        text = NOWHERE.format(offer.title) if offer else _unknown(mark)
        return Spoken(text, is_gap=True)

    def _places(self, draft: Draft) -> Iterator[Draft]:
        """Where a reference is looked up: the chapter, its book, then all books."""
        yield draft
        yield from self.of(draft.part)
        for part in PARTS:
            yield from self.of(part)

    def _offer(self, mark: Mark) -> exhibits.Offer | None:
        return next((self.offers[k] for k in mark.keys if k in self.offers), None)


class Count:
    """Gives the exhibits of one chapter their numbers, kind by kind."""

    def __init__(self, chapter: str, anchor: str) -> None:
        self.chapter, self.anchor = chapter, anchor
        self._last = {blocks.TABLE: 0, blocks.FIGURE: 0}

    def __call__(self, exhibit: Exhibit) -> Exhibit:
        kind = exhibit.kind
        if kind not in self._last:
            return exhibit
        self._last[kind] += 1
        return replace(
            exhibit,
            number=f"{kind} {self.chapter}.{self._last[kind]}",
            anchor=f"{self.anchor}-{kind.lower()}-{self._last[kind]}",
        )


def arabic(number: str) -> str:
    """The number of a chapter as its tables carry it: III is 3, Lampiran is L."""
    if number and ROMAN.fullmatch(number):
        values = [VALUES[letter] for letter in number]
        after = [*values[1:], 0]
        return str(sum(-v if v < n else v for v, n in zip(values, after, strict=True)))
    *_, last = number.split() or ["0"]
    return last if len(last) <= LONGEST_NUMBER else last[0]


def _numbered(
    sections: tuple[Section, ...], count: Count, written: int
) -> Iterator[Section]:
    """Sections numbered on after those of the narrative, exhibits kind by kind."""
    for place, section in enumerate(sections, written + 1):
        yield replace(
            section,
            number=f"{count.chapter}.{place}",
            anchor=f"{count.anchor}-bagian-{place}",
            exhibits=tuple(map(count, section.exhibits)),
        )


def _spoken(
    exhibit: Exhibit, there: Draft, here: Draft, volume: Collection[Part]
) -> Spoken:
    """Tabel 3.2; of another book with its name, and a link where one can follow it."""
    name, _, _ = str(there.part.label).partition(":")
    text = exhibit.number if there.part == here.part else f"{exhibit.number} {name}"
    is_near = there is here or there.part in volume
    return Spoken(text, exhibit.anchor if is_near else "")


def _unknown(mark: Mark) -> str:
    if not mark.kinds:
        return STRANGE.format(mark)
    return UNKNOWN.format(" atau ".join(mark.kinds), mark.title)
