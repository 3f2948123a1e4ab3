"""What do the pages about workshops and findings answer?"""

from workshops.views.findings import (
    FindingCreate,
    FindingDetail,
    FindingEdit,
    FindingList,
    move_finding,
    show_alike,
)
from workshops.views.workshops import (
    AttendanceCreate,
    AttendanceEdit,
    AttendanceEnroll,
    OutcomeCreate,
    OutcomeEdit,
    SessionCreate,
    SessionEdit,
    WorkshopCreate,
    WorkshopDetail,
    WorkshopEdit,
    WorkshopList,
    delete_part,
)

__all__ = [
    "AttendanceCreate",
    "AttendanceEdit",
    "AttendanceEnroll",
    "FindingCreate",
    "FindingDetail",
    "FindingEdit",
    "FindingList",
    "OutcomeCreate",
    "OutcomeEdit",
    "SessionCreate",
    "SessionEdit",
    "WorkshopCreate",
    "WorkshopDetail",
    "WorkshopEdit",
    "WorkshopList",
    "delete_part",
    "move_finding",
    "show_alike",
]
