"""Which agencies are there, and how are they called?"""

from django.views.generic import CreateView, DetailView, ListView, UpdateView

from agencies import permissions
from agencies.forms import AgencyForm
from agencies.models import Agency, User
from agencies.pages import Traced, page_only_if

keepers_only = page_only_if(
    permissions.can_keep_agencies,
    "Daftar perangkat daerah dikelola admin DKISP. Bila ada nama yang keliru, beri "
    "tahu DKISP.",
)


class AgencyList(ListView):
    """All agencies, by kind."""

    model = Agency

    def get_queryset(self):
        return Agency.objects.with_people().by_kind()

    def get_context_data(self, **kwargs):
        may_keep = permissions.can_keep_agencies(self.request.user)
        return super().get_context_data(may_keep=may_keep, **kwargs)


class AgencyDetail(DetailView):
    """One agency and, for those who keep accounts, its people."""

    model = Agency

    def get_context_data(self, **kwargs):
        user = self.request.user
        keeps_people = permissions.can_keep_people(user)
        return super().get_context_data(
            may_keep=permissions.can_keep_agencies(user),
            may_keep_people=keeps_people,
            people=User.objects.of(self.object) if keeps_people else [],
            **kwargs,
        )


@keepers_only
class AgencyCreate(Traced, CreateView):
    """A new agency."""

    model = Agency
    form_class = AgencyForm
    verb = "agency.create"
    done = "Perangkat daerah ditambahkan"


@keepers_only
class AgencyEdit(Traced, UpdateView):
    """Other names or another kind for an agency."""

    model = Agency
    form_class = AgencyForm
    verb = "agency.edit"
    done = "Perangkat daerah diubah"
