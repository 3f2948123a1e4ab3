"""Where do those who review programs work?"""

from django.urls import path

from programs.views.assigning import assign_programs, show_load
from programs.views.deciding import move_programs, release_verdicts
from programs.views.desk import ReviewDesk
from programs.views.keeping import (
    CriterionCreate,
    CriterionEdit,
    CriterionList,
    StandardCreate,
    StandardEdit,
    StandardList,
)
from programs.views.overlapping import OverlapList, compare_again, judge_overlap

app_name = "reviews"

urlpatterns = [
    path("", ReviewDesk.as_view(), name="desk"),
    path("langkah/", move_programs, name="bulk"),
    path("keputusan/", release_verdicts, name="verdicts"),
    path("tugaskan/", assign_programs, name="assign"),
    path("beban/", show_load, name="load"),
    path("kriteria/", CriterionList.as_view(), name="criterion_list"),
    path("kriteria/baru/", CriterionCreate.as_view(), name="criterion_create"),
    path("kriteria/<int:pk>/ubah/", CriterionEdit.as_view(), name="criterion_edit"),
    path("catatan-baku/", StandardList.as_view(), name="standard_list"),
    path("catatan-baku/baru/", StandardCreate.as_view(), name="standard_create"),
    path("catatan-baku/<int:pk>/ubah/", StandardEdit.as_view(), name="standard_edit"),
    path("tumpang-tindih/", OverlapList.as_view(), name="overlaps"),
    path(
        "tumpang-tindih/<int:one>/<int:other>/<slug:verdict>/",
        judge_overlap,
        name="overlap_judge",
    ),
    path("tumpang-tindih/<int:pk>/lagi/", compare_again, name="overlap_again"),
]
