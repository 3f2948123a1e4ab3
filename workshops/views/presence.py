"""How do people say that they are there, at the desk, by themselves, or afterwards?"""

from functools import cached_property

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, FormView

from paser_masterplan.merging import SCRIPTED
from paser_masterplan.moves import MoveRefused
from paser_masterplan.squares import Squares
from workshops import receiving
from workshops.forms import CorrectionForm, DeskForm, SelfForm
from workshops.models import CheckIn, Session, Workshop
from workshops.rolls import DeskPage, Matrix
from workshops.views.workshops import keepers_may, keepers_only

SESSIONS = Session.objects.select_related("workshop")


class Receiving(FormView):
    """A page on which somebody who came is written down."""

    def form_valid(self, form):
        try:
            check_in, is_new = self.welcome(**form.cleaned_data)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        return self.answer(check_in, is_new)

    def answer(self, check_in, is_new):
        """On to the same page, for the next one."""
        messages.success(self.request, receiving.said_of(check_in, is_new))
        return redirect(self.request.get_full_path())


@keepers_only
class Desk(Receiving):
    """The desk at the door of one session."""

    form_class = DeskForm
    template_name = "workshops/desk.html"

    @cached_property
    def session(self):
        return get_object_or_404(SESSIONS, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            session=self.session,
            page=DeskPage.gather(self.session),
            now=timezone.now(),
            **kwargs,
        )

    def welcome(self, **said):
        way, by = CheckIn.Way.DESK, self.request.user
        return receiving.welcome(self.session, way=way, by=by, **said)

    def answer(self, check_in, is_new):
        if SCRIPTED not in self.request.POST:
            return super().answer(check_in, is_new)
        said = receiving.said_of(check_in, is_new)
        person, mode = check_in.participant, check_in.mode
        told = {"said": said, "code": person.code, "mode": mode, "is_new": is_new}
        return JsonResponse(told)

    def form_invalid(self, form):
        if SCRIPTED not in self.request.POST:
            return super().form_invalid(form)
        why = " ".join(str(one) for errors in form.errors.values() for one in errors)
        return JsonResponse({"error": why}, status=409)


@method_decorator(login_not_required, name="dispatch")
class Arrive(Receiving):
    """Where everybody with the code of the room says that they are there."""

    form_class = SelfForm
    template_name = "workshops/arrive.html"

    def get_initial(self):
        asked = self.request.GET
        return {"room": asked.get("ruang", ""), "code": asked.get("peserta", "")}

    def welcome(self, room, **said):
        person = self.request.user
        by = person if person.is_authenticated else None
        return receiving.welcome(room, way=CheckIn.Way.SELF, by=by, **said)


@require_POST
@keepers_may
def move_presence(request, pk, move):
    """Open or close a session for those who come."""
    if move not in receiving.MOVES:
        raise Http404
    session = receiving.MOVES[move](get_object_or_404(Session, pk=pk), by=request.user)
    done = "dibuka" if session.is_open else "ditutup"
    messages.success(request, f"Presensi “{session}” {done}.")
    return redirect("workshops:desk", pk)


@keepers_only
class RoomCode(DetailView):
    """The code of a session, as large as the wall."""

    queryset = SESSIONS
    template_name = "workshops/room_code.html"

    def get_context_data(self, **kwargs):
        page = f"{settings.SITE_URL}{reverse('workshops:arrive')}"
        code = self.object.is_open and self.object.room_code
        squares = Squares(f"{page}?ruang={code}") if code else None
        return super().get_context_data(address=page, squares=squares, **kwargs)


@keepers_only
class Correct(FormView):
    """Afterwards: who was there and is not written down, or the other way round."""

    form_class = CorrectionForm
    template_name = "workshops/correction_form.html"

    @cached_property
    def session(self):
        return get_object_or_404(SESSIONS, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"workshop": self.session.workshop}

    def get_context_data(self, **kwargs):
        return super().get_context_data(session=self.session, **kwargs)

    def form_valid(self, form):
        receiving.correct(self.session, by=self.request.user, **form.cleaned_data)
        person = form.cleaned_data["person"]
        messages.success(self.request, f"Kehadiran {person} dikoreksi.")
        return redirect("workshops:desk", self.session.pk)


class Attendance(DetailView):
    """Which agencies were at which session."""

    queryset = Workshop.objects.select_related("stage")
    template_name = "workshops/attendance.html"

    def get_context_data(self, **kwargs):
        matrix = Matrix.gather(self.object)
        return super().get_context_data(matrix=matrix, **kwargs)
