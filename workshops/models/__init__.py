"""What was heard: workshops, who came, what they decided, what the agencies found."""

from workshops.models.finding import Finding
from workshops.models.outcome import Outcome
from workshops.models.workshop import Attendance, Session, Workshop

__all__ = ["Attendance", "Finding", "Outcome", "Session", "Workshop"]
