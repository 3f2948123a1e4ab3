"""Who is here, what they did and hold, and what they are told?"""

from agencies.models.evidence import Evidence, Upload
from agencies.models.mailing import Letter, Preference
from agencies.models.people import Agency, User, fold
from agencies.models.telling import AuditEntry, Message, Receipt, Sitting

__all__ = [
    "Agency",
    "AuditEntry",
    "Evidence",
    "Letter",
    "Message",
    "Preference",
    "Receipt",
    "Sitting",
    "Upload",
    "User",
    "fold",
]
