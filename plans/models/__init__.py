"""Which frame does everybody fill: plan, taxonomy, goals, stages and places?"""

from plans.models.frame import Crest, Dimension, Goal, MasterPlan, Mission, SubDimension
from plans.models.place import Place
from plans.models.readiness import ReadinessElement
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
    "ReadinessElement",
    "Stage",
    "SubDimension",
]
