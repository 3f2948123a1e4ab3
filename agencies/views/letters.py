"""Which letters could not be sent, and may they be tried again?"""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from django.views.generic import ListView

from agencies import mailing, permissions
from agencies.models import Letter
from agencies.pages import only_if, page_only_if

REFUSAL = "Surat yang gagal dikirim diurus admin DKISP."


@page_only_if(permissions.can_keep_letters, REFUSAL)
class LetterList(ListView):
    """The letters that were given up, with what the mail server said."""

    paginate_by = 25
    template_name = "agencies/letter_list.html"

    def get_queryset(self):
        return Letter.objects.given_up()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            waiting=Letter.objects.waiting().count(),
            mail_is_on=settings.EMAIL_URL,
            **kwargs,
        )


@require_POST
@only_if(permissions.can_keep_letters, REFUSAL)
def send_letters(request):
    """Let the worker try those that were given up from the beginning."""
    number = mailing.send_again(by=request.user)
    messages.success(request, f"{number} surat menunggu dikirim lagi.")
    return redirect("agencies:letter_list")
