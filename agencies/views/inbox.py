"""What was this person told, and has it been seen?"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.views.generic import ListView

from agencies.models import Message


class Inbox(ListView):
    """The person's messages, newest first."""

    paginate_by = 25
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
