"""Where are the pages of this floor?"""

from django.urls import path

from agencies.evidence_urls import evidence_paths
from programs import views
from programs.evidence import SHELF

app_name = "programs"

urlpatterns = [
    path("", views.ProgramList.as_view(), name="list"),
    path("usul/", views.ProgramCreate.as_view(), name="create"),
    path(
        "lembar-kerja/instansi/<int:pk>/",
        views.WorksheetDesk.as_view(),
        name="worksheets",
    ),
    path(
        "lembar-kerja/instansi/<int:pk>/berkas/",
        views.download_worksheet,
        name="worksheet_file",
    ),
    path("lembar-kerja/<int:pk>/", views.WorksheetDetail.as_view(), name="worksheet"),
    path("lembar-kerja/<int:pk>/kolom/", views.map_worksheet, name="worksheet_columns"),
    path("lembar-kerja/<int:pk>/simpan/", views.save_worksheet, name="worksheet_save"),
    path("lembar-kerja/<int:pk>/buang/", views.drop_worksheet, name="worksheet_drop"),
    path("<int:pk>/", views.ProgramDetail.as_view(), name="detail"),
    path("<int:pk>/bagian/<slug:section>/", views.ProgramEdit.as_view(), name="edit"),
    path("<int:pk>/langkah/<slug:move>/", views.move_program, name="move"),
    path("<int:pk>/keputusan/", views.prepare_verdict, name="verdict"),
    path("<int:pk>/keputusan/batal/", views.drop_verdict, name="verdict_drop"),
    path("<int:pk>/riwayat/", views.ProgramHistory.as_view(), name="history"),
    path("<int:pk>/revisi/<int:number>/", views.show_revision, name="revision"),
    path("<int:pk>/banding/<int:since>/", views.compare, name="compare"),
    path("<int:pk>/banding/<int:since>/<int:until>/", views.compare, name="compare_to"),
    path("<int:pk>/catatan/<slug:field>/", views.write_remark, name="remark"),
    path(
        "<int:pk>/catatan/<slug:field>/<uuid:row>/",
        views.write_remark,
        name="remark_row",
    ),
    path(
        "<int:pk>/catatan/<int:remark>/jawab/",
        views.RemarkAnswer.as_view(),
        name="remark_answer",
    ),
    path(
        "<int:pk>/catatan/<int:remark>/selesai/",
        views.resolve_remark,
        name="remark_resolve",
    ),
    path(
        "<int:pk>/catatan/<int:remark>/buka/",
        views.reopen_remark,
        name="remark_reopen",
    ),
    path("<int:pk>/penelaah/", views.assign_program, name="assign"),
    path("<int:pk>/rekomendasi/", views.recommend, name="recommend"),
    path("<int:pk>/salin/", views.copy_program, name="copy"),
    path("<int:pk>/hasil/", views.link_outcomes, name="outcomes"),
    *evidence_paths("<int:pk>/bukti/", SHELF),
]
