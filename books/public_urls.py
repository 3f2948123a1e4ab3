"""Where does everybody read the edition in force?"""

from django.urls import path

from books.views import published

app_name = "published"

urlpatterns = [
    path("", published.edition, name="edition"),
    path("bab/<int:book>-<int:place>/", published.chapter, name="chapter"),
    path("berkas/<int:pk>/", published.file, name="file"),
]
