"""What do the pages about agencies, people and their post answer?"""

from agencies.views.account import Login, OwnPassword, account
from agencies.views.agency import (
    AgencyCreate,
    AgencyDetail,
    AgencyEdit,
    AgencyList,
)
from agencies.views.evidence import (
    EvidencePage,
    remove_evidence,
    show_evidence,
    upload_evidence,
)
from agencies.views.inbox import (
    Inbox,
    PreferenceEdit,
    mark_inbox_read,
    open_message,
)
from agencies.views.letters import LetterList, send_letters
from agencies.views.people import (
    PersonCreate,
    PersonDetail,
    PersonEdit,
    PersonList,
    move_person,
    transfer_person,
)
from agencies.views.trail import AuditTrail

__all__ = [
    "AgencyCreate",
    "AgencyDetail",
    "AgencyEdit",
    "AgencyList",
    "AuditTrail",
    "EvidencePage",
    "Inbox",
    "LetterList",
    "Login",
    "OwnPassword",
    "PersonCreate",
    "PersonDetail",
    "PersonEdit",
    "PersonList",
    "PreferenceEdit",
    "account",
    "mark_inbox_read",
    "move_person",
    "open_message",
    "remove_evidence",
    "send_letters",
    "show_evidence",
    "transfer_person",
    "upload_evidence",
]
