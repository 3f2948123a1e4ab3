"""Where does one come in, and keep the own password?"""

from django.urls import path

from agencies import views

urlpatterns = [
    path("masuk/", views.Login.as_view(), name="login"),
    path("kata-sandi/", views.OwnPassword.as_view(), name="password_change"),
    path("akun/", views.account, name="account"),
]
