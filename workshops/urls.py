"""Where are the pages of workshops and findings?"""

from django.urls import path

from agencies.evidence_urls import evidence_paths
from workshops import views
from workshops.evidence import MATERIALS, SHELF
from workshops.models import Outcome, Session

app_name = "workshops"

urlpatterns = [
    path("lokakarya/", views.WorkshopList.as_view(), name="list"),
    path("lokakarya/baru/", views.WorkshopCreate.as_view(), name="create"),
    path("lokakarya/<int:pk>/", views.WorkshopDetail.as_view(), name="detail"),
    path("lokakarya/<int:pk>/ubah/", views.WorkshopEdit.as_view(), name="edit"),
    path(
        "lokakarya/<int:pk>/acara/baru/",
        views.SessionCreate.as_view(),
        name="session_create",
    ),
    path(
        "lokakarya/acara/<int:pk>/ubah/",
        views.SessionEdit.as_view(),
        name="session_edit",
    ),
    path(
        "lokakarya/acara/<int:pk>/hapus/",
        views.delete_part,
        {"model": Session},
        name="session_delete",
    ),
    *evidence_paths("lokakarya/acara/<int:pk>/bahan/", MATERIALS),
    path("lokakarya/acara/<int:pk>/meja/", views.Desk.as_view(), name="desk"),
    path(
        "lokakarya/acara/<int:pk>/presensi/<slug:move>/",
        views.move_presence,
        name="presence_move",
    ),
    path("lokakarya/acara/<int:pk>/kode/", views.RoomCode.as_view(), name="room_code"),
    path("lokakarya/acara/<int:pk>/koreksi/", views.Correct.as_view(), name="correct"),
    path(
        "lokakarya/<int:pk>/kehadiran/", views.Attendance.as_view(), name="attendance"
    ),
    path("lokakarya/<int:pk>/papan/", views.show_board, name="board"),
    path("lokakarya/<int:pk>/papan/isi/", views.refresh_board, name="board_content"),
    path("hadir/", views.Arrive.as_view(), name="arrive"),
    path(
        "lokakarya/<int:pk>/peserta/baru/",
        views.ParticipantCreate.as_view(),
        name="participant_create",
    ),
    path(
        "lokakarya/<int:pk>/peserta/sekaligus/",
        views.ParticipantEnroll.as_view(),
        name="participant_enroll",
    ),
    path(
        "lokakarya/peserta/<int:pk>/ubah/",
        views.ParticipantEdit.as_view(),
        name="participant_edit",
    ),
    path(
        "lokakarya/peserta/<int:pk>/hapus/",
        views.delete_participant,
        name="participant_delete",
    ),
    path(
        "lokakarya/<int:pk>/hasil/baru/",
        views.OutcomeCreate.as_view(),
        name="outcome_create",
    ),
    path(
        "lokakarya/hasil/<int:pk>/ubah/",
        views.OutcomeEdit.as_view(),
        name="outcome_edit",
    ),
    path(
        "lokakarya/hasil/<int:pk>/hapus/",
        views.delete_part,
        {"model": Outcome},
        name="outcome_delete",
    ),
    path(
        "lokakarya/hasil/<int:pk>/selesai/", views.settle_outcome, name="outcome_settle"
    ),
    path("mirip/", views.show_alike, name="alike"),
    path("temuan/kesiapan/", views.show_readiness, name="readiness"),
    path(
        "temuan/kesiapan/instansi/<int:pk>/", views.show_readiness, name="readiness_of"
    ),
    path("temuan/kesiapan/unsur/<int:pk>/", views.Assess.as_view(), name="assess"),
    path(
        "temuan/kesiapan/unsur/<int:pk>/instansi/<int:agency>/",
        views.Assess.as_view(),
        name="assess_of",
    ),
    path("temuan/swot/", views.show_swot, name="swot"),
    path("temuan/usg/", views.Ranking.as_view(), name="ranking"),
    path("temuan/<int:pk>/swot/", views.FindingPlace.as_view(), name="swot_place"),
    path("temuan/<int:pk>/usg/", views.Score.as_view(), name="score"),
    path("temuan/", views.FindingList.as_view(), name="finding_list"),
    path("temuan/baru/", views.FindingCreate.as_view(), name="finding_create"),
    path("temuan/<int:pk>/", views.FindingDetail.as_view(), name="finding"),
    path("temuan/<int:pk>/ubah/", views.FindingEdit.as_view(), name="finding_edit"),
    path(
        "temuan/<int:pk>/langkah/<slug:move>/",
        views.move_finding,
        name="finding_move",
    ),
    *evidence_paths("temuan/<int:pk>/bukti/", SHELF),
]
