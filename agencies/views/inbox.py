"""What was this person told, and has it been seen?"""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from agencies import preferring
from agencies.filters import InboxFilter
from agencies.forms import PreferenceForm
from agencies.models import Message
from agencies.pages import FilteredList


class Inbox(FilteredList):
    """The person's messages, newest first."""

    filterset_class = InboxFilter
    template_name = "agencies/message_list.html"

    def get_queryset(self):
        return Message.objects.of(self.request.user)


def open_message(request, pk):
    """See one message where it belongs: at the thing it speaks of."""
    message = get_object_or_404(Message.objects.of(request.user), pk=pk)
    message.mark_read()
    return redirect(message.url or "agencies:inbox")


@require_POST
def mark_inbox_read(request):
    """Take all as seen."""
    Message.objects.of(request.user).mark_read()
    messages.success(request, "Semua pesan ditandai sudah dibaca.")
    return redirect("agencies:inbox")


class PreferenceEdit(FormView):
    """What the person is told of, and how."""

    form_class = PreferenceForm
    template_name = "agencies/preference_form.html"
    success_url = reverse_lazy("agencies:preferences")

    def get_initial(self):
        person = self.request.user
        return {"email": person.email} | preferring.chosen(person)

    def get_context_data(self, **kwargs):
        return super().get_context_data(mail_is_on=settings.EMAIL_URL, **kwargs)

    def form_valid(self, form):
        person = self.request.user
        preferring.prefer(person, **form.choice(), by=person)
        messages.success(self.request, "Pilihan Anda disimpan.")
        return super().form_valid(form)
