"""What was heard: workshops, who came, what they decided, what the agencies found."""

from workshops.models.finding import Finding
from workshops.models.outcome import Outcome
from workshops.models.presence import CheckIn, Participant
from workshops.models.readiness import Assessment
from workshops.models.scoring import UsgScore
from workshops.models.workshop import Session, Workshop

__all__ = [
    "Assessment",
    "CheckIn",
    "Finding",
    "Outcome",
    "Participant",
    "Session",
    "UsgScore",
    "Workshop",
]
