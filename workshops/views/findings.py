"""What did the agencies find, and how is it written, decided and traced?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, UpdateView

from agencies.pages import FilteredList, Writing, for_writing, page_only_if
from workshops import alike, helping, permissions, workflow, writing
from workshops.contexts import FindingPage
from workshops.filters import FindingFilter
from workshops.forms import FindingForm, MoveForm
from workshops.models import Finding
from workshops.workflow import MoveRefused

NOT_A_WRITER = (
    "Temuan dicatat oleh operator dan pejabat penanggung jawab perangkat daerah. Akun "
    "Anda membaca dan mengikuti semuanya."
)
LONGEST_TITLE = 200
NOT_YOURS = "Temuan ini milik {agency}; hanya {agency} yang mengubah isinya."


class FindingList(FilteredList):
    """The findings of the current plan, newest first."""

    filterset_class = FindingFilter
    strict = False

    def get_queryset(self):
        findings = Finding.objects.visible_to(self.request.user).of_current_plan()
        return findings.with_answers().for_cards()

    def get_context_data(self, **kwargs):
        may_create = permissions.can_create(self.request.user)
        return super().get_context_data(may_create=may_create, **kwargs)


class FindingDetail(DetailView):
    """One finding with what became of it."""

    def get_queryset(self):
        return Finding.objects.visible_to(self.request.user).for_page()

    def get_context_data(self, **kwargs):
        page = FindingPage.gather(self.object, self.request.user)
        return super().get_context_data(page=page, **kwargs)


class Written(Writing, UpdateView):
    """The eight questions; where the door is closed, why and what can still be done."""

    form_class = FindingForm
    template_name = "workshops/finding_form.html"
    context_object_name = "finding"

    def get_context_data(self, **kwargs):
        standing = writing.standing(self.object, self.request.user)
        return super().get_context_data(
            standing=standing,
            obstacle=writing.obstacle(self.object, standing and standing.window),
            help=helping.for_finding(self.object, self.request.user),
            **kwargs,
        )

    def save(self, form):
        return writing.write(form, by=self.request.user)

    def said(self, thing):
        return f"Temuan {thing.pk} tersimpan."


@page_only_if(permissions.can_create, NOT_A_WRITER)
class FindingCreate(Written):
    """A new finding of the person's agency."""

    def get_object(self, queryset=None):
        return writing.blank(self.request.user)


class FindingEdit(Written):
    """Other words for a finding of the person's agency."""

    is_shared = True

    def get_object(self, queryset=None):
        known = Finding.objects.visible_to(self.request.user).for_form()
        known = for_writing(self.request, known)
        finding = get_object_or_404(known, pk=self.kwargs["pk"])
        if not permissions.can_edit(self.request.user, finding):
            raise PermissionDenied(NOT_YOURS.format(agency=finding.agency))
        return finding


def show_alike(request):
    """What resembles a title while it is typed."""
    found = alike.find(request.GET.get("judul", "")[:LONGEST_TITLE], request.user)
    return render(request, "_shared/_alike.html", {"alike": found})


@require_POST
def move_finding(request, pk, move):
    """Make one move; where it is refused, the page again with what was typed."""
    if move not in workflow.MOVES:
        raise Http404
    findings = Finding.objects.visible_to(request.user).for_page()
    finding = get_object_or_404(findings, pk=pk)
    form = MoveForm(request.POST, move=workflow.MOVES[move], finding=finding)
    if form.is_valid() and _perform(form, finding, request):
        messages.success(request, form.move.said)
        return redirect(finding)
    page = FindingPage.gather(finding, request.user, refused=form)
    context = {"finding": finding, "page": page}
    return render(request, "workshops/finding_detail.html", context)


def _perform(form, finding, request):
    """Whether the move was made; if not, its form says why."""
    opened = request.POST.get("opened", "")
    try:
        workflow.perform(
            form.move.name, finding, by=request.user, opened=opened, **form.cleaned_data
        )
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()
