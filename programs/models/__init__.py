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
from programs.models.worksheets import ColumnMap, Worksheet

__all__ = [
    "Action",
    "Apart",
    "ColumnMap",
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
    "Worksheet",
]
