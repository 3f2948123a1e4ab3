"""What is proposed: a program, its parts, what was said of it, and what decides."""

from programs.models.deciding import (
    Apart,
    Criterion,
    Merger,
    Recommendation,
    Score,
    StandardRemark,
    Verdict,
)
from programs.models.parts import Action, Funding, Indicator
from programs.models.program import Program
from programs.models.reviewing import Remark, Revision

__all__ = [
    "Action",
    "Apart",
    "Criterion",
    "Funding",
    "Indicator",
    "Merger",
    "Program",
    "Recommendation",
    "Remark",
    "Revision",
    "Score",
    "StandardRemark",
    "Verdict",
]
