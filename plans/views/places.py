"""Which kecamatan, desa and kelurahan can one point at?"""

from django.urls import reverse_lazy
from django.views.generic import CreateView, ListView, UpdateView

from plans import permissions
from plans.forms import PlaceForm
from plans.models import Place
from plans.views.keeping import Kept, keepers_only


class PlaceList(ListView):
    """Every kecamatan with what lies in it."""

    model = Place

    def get_queryset(self):
        return Place.objects.kecamatan()

    def get_context_data(self, **kwargs):
        may_keep = permissions.can_keep_frame(self.request.user)
        return super().get_context_data(may_keep=may_keep, **kwargs)


@keepers_only
class PlaceCreate(Kept, CreateView):
    """A place that is missing."""

    model = Place
    form_class = PlaceForm
    verb = "place.create"
    done = "Wilayah ditambahkan"
    heading = "Tambah wilayah"
    success_url = reverse_lazy("plans:place_list")

    def get_initial(self):
        return {"parent": self.request.GET.get("parent")}


@keepers_only
class PlaceEdit(Kept, UpdateView):
    """Another name or kecamatan for a place."""

    model = Place
    form_class = PlaceForm
    verb = "place.edit"
    done = "Wilayah diubah"
    heading = "Ubah wilayah"
    success_url = reverse_lazy("plans:place_list")
