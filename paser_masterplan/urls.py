"""Where is what: the outline of the site."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path

from books.views import Summary
from paser_masterplan import views

handler403 = "agencies.views.account.forbid"
urlpatterns = [
    path("", views.home, name="home"),
    path("ringkasan/", Summary.as_view(), name="summary"),
    path("cari/", views.search, name="search"),
    path("panduan/", views.guide, name="guide"),
    path("panduan/<slug:slug>/", views.guide, name="guide_page"),
    path("siapa-boleh-apa/", views.rights, name="rights"),
    path("gaya/", views.style_guide, name="style_guide"),
    path("luring/", views.offline_page, name="offline"),
    path("penjaga.js", views.worker, name="worker"),
    path("sehat", views.live, name="live"),
    path("siap", views.ready, name="ready"),
    path("keluar/", LogoutView.as_view(), name="logout"),
    path("", include("agencies.account_urls")),
    path("", include("agencies.urls")),
    path("kerangka/", include("plans.urls")),
    path("", include("workshops.urls")),
    path("program/", include("programs.urls")),
    path("telaah/", include("programs.review_urls")),
    path("buku/", include("books.urls")),
    path("terbitan/", include("books.public_urls")),
    path("", include("books.copy_urls")),
]
