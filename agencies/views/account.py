"""How does a person come in, and keep the own password?"""

from django.contrib import messages
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.shortcuts import render
from django.urls import reverse_lazy

from agencies.forms import LoginForm, OwnPasswordForm
from agencies.models import Receipt


class Login(LoginView):
    """The door, where old receipts are swept out on the way."""

    form_class = LoginForm
    redirect_authenticated_user = True

    def form_valid(self, form):
        Receipt.objects.forget_old()
        return super().form_valid(form)


class OwnPassword(PasswordChangeView):
    """Another password for oneself; the first one replaces the one-time password."""

    form_class = OwnPasswordForm
    template_name = "registration/password_change.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(
            self.request, "Kata sandi diganti. Pakai yang baru mulai sekarang."
        )
        return response


def account(request):
    """What the portal knows of the person, and how to leave it on a shared PC."""
    return render(request, "registration/account.html")
