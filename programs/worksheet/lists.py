"""Which words may stand in a cell that is chosen from what the portal knows?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from agencies.models import Agency
from paser_masterplan.likeness import folded
from plans.models import (
    MasterPlan,
    Mission,
    Place,
    ReadinessElement,
    SubDimension,
)


class Unreadable(Exception):
    """A cell that says nothing the portal knows; the text says what it may say."""


@dataclass(frozen=True)
class Lists:
    """The things of the frame by all the names under which a cell may call them."""

    plan: MasterPlan
    parts: tuple[SubDimension, ...]
    elements: tuple[ReadinessElement, ...]
    agencies: tuple[Agency, ...]
    places: tuple[Place, ...]
    missions: tuple[Mission, ...]

    @classmethod
    def gather(cls, plan: MasterPlan) -> "Lists":
        return cls(
            plan,
            tuple(SubDimension.objects.in_book_order()),
            tuple(ReadinessElement.objects.in_book_order()),
            tuple(Agency.objects.in_alphabet()),
            tuple(Place.objects.select_related("parent").order_by("kind", "name")),
            tuple(plan.missions.in_number_order()),
        )

    @cached_property
    def place_names(self) -> dict[int, str]:
        """What each place is called, with its kecamatan where two are called alike."""
        often = Counter(str(place) for place in self.places)
        return {
            place.pk: f"{place} ({place.parent})"
            if often[str(place)] > 1 and place.parent
            else str(place)
            for place in self.places
        }

    @cached_property
    def known_parts(self) -> dict[str, SubDimension]:
        """Sub-dimensions by name, also behind the name of their dimension."""
        said = {fold(part.name): part for part in self.parts}
        return said | {fold(f"{one.dimension} {one.name}"): one for one in self.parts}

    @cached_property
    def known_elements(self) -> dict[str, ReadinessElement]:
        """Elements of readiness by name, also behind the name of their pillar."""
        bare = {fold(one.name): one for one in self.elements}
        return bare | {fold(str(one)): one for one in self.elements}

    @cached_property
    def known_agencies(self) -> dict[str, Agency]:
        """Agencies by all their names."""
        return {fold(name): one for one in self.agencies for name in one.names}

    @cached_property
    def known_places(self) -> dict[str, Place]:
        """Places by name, with their kind or, where nothing else bears it, without."""
        bare = Counter(fold(place.name) for place in self.places)
        plain = {
            fold(place.name): place
            for place in self.places
            if bare[fold(place.name)] == 1
        }
        return plain | {fold(self.place_names[one.pk]): one for one in self.places}

    def find(self, known: dict[str, Any], said: str, noun: str) -> Any:
        """The thing of that name; where there is none, a sentence with the nearest."""
        wanted = fold(said)
        if wanted in known:
            return known[wanted]
        near = get_close_matches(wanted, known, n=1)
        hint = f" Mungkin yang dimaksud “{known[near[0]]}”." if near else ""
        raise Unreadable(f"{noun} “{said[:80]}” tidak dikenal.{hint}")


def fold(text: str) -> str:
    """A name as it is compared: its words, whatever stands between them."""
    return " ".join(folded(text)) or text.strip()


def choices_of(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """The codes of a field's choices by their words, and by themselves."""
    known = {fold(str(label)): str(code) for code, label in choices}
    return {fold(code): code for code in known.values()} | known
