"""How ready is everybody, where do findings stand, and which problems press most?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import ListView, UpdateView

from agencies.models import Agency
from agencies.pages import Traced, Writing, for_writing
from plans.models import MasterPlan, ReadinessElement
from workshops import assessing, permissions, placing, ranking
from workshops.forms import AssessmentForm, SwotForm, UsgForm
from workshops.models import Assessment, Finding, UsgScore

NOT_YOURS = "Penilaian kesiapan {whose} hanya dibaca oleh {whose} sendiri dan DKISP."
NOT_WRITER = (
    "Kesiapan dinilai oleh operator dan pejabat penanggung jawab perangkat daerahnya; "
    "kesiapan seluruh daerah oleh DKISP."
)
NOT_PLACED_BY = (
    "Letak temuan dalam SWOT ditata admin DKISP, sesudah temuannya diterima."
)
NOT_SCORED_BY = (
    "Nilai USG diberikan untuk masalah yang masih terbuka atau sudah diterima, oleh "
    "perangkat daerahnya dan penelaah."
)


def show_readiness(request, pk=None):
    """The readiness of one agency; without one of the region, or of one's own."""
    if pk is None and not request.user.is_reader:
        return redirect("workshops:readiness_of", request.user.agency_id)
    agency = get_object_or_404(Agency, pk=pk) if pk else None
    if not permissions.can_see_readiness(request.user, Assessment(agency=agency)):
        raise PermissionDenied(NOT_YOURS.format(whose=agency))
    page = assessing.ReadinessPage.gather(request.user, agency)
    return render(request, "workshops/readiness.html", {"page": page})


class Assess(Writing, UpdateView):
    """One element of readiness, of one agency or of the whole region."""

    form_class = AssessmentForm
    template_name = "workshops/assessment_form.html"
    context_object_name = "assessment"
    is_shared = True

    def get_object(self, queryset=None):
        blank = Assessment(
            plan=get_object_or_404(MasterPlan, is_current=True),
            element=get_object_or_404(ReadinessElement, pk=self.kwargs["pk"]),
            agency=self._agency(),
        )
        if not permissions.can_assess(self.request.user, blank):
            raise PermissionDenied(NOT_WRITER)
        if self.request.method == "POST":
            assessing.begin(blank)
        rows = for_writing(self.request, Assessment.objects.like(blank))
        return rows.first() or blank

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            obstacle=assessing.obstacle(self.object.agency, self.request.user),
            grounds=assessing.Grounds.gather(self.object, self.request.user),
            **kwargs,
        )

    def save(self, form):
        return assessing.write(form, by=self.request.user)

    def said(self, thing):
        return f"{thing.element} tersimpan."

    def _agency(self):
        pk = self.kwargs.get("agency")
        return get_object_or_404(Agency, pk=pk) if pk else None


def show_swot(request):
    """The four fields of the accepted findings, pillar by pillar."""
    page = placing.SwotPage.gather(request.user, request.GET.get("kelompok", ""))
    return render(request, "workshops/swot.html", {"page": page})


class FindingPlace(Traced, UpdateView):
    """Another place in the SWOT for an accepted finding."""

    form_class = SwotForm
    template_name = "workshops/swot_form.html"
    context_object_name = "finding"
    verb = "finding.place"
    done = "Letak dalam SWOT diubah"

    def get_object(self, queryset=None):
        known = Finding.objects.visible_to(self.request.user).for_form()
        finding = get_object_or_404(
            for_writing(self.request, known), pk=self.kwargs["pk"]
        )
        if not permissions.can_correct(self.request.user, finding):
            raise PermissionDenied(NOT_PLACED_BY)
        return finding

    def get_success_url(self):
        element = self.object.readiness
        pillar = element.pillar if element else placing.LOOSE
        return f"{reverse('workshops:swot')}?kelompok={pillar}"


class Ranking(ListView):
    """Problems by what people gave them."""

    template_name = "workshops/ranking.html"
    context_object_name = "problems"
    paginate_by = 25

    def get_queryset(self):
        return ranking.ranked(self.request.user)

    def get_context_data(self, **kwargs):
        may_score = self.request.user.role in permissions.SCORE.roles
        return super().get_context_data(may_score=may_score, **kwargs)


class Score(Traced, UpdateView):
    """What one person gives a problem; then on to the next without a score."""

    form_class = UsgForm
    template_name = "workshops/score_form.html"
    context_object_name = "score"
    verb = "usg.score"
    done = "Nilai USG tersimpan"

    def get_object(self, queryset=None):
        user = self.request.user
        known = Finding.objects.visible_to(user).for_cards()
        known = for_writing(self.request, known)
        finding = get_object_or_404(known, pk=self.kwargs["pk"])
        if finding.kind != Finding.Kind.PROBLEM:
            raise Http404
        if not permissions.can_score(user, finding):
            raise PermissionDenied(NOT_SCORED_BY)
        return UsgScore.objects.of(finding, user) or UsgScore(finding=finding, by=user)

    def get_success_url(self):
        following = ranking.next_for(self.request.user, self.object.finding)
        if following is None:
            messages.success(self.request, "Semua masalah sudah Anda nilai.")
            return reverse("workshops:ranking")
        return reverse("workshops:score", args=[following.pk])
