"""Where are the pages of this floor?"""

from django.urls import path

from plans import views

app_name = "plans"

urlpatterns = [
    path("", views.frame, name="frame"),
    path("<int:pk>/", views.frame, name="detail"),
    path("baru/", views.PlanCreate.as_view(), name="create"),
    path("<int:pk>/ubah/", views.PlanEdit.as_view(), name="edit"),
    path("<int:pk>/lambang/", views.show_crest, name="crest"),
    path("<int:pk>/lambang/pasang/", views.put_crest, name="crest_put"),
    path("<int:pk>/lambang/hapus/", views.remove_crest, name="crest_remove"),
    path("misi/baru/", views.MissionCreate.as_view(), name="mission_create"),
    path("misi/<int:pk>/ubah/", views.MissionEdit.as_view(), name="mission_edit"),
    path("misi/<int:pk>/hapus/", views.remove_mission, name="mission_remove"),
    path("sasaran/baru/", views.GoalCreate.as_view(), name="goal_create"),
    path("sasaran/<int:pk>/ubah/", views.GoalEdit.as_view(), name="goal_edit"),
    path("sasaran/<int:pk>/hapus/", views.remove_goal, name="goal_remove"),
    path(
        "dimensi/<int:pk>/ubah/", views.DimensionEdit.as_view(), name="dimension_edit"
    ),
    path(
        "subdimensi/<int:pk>/ubah/",
        views.SubDimensionEdit.as_view(),
        name="sub_dimension_edit",
    ),
    path("kesiapan/baru/", views.ElementCreate.as_view(), name="element_create"),
    path("kesiapan/<int:pk>/ubah/", views.ElementEdit.as_view(), name="element_edit"),
    path("kesiapan/<int:pk>/hapus/", views.remove_element, name="element_remove"),
    path("tahap/baru/", views.StageCreate.as_view(), name="stage_create"),
    path("tahap/<int:pk>/", views.StageDetail.as_view(), name="stage"),
    path("tahap/<int:pk>/ubah/", views.StageEdit.as_view(), name="stage_edit"),
    path(
        "tahap/<int:pk>/perpanjangan/",
        views.ExtensionCreate.as_view(),
        name="extension_create",
    ),
    path(
        "perpanjangan/<int:pk>/cabut/", views.revoke_extension, name="extension_revoke"
    ),
    path("tahap/<int:pk>/minta/", views.ExtensionAsk.as_view(), name="extension_ask"),
    path(
        "permintaan/",
        views.ExtensionRequestList.as_view(),
        name="extension_request_list",
    ),
    path(
        "permintaan/<int:pk>/",
        views.ExtensionRequestAnswer.as_view(),
        name="extension_request",
    ),
    path("wilayah/", views.PlaceList.as_view(), name="place_list"),
    path("wilayah/baru/", views.PlaceCreate.as_view(), name="place_create"),
    path("wilayah/<int:pk>/ubah/", views.PlaceEdit.as_view(), name="place_edit"),
]
