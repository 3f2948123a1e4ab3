"""Which frame does everybody fill: plan, dimensions, goals, stages and places?"""

from plans.models.frame import Dimension, Goal, MasterPlan, Mission, SubDimension
from plans.models.place import Place
from plans.models.timing import Extension, ExtensionRequest, Stage

__all__ = [
    "Dimension",
    "Extension",
    "ExtensionRequest",
    "Goal",
    "MasterPlan",
    "Mission",
    "Place",
    "Stage",
    "SubDimension",
]
