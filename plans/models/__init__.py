"""Which frame does everybody fill: plan, dimensions, goals, stages and places?"""

from plans.models.frame import Crest, Dimension, Goal, MasterPlan, Mission, SubDimension
from plans.models.place import Place
from plans.models.timing import Extension, ExtensionRequest, Stage

__all__ = [
    "Crest",
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
