"""Which fields do workshops and findings ask for, in which words?"""

from workshops.forms.arrival import CorrectionForm, DeskForm, SelfForm
from workshops.forms.finding import FindingForm, MoveForm
from workshops.forms.judging import AssessmentForm, SwotForm, UsgForm
from workshops.forms.participant import ColleagueForm, EnrollForm, ParticipantForm
from workshops.forms.workshop import OutcomeForm, SessionForm, WorkshopForm

__all__ = [
    "AssessmentForm",
    "ColleagueForm",
    "CorrectionForm",
    "DeskForm",
    "EnrollForm",
    "FindingForm",
    "MoveForm",
    "OutcomeForm",
    "ParticipantForm",
    "SelfForm",
    "SessionForm",
    "SwotForm",
    "UsgForm",
    "WorkshopForm",
]
