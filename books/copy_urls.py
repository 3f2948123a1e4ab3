"""What may everybody ask of a copy of the book?"""

from django.urls import path, re_path

from books import views

app_name = "copies"

urlpatterns = [
    # As it is printed, and as people type it.
    re_path(r"^e/(?P<code>[\w -]{1,80})/?$", views.show_code, name="code"),
    path("periksa/", views.check_file, name="check"),
    path("periksa/sidik/<slug:sha256>/", views.check_digest, name="digest"),
]
