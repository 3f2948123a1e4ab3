"""How ready is the region, element by element, and what do its agencies say?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from fractions import Fraction

from books.contexts.book import Book
from books.contexts.facts import Assessment, Element, Finding
from paser_masterplan.means import mean_of

REGION = ""  # stands where an agency would be named


@dataclass(frozen=True)
class Condition:
    """What is said of one element, if anything is."""

    element: Element
    said: Assessment | None


@dataclass(frozen=True)
class ConditionTable:
    """The elements of one pillar, as the region assesses them."""

    name: str
    rows: tuple[Condition, ...]


def conditions(book: Book) -> tuple[ConditionTable, ...]:
    """What is, should be, lies between and is advised, pillar by pillar."""
    said = {one.element: one for one in book.assessments if one.agency == REGION}
    pillars = defaultdict(list)
    for element in book.elements:
        row = Condition(element, said.get(element.code))
        pillars[element.pillar_label].append(row)
    return tuple(ConditionTable(name, tuple(rows)) for name, rows in pillars.items())


@dataclass(frozen=True)
class Reached:
    """How far along an element is and should be, 1 to 5, and who says so.

    What the region does not say is the mean of its agencies.
    """

    label: str
    level: Fraction | None
    expected: Fraction | None
    agencies: int

    @property
    def distance(self) -> Fraction | None:
        """How much lies between, where both are known."""
        if self.level is None or self.expected is None:
            return None
        return self.expected - self.level


def levels(book: Book) -> tuple[Reached, ...]:
    """Element by element, in the order of the book."""
    by_element: dict[str, list[Assessment]] = defaultdict(list)
    for one in book.assessments:
        by_element[one.element].append(one)
    return tuple(
        _reached(element, by_element[element.code]) for element in book.elements
    )


def _reached(element: Element, said: list[Assessment]) -> Reached:
    own = [one for one in said if one.agency == REGION]
    others = [one for one in said if one.agency != REGION]
    return Reached(
        element.label,
        _of_region([one.level for one in own], [one.level for one in others]),
        _of_region(
            [one.expected_level for one in own], [one.expected_level for one in others]
        ),
        sum(one.level is not None for one in others),
    )


def _of_region(own: list[int | None], others: list[int | None]) -> Fraction | None:
    """What the region says itself; else the mean of what its agencies say."""
    told = mean_of(own)
    return mean_of(others) if told is None else told


@dataclass(frozen=True)
class OfficeCondition:
    """What one agency says of one element."""

    agency: str
    label: str
    said: Assessment


@dataclass(frozen=True)
class OfficeTable:
    """All that the agencies say, one after the other."""

    rows: tuple[OfficeCondition, ...]


def by_office(book: Book) -> OfficeTable:
    """Agency by agency, each in the order of the elements."""
    return OfficeTable(
        tuple(
            OfficeCondition(one.agency, book.element_labels[one.element], one)
            for one in book.assessments
            if one.agency != REGION
        )
    )


@dataclass(frozen=True)
class Pressing:
    """A problem with what people gave it on the mean, 3 to 15 together."""

    rank: int
    finding: Finding
    urgency: Fraction
    seriousness: Fraction
    growth: Fraction

    @property
    def total(self) -> Fraction:
        return self.urgency + self.seriousness + self.growth


def pressing(book: Book) -> tuple[Pressing, ...]:
    """The problems that were scored, the most pressing first; equals share a rank."""
    scored = sorted(_scored(book), key=lambda one: (-one[0], one[1].pk))
    totals = [total for total, *_ in scored]
    return tuple(
        Pressing(totals.index(total) + 1, finding, *means)
        for total, finding, means in scored
    )


def _scored(book: Book) -> Iterator[tuple[Fraction, Finding, tuple[Fraction, ...]]]:
    for finding in book.findings:
        if finding.is_problem and finding.votes:
            given = zip(*(astuple(vote) for vote in finding.votes), strict=True)
            means = tuple(mean_of(marks) or Fraction() for marks in given)
            yield sum(means, Fraction()), finding, means
