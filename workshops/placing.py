"""In which field of the SWOT does each finding stand?"""

from dataclasses import dataclass

from django.db.models import Q

from agencies.models import User
from plans.models import ReadinessElement
from workshops import permissions
from workshops.models import Finding

LOOSE = "lain"  # what names no element
Field = Finding.Swot


@dataclass(frozen=True)
class Place:
    """One field with its findings."""

    label: str
    findings: list[Finding]


@dataclass(frozen=True)
class SwotPage:
    """The accepted findings of one pillar by field, and those that stand in none."""

    tabs: list[tuple[str, str]]
    slug: str
    places: list[Place]
    unplaced: list[Finding]
    may_correct: bool

    @classmethod
    def gather(cls, user: User, slug: str) -> "SwotPage":
        """In one query; an unknown pillar is the first."""
        pillars = ReadinessElement.Pillar
        tabs = [*pillars.choices, (LOOSE, "Tanpa unsur")]
        slug = slug if slug in dict(tabs) else pillars.values[0]
        wanted = Q(readiness=None) if slug == LOOSE else Q(readiness__pillar=slug)
        known = Finding.objects.visible_to(user).of_current_plan().accepted()
        by_field: dict[str, list[Finding]] = {code: [] for code in ("", *Field.values)}
        for finding in known.filter(wanted).in_book_order():
            by_field[finding.swot_field].append(finding)
        return cls(
            tabs=tabs,
            slug=slug,
            places=[Place(label, by_field[code]) for code, label in Field.choices],
            unplaced=by_field[""],
            may_correct=user.role in permissions.CORRECT.roles,
        )
