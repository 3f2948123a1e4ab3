"""Where are the pages of this floor?"""

from django.urls import path

from programs import views

app_name = "programs"

urlpatterns = [
    path("", views.ProgramList.as_view(), name="list"),
    path("usul/", views.ProgramCreate.as_view(), name="create"),
    path("<int:pk>/", views.ProgramDetail.as_view(), name="detail"),
    path("<int:pk>/bagian/<slug:section>/", views.ProgramEdit.as_view(), name="edit"),
    path("<int:pk>/langkah/<slug:move>/", views.move_program, name="move"),
    path("<int:pk>/riwayat/", views.ProgramHistory.as_view(), name="history"),
    path("<int:pk>/revisi/<int:number>/", views.show_revision, name="revision"),
    path("<int:pk>/catatan/<slug:field>/", views.write_remark, name="remark"),
    path(
        "<int:pk>/catatan/<int:remark>/jawab/",
        views.answer_remark,
        name="remark_answer",
    ),
    path(
        "<int:pk>/catatan/<int:remark>/selesai/",
        views.resolve_remark,
        name="remark_resolve",
    ),
    path("<int:pk>/hasil/", views.link_outcomes, name="outcomes"),
]
