"""Where is what: the outline of the site."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path

from paser_masterplan import views

urlpatterns = [
    path("", views.home, name="home"),
    path("panduan/", views.guide, name="guide"),
    path("panduan/<slug:slug>/", views.guide, name="guide_page"),
    path("gaya/", views.style_guide, name="style_guide"),
    path("sehat", views.live, name="live"),
    path("siap", views.ready, name="ready"),
    path("keluar/", LogoutView.as_view(), name="logout"),
    path("", include("agencies.account_urls")),
    path("", include("agencies.urls")),
    path("kerangka/", include("plans.urls")),
    path("", include("workshops.urls")),
    path("program/", include("programs.urls")),
    path("buku/", include("books.urls")),
]
