"""What do the pages about workshops and findings answer?"""

from workshops.views.board import refresh_board, show_board
from workshops.views.findings import (
    FindingCreate,
    FindingDetail,
    FindingEdit,
    FindingList,
    move_finding,
    show_alike,
)
from workshops.views.judging import (
    Assess,
    FindingPlace,
    Ranking,
    Score,
    show_readiness,
    show_swot,
)
from workshops.views.participants import (
    ParticipantCreate,
    ParticipantEdit,
    ParticipantEnroll,
    delete_participant,
)
from workshops.views.presence import (
    Arrive,
    Attendance,
    Correct,
    Desk,
    RoomCode,
    move_presence,
)
from workshops.views.workshops import (
    OutcomeCreate,
    OutcomeEdit,
    SessionCreate,
    SessionEdit,
    WorkshopCreate,
    WorkshopDetail,
    WorkshopEdit,
    WorkshopList,
    delete_part,
    settle_outcome,
)

__all__ = [
    "Arrive",
    "Assess",
    "Attendance",
    "Correct",
    "Desk",
    "FindingCreate",
    "FindingDetail",
    "FindingEdit",
    "FindingList",
    "FindingPlace",
    "OutcomeCreate",
    "OutcomeEdit",
    "ParticipantCreate",
    "ParticipantEdit",
    "ParticipantEnroll",
    "Ranking",
    "RoomCode",
    "Score",
    "SessionCreate",
    "SessionEdit",
    "WorkshopCreate",
    "WorkshopDetail",
    "WorkshopEdit",
    "WorkshopList",
    "delete_part",
    "delete_participant",
    "move_finding",
    "move_presence",
    "refresh_board",
    "settle_outcome",
    "show_alike",
    "show_board",
    "show_readiness",
    "show_swot",
]
