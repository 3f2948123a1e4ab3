"""What is proposed: a program, its parts, and what was said of it."""

from programs.models.parts import Action, Funding, Indicator
from programs.models.program import Program
from programs.models.reviewing import Remark, Revision

__all__ = ["Action", "Funding", "Indicator", "Program", "Remark", "Revision"]
