"""Where are the pages of this floor?"""

from django.urls import path

from agencies import views

app_name = "agencies"

urlpatterns = [
    path("instansi/", views.AgencyList.as_view(), name="list"),
    path("instansi/baru/", views.AgencyCreate.as_view(), name="create"),
    path("instansi/<int:pk>/", views.AgencyDetail.as_view(), name="detail"),
    path("instansi/<int:pk>/ubah/", views.AgencyEdit.as_view(), name="edit"),
    path("orang/", views.PersonList.as_view(), name="person_list"),
    path("orang/baru/", views.PersonCreate.as_view(), name="person_create"),
    path("orang/<int:pk>/", views.PersonDetail.as_view(), name="person"),
    path("orang/<int:pk>/ubah/", views.PersonEdit.as_view(), name="person_edit"),
    path("orang/<int:pk>/pindah/", views.transfer_person, name="person_transfer"),
    path("orang/<int:pk>/langkah/<slug:move>/", views.move_person, name="person_move"),
    path("pesan/", views.Inbox.as_view(), name="inbox"),
    path("pesan/dibaca/", views.mark_inbox_read, name="inbox_read"),
    path("pesan/pilihan/", views.PreferenceEdit.as_view(), name="preferences"),
    path("pesan/<int:pk>/", views.open_message, name="message"),
    path("surat/", views.LetterList.as_view(), name="letter_list"),
    path("surat/kirim-lagi/", views.send_letters, name="letter_send"),
    path("jejak/", views.AuditTrail.as_view(), name="audit"),
]
