"""When does each stage open and close, and who has more time?"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, DetailView, UpdateView

from plans import extending
from plans.contexts import StagePage
from plans.forms import ExtensionForm, StageEditForm, StageForm
from plans.models import Extension, Stage
from plans.views.keeping import Kept, KeptOfPlan, keepers_may, keepers_only


class StageDetail(DetailView):
    """One stage: its window, who has or asks for more time, who may hand in now."""

    queryset = Stage.objects.select_related("plan")

    def get_context_data(self, **kwargs):
        page = StagePage.gather(self.object, self.request.user)
        return super().get_context_data(page=page, **kwargs)


@keepers_only
class StageCreate(KeptOfPlan, CreateView):
    """A window for a stage that has none yet."""

    model = Stage
    form_class = StageForm
    verb = "stage.create"
    done = "Tahap dijadwalkan"
    heading = "Jadwalkan tahap"

    def get_initial(self):
        return {"kind": self.request.GET.get("kind")}


@keepers_only
class StageEdit(KeptOfPlan, UpdateView):
    """Another time for a stage to open and close."""

    model = Stage
    form_class = StageEditForm
    verb = "stage.edit"
    done = "Jadwal tahap diubah"
    heading = "Ubah jadwal tahap"
    hint = "Berlaku untuk semua. Untuk satu perangkat daerah saja, beri perpanjangan."


@keepers_only
class ExtensionCreate(Kept, CreateView):
    """More time for one agency."""

    model = Extension
    form_class = ExtensionForm
    done = "Perpanjangan diberikan dan diberitahukan"
    heading = "Perpanjang untuk satu perangkat daerah"
    hint = (
        "Orang-orang di perangkat daerah itu menerima pesan berisi waktu dan alasannya."
    )

    def get_form_kwargs(self):
        stage = get_object_or_404(Stage.objects.current(), pk=self.kwargs["pk"])
        return super().get_form_kwargs() | {"instance": Extension(stage=stage)}

    def save(self, form):
        return extending.extend(form.instance, by=self.request.user)

    def get_success_url(self):
        return self.object.stage.get_absolute_url()


@require_POST
@keepers_may
def revoke_extension(request, pk):
    """Take an extension back."""
    extension = get_object_or_404(Extension.objects.current(), pk=pk)
    extending.revoke(extension, by=request.user)
    messages.success(request, "Perpanjangan dicabut.")
    return redirect(extension.stage)
