"""What helps the people who write a finding, or decide on it?"""

from dataclasses import dataclass

from agencies.models import User
from plans.models import SubDimension
from workshops import alike
from workshops.advising import advice_on
from workshops.models import Finding


@dataclass(frozen=True)
class Help:
    """Advice on what was saved, an example, and what resembles it."""

    advice: list[str]
    part: SubDimension | None
    alike: list[alike.Alike]


def for_finding(finding: Finding, reader: User, *, compares: bool = True) -> Help:
    """For those who write a finding, or who decide whether it is like another."""
    return Help(
        advice_on(finding) if finding.pk else [],
        finding.sub_dimension if finding.sub_dimension_id else None,
        alike.find(finding.title, reader, but=finding) if compares else [],
    )
