"""Which programs may be one, and what did a person decide of each pair?"""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.views.generic import ListView

from agencies.pages import only_if, page_only_if
from programs import judging, overlapping, permissions
from programs.forms import PairForm
from programs.models import Apart
from programs.views.finding import attempt, find, give_back

VERDICTS = {
    "berbeda": (judging.set_apart, "Pasangan ini tidak ditampilkan lagi."),
    "bersama": (
        judging.propose_joint,
        "Usul program bersama ditulis sebagai catatan telaah; perangkat daerah "
        "membacanya saat program dikembalikan.",
    ),
}

judges_only = only_if(
    permissions.can_judge_overlaps, "Tumpang tindih diputuskan oleh admin DKISP."
)


@page_only_if(
    permissions.can_find_overlaps, "Tumpang tindih dibaca oleh penelaah program."
)
class OverlapList(ListView):
    """The pairs of programs that may be one, the likeliest first."""

    paginate_by = 10
    template_name = "reviews/overlap_list.html"

    def get_queryset(self):
        number = self.request.GET.get("program", "")
        self.about = find(self.request, number) if number.isdecimal() else None
        return overlapping.find(
            self.request.user, about=self.about.pk if self.about else None
        )

    def get_context_data(self, **kwargs):
        user = self.request.user
        context = super().get_context_data(
            about=self.about,
            may_judge=permissions.can_judge_overlaps(user),
            aparts=Apart.objects.for_list(user),
            **kwargs,
        )
        shown = context["object_list"]
        ways = [(pair, judging.ways_to_merge(pair, by=user)) for pair in shown]
        return context | {"pairs": ways}


@require_POST
@judges_only
def judge_overlap(request, one, other, verdict):
    """A person's word on two programs."""
    if verdict not in VERDICTS:
        raise Http404
    judge, said = VERDICTS[verdict]
    pair = find(request, one), find(request, other)
    form = PairForm(request.POST)
    if attempt(form, partial(judge, *pair, by=request.user)):
        messages.success(request, said)
    else:
        give_back(request, form)
    return redirect("reviews:overlaps")


@require_POST
@judges_only
def compare_again(request, pk):
    """The pair is looked at once more."""
    apart = get_object_or_404(Apart.objects.for_list(request.user), pk=pk)
    judging.compare_again(apart, by=request.user)
    messages.success(request, "Pasangan ini dibandingkan lagi.")
    return redirect("reviews:overlaps")
