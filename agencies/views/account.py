"""How does a person come in, and keep the own password?"""

from django.contrib import messages
from django.contrib.auth.views import (
    LoginView,
    PasswordChangeView,
    RedirectURLMixin,
)
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import permission_denied

from agencies import asking, auditing
from agencies.carrying import carried_by, is_anothers, parcel_of
from agencies.forms import LoginForm, OwnPasswordForm
from agencies.models import Receipt, Upload
from paser_masterplan.merging import SCRIPTED

DROPPED = (
    "Tulisan yang dibawa dari halaman sebelumnya milik akun lain. Tulisan itu tidak "
    "dikirim dan tidak ditampilkan."
)
# What the reasons begin with for which a POST did not even come from our own page.
FOREIGN = ("Origin checking", "Referer checking")


class Carrying(RedirectURLMixin):
    """A page that asks for a password and carries on what was typed before it."""

    def get_context_data(self, **kwargs):
        address, parcel = self.get_redirect_url(), carried_by(self.request)
        return super().get_context_data(next=address, parcel=parcel, **kwargs)

    def hand_over(self, response):
        """The answer after the password: the parcel, where this person brought one."""
        parcel, address = carried_by(self.request), self.get_redirect_url()
        if parcel is None or not address:
            return response
        if not parcel.belongs_to(self.request.user):
            messages.warning(self.request, DROPPED)
            return redirect("home")
        return asking.send_again(self.request, parcel, address)


class Login(Carrying, LoginView):
    """The door, where what is over is swept out on the way."""

    form_class = LoginForm

    @property
    def redirect_authenticated_user(self):
        """Who is inside is sent home, unless a script asks in another's name."""
        return SCRIPTED not in self.request.POST

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if "username" not in self.request.POST:
            # Back from the page of those who have to wait.
            kwargs |= {"data": None, "files": None}
        return kwargs

    def form_valid(self, form):
        Receipt.objects.forget_old()
        Upload.objects.forget_old()
        auditing.settle_old()
        response = super().form_valid(form)
        if SCRIPTED in self.request.POST:
            return JsonResponse({})
        return self.hand_over(response)

    def form_invalid(self, form):
        if SCRIPTED not in self.request.POST:
            return super().form_invalid(form)
        said = " ".join(words for errors in form.errors.values() for words in errors)
        return JsonResponse({"error": said}, status=400)


class OwnPassword(Carrying, PasswordChangeView):
    """Another password for oneself; the first one replaces the one-time password."""

    form_class = OwnPasswordForm
    template_name = "registration/password_change.html"
    next_page = "home"

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(
            self.request, "Kata sandi diganti. Pakai yang baru mulai sekarang."
        )
        return self.hand_over(response)


def account(request):
    """What the portal knows of the person, and how to leave it on a shared PC."""
    return render(request, "registration/account.html")


@requires_csrf_token
def forbid(request, exception):
    """Why somebody may not do this: a page, or the sentence alone for a script."""
    if SCRIPTED in request.POST:
        return JsonResponse({"error": str(exception)}, status=403)
    return permission_denied(request, exception)


def refuse_stale(request, reason=""):
    """The page of a form that was opened before somebody came in, with what it said."""
    if is_anothers(request):
        return asking.refuse_other(request)
    parcel = parcel_of(request)
    is_own = parcel.belongs_to(request.user) and not reason.startswith(FOREIGN)
    context = {"typed": parcel.typed if is_own else []}
    return render(request, "403_csrf.html", context, status=403)
