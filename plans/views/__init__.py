"""What do the pages of the frame answer?"""

from plans.views.crests import put_crest, remove_crest, show_crest
from plans.views.frame import (
    DimensionEdit,
    ElementCreate,
    ElementEdit,
    GoalCreate,
    GoalEdit,
    MissionCreate,
    MissionEdit,
    PlanCreate,
    PlanEdit,
    SubDimensionEdit,
    frame,
    remove_element,
    remove_goal,
    remove_mission,
)
from plans.views.places import PlaceCreate, PlaceEdit, PlaceList
from plans.views.requests import (
    ExtensionAsk,
    ExtensionRequestAnswer,
    ExtensionRequestList,
)
from plans.views.stages import (
    ExtensionCreate,
    StageCreate,
    StageDetail,
    StageEdit,
    revoke_extension,
)

__all__ = [
    "DimensionEdit",
    "ElementCreate",
    "ElementEdit",
    "ExtensionAsk",
    "ExtensionCreate",
    "ExtensionRequestAnswer",
    "ExtensionRequestList",
    "GoalCreate",
    "GoalEdit",
    "MissionCreate",
    "MissionEdit",
    "PlaceCreate",
    "PlaceEdit",
    "PlaceList",
    "PlanCreate",
    "PlanEdit",
    "StageCreate",
    "StageDetail",
    "StageEdit",
    "SubDimensionEdit",
    "frame",
    "put_crest",
    "remove_crest",
    "remove_element",
    "remove_goal",
    "remove_mission",
    "revoke_extension",
    "show_crest",
]
