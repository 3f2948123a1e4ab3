"""Which fields do workshops and findings ask for, in which words?"""

from workshops.forms.attendance import AttendanceForm, EnrollForm
from workshops.forms.finding import FindingForm, MoveForm
from workshops.forms.workshop import OutcomeForm, SessionForm, WorkshopForm

__all__ = [
    "AttendanceForm",
    "EnrollForm",
    "FindingForm",
    "MoveForm",
    "OutcomeForm",
    "SessionForm",
    "WorkshopForm",
]
