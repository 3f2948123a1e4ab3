"""How do an agency, and DKISP for all, say who comes to a workshop?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, FormView, UpdateView

from agencies.pages import for_writing, only_if, page_only_if
from paser_masterplan.moves import MoveRefused
from workshops import enrolling, permissions
from workshops.forms import ColleagueForm, EnrollForm, ParticipantForm
from workshops.models import Participant, Workshop
from workshops.views.workshops import Kept, leave_without

REFUSAL = (
    "Peserta lokakarya dicatat oleh operator dan pejabat penanggung jawab instansinya, "
    "atau oleh DKISP."
)
NOT_YOURS = (
    "{person} adalah peserta {agency}; hanya {agency} dan DKISP yang mengubahnya."
)
senders_only = page_only_if(permissions.can_enroll, REFUSAL)
senders_may = only_if(permissions.can_enroll, REFUSAL)


def known():
    """Everybody on the lists, with what says whether they may still be changed."""
    return Participant.objects.select_related("workshop", "agency").with_check_ins()


def theirs(people, pk, user):
    """One of the people whom the user may change."""
    person = get_object_or_404(people, pk=pk)
    if not permissions.can_amend(user, person):
        raise PermissionDenied(NOT_YOURS.format(person=person, agency=person.agency))
    return person


class Sent(Kept):
    """One person of the list; where it is closed, why."""

    model = Participant
    done = "Catatan lokakarya disimpan."

    def get_form_class(self):
        is_own = enrolling.sender(self.request.user) is not None
        return ColleagueForm if is_own else ParticipantForm

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        person, by = context["form"].stored, self.request.user
        return context | {"obstacle": enrolling.obstacle(person, by=by)}

    def save(self, form):
        return enrolling.write(form, by=self.request.user)


@senders_only
class ParticipantCreate(Sent, CreateView):
    """One more person who is expected."""

    def get_form_kwargs(self):
        workshop = get_object_or_404(Workshop, pk=self.kwargs["pk"])
        agency = enrolling.sender(self.request.user)
        person = Participant(workshop=workshop, agency=agency)
        return super().get_form_kwargs() | {"instance": person}


@senders_only
class ParticipantEdit(Sent, UpdateView):
    """Another name or office for a participant."""

    def get_object(self, queryset=None):
        people = for_writing(self.request, known())
        return theirs(people, self.kwargs["pk"], self.request.user)


@senders_only
class ParticipantEnroll(FormView):
    """Many people of one agency at once."""

    form_class = EnrollForm
    template_name = "workshops/participant_enroll.html"

    def get_form_kwargs(self):
        workshop = get_object_or_404(Workshop, pk=self.kwargs["pk"])
        own = {"workshop": workshop, "own": enrolling.sender(self.request.user)}
        return super().get_form_kwargs() | own

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workshop, by = context["form"].workshop, self.request.user
        return context | {"obstacle": enrolling.closing(workshop, by=by)}

    def form_valid(self, form):
        people, by = form.cleaned_data["people"], self.request.user
        try:
            enrolling.enroll(form.workshop, form.sender, people, by=by)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, f"{len(people)} peserta dicatat.")
        return redirect(form.workshop)


@require_POST
@senders_may
def delete_participant(request, pk):
    """Take somebody off the list."""
    person = theirs(known(), pk, request.user)
    return leave_without(request, person, enrolling.strike)
