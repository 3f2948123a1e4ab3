"""Which frame does everybody fill, and how is it kept?"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, UpdateView

from paser_masterplan.moves import MoveRefused
from plans import permissions, removing, renewing
from plans.contexts import Frame
from plans.forms import (
    CrestForm,
    DimensionForm,
    ElementForm,
    GoalForm,
    MissionForm,
    PlanForm,
    SubDimensionForm,
)
from plans.models import (
    Dimension,
    Goal,
    MasterPlan,
    Mission,
    ReadinessElement,
    SubDimension,
)
from plans.views.keeping import Kept, KeptOfPlan, keepers_may, keepers_only


def frame(request, pk=None):
    """The plan that is being written, or one of an earlier period."""
    gathered = Frame.gather(request.user, pk)
    if pk and gathered.plan is None:
        raise Http404
    may_keep = permissions.can_keep_frame(request.user) and not pk
    return render(
        request, "plans/frame.html", {"frame": gathered, "may_keep": may_keep}
    )


@keepers_only
class PlanCreate(Kept, CreateView):
    """A new period."""

    model = MasterPlan
    form_class = PlanForm
    done = "Rencana induk baru dimulai"
    heading = "Mulai rencana induk baru"
    hint = (
        "Rencana baru menjadi yang sedang disusun. Rencana yang sekarang tidak hilang: "
        "isinya tetap dapat dibaca. Sesudah ini tetapkan misi, sasaran, dan jadwalnya."
    )

    def save(self, form):
        return renewing.begin(form.instance, by=self.request.user)


@keepers_only
class PlanEdit(Kept, UpdateView):
    """Another title, period, vision or crest."""

    queryset = MasterPlan.objects.being_written().with_crest_known()
    form_class = PlanForm
    template_name = "plans/masterplan_form.html"
    verb = "plan.edit"
    done = "Rencana induk diubah"
    heading = "Ubah rencana induk"

    def get_context_data(self, **kwargs):
        return super().get_context_data(crest_form=CrestForm(), **kwargs)


@keepers_only
class MissionCreate(KeptOfPlan, CreateView):
    """A mission of the RPJMD that the plan serves."""

    model = Mission
    form_class = MissionForm
    verb = "mission.create"
    done = "Misi ditambahkan"
    heading = "Tambah misi RPJMD"


@keepers_only
class MissionEdit(KeptOfPlan, UpdateView):
    """Other words for a mission."""

    model = Mission
    form_class = MissionForm
    verb = "mission.edit"
    done = "Misi diubah"
    heading = "Ubah misi RPJMD"
    removal = "plans:mission_remove"


@keepers_only
class GoalCreate(KeptOfPlan, CreateView):
    """A goal and its strategy."""

    model = Goal
    form_class = GoalForm
    verb = "goal.create"
    done = "Sasaran ditambahkan"
    heading = "Tambah sasaran"

    def get_initial(self):
        return {"sub_dimension": self.request.GET.get("sub_dimension")}


@keepers_only
class GoalEdit(KeptOfPlan, UpdateView):
    """Other words for a goal."""

    model = Goal
    form_class = GoalForm
    verb = "goal.edit"
    done = "Sasaran diubah"
    heading = "Ubah sasaran"
    removal = "plans:goal_remove"


@keepers_only
class DimensionEdit(Kept, UpdateView):
    """What a dimension means, and who reviews in it."""

    model = Dimension
    form_class = DimensionForm
    verb = "dimension.edit"
    done = "Dimensi diubah"
    heading = "Ubah dimensi"


@keepers_only
class SubDimensionEdit(Kept, UpdateView):
    """What a sub-dimension means."""

    model = SubDimension
    form_class = SubDimensionForm
    verb = "sub_dimension.edit"
    done = "Subdimensi diubah"
    heading = "Ubah subdimensi"
    hint = "Definisi dan contoh ini tampil saat perangkat daerah memilih subdimensi."


@keepers_only
class ElementCreate(Kept, CreateView):
    """Another element by which readiness is judged."""

    model = ReadinessElement
    form_class = ElementForm
    verb = "readiness_element.create"
    done = "Unsur kesiapan ditambahkan"
    heading = "Tambah unsur kesiapan"


@keepers_only
class ElementEdit(Kept, UpdateView):
    """Another name, meaning or place for an element of readiness."""

    model = ReadinessElement
    form_class = ElementForm
    verb = "readiness_element.edit"
    done = "Unsur kesiapan diubah"
    heading = "Ubah unsur kesiapan"
    hint = "Nama dan definisinya tampil saat temuan dicatat dan kesiapan dinilai."
    removal = "plans:element_remove"


@require_POST
@keepers_may
def remove_mission(request, pk):
    """Take a mission out of the frame."""
    return _remove(request, get_object_or_404(Mission.objects.current(), pk=pk))


@require_POST
@keepers_may
def remove_goal(request, pk):
    """Take a goal out of the frame."""
    return _remove(request, get_object_or_404(Goal.objects.current(), pk=pk))


@require_POST
@keepers_may
def remove_element(request, pk):
    """Take an element of readiness out of the frame."""
    return _remove(request, get_object_or_404(ReadinessElement, pk=pk))


def _remove(request, thing):
    try:
        removing.remove(thing, by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{thing._meta.verbose_name.capitalize()} dihapus.")
    return redirect("plans:frame")
