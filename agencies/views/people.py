"""Who has access, and how does an admin give and end it?"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, DetailView, UpdateView

from agencies import accounts, permissions
from agencies.filters import PeopleFilter
from agencies.forms import PersonEditForm, PersonForm, TransferForm
from agencies.models import AuditEntry, User
from agencies.pages import FilteredList, Writing, only_if, page_only_if
from paser_masterplan.moves import MoveRefused

REFUSAL = (
    "Daftar akun dikelola admin DKISP. Kata sandi Anda sendiri ada di halaman Akun."
)
keepers_only = page_only_if(permissions.can_keep_people, REFUSAL)
keepers_may = only_if(permissions.can_keep_people, REFUSAL)


@keepers_only
class PersonList(FilteredList):
    """Everybody with an account."""

    filterset_class = PeopleFilter
    template_name = "agencies/person_list.html"

    def get_queryset(self):
        return User.objects.in_alphabet()


@keepers_only
@method_decorator(never_cache, name="dispatch")
class PersonDetail(DetailView):
    """One account; a fresh one-time password is shown here, this once."""

    model = User
    template_name = "agencies/person_detail.html"
    context_object_name = "person"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            password=self.request.session.pop(_shelf(self.object), ""),
            offers=accounts.offers(self.request.user, self.object),
            transfer=TransferForm(initial={"agency": self.object.agency_id}),
            history=AuditEntry.objects.about(self.object).newest_first()[:10],
            **kwargs,
        )


@keepers_only
class PersonCreate(Writing, CreateView):
    """A new account."""

    form_class = PersonForm
    template_name = "agencies/person_form.html"

    def get_initial(self):
        return {"agency": self.request.GET.get("agency")}

    def save(self, form):
        password = accounts.admit(form.instance, by=self.request.user)
        self.request.session[_shelf(form.instance)] = password
        return form.instance

    def said(self, thing):
        return f"Akun {thing} dibuat."


@keepers_only
class PersonEdit(Writing, UpdateView):
    """Another name or role for an account."""

    model = User
    form_class = PersonEditForm
    template_name = "agencies/person_form.html"
    context_object_name = "person"

    def get_object(self, queryset=None):
        if self.request.method == "POST":
            accounts.hold_admins()
        return super().get_object(queryset)

    def save(self, form):
        return accounts.edit(form, by=self.request.user)

    def said(self, thing):
        return f"Akun {thing} diubah."


@require_POST
@keepers_may
def transfer_person(request, pk):
    """Let a person work for another agency."""
    person = get_object_or_404(User, pk=pk)
    form = TransferForm(request.POST)
    if form.is_valid():
        agency = form.cleaned_data["agency"]
        accounts.transfer(person, agency, by=request.user)
        messages.success(request, f"{person} kini bekerja untuk {agency.name}.")
    else:
        messages.error(request, "Akun belum dipindahkan. Pilih instansi dari daftar.")
    return redirect(person)


@require_POST
@keepers_may
def move_person(request, pk, move):
    """One step of an account: a new password, an end, a new beginning."""
    person = get_object_or_404(User, pk=pk)
    step = accounts.STEPS.get(move)
    if step is None:
        raise Http404
    try:
        password = accounts.perform(step, person, by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(person)
    if password:
        request.session[_shelf(person)] = password
    messages.success(request, step.said)
    return redirect(person)


def _shelf(person):
    """Where a one-time password waits in the admin's session until it is shown."""
    return f"one_time_password_{person.pk}"
